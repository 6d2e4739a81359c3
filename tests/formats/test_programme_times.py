"""Times of day as councils write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.formats.table_grid import Cell
from peerteam.formats.time_words import Times, leading_times, plus, read_length, read_times, read_words

SURE = [
    ("9.00-9.45am", "09:00", "09:45"),
    ("0945 – 1030", "09:45", "10:30"),
    ("12 noon", "12:00", None),
    ("1-2", "13:00", "14:00"),
    ("14h30–15h15", "14:30", "15:15"),
    ("12 noon - 1pm", "12:00", "13:00"),
    ("11.30-12.15pm", "11:30", "12:15"),
    ("10-2pm", "10:00", "14:00"),
    ("11-1", "11:00", "13:00"),
    ("7pm-8.30", "19:00", "20:30"),
    ("6.30-8.30", "18:30", "20:30"),
    ("4-7", "16:00", "19:00"),
    ("9 a.m. to 10.30 a.m.", "09:00", "10:30"),
    ("9:00 AM - 9:45 AM", "09:00", "09:45"),
    ("until 5pm", None, "17:00"),
    ("from 10", "10:00", None),
    ("9.30 (45 mins)", "09:30", "10:15"),
    ("between 2 and 3pm", "14:00", "15:00"),
    ("9.00 - 9.45 (online)", "09:00", "09:45"),
    ("0900hrs", "09:00", None),
    ("23:00-00:30", "23:00", "00:30"),
    ("10pm-midnight", "22:00", "00:00"),
    ("0.479", "11:30", None),
    ("10:00:00", "10:00", None),
]


@pytest.mark.parametrize(("words", "start", "end"), SURE)
def test_a_usual_form_is_read(words: str, start: str | None, end: str | None) -> None:
    assert read_words(words) == Times(start, end)


@pytest.mark.parametrize(
    "words",
    ["7-8", "7.30", "7.30-9", "01:30", "9.30 or 10.15", "8.30 for 9", "25:00", "10.75", "approx 10", "am", "9.00/9.45",
     "10.00-09.00", "Room 9", "tbc", "TBC?"],
)  # fmt: skip
def test_what_is_not_certain_is_asked(words: str) -> None:
    found = read_words(words)
    assert (found.start, found.end) == (None, None)
    assert found.ask


def test_an_empty_cell_says_nothing_and_asks_nothing() -> None:
    assert read_times(Cell("")) == Times()


@pytest.mark.parametrize(
    ("value", "start"),
    [
        (datetime.time(9, 0), "09:00"),
        (datetime.datetime(2026, 3, 10, 14, 30), "14:30"),
        (0.375, "09:00"),
        (0.479166667, "11:30"),
        (945.0, "09:45"),
        (9.3, "09:30"),
        (9.45, "09:45"),
        (14.0, "14:00"),
        (9.5, None),
        (9.75, None),
        (datetime.time(1, 30), None),
    ],
)
def test_a_real_value_of_a_spreadsheet_is_read_or_asked(value: float | datetime.time, start: str | None) -> None:
    found = read_times(Cell(str(value), value))
    assert found.start == start
    assert (found.ask is None) == (start is not None)


MINUTES = st.integers(0, 24 * 60 - 1)


def clock(minutes: int, sign: str = ":") -> str:
    return f"{minutes // 60:02}{sign}{minutes % 60:02}"


@given(MINUTES, st.sampled_from([":", ".", "", "h"]))
def test_a_time_of_the_working_day_written_with_four_digits_is_itself(minutes: int, sign: str) -> None:
    found = read_words(clock(minutes, sign))
    if 60 <= minutes < 7 * 60:
        assert found.start is None
    else:
        assert found == Times(clock(minutes))


@given(st.integers(7 * 60, 24 * 60 - 2), st.data(), st.sampled_from(["-", " – ", " to ", "—"]))
def test_a_span_written_in_full_is_itself(start: int, data: st.DataObject, dash: str) -> None:
    end = data.draw(st.integers(start + 1, 24 * 60 - 1))
    assert read_words(f"{clock(start)}{dash}{clock(end)}") == Times(clock(start), clock(end))


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm", " a.m.", "PM"]))
def test_a_time_with_its_half_of_the_day_is_certain(hour: int, minute: int, half: str) -> None:
    found = read_words(f"{hour}.{minute:02}{half}")
    assert found.start == clock(hour % 12 * 60 + minute + (12 * 60 if "p" in half.lower() else 0))


@given(st.text(max_size=30))
def test_any_words_are_read_as_good_times_or_none(words: str) -> None:
    found = read_words(words)
    for time in filter(None, (found.start, found.end)):
        assert datetime.time.fromisoformat(time).isoformat("minutes") == time
    assert found.ask is None or (found.start is None and found.end is None)


def test_a_length_gives_the_end() -> None:
    assert read_length("1 hour 30 mins") == 90
    assert read_length("45") == 45
    assert read_length("long") is None
    assert plus(Times("09:00"), 45) == Times("09:00", "09:45")
    assert plus(Times("23:30"), 45) == Times("23:30")


def test_a_cell_that_begins_with_its_time_is_taken_apart() -> None:
    assert leading_times("09:30–10:15 Leader") == (Times("09:30", "10:15"), "Leader")
    assert leading_times("10 people")[1] == "10 people"
    assert leading_times("2026 plan")[1] == "2026 plan"
