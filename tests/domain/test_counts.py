from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from peerteam.domain.counts import counts, minutes_of
from peerteam.domain.ids import derived_id
from peerteam.domain.records import (
    Attendance,
    Document,
    Peer,
    Person,
    Presence,
    Reading,
    Record,
    Session,
    Slot,
    Visit,
)
from peerteam.domain.snapshot import Snapshot

VISIT = Visit("v", council="Marlbridge Borough Council")
HOUR = Slot("2026-03-10", "09:00", "10:00")


def _held(id: str, **fields: Any) -> Session:
    done = Session(id, title=f"Session {id}", kind="interview", status="done", slot=HOUR)
    return replace(done, **fields)


def _met(session: str, *people: str) -> list[Record]:
    return [Attendance(derived_id("attendance", session, person), session, person) for person in people]


def _snapshot(*records: Record) -> Snapshot:
    return Snapshot.of([VISIT, *records])


# --- meetings ---------------------------------------------------------------------------------------------------------


def test_interviews_focus_groups_and_tours_that_were_held_are_meetings() -> None:
    kinds = ["interview", "focus group", "tour", "observed", "team time", "feedback", None]
    meetings = counts(_snapshot(*(_held(str(n), kind=kind) for n, kind in enumerate(kinds)))).meetings

    assert meetings.number == 3
    assert meetings.items == (("0", "Session 0"), ("1", "Session 1"), ("2", "Session 2"))
    assert [why for _, _, why in meetings.left_out] == [
        "a meeting observed does not count",
        "the team’s own time does not count",
        "the feedback does not count",
        "its kind is not known",
    ]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("planned", "planned, not yet held"),
        ("moved", "moved, not yet held"),
        ("cancelled", "cancelled"),
        (None, "not known whether it was held"),
    ],
)
def test_a_session_not_held_is_left_out_and_said(status: str | None, why: str) -> None:
    meetings = counts(_snapshot(_held("s", status=status))).meetings

    assert (meetings.number, meetings.floor_words, meetings.left_out) == (0, "no", (("s", "Session s", why),))


def test_meetings_are_published_as_a_floor() -> None:
    sessions = [_held(str(number)) for number in range(46)]

    assert counts(_snapshot(*sessions)).meetings.floor_words == "more than 45"
    assert counts(_snapshot(*sessions), step=20).meetings.floor_words == "more than 40"


# --- people -----------------------------------------------------------------------------------------------------------


def test_somebody_met_twice_counts_once() -> None:
    people = counts(_snapshot(Person("p"), _held("a"), _held("b"), *_met("a", "p"), *_met("b", "p"))).people

    assert people.number == 1


def test_a_group_counts_by_its_size_and_once_however_often_it_is_met() -> None:
    group = Person("g", post="Ward members", size=8)
    people = counts(_snapshot(group, _held("a"), _held("b"), *_met("a", "g"), *_met("b", "g"))).people

    assert people.number == 8
    assert people.items == (("g", "Ward members (8 people)"),)


def test_two_entries_for_one_person_count_once() -> None:
    one, other = Person("p", name="Priya Anand"), Person("q", post="The chief executive", same_as="p")
    people = counts(_snapshot(one, other, _held("a"), _held("b"), *_met("a", "p"), *_met("b", "q"))).people

    assert (people.number, people.items, people.left_out) == (1, (("p", "Priya Anand"),), ())


def test_a_circle_of_same_as_still_counts_one() -> None:
    one, other = Person("p", name="A", same_as="q"), Person("q", name="B", same_as="p")
    people = counts(_snapshot(one, other, _held("a"), *_met("a", "p", "q"))).people

    assert people.number == 1


def test_a_headcount_beyond_the_people_listed_counts_on_top() -> None:
    people = counts(
        _snapshot(Person("p", name="A"), Person("g", size=3), _held("a", headcount=9), *_met("a", "p", "g"))
    )

    assert people.people.number == 9
    assert people.people.items[-1] == ("a", "Session a: 5 not listed")


def test_a_headcount_below_the_people_listed_takes_nobody_away() -> None:
    people = counts(_snapshot(Person("p"), Person("q"), _held("a", headcount=1), *_met("a", "p", "q"))).people

    assert people.number == 2


