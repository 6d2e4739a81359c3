"""Clashes: what is told, in which words, and what is no clash."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerteam.domain.clashes import Clash, ClashKind, clashes, overlap
from peerteam.domain.records import (
    Attendance,
    Peer,
    Person,
    Presence,
    Record,
    Session,
    SessionKind,
    SessionStatus,
    Slot,
    SourceGroup,
    Visit,
)
from peerteam.domain.sites import Rules, site_of
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import Times, times_of

DAY = "2026-03-10"
ANN, BEN = Peer("p1", "Ann", "AA"), Peer("p2", "Ben", "BB")
LEADER = Person("c1", "Cllr Dale", "Leader", None, SourceGroup.MEMBER)


def session(
    id: str, start: str | None, end: str | None, room: str | None = None, lead: str = "p1", **more: object
) -> Session:
    given: dict[str, object] = {"writer": "p2", "kind": SessionKind.INTERVIEW, **more}
    return Session(id, f"Talk {id}", Slot(DAY, start, end, room), lead=lead, **given)  # type: ignore[arg-type]


def told(*records: Record, rules: Rules | None = None, me: str | None = None) -> list[Clash]:
    return clashes(Snapshot.of((Visit("v"), ANN, BEN, LEADER, *records)), rules, me)


def words(*records: Record, rules: Rules | None = None, me: str | None = None) -> list[str]:
    return [each.words for each in told(*records, rules=rules, me=me)]


def test_a_peer_in_two_rooms_is_told() -> None:
    found = told(
        session("a", "13:30", "14:30", "Room 1", writer="x"), session("b", "14:00", "15:00", "Room 2", writer="x")
    )
    assert found == [Clash(ClashKind.PEER, "14:00 Ann is in two rooms", ("a", "b"), "!", DAY, ("p1",))]


def test_i_am_spoken_to() -> None:
    talks = session("a", "13:30", "14:30", "Room 1", writer="x"), session("b", "14:00", "15:00", "Room 2", writer="x")
    assert words(*talks, me="p1") == ["14:00 you are in two rooms"]


def test_beginning_together_is_a_clash_even_without_an_end() -> None:
    talks = session("a", "14:00", None, writer="x"), session("b", "14:00", "15:00", writer="x")
    assert "14:00 Ann is in two sessions" in words(*talks)


def test_sessions_that_touch_are_no_clash() -> None:
    talks = session("a", "13:00", "14:00", "Room 1"), session("b", "14:00", "15:00", "Room 1")
    assert words(*talks) == []


def test_a_cancelled_session_clashes_with_nothing() -> None:
    off = session("b", "14:00", "15:00", "Room 1", status=SessionStatus.CANCELLED, writer=None)
    assert words(session("a", "14:00", "15:00", "Room 1"), off) == []


def test_unknown_times_never_clash_and_are_told() -> None:
    found = told(session("a", "14:00", "15:00"), session("b", None, None), session("c", "13:00", None))
    assert [(each.kind, each.words, each.sign) for each in found] == [
        (ClashKind.UNKNOWN, "Talk b has no start and no end yet", "?"),
        (ClashKind.UNKNOWN, "13:00 Talk c has no end yet", "?"),
    ]


def test_a_session_without_a_day_is_told() -> None:
    assert words(replace(session("a", "14:00", "15:00"), slot=Slot(None, "14:00", "15:00"))) == [
        "14:00 Talk a has no day yet"
    ]


def test_an_end_before_the_start_is_a_slip_and_not_midnight() -> None:
    assert words(session("a", "14:00", "13:00")) == ["14:00 Talk a has times that cannot be: 14:00 to 13:00"]


def test_a_session_over_midnight_clashes_after_midnight() -> None:
    late = session("a", "23:00", "00:30", writer="x")
    early = replace(session("b", "00:15", "01:00", writer="x"), slot=Slot("2026-03-11", "00:15", "01:00"))
    rules = Rules(first="00:00", last="24:00")
    assert [each.kind for each in told(late, early, rules=rules)] == [ClashKind.PEER, ClashKind.HOURS]
    touching = replace(early, slot=Slot("2026-03-11", "00:30", "01:00"))
    assert [each.kind for each in told(late, touching, rules=rules)] == [ClashKind.HOURS]


def test_a_session_until_midnight_ends_where_the_next_day_begins() -> None:
    assert times_of(Slot(DAY, "22:00", "00:00")) == times_of(Slot(DAY, "22:00", "24:00"))


def test_a_room_taken_twice_is_told_however_it_is_written() -> None:
    talks = session("a", "14:00", "15:00", "Room 1"), session("b", "14:30", "15:00", "room  1", lead="x", writer="y")
    assert words(*talks) == ["14:30 Room 1 is taken twice: Talk a and Talk b"]


@pytest.mark.parametrize("room", ["Video call", "Online", "MS Teams", "https://meet.example/1", "  ", None])
def test_a_call_is_no_room(room: str | None) -> None:
    talks = session("a", "14:00", "15:00", room), session("b", "14:00", "15:00", room, lead="x", writer="y")
    assert words(*talks) == []


def test_an_interviewee_in_two_sessions_is_told_under_any_description() -> None:
    again = Person("c2", "Dale", "Leader", None, SourceGroup.MEMBER, same_as="c1")
    talks = session("a", "14:00", "15:00"), session("b", "14:30", "15:00", lead="x", writer="y")
    links = Attendance("1", "a", "c1"), Attendance("2", "b", "c2")
    assert words(again, *talks, *links) == ["14:30 Cllr Dale, Leader is asked for twice"]


def test_a_group_may_be_in_two_sessions() -> None:
    staff = Person("c2", None, "Staff", None, SourceGroup.STAFF, size=8)
    talks = session("a", "14:00", "15:00"), session("b", "14:00", "15:00", lead="x", writer="y")
    assert words(staff, *talks, Attendance("1", "a", "c2"), Attendance("2", "b", "c2")) == []


def test_two_who_go_together_are_one_line_and_i_come_first() -> None:
    talks = session("a", "13:30", "14:30", "Room 1"), session("b", "14:00", "15:00", "Room 2")
    (found,) = told(*talks)
    assert (found.words, found.peers) == ("14:00 Ann and Ben are in two rooms", ("p1", "p2"))
    assert words(*talks, me="p2") == ["14:00 you and Ann are in two rooms"]
    sits_in = [Presence(f"in {id}", id, "p3") for id in "ab"]
    assert words(Peer("p3", "Cara", "CC"), *talks, *sits_in) == ["14:00 Ann, Ben and Cara are in two rooms"]


def test_no_time_to_walk_between_sites_is_told_for_everybody_who_walks() -> None:
    talks = session("a", "13:00", "14:00", "Town Hall, Room 1"), session("b", "14:05", "15:00", "Depot, mess room")
    assert words(*talks) == [
        "14:05 Ann and Ben have only 5 minutes to get from Town Hall, Room 1 to Depot, mess room",
    ]
    assert words(*talks, rules=Rules(walk=5)) == []


def test_two_rooms_of_one_site_are_near() -> None:
    assert (
        words(session("a", "13:00", "14:00", "Depot, yard"), session("b", "14:00", "15:00", "Depot, mess room")) == []
    )


def test_the_team_may_say_which_room_is_where() -> None:
    rules = Rules(sites={"Riverside Centre": "riverside"})
    assert site_of("riverside  centre", rules) == "riverside"
    assert site_of("Riverside Centre, hall", rules) == "riverside"
    assert site_of("Room 1", rules) == ""
    assert site_of("Room 1 (video call)", rules) is None


def test_a_session_without_a_writer_is_told_until_it_is_held() -> None:
    lacking = session("a", "14:00", "15:00", writer=None)
    assert words(lacking) == ["14:00 Talk a has no writer"]
    assert words(replace(lacking, status=SessionStatus.DONE)) == []
    assert words(replace(lacking, kind=SessionKind.TEAM_TIME)) == []


def test_a_session_of_a_kind_nobody_has_said_needs_a_writer_too() -> None:
    assert words(session("a", "14:00", "15:00", writer=None, kind=None)) == ["14:00 Talk a has no writer"]


def test_a_session_outside_the_day_is_told() -> None:
    assert words(session("a", "18:30", "19:30")) == ["18:30 Talk a is outside the day (08:00 to 19:00)"]
    assert words(session("a", "07:30", "08:30")) == ["07:30 Talk a is outside the day (08:00 to 19:00)"]
    assert words(session("a", "08:00", "19:00")) == []


def test_a_meeting_of_the_council_in_the_evening_is_when_it_is() -> None:
    assert words(session("a", "18:30", "21:00", kind=SessionKind.OBSERVED)) == []


def test_too_many_sessions_without_a_break_are_told() -> None:
    run = [session(str(hour), f"{hour:02}:00", f"{hour:02}:50", writer="x") for hour in range(9, 14)]
    assert words(*run) == ["09:00 Ann has 5 sessions without a break"]
    assert words(*run, rules=Rules(rest=10)) == []


def test_team_time_is_a_break() -> None:
    run = [session(str(hour), f"{hour:02}:00", f"{hour:02}:59", writer="x") for hour in range(9, 14)]
    run[2] = replace(run[2], kind=SessionKind.TEAM_TIME)
    assert words(*run) == []


def test_whoever_sits_in_counts_as_there() -> None:
    talks = session("a", "14:00", "15:00", "R1", writer="x"), session("b", "14:00", "15:00", "R2", lead="x", writer="y")
    assert words(*talks, Presence("1", "b", "p1")) == ["14:00 Ann is in two rooms"]


def test_an_empty_programme_has_no_clash() -> None:
    assert told() == []


minutes = st.integers(0, 3000)


@given(minutes, minutes, minutes, minutes)
def test_overlapping_is_the_same_both_ways_and_needs_a_shared_minute(a: int, b: int, c: int, d: int) -> None:
    one, other = Times(min(a, b), max(a, b) + 1), Times(min(c, d), max(c, d) + 1)
    assert one.end is not None
    assert other.end is not None
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, other) == bool(set(range(one.start, one.end)) & set(range(other.start, other.end)))
