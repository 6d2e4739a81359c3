"""Moving a session in the timetable: what the mouse and the keys both do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.records import Session, Slot
from peerteam.domain.timetable import times_of
from peerteam.domain.timetable_layout import Plan, plan_of
from peerteam.domain.timetable_moves import (
    LEAST,
    Shift,
    beginning,
    clock,
    columns_at,
    ending,
    in_column,
    later,
    sideways,
    snapped,
    standing,
)

TUESDAY, WEDNESDAY, FRIDAY = "2026-03-10", "2026-03-11", "2026-03-13"
AT_NINE = Shift("a", TUESDAY, "A", 540, 585)


def plan() -> Plan:
    return plan_of([
        Session("a", "a", Slot(TUESDAY, "09:00", "09:45"), stream="A"),
        Session("b", "b", Slot(TUESDAY, "09:00", "09:45"), stream="B"),
        Session("lunch", "lunch", Slot(TUESDAY, "12:00", "13:00")),
        Session("c", "c", Slot(WEDNESDAY, "09:00", "09:45"), stream="A"),
        Session("d", "d", Slot(FRIDAY, "09:00", None)),
    ])  # fmt: skip


def shift_of(id: str) -> Shift:
    placed = plan().place_of(id)
    assert placed is not None
    return standing(plan(), placed)


def test_a_move_begins_where_the_session_stands() -> None:
    assert shift_of("b") == Shift("b", TUESDAY, "B", 540, 585)
    assert shift_of("lunch") == Shift("lunch", TUESDAY, None, 720, 780)
    assert shift_of("d") == Shift("d", FRIDAY, None, 540, None)


def test_later_moves_both_ends() -> None:
    assert later(AT_NINE, 5).times == "09:05–09:50"
    assert later(AT_NINE, -15).times == "08:45–09:30"
    assert later(shift_of("d"), 30).times == "09:30"


def test_a_session_always_begins_on_its_own_day() -> None:
    assert later(AT_NINE, -2000).start == 0
    late = later(AT_NINE, 2000)
    assert (late.times, late.day) == ("23:55–00:40", TUESDAY)


def test_an_end_is_never_before_the_beginning() -> None:
    assert ending(AT_NINE, 600).times == "09:00–10:00"
    assert ending(AT_NINE, 0).times == "09:00–09:05"
    assert beginning(AT_NINE, 570).times == "09:30–09:45"
    assert beginning(AT_NINE, 2000).times == "09:40–09:45"


def test_stretching_gives_an_end_to_a_session_that_had_none() -> None:
    assert ending(shift_of("d"), 600).times == "09:00–10:00"
    assert beginning(shift_of("d"), 600).times == "10:00"


def test_a_move_keeps_the_room_and_what_is_not_known() -> None:
    was = Slot(TUESDAY, "09:00", None, "Room 2")
    assert later(shift_of("d"), 60).slot(was) == Slot(FRIDAY, "10:00", None, "Room 2")
    assert AT_NINE.slot(was) == Slot(TUESDAY, "09:00", "09:45", "Room 2")


def test_minutes_snap_to_the_nearest_step() -> None:
    assert [snapped(542.4), snapped(543), snapped(550, 15)] == [540, 545, 555]


def test_beyond_midnight_is_told_as_on_the_clock() -> None:
    assert [clock(0), clock(24 * 60), clock(24 * 60 + 75)] == ["00:00", "00:00", "01:15"]


def test_sideways_goes_through_the_streams_into_the_next_day() -> None:
    there = [shift_of("a")]
    for _ in range(4):
        there.append(sideways(plan(), there[-1], 1, everybody=False))
    assert [(each.day, each.stream) for each in there] == [
        (TUESDAY, "A"), (TUESDAY, "B"), (WEDNESDAY, "A"), (FRIDAY, "A"), (FRIDAY, "A"),
    ]  # fmt: skip


def test_what_is_for_everybody_stays_so_and_goes_by_days() -> None:
    moved = sideways(plan(), shift_of("lunch"), 1, everybody=True)
    assert (moved.day, moved.stream) == (WEDNESDAY, None)
    assert in_column(plan(), shift_of("lunch"), 1, everybody=True).stream is None
    assert columns_at(plan(), shift_of("lunch"), everybody=True) == range(2)


def test_a_day_without_streams_takes_none_away() -> None:
    assert in_column(plan(), AT_NINE, 3, everybody=False) == replace(AT_NINE, day=FRIDAY)


@pytest.mark.parametrize("column", [-3, 99])
def test_beyond_the_edge_is_the_column_at_the_edge(column: int) -> None:
    moved = in_column(plan(), AT_NINE, column, everybody=False)
    assert moved.day == (TUESDAY if column < 0 else FRIDAY)


Act = Callable[[Shift, int], Shift]
acts = st.lists(
    st.tuples(st.sampled_from([later, ending, beginning]), st.integers(-200, 400).map(lambda step: step * 5)),
    max_size=8,
)


@given(acts)
def test_wherever_it_was_dragged_its_slot_reads_back_as_the_same_stretch_of_time(
    acts: list[tuple[Act, int]],
) -> None:
    moved = AT_NINE
    for act, minutes in acts:
        moved = act(moved, minutes)
    times = times_of(moved.slot(Slot()))
    assert times is not None
    assert times.end is not None
    assert moved.end is not None
    assert times.end - times.start == moved.end - moved.start >= LEAST