def test_people_seen_only_where_it_does_not_count_are_left_out_and_said() -> None:
    people = counts(
        _snapshot(
            Person("p", name="A"),
            Person("q", name="B"),
            Person("r", name="C"),
            _held("a", kind="observed", headcount=15),
            _held("b", status="cancelled"),
            *_met("a", "p"),
            *_met("b", "q"),
        )
    ).people

    assert people.number == 0
    assert people.left_out == (
        ("p", "A", "Session a: a meeting observed does not count"),
        ("q", "B", "Session b: cancelled"),
        ("r", "C", "in no session"),
    )


# --- documents --------------------------------------------------------------------------------------------------------


def test_documents_count_once_somebody_has_read_them() -> None:
    documents = counts(
        _snapshot(
            Document("d", reference="D1", title="Council plan"),
            Document("e", reference="D2"),
            Reading("r1", "d", "x"),
            Reading("r2", "d", "y"),
        )
    ).documents

    assert (documents.number, documents.floor_words) == (1, "one")
    assert documents.items == (("d", "D1: Council plan"),)
    assert documents.left_out == (("e", "D2", "nobody has read it yet"),)


# --- hours ------------------------------------------------------------------------------------------------------------


def _team(*ids: str) -> list[Record]:
    return [Peer(id, initials=id) for id in ids]


def test_hours_are_how_long_a_session_was_times_the_peers_in_it() -> None:
    session = _held("a", lead="x", writer="y", slot=Slot("2026-03-10", "09:00", "09:45"))
    hours = counts(_snapshot(*_team("x", "y", "z"), session, Presence("l", "a", "z"))).hours

    assert hours.number == 2.25
    assert hours.items == (("a", "Session a: 45 min × 3"),)


def test_a_peer_named_twice_for_one_session_is_there_once() -> None:
    session = _held("a", lead="x", writer="x")
    hours = counts(_snapshot(*_team("x"), session, Presence("l", "a", "x"))).hours

    assert hours.number == 1


@pytest.mark.parametrize(("kind", "number"), [("team time", 3), ("feedback", 3), ("interview", 0), ("observed", 0)])
def test_the_whole_team_is_in_its_own_time_and_the_feedback_unless_somebody_is_named(kind: str, number: int) -> None:
    team = _team("x", "y", "z")

    assert counts(_snapshot(*team, _held("a", kind=kind))).hours.number == number
    assert counts(_snapshot(*team, _held("a", kind=kind, lead="x"))).hours.number == 1


def test_what_is_not_known_of_the_hours_is_left_out_and_said() -> None:
    hours = counts(
        _snapshot(
            *_team("x"),
            _held("a", lead="x", slot=Slot("2026-03-10", "09:00")),
            _held("b"),
            _held("c", lead="x", status="planned"),
        )
    ).hours

    assert hours.number == 0
    assert hours.left_out == (
        ("a", "Session a", "its times are not known"),
        ("b", "Session b", "nobody of the team is named"),
        ("c", "Session c", "planned, not yet held"),
    )


@pytest.mark.parametrize(
    ("slot", "minutes"),
    [
        (Slot("2026-03-10", "09:00", "09:45"), 45),
        (Slot(None, "09:55", "10:05"), 10),
        (Slot("2026-03-10"), None),
        (Slot("2026-03-10", "10:00", "09:00"), None),
        (Slot("2026-03-10", "nine", "10:00"), None),
    ],
)
def test_a_slot_lasts_from_its_start_to_its_end_if_both_are_known(slot: Slot, minutes: int | None) -> None:
    assert minutes_of(slot) == minutes


@pytest.mark.parametrize(
    ("hours", "a_week", "words"),
    [
        (233, None, "more than 6"),
        (280, None, "more than 7"),
        (184, None, "more than 4"),
        (233, 40.0, "more than 5"),
        (74, 37.0, "two"),
    ],
)
def test_person_weeks_are_hours_by_the_visits_week(hours: int, a_week: float | None, words: str) -> None:
    sessions = [_held(str(number), lead="x") for number in range(hours)]
    found = counts(Snapshot.of([replace(VISIT, hours_a_week=a_week), *_team("x"), *sessions]))

    assert found.hours.number == hours
    assert found.person_weeks.floor_words == words
