"""What is due when, counted from the days on site."""

from __future__ import annotations

from datetime import date

import pytest

from peerteam.domain.deadlines import Deadline, deadlines, iso, months_after, next_due
from peerteam.domain.records import Visit

VISIT = Visit("v", first_day="2026-03-10", last_day="2026-03-13")


def test_everything_due_follows_from_the_days_on_site() -> None:
    assert [(each.what, each.day.isoformat()) for each in deadlines(VISIT)] == [
        ("Read the papers", "2026-03-09"),
        ("First day on site", "2026-03-10"),
        ("Feedback to the council", "2026-03-13"),
        ("Draft to the council", "2026-04-03"),
        ("Report published", "2026-06-13"),
        ("Action plan published", "2026-08-13"),
        ("Progress review", "2027-01-13"),
        ("Review report published", "2027-03-13"),
    ]


def test_what_is_due_comes_in_the_order_of_its_days() -> None:
    days = [each.day for each in deadlines(VISIT)]
    assert days == sorted(days)


def test_without_days_nothing_is_due() -> None:
    assert deadlines(Visit("v")) == []
    assert deadlines(Visit("v", first_day="soon", last_day="")) == []


def test_only_what_the_known_day_says_is_due() -> None:
    assert [each.what for each in deadlines(Visit("v", first_day="2026-03-10"))][-1] == "First day on site"
    assert deadlines(Visit("v", last_day="2026-03-13"))[0].what == "Feedback to the council"


@pytest.mark.parametrize(
    ("today", "what"),
    [
        ("2026-03-01", "Read the papers"),
        ("2026-03-10", "First day on site"),
        ("2026-03-13", "Feedback to the council"),
        ("2026-03-14", "Draft to the council"),
        ("2026-04-04", "Report published"),
        ("2027-03-13", "Review report published"),
    ],
)
def test_the_next_thing_due_is_the_first_not_yet_past(today: str, what: str) -> None:
    due = next_due(VISIT, date.fromisoformat(today))
    assert due is not None
    assert due.what == what


def test_after_the_last_nothing_is_due() -> None:
    assert next_due(VISIT, date(2027, 3, 14)) is None


@pytest.mark.parametrize(
    ("today", "words"),
    [(1, "in 12 days"), (12, "in 1 day"), (13, "today"), (14, "1 day ago"), (23, "10 days ago")],
)
def test_how_far_off_it_is_is_said_in_words(today: int, words: str) -> None:
    assert Deadline("Draft to the council", date(2026, 3, 13)).in_words(date(2026, 3, today)) == words


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-03-13", 3, "2026-06-13"),
        ("2026-03-31", 3, "2026-06-30"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2026-12-01", 12, "2027-12-01"),
    ],
)
def test_a_shorter_month_ends_with_its_last_day(day: str, months: int, then: str) -> None:
    assert months_after(date.fromisoformat(day), months).isoformat() == then


def test_what_is_no_day_is_not_known() -> None:
    assert iso("2026-03-10") == date(2026, 3, 10)
    assert iso("10 March") is None
    assert iso(None) is None
