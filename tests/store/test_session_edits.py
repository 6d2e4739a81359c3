"""What is done to sessions on the day; every verb is one step that can be undone."""

from __future__ import annotations

import pytest

from peerteam.domain.errors import NotAllowed
from peerteam.domain.records import Note, Person, Presence, Session, SessionStatus, SessionTheme, Slot, SourceGroup
from peerteam.store.visit_file import VisitFile
from tests.builders import SESSION, UndoCheck

TUE = "2026-03-10"
OTHER = Session(
    "s2", "Leader", Slot(TUE, "14:00", "15:00", "Room 5"), "interview", "B", SessionStatus.PLANNED, writer="p2"
)


@pytest.fixture
def two(visit: VisitFile) -> VisitFile:
    visit.load([OTHER])
    visit.history.forget()
    return visit


def session(visit: VisitFile, id: str) -> Session:
    found = visit.rows.get(Session, id)
    assert found is not None
    return found


def test_one_peer_is_put_to_several_sessions_in_one_step(two: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(two):
        two.programme.assign(["s1", "s2"], "lead", "p3")
    assert [session(two, id).lead for id in ("s1", "s2")] == ["p3", "p3"]
    with undo_check(two):
        two.programme.assign(["s2"], "writer", None)
    assert session(two, "s2").writer is None


def test_sessions_are_done_and_not_done_again(two: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(two):
        two.programme.set_done(["s1", "s2"])
    assert {session(two, id).status for id in ("s1", "s2")} == {"done"}
    with undo_check(two):
        two.programme.set_done(["s1"], so=False)
    assert session(two, "s1").status == "planned"


def test_a_cancelled_session_keeps_its_reason_and_its_note_until_it_is_on_again(
    visit: VisitFile, undo_check: UndoCheck
) -> None:
    with undo_check(visit):
        visit.programme.cancel(["s1"], "ill")
    assert (session(visit, "s1").status, session(visit, "s1").status_reason) == ("cancelled", "ill")
    assert [note.about for note in visit.rows.all(Note)] == ["s1"]
    with undo_check(visit):
        visit.programme.put_on_again(["s1"])
    assert (session(visit, "s1").status, session(visit, "s1").status_reason) == ("planned", None)


def test_two_sessions_swap_their_places_and_nothing_else(two: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(two):
        two.programme.swap("s1", "s2")
    one, other = session(two, "s1"), session(two, "s2")
    assert (one.slot, one.stream) == (OTHER.slot, "B")
    assert (other.slot, other.stream) == (SESSION.slot, None)
    assert (one.title, other.title, other.writer) == ("Scrutiny chairs", "Leader", "p2")


def test_a_session_that_was_held_is_not_swapped(two: VisitFile) -> None:
    two.programme.set_done(["s2"])
    with pytest.raises(NotAllowed, match="“Leader” was held already"):
        two.programme.swap("s1", "s2")
    with pytest.raises(NotAllowed, match="takes two sessions"):
        two.programme.swap("s1", "s1")
    assert session(two, "s1").slot == SESSION.slot


def test_somebody_comes_of_whom_only_the_group_is_known(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        came = visit.programme.walk_in("s1", SourceGroup.PARTNER)
    assert visit.rows.get(Person, came) == Person(came, group="partner")
    assert came in {person.id for person in visit.programme.people_of("s1")}
    named = visit.programme.walk_in("s1", SourceGroup.STAFF, "Janet Pryor", "Chair")
    assert visit.rows.get(Person, named) == Person(named, "Janet Pryor", "Chair", group="staff")


def test_a_peer_sits_in_and_no_longer(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.programme.sit_in("s1", "p3")
    assert [presence.peer for presence in visit.programme.presences_of("s1")] == ["p3"]
    with undo_check(visit):
        visit.programme.sit_in("s1", "p3", so=False)
    assert visit.rows.all(Presence) == []


def test_the_themes_of_a_session_become_exactly_those_said(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.programme.set_themes("s1", {"t1", "t2"})
    with undo_check(visit):
        visit.programme.set_themes("s1", {"t2"})
    assert [link.theme for link in visit.rows.all(SessionTheme)] == ["t2"]


def test_a_session_is_noted_once_something_stands_in_a_note_about_it(two: VisitFile) -> None:
    assert two.programme.noted() == {"s1"}
    two.load([Note("n2", author="p1", about="s2", body="  ")])
    assert two.programme.noted() == {"s1"}
