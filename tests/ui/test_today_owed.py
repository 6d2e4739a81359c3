"""What is owed before the team meets, and the questions to ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from peerteam.domain.records import (
    Document,
    DocumentStatus,
    Note,
    Peer,
    Session,
    SessionKind,
    SessionTheme,
    Slot,
    Span,
    Tag,
    TagKind,
)
from peerteam.store.programme import Move
from peerteam.ui.agenda import Agenda
from peerteam.ui.today_asks import Ask, asks
from peerteam.ui.today_owed import Owed, spoken_count
from peerteam.ui.today_words import Phase
from peerteam.ui.widgets.line_list import Line

NOON = datetime(2026, 3, 10, 12)
ANN, BEN = Peer("me", "Ann Hart"), Peer("ben", "Ben Okafor")


def session(
    id: str, start: str, day: str = "2026-03-10", lead: str | None = None, writer: str | None = None
) -> Session:
    slot = Slot(day, start, start, "Room 2")
    return Session(id, id.capitalize(), slot, SessionKind.INTERVIEW, lead=lead, writer=writer)


LEADER = session("leader", "09:00", writer="me")
CHIEF = session("chief", "15:00", lead="me")
OTHER = session("other", "14:00", lead="ben")
LATER = session("later", "10:00", "2026-03-11", lead="me")
AGENDA = Agenda("me", [LEADER, OTHER, CHIEF, LATER], (), ())


def owed(agenda: Agenda, **more: object) -> list[Line]:
    return Owed(agenda, NOON, peers={p.id: p for p in (ANN, BEN)}, **more).lines()  # type: ignore[arg-type]


def texts(lines: list[Line]) -> list[tuple[str, str]]:
    return [(line.text, line.detail) for line in lines]


def test_a_session_without_a_note_is_listed_with_who_owes_it() -> None:
    lines = owed(AGENDA)
    assert texts(lines) == [("1 session without a note", ""), ("Leader", "Tuesday 10 March, Ann")]
    assert (lines[1].key, lines[1].meaning) == ("session:leader", "no note")


def test_what_is_raised_is_told_by_where_it_was_heard_never_by_its_words() -> None:
    notes = [
        Note("n", author="me", about="leader", body="A disclosure.", raised=True),
        Note("m", author="me", body="Another.", at="2026-03-10T10:00:00", raised=True),
    ]
    lines = owed(replace(AGENDA, notes=notes))
    assert texts(lines)[:3] == [
        ("2 things to tell the manager", ""),
        ("Leader", "Tuesday 10 March"),
        ("A conversation", "Tuesday 10 March"),
    ]
    assert lines[1].key == "note:n"
    assert not [line for line in lines if "disclosure" in line.spoken or "Another" in line.spoken]


def test_papers_that_have_not_come_are_listed_the_longest_overdue_first() -> None:
    papers = [
        Document("a", "D1", "Reserves paper", asked_of="Finance", due="2026-03-09", status=DocumentStatus.REQUESTED),
        Document("b", "D2", "Risk register", due="2026-03-01", status=DocumentStatus.REQUESTED),
        Document("c", "D3", "Strategy", asked_on="2026-03-09"),
    ]
    lines = owed(replace(AGENDA, sessions=[], documents=papers))
    assert texts(lines) == [
        ("3 papers asked for, not received", ""),
        ("Risk register", "9 days overdue"),
        ("Reserves paper", "1 day overdue, asked of Finance"),
        ("Strategy", "asked for"),
    ]
    assert lines[1].key == "paper:b"


def test_papers_to_read_are_listed_only_before_the_visit() -> None:
    agenda = replace(AGENDA, sessions=[], documents=[Document("a", "D1", "Plan", status=DocumentStatus.RECEIVED)])
    assert texts(owed(agenda, phase=Phase.BEFORE)) == [("1 paper you have not read", ""), ("Plan", "")]
    assert owed(agenda) == []


def test_what_moved_says_where_it_was_where_it_is_and_who_moved_it() -> None:
    moved = replace(CHIEF, slot=Slot("2026-03-10", "10:00", None, "Room C"))
    again = replace(LATER, slot=Slot("2026-03-12", "10:00"))
    moves = [Move(moved, Slot("2026-03-10", "09:00", None, "Room 2"), "ben"), Move(again, Slot(), "laptop")]
    lines = owed(replace(AGENDA, sessions=[]), moves=moves)
    assert texts(lines) == [
        ("2 sessions moved since the last exchange", ""),
        ("Chief", "was 09:00 Room 2, now 10:00 Room C, by Ben"),
        ("Later", "was Day not known time not known, now Thursday 12 March 10:00, by somebody"),
    ]


def test_a_long_list_says_how_many_more_there_are_and_can_be_opened() -> None:
    agenda = replace(AGENDA, sessions=[replace(LEADER, id=str(n)) for n in range(9)])
    assert (owed(agenda)[-1].text, owed(agenda)[-1].key) == ("and 4 more", "more:note")
    assert len(owed(agenda, opened=frozenset({"note"}))) == 10


def test_never_is_one_line_hidden_to_save_one_line() -> None:
    agenda = replace(AGENDA, sessions=[replace(LEADER, id=str(n)) for n in range(6)])
    assert [line.key for line in owed(agenda)[1:]] == [f"session:{n}" for n in range(6)]


def test_every_line_has_a_key_of_its_own() -> None:
    ask = Ask(Tag("t", "n"), "Who owns it?", LEADER)
    lines = owed(AGENDA, asks=[ask], moves=[Move(LEADER, Slot(), "ben")])
    keys = [line.key for line in lines if not line.heading]
    assert len(keys) == len(set(keys)) == 3
    assert spoken_count(lines) == "3 things"


# --- questions to ask

BODY = "Who owns the business case? Nobody said."


def ask(id: str, note: str, theme: str = "finance", kind: str = TagKind.ASK) -> Tag:
    return Tag(id, note, Span("", 0, 27, BODY[:27]), theme, kind, at=0, upto=27)


NOTES = [
    Note("mine", author="me", about="leader", at="2026-03-10T09:00:00", body=BODY),
    Note("bens", author="ben", about="other", at="2026-03-10T10:00:00", body=BODY),
]
COVERS = [SessionTheme("1", "chief", "finance"), SessionTheme("2", "other", "finance"), SessionTheme("3", "later", "x")]


def asked(*tags: Tag, **agenda: object) -> list[tuple[str, str | None]]:
    known = replace(AGENDA, notes=NOTES, **agenda)  # type: ignore[arg-type]
    return [(each.tag.id, each.session.id if each.session else None) for each in asks(known, tags, COVERS, NOON)]


def test_a_question_belongs_to_my_next_session_on_its_theme_before_anybody_else_s() -> None:
    assert asked(ask("t", "mine")) == [("t", "chief")]


def test_the_newest_question_for_a_session_comes_first_and_those_without_one_last() -> None:
    found = asked(ask("none", "mine", "z"), ask("old", "mine"), ask("new", "bens"), ask("later", "bens", "x"))
    assert found == [("new", "chief"), ("old", "chief"), ("later", "later"), ("none", None)]


def test_a_question_that_names_a_session_to_come_belongs_to_that_one() -> None:
    body = "For the trade unions: were they told?"
    note = replace(NOTES[0], body=body)
    sessions = [replace(s, title="Trade unions") if s.id == "later" else s for s in AGENDA.sessions]
    named = replace(ask("t", "mine"), upto=len(body))
    (found,) = asks(replace(AGENDA, notes=[note], sessions=sessions), [named], COVERS, NOON)
    assert found.session is not None
    assert found.session.id == "later"


def test_what_a_colleague_wants_asked_elsewhere_is_not_for_me() -> None:
    assert asked(ask("t", "bens", "z")) == []
    assert asked(ask("t", "bens", "z"), me=None) == [("t", None)]


def test_only_questions_are_asked() -> None:
    assert asked(ask("t", "mine", kind=TagKind.POINT), ask("u", "gone")) == []


def test_once_all_sessions_are_over_nothing_is_left_to_ask() -> None:
    assert asked(ask("t", "mine"), sessions=[LEADER]) == []


def test_a_question_is_shown_in_the_words_of_now_and_opens_its_session() -> None:
    note = replace(NOTES[0], body="Who owns the\nwhole case, then? Nobody.")
    (found,) = asks(replace(AGENDA, notes=[note]), [replace(ask("t", "mine"), upto=30)], COVERS, NOON)
    assert found.words == "Who owns the whole case, then?"
    lines = owed(replace(AGENDA, notes=[note]), asks=[found, Ask(ask("u", "mine"), "Else?", None)],
                 themes={"finance": "Finance"})  # fmt: skip
    assert texts(lines)[:3] == [
        ("2 questions to ask", ""),
        ("Who owns the whole case, then?", "15:00 Chief"),
        ("Else?", "no session to come covers Finance"),
    ]
    assert [line.key for line in lines[1:3]] == ["session:chief:t", "note:mine:u"]
