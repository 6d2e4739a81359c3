from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.counts import HOURS_A_WEEK
from peerteam.domain.floors import floor

PUBLISHED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "published_counts.json").read_text(encoding="utf-8")
)
"""Figures as councils published them; a figure that is not stated is not there."""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "no"),
        (1, "one"),
        (6, "six"),
        (9, "nine"),
        (10, "10"),
        (11, "more than 10"),
        (40, "40"),
        (41, "more than 40"),
        (46, "more than 45"),
        (100, "100"),
        (103, "more than 100"),
        (117, "more than 110"),
        (1234, "more than 1,230"),
        (0.5, "less than one"),
        (6.0, "six"),
        (6.3, "more than 6"),
        (9.9, "more than 9"),
        (40.5, "more than 40"),
    ],
)
def test_a_number_is_published_as_a_floor(number: float, words: str) -> None:
    assert floor(number) == words


@pytest.mark.parametrize(
    ("number", "step", "words"),
    [(46, 10, "more than 40"), (117, 5, "more than 115"), (12.4, 1, "more than 12"), (40, 50, "40"), (6, 5, "six")],
)
def test_the_step_may_be_chosen(number: float, step: int, words: str) -> None:
    assert floor(number, step) == words


@given(st.integers(10, 5000), st.sampled_from([None, 1, 5, 10, 25]))
def test_a_floor_is_never_above_the_number_nor_as_much_as_it_if_it_says_more(number: int, step: int | None) -> None:
    words = floor(number, step).replace(",", "")
    said = int(words.removeprefix("more than "))

    assert said < number if words.startswith("more") else said == number


@pytest.mark.parametrize("case", [case for case in PUBLISHED if "person_weeks" in case], ids=lambda case: case["id"])
def test_hours_come_to_the_weeks_that_were_published(case: dict[str, Any]) -> None:
    weeks = case["hours"]["n"] / HOURS_A_WEEK

    assert floor(weeks, 1) == f"{case['person_weeks']['qualifier']} {case['person_weeks']['n']}"


@pytest.mark.parametrize("what", ["meetings", "people", "documents"])
def test_one_more_than_a_round_figure_comes_out_as_that_figure_was_published(what: str) -> None:
    said = [case[what]["n"] for case in PUBLISHED if what in case and case[what]["qualifier"] == "more than"]
    round_ones = [n for n in said if n % (5 if n < 100 else 10) == 0]

    assert round_ones
    assert [floor(n + 1) for n in round_ones] == [f"more than {n}" for n in round_ones]
