"""The interview programme."""

from __future__ import annotations

import pytest

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import derived_id
from peerteam.domain.records import Attendance, Presence, Session, SessionStatus, SessionTheme, Slot, SourceGroup
from peerteam.store.visit_file import VisitFile
from tests.builders import PEERS, PERSON, SESSION, THEMES, UndoCheck


def test_sessions_come_in_the_order_of_the_day(visit: VisitFile) -> None:
    visit.programme.add("Late", Slot("2026-03-10", "15:00"))
    visit.programme.add("Early", Slot("2026-03-10", "08:00"))
    visit.programme.add("Next day", Slot("2026-03-11", "08:00"))
    titles = [session.title for session in visit.programme.sessions()]
    assert titles == ["Early", "Scrutiny chairs", "Late", "Next day"]
    assert [session.title for session in visit.programme.of_day("2026-03-11")] == ["Next day"]


def test_a_new_session_is_planned_unless_told(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.programme.add("Tour", kind="tour")
        visit.programme.add("Done", status=SessionStatus.DONE)
    statuses = {session.title: session.status for session in visit.programme.sessions()}
    assert statuses == {"Scrutiny chairs": "planned", "Tour": "planned", "Done": "done"}


def test_a_session_is_changed_under_a_name_of_its_own(visit: VisitFile, undo_check: UndoCheck) -> None:
    with undo_check(visit):
        visit.programme.change("s1", "Move session", slot=Slot("2026-03-12", "09:00"), status="moved")
    assert visit.history.undo_label == "Move session"
    assert visit.programme.sessions()[0].slot == Slot("2026-03-12", "09:00")


def test_the_people_of_a_session_are_found(visit: VisitFile) -> None:
    assert visit.programme.people_of("s1") == [PERSON]
    assert visit.programme.people_of("nowhere") == []


def test_meeting_somebody_twice_is_meeting_once(visit: VisitFile, undo_check: UndoCheck) -> None:
    person = visit.people.add_person(SourceGroup.STAFF)
    with undo_check(visit):
        visit.programme.meet("s1", person)
    visit.programme.meet("s1", person)
    assert visit.rows.all(Attendance)[1:] == [Attendance(derived_id("attendance", "s1", person), "s1", person)]


def test_the_peers_of_a_session_are_lead_writer_and_who_sits_in_each_once(visit: VisitFile) -> None:
    visit.programme.change("s1", lead="p2", writer="p1")
    visit.load([Presence("x1", "s1", "p3"), Presence("x2", "s1", "p2")])
    assert visit.programme.peers_of("s1") == [PEERS[1], PEERS[0], PEERS[2]]
    assert visit.programme.peers_of("nowhere") == []


def test_the_themes_of_a_session_come_in_their_order(visit: VisitFile) -> None:
    visit.load([SessionTheme("x1", "s1", "t2"), SessionTheme("x2", "s1", "t1")])
    assert visit.programme.themes_of("s1") == list(THEMES)


def test_a_session_with_a_note_stays_in_the_programme(visit: VisitFile) -> None:
    with pytest.raises(NotAllowed, match="There is a note about this session"):
        visit.programme.remove("s1")
    assert visit.programme.sessions() == [SESSION]


def test_a_session_without_a_note_goes_with_its_links(visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.notes.remove("n1")
    with undo_check(visit):
        visit.programme.remove("s1")
    assert visit.rows.all(Session) == []
    assert visit.rows.all(Attendance) == []


@pytest.mark.parametrize("name", ["Governance and culture", "governance", "1", "t1", " T1 "])
def test_a_theme_is_found_by_name_short_name_key_or_id(visit: VisitFile, name: str) -> None:
    assert visit.programme.theme_named(name) == THEMES[0]


def test_a_theme_that_is_not_there_is_told_with_those_that_are(visit: VisitFile) -> None:
    with pytest.raises(NotFound, match=r"no theme “Housing”.*1 Governance, 2 Finance"):
        visit.programme.theme_named("Housing")


@pytest.mark.parametrize("name", ["s1", "Scrutiny chairs", "scrutiny CHAIRS"])
def test_a_session_is_found_by_id_or_title(visit: VisitFile, name: str) -> None:
    assert visit.programme.session_named(name) == SESSION


def test_a_title_that_fits_none_or_several_sessions_is_told(visit: VisitFile) -> None:
    visit.programme.add("Scrutiny chairs")
    with pytest.raises(NotFound, match="more than one session"):
        visit.programme.session_named("Scrutiny chairs")
    with pytest.raises(NotFound, match="There is no session “Tour”"):
        visit.programme.session_named("Tour")
