"""Facts in braces: what is known is said as a letter says it, what is not known takes its sentence with it."""

from __future__ import annotations

from datetime import date

import pytest

from peerteam.domain import letter_words
from peerteam.domain.letter_words import fill_all, listed, month_after, span_words, values
from peerteam.domain.records import Action, Visit
from peerteam.domain.snapshot import Snapshot
from tests.letter_visit import HEADLINE, LOWER, QUOTE_TAG, tallies, visit


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2026, 3, 10), (2026, 3, 13), "10 to 13 March 2026"),
        ((2026, 3, 30), (2026, 4, 2), "30 March to 2 April 2026"),
        ((2025, 12, 30), (2026, 1, 2), "30 December 2025 to 2 January 2026"),
        ((2019, 6, 21), (2019, 6, 21), "21 June 2019"),
        ((2013, 10, 14), None, "14 October 2013"),
        (None, (2026, 3, 13), None),
    ],
)
def test_the_days_of_a_visit_are_said_as_in_a_letter(
    first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, said: str | None
) -> None:
    assert span_words(date(*first) if first else None, date(*last) if last else None) == said


def test_months_are_counted_over_the_end_of_a_year() -> None:
    assert month_after(date(2026, 3, 13), 10) == "January 2027"
    assert month_after(date(2026, 12, 1), 0) == "December 2026"
    assert month_after(None, 3) is None


def test_a_list_is_joined_as_in_running_text() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_every_placeholder_a_format_may_use_has_a_value_and_no_other() -> None:
    assert set(values(visit(), tallies())) == letter_words.NAMES


def test_a_full_visit_leaves_no_placeholder_unknown_but_the_one_for_a_single_tier() -> None:
    known = values(visit(Action("x1", "r1", "Write a plan")), tallies(), date(2026, 3, 12))
    assert [name for name, text in known.items() if text is None] == ["single_tier_count"]
    assert (known["today"], known["action_count"]) == ("12 March 2026", "one action")
    assert known["meetings"] == "more than 45 meetings"
    assert known["report_by"] == "June 2026"
    assert known["days"] == "four days"
    assert known["focus_count"] == "one further area"


def test_an_empty_visit_knows_nothing_it_was_not_told() -> None:
    bare = Snapshot.of([Visit("v")])
    known = {name: text for name, text in values(bare, tallies(bare)).items() if text is not None}
    assert known == {"kind": "Peer challenge", "kind_lower": "peer challenge"}


def test_a_sentence_that_needs_an_unknown_fact_is_left_out_alone() -> None:
    known = {"council": "Marlbridge", "meetings": None}
    assert fill_all(["We visited {council}.", "We held {meetings}.", "Thank you."], known) == (
        "We visited Marlbridge. Thank you."
    )


def test_one_tier_of_recommendations_is_counted_as_one() -> None:
    known = values(visit(without=(LOWER,)), tallies())
    assert (known["single_tier_count"], known["headline_count"]) == ("one recommendation", None)
    assert values(visit(without=(LOWER, HEADLINE)), tallies())["recommendation_count"] is None


def test_quotations_are_spoken_of_only_when_one_is_cleared() -> None:
    assert values(visit(without=(QUOTE_TAG,)), tallies())["quotations"] is None
