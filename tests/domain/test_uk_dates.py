"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.errors import NotAllowed
from peerteam.domain.uk_dates import read_date, say_date, short_date

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    "typed",
    [
        "9 March 2026", "9 mar 2026", "09/03/2026", "9/3/26", "9.3.26", "9-3-2026", "2026-03-09", "9th March 2026",
        "Mon 9 March 2026", "Monday, 9 March 2026", "  9   MARCH 2026 ", "9th of March 2026",
    ],
)  # fmt: skip
def test_the_usual_ways_to_write_a_day_are_understood_day_first(typed: str) -> None:
    assert read_date(typed, TODAY) == "2026-03-09"


def test_nothing_is_no_date_and_today_is_today() -> None:
    assert read_date("  ", TODAY) is None
    assert read_date("Today", TODAY) == "2026-03-10"


@pytest.mark.parametrize("typed", ["13 March", "13/3", "13th of march", "Fri 13 mar."])
def test_a_day_that_follows_another_needs_no_year(typed: str) -> None:
    assert read_date(typed, TODAY, since="2026-03-10") == "2026-03-13"


def test_without_a_year_it_is_the_next_day_of_that_name() -> None:
    assert read_date("9 January", TODAY, since="2025-12-30") == "2026-01-09"
    with pytest.raises(NotAllowed, match="has no year"):
        read_date("31 February", TODAY, since="2026-01-30")
    with pytest.raises(NotAllowed, match="has no year"):
        read_date("9 January", TODAY)


@pytest.mark.parametrize(
    "typed", ["31 February 2026", "3/13/2026", "soon", "TBC", "Q1 2026", "9 Smarch 2026", "9 ma 2026"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(NotAllowed, match="is not a date"):
        read_date(typed, TODAY)


@pytest.mark.parametrize("typed", ["9 March", "9/3", "9th of march"])
def test_a_missing_year_is_asked_for_and_not_guessed(typed: str) -> None:
    with pytest.raises(NotAllowed, match="has no year"):
        read_date(typed, TODAY)


def test_a_weekday_that_does_not_fit_is_told() -> None:
    with pytest.raises(NotAllowed, match="9 March 2026 is a Monday"):
        read_date("Tuesday 9 March 2026", TODAY)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_is_shown_can_be_typed_again(day: date) -> None:
    assert read_date(say_date(day.isoformat()), TODAY) == day.isoformat()


def test_what_an_older_file_holds_instead_of_a_day_is_shown_as_it_is() -> None:
    assert say_date("early spring") == short_date("early spring") == "early spring"
    assert (say_date(None), short_date("2026-03-09")) == ("", "9 Mar")
