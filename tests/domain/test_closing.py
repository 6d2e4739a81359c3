"""What is said about closing a visit."""

from __future__ import annotations

from datetime import date

from peerteam.domain.closing import (
    GOES,
    Closed,
    Receipt,
    cautions_before,
    figures_of,
    packed,
    said_together,
    standing,
    told,
    unpacked,
    usual_keep_until,
)
from peerteam.domain.records import Visit
from tests.letter_visit import tallies

TODAY = date(2026, 7, 1)


def test_notes_are_kept_until_the_report_is_to_be_published() -> None:
    assert usual_keep_until(Visit("v", last_day="2026-11-30")) == date(2027, 2, 28)
    assert usual_keep_until(Visit("v")) is None


def test_what_there_is_is_told_in_numbers_and_what_there_is_not_is_left_out() -> None:
    found = {"note": 1_041, "private": 1, "tag": 0, "person": 1}
    assert told(found, GOES) == [
        "1,041 notes", "1 of them only on this laptop, or raised with the manager",
        "1 person or group the team met",
    ]  # fmt: skip


def test_the_figures_are_those_of_the_process_paragraph() -> None:
    assert figures_of(tallies()) == (
        "46 meetings", "152 people met", "74 papers read", "290 hours of the team’s time",
    )  # fmt: skip


def test_before_closing_nothing_is_said_when_there_is_nothing_to_look_at() -> None:
    assert cautions_before(date(2026, 6, 13), TODAY, 0, 0, 0, published=True) == ()


def test_before_closing_each_thing_to_look_at_is_one_sentence() -> None:
    found = cautions_before(date(2026, 9, 1), TODAY, 2, 1, 3, published=False)
    assert [line.split(".")[0] for line in found] == [
        "The notes were to be kept until 1 September 2026", "2 things were raised with the manager",
        "1 change of yours has not been handed over yet", "3 versions still wait to be chosen",
        "No letter is marked as final or published yet",
    ]  # fmt: skip


def test_a_closed_visit_says_by_whom_and_what_came_in_since() -> None:
    assert standing(Closed(TODAY, "Ann Archer", heard=True, there={"note": 0})) == (
        "This visit was closed on 1 July 2026 by Ann Archer."
    )
    assert standing(Closed(TODAY, "", heard=False, there={"note": 1, "private": 1, "person": 2})) == (
        "This visit was closed on 1 July 2026. 1 note and 2 people and groups the team met are on this laptop and "
        "nowhere else, or came in since."
    )


def test_things_are_said_together_as_one_would() -> None:
    assert said_together(["3 notes"]) == "3 notes"
    assert said_together(["3 notes", "2 passages", "1 person"]) == "3 notes, 2 passages and 1 person"


def test_a_receipt_comes_back_as_it_was_even_from_a_newer_program() -> None:
    receipt = Receipt("A", ("2026-03-10", None), "2026-07-01T10:00:00", "", {"finding": 1}, {"note": 2}, ("1 meeting",))
    values = {**packed(receipt), "days": ["2026-03-10", None], "figures": ["1 meeting"], "of a newer program": 1}
    assert unpacked(values) == receipt
