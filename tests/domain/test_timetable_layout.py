"""Where sessions stand in the timetable: columns of streams, lanes, and the hours shown."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.records import Session, Slot
from peerteam.domain.timetable_layout import OPEN, Column, Placed, Plan, plan_of

TUESDAY, WEDNESDAY = "2026-03-10", "2026-03-11"


def session(
    id: str, start: str | None, end: str | None, stream: str | None = None, day: str | None = TUESDAY
) -> Session:
    return Session(id, id, Slot(day, start, end), stream=stream)


def place(plan: Plan, id: str) -> Placed:
    found = plan.place_of(id)
    assert found is not None
    return found


def test_each_stream_of_a_day_is_a_column_in_order() -> None:
    plan = plan_of([
        session("b", "09:00", "10:00", "B"),
        session("a", "09:00", "10:00", "A"),
        session("c", "09:00", "10:00", "A", WEDNESDAY),
    ])  # fmt: skip
    assert plan.columns == (Column(TUESDAY, "A"), Column(TUESDAY, "B"), Column(WEDNESDAY, "A"))
    assert [place(plan, id).column for id in "abc"] == [0, 1, 2]
    assert plan.days == (TUESDAY, WEDNESDAY)
    assert list(plan.columns_of(TUESDAY)) == [0, 1]


def test_stream_2_stands_before_stream_10() -> None:
    plan = plan_of([session("x", "09:00", "10:00", "Stream 10"), session("y", "09:00", "10:00", "Stream 2")])
    assert [column.stream for column in plan.columns] == ["Stream 2", "Stream 10"]


def test_a_session_of_no_stream_runs_across_all_of_them() -> None:
    plan = plan_of([
        session("a", "09:00", "10:00", "A"), session("b", "09:00", "10:00", "B"), session("lunch", "12:00", "13:00"),
    ])  # fmt: skip
    lunch = place(plan, "lunch")
    assert (lunch.column, lunch.across, lunch.everybody) == (0, 2, True)
    assert len(plan.columns) == 2


def test_one_of_no_stream_has_its_own_column_where_something_else_is_on() -> None:
    plan = plan_of(
        [session("a", "09:00", "10:00", "A"), session("tour", "09:30", "10:30"), session("x", "8:00", "9:00")]
    )
    assert [column.stream for column in plan.columns] == ["A", None]
    assert (place(plan, "tour").column, place(plan, "tour").across, place(plan, "tour").everybody) == (1, 1, False)
    assert place(plan, "x").across == 2


def test_one_that_meets_only_a_session_in_the_last_column_goes_there_too() -> None:
    plan = plan_of(
        [session("a", "09:00", "10:00", "A"), session("b", "09:30", "11:00"), session("c", "10:30", "11:30")]
    )
    assert [(place(plan, id).column, place(plan, id).lanes) for id in "bc"] == [(1, 2), (1, 2)]


def test_a_day_without_streams_is_one_column() -> None:
    plan = plan_of([session("a", "09:00", "10:00"), session("b", "10:00", "11:00")])
    assert plan.columns == (Column(TUESDAY, None),)
    assert place(plan, "a").everybody


def test_touching_sessions_share_a_lane() -> None:
    plan = plan_of([session("a", "09:00", "10:00"), session("b", "10:00", "11:00")])
    assert [(place(plan, id).lane, place(plan, id).lanes) for id in "ab"] == [(0, 1), (0, 1)]


def test_overlapping_sessions_of_a_stream_stand_side_by_side() -> None:
    plan = plan_of([
        session("a", "09:00", "11:00", "A"), session("b", "09:30", "10:00", "A"), session("c", "10:00", "10:30", "A"),
        session("d", "11:00", "12:00", "A"),
    ])  # fmt: skip
    assert [(place(plan, id).lane, place(plan, id).lanes) for id in "abcd"] == [(0, 2), (1, 2), (1, 2), (0, 1)]


def test_a_session_over_midnight_stays_in_the_column_of_its_day() -> None:
    plan = plan_of([session("late", "22:30", "00:15")])
    late = place(plan, "late")
    assert (late.day, late.start, late.end) == (TUESDAY, 22 * 60 + 30, 24 * 60 + 15)
    assert plan.last == 25 * 60


def test_a_session_that_begins_at_the_end_of_the_day_is_not_put_at_its_beginning() -> None:
    assert place(plan_of([session("late", "24:00", "00:30")]), "late").start == 24 * 60


def test_only_the_hours_used_are_shown() -> None:
    plan = plan_of([session("a", "08:15", "08:50"), session("b", "16:00", "17:10")])
    assert (plan.first, plan.last) == (8 * 60, 18 * 60)
    assert (plan_of([]).first, plan_of([]).last) == (9 * 60, 17 * 60)


@pytest.mark.parametrize("end", [None, "soon", "09:00"])
def test_an_end_that_is_not_known_is_drawn_open_for_half_an_hour(end: str | None) -> None:
    open_ = place(plan_of([session("a", "09:00", end)]), "a")
    assert (open_.open, open_.end - open_.start, open_.known_end) == (True, OPEN, None)


def test_what_has_no_day_or_start_is_listed_apart() -> None:
    plan = plan_of([
        session("a", None, "10:00"), session("b", "09:00", "10:00", day=None), session("c", "9.30am", "10:00"),
        session("d", "09:00", "10:00", day="Tuesday"), session("e", "09:00", "10:00"),
    ])  # fmt: skip
    assert set(plan.untimed) == {"a", "b", "c", "d"}
    assert [placed.session for placed in plan.placed] == ["e"]


def test_one_day_alone_lists_its_own_and_what_has_no_day() -> None:
    plan = plan_of(
        [
            session("a", "09:00", "10:00"), session("b", "09:00", "10:00", day=WEDNESDAY),
            session("c", None, None, day=WEDNESDAY), session("d", None, None, day=None),
        ],
        TUESDAY,
    )  # fmt: skip
    assert [placed.session for placed in plan.placed] == ["a"]
    assert plan.untimed == ("d",)


def test_a_day_on_which_nothing_is_on_is_shown_empty() -> None:
    assert plan_of([session("a", "09:00", "10:00")], WEDNESDAY).columns == (Column(WEDNESDAY, None),)


# --- whatever the programme ------------------------------------------------------------------------------------------

minutes = st.integers(0, 24 * 60 - 5)
slots = st.builds(
    lambda day, start, length: Slot(
        day, f"{start // 60:02}:{start % 60:02}", f"{(start + length) // 60 % 24:02}:{(start + length) % 60:02}"
    ),
    st.sampled_from([TUESDAY, WEDNESDAY]),
    minutes,
    st.integers(1, 300),
)
programmes = st.lists(st.tuples(slots, st.sampled_from([None, "", "A", "B", "C"])), max_size=14).map(
    lambda found: [Session(f"s{n}", "x", slot, stream=stream) for n, (slot, stream) in enumerate(found)]
)


def box(placed: Placed) -> tuple[float, float]:
    """From where to where it reaches sideways, in columns."""
    return (
        placed.column + placed.across * placed.lane / placed.lanes,
        placed.column + placed.across * (placed.lane + 1) / placed.lanes,
    )


@given(programmes)
def test_no_two_sessions_are_ever_drawn_over_each_other(sessions: list[Session]) -> None:
    for one, other in combinations(plan_of(sessions).placed, 2):
        (left, right), (other_left, other_right) = box(one), box(other)
        beside = right <= other_left + 1e-9 or other_right <= left + 1e-9
        assert beside or one.end <= other.start or other.end <= one.start


@given(programmes)
def test_every_session_stands_within_its_day_and_the_hours_shown(sessions: list[Session]) -> None:
    plan = plan_of(sessions)
    assert {placed.session for placed in plan.placed} | set(plan.untimed) == {session.id for session in sessions}
    for placed in plan.placed:
        columns = plan.columns_of(placed.day)
        assert columns.start <= placed.column
        assert placed.column + placed.across <= columns.stop
        assert 0 <= placed.lane < placed.lanes
        assert plan.first <= placed.start < placed.end <= plan.last


@given(programmes)
def test_no_more_lanes_are_made_than_sessions_run_at_once(sessions: list[Session]) -> None:
    plan = plan_of(sessions)
    for placed in plan.placed:
        group = [other for other in plan.placed if (other.column, other.across) == (placed.column, placed.across)]
        assert placed.lanes == 1 or any(
            sum(other.start <= each.start < other.end for other in group) >= placed.lanes for each in group
        )
