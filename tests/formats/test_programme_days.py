"""Days as councils write them, British order first."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.formats.day_words import Day, Days
from peerteam.formats.table_grid import Cell

VISIT = Days(datetime.date(2026, 3, 10), datetime.date(2026, 3, 13))


@pytest.mark.parametrize(
    "words",
    ["Tuesday 10 March 2026", "Tuesday 10th March", "Tue 10/3", "10/03/2026", "10.03.26", "2026-03-10", "Tuesday",
     "Day 1", "Day 1 – Tuesday 10 March 2026", "March 10th", "TUESDAY, 10TH MARCH", "Tues 10-Mar-26",
     "Programme for Tuesday 10th of March", "Tuesday 10"],
)  # fmt: skip
def test_a_usual_form_is_read(words: str) -> None:
    assert VISIT.find(words) == Day("2026-03-10")


@pytest.mark.parametrize("words", ["10–13 March 2026", "10 to 13 March", "Market stall", "Sheet1", "Room 3", ""])
def test_what_names_no_single_day_names_none(words: str) -> None:
    assert VISIT.find(words) == Day()


@pytest.mark.parametrize("words", ["Wednesday 10 March", "Monday", "Day 7"])
def test_what_contradicts_the_visit_is_asked(words: str) -> None:
    found = VISIT.find(words)
    assert found.day is None
    assert found.ask


def test_the_day_asked_about_is_named_with_its_capitals() -> None:
    asked = VISIT.find("WEDNESDAY 10 March").ask
    assert asked == "“Wednesday 10 March” is a Tuesday: which day is meant?"


def test_without_the_visits_dates_a_year_of_the_file_is_enough() -> None:
    assert Days().find("Tuesday 10 March").day is None
    assert Days().with_years_of("Peer challenge 2026").find("Tuesday 10 March").day == "2026-03-10"


def test_a_visit_over_a_weekend_does_not_count_its_days() -> None:
    assert Days(datetime.date(2026, 3, 12), datetime.date(2026, 3, 17)).find("Day 4").ask


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2049, 12, 31)))
def test_every_date_is_read_in_every_form(date: datetime.date) -> None:
    for words in (f"{date:%A} {date.day} {date:%B %Y}", f"{date:%d/%m/%Y}", f"{date:%d.%m.%y}", date.isoformat()):
        assert Days().find(words).day == date.isoformat()


@given(st.text(max_size=40))
def test_any_words_are_read_without_harm(words: str) -> None:
    found = VISIT.find(words)
    assert found.day is None or datetime.date.fromisoformat(found.day).isoformat() == found.day
    assert VISIT.is_heading(Cell(words)) in (True, False)
