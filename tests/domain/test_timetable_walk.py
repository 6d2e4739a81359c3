"""Walking the timetable with the arrows."""

from __future__ import annotations

from hypothesis import given

from peerteam.domain.records import Session, Slot
from peerteam.domain.timetable_layout import Plan, plan_of
from peerteam.domain.timetable_walk import below, beside, first_of
from tests.domain.test_timetable_layout import programmes

DAY = "2026-03-10"


def plan() -> Plan:
    return plan_of([
        Session("a1", "x", Slot(DAY, "09:00", "09:45"), stream="A"),
        Session("a2", "x", Slot(DAY, "10:00", "10:45"), stream="A"),
        Session("a3", "x", Slot(DAY, "10:15", "10:45"), stream="A"),
        Session("b1", "x", Slot(DAY, "09:00", "09:45"), stream="B"),
        Session("lunch", "x", Slot(DAY, "12:00", "13:00")),
        Session("c2", "x", Slot(DAY, "10:00", "10:45"), stream="C"),
    ])  # fmt: skip


def test_down_and_up_stay_in_the_stream_and_take_in_what_is_for_everybody() -> None:
    walked = ["a1"]
    for _ in range(4):
        walked.append(below(plan(), walked[-1], 1))
    assert walked == ["a1", "a2", "a3", "lunch", "lunch"]
    assert below(plan(), "lunch", -1) == "a3"
    assert below(plan(), "a1", -1) == "a1"


def test_right_and_left_go_to_what_is_nearest_in_time() -> None:
    assert beside(plan(), "a1", 1) == "b1"
    assert beside(plan(), "b1", 1) == "c2"
    assert beside(plan(), "c2", -1) == "b1"
    assert beside(plan(), "a1", -1) == "a1"


def test_two_that_overlap_are_beside_each_other() -> None:
    assert beside(plan(), "a2", 1) == "a3"
    assert beside(plan(), "a3", -1) == "a2"


def test_a_stream_in_which_nothing_is_on_is_passed_over() -> None:
    empty = plan_of([
        Session("a", "x", Slot(DAY, "09:00", "10:00"), stream="A"),
        Session("c", "x", Slot("2026-03-12", "09:00", "10:00"), stream="A"),
    ])  # fmt: skip
    assert beside(empty, "a", 1) == "c"


def test_a_session_that_is_not_there_leads_to_the_first() -> None:
    assert below(plan(), "gone", 1) == first_of(plan()) == "a1"
    assert first_of(plan_of([])) == ""


def test_right_and_left_stay_on_this_side_of_lunch() -> None:
    found = plan_of([
        Session("b1", "x", Slot(DAY, "09:00", "09:30"), stream="B"),
        Session("lunch", "x", Slot(DAY, "09:30", "09:45")),
        Session("a2", "x", Slot(DAY, "09:45", "10:45"), stream="A"),
        Session("b2", "x", Slot(DAY, "11:00", "11:45"), stream="B"),
    ])  # fmt: skip
    assert beside(found, "a2", 1) == "b2"


@given(programmes)
def test_every_session_can_be_walked_to(sessions: list[Session]) -> None:
    found = plan_of(sessions)
    reached, queue = set[str](), [first_of(found)]
    while queue:
        here = queue.pop()
        if here and here not in reached:
            reached.add(here)
            queue += [step(found, here, by) for step in (below, beside) for by in (1, -1)]
    assert reached == {placed.session for placed in found.placed}
