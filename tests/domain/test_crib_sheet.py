"""The crib sheet: the peer's own themes, sessions and papers, and nobody's name but the team's."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.crib_sheet import CribSheet, Part, crib_sheet
from peerteam.domain.records import (
    Document,
    DocumentStatus,
    DocumentTheme,
    Presence,
    Reading,
    Session,
    SessionKind,
    SessionStatus,
    SessionTheme,
    Slot,
)
from peerteam.domain.snapshot import Snapshot
from tests.letter_visit import FINANCE, GOVERNANCE, LEAD, MANAGER, MEMBER, PAPER, PERSON, SESSION, visit

BUDGET = Document("d3", "D3", "Budget report", status=DocumentStatus.RECEIVED)
WANTED = Document("d10", "D10", "Risk register", due="2026-02-20", status=DocumentStatus.REQUESTED)
LINKS = (DocumentTheme("l1", "d1", "t3"), DocumentTheme("l2", "d3", "t4"), DocumentTheme("l3", "d10", "t3"))


def sheet(snapshot: Snapshot | None = None) -> CribSheet:
    return crib_sheet(snapshot or visit(BUDGET, WANTED, *LINKS), LEAD)


def test_it_says_whose_it_is_and_which_visit() -> None:
    found = sheet()
    assert (found.name, found.role) == ("Helen Marsh", "Lead Chief Executive Peer, Chief Executive, Eastmoor")
    assert (found.council, found.dates) == ("Marlbridge Borough Council", "10 to 13 March 2026")


def test_the_themes_are_those_of_the_peers_sessions_with_their_questions() -> None:
    (theme,) = sheet().themes
    assert (theme.theme, theme.sessions, theme.asked) == (GOVERNANCE.name, 1, GOVERNANCE.questions)
    assert sheet().own


def test_a_peer_in_no_session_is_given_all_themes() -> None:
    found = crib_sheet(visit(), MANAGER)
    assert not found.own
    assert len(found.themes) == 3
    assert found.meetings == ()


def test_a_session_says_when_where_whom_by_post_and_my_part() -> None:
    (meeting,) = sheet().meetings
    assert (meeting.day, meeting.times, meeting.room) == ("Tue 10", "09:00–09:45", "Room 2")
    assert (meeting.title, meeting.meets) == ("Chair of scrutiny", "Chair of Scrutiny")
    assert (meeting.part, meeting.others, meeting.themes) == (Part.LEAD, "RM", "Governance")
    assert crib_sheet(visit(), MEMBER).meetings[0].part == Part.WRITE
    assert crib_sheet(visit(Presence("pr1", "s1", "p3")), MANAGER).meetings[0].part == Part.THERE
    assert sheet(visit(replace(SESSION, writer="p1"))).meetings[0].part == Part.BOTH


def test_sessions_of_the_whole_team_and_cancelled_ones_are_not_on_it() -> None:
    team = Session("s2", "Team lunch", Slot("2026-03-10", "12:00", "13:00"), SessionKind.TEAM_TIME, lead="p1")
    off = Session(
        "s3", "Leader", Slot("2026-03-10", "14:00"), SessionKind.INTERVIEW, status=SessionStatus.CANCELLED, lead="p1"
    )
    assert [meeting.title for meeting in sheet(visit(team, off)).meetings] == ["Chair of scrutiny"]


def test_sessions_stand_in_order_and_those_without_a_day_come_last() -> None:
    later = Session("s2", "Later", Slot("2026-03-10", "11:00"), SessionKind.INTERVIEW, lead="p1")
    unknown = Session("s3", "Some day", Slot(), SessionKind.INTERVIEW, lead="p1")
    found = sheet(visit(unknown, later)).meetings
    assert [meeting.title for meeting in found] == ["Chair of scrutiny", "Later", "Some day"]
    assert found[-1].day == "day not known"


def test_the_papers_are_those_of_my_themes_those_that_are_here_first() -> None:
    found = [(paper.reference, paper.state) for paper in sheet().papers]
    assert found == [("D1", "to read"), ("D10", "due 20 February")]


def test_a_paper_of_no_theme_is_for_all_and_one_not_provided_is_nobodys_to_read() -> None:
    bare = crib_sheet(visit(), LEAD)
    assert [(paper.reference, paper.themes) for paper in bare.papers] == [("D1", "all themes")]


def test_a_paper_i_have_read_is_only_named() -> None:
    found = sheet(visit(WANTED, *LINKS, Reading("r1", PAPER.id, LEAD.id)))
    assert found.read == ("D1",)
    assert [paper.reference for paper in found.papers] == ["D10"]


def test_of_many_papers_those_of_most_of_my_sessions_come_first_and_the_rest_are_named() -> None:
    papers = [Document(f"x{n}", f"D{n}", f"Paper {n}", status=DocumentStatus.RECEIVED) for n in range(30, 60)]
    links = [DocumentTheme(f"y{n}", f"x{n}", "t3") for n in range(30, 60)]
    found = sheet(visit(*papers, *links, *LINKS))
    assert len(found.papers) == 20
    assert found.further[:2] == ("D49", "D50")


def test_nobody_who_was_met_is_named() -> None:
    assert str(PERSON.name) not in str(sheet())


def test_a_theme_more_of_my_sessions_cover_stands_first() -> None:
    second = Session("s2", "Treasurer", Slot("2026-03-10", "11:00"), SessionKind.INTERVIEW, lead="p1")
    links = (SessionTheme("a1", "s1", FINANCE.id), SessionTheme("a2", "s2", FINANCE.id))
    assert [theme.theme for theme in sheet(visit(second, *links)).themes] == [FINANCE.name, GOVERNANCE.name]
