"""What is owed before the team meets, and the questions to ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from peerteam.domain.ask_list import Ask
from peerteam.domain.clashes import Clash, ClashKind
from peerteam.domain.news import News, What
from peerteam.domain.records import (
    Document,
    DocumentStatus,
    Note,
    Peer,
    Session,
    SessionKind,
    Slot,
    Tag,
    TagKind,
)
from peerteam.ui.agenda import Agenda
from peerteam.ui.today_news import ToldNews
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


MOVED = News(What.MOVED, "chief", "Chief", CHIEF.slot, ("was 14:00, now 15:00",), mine=True)
CANCELLED = News(What.CANCELLED, "other", "Other", OTHER.slot, ("it was Tuesday 10 March 14:00",))
CLASH = Clash(ClashKind.PEER, "15:00 you are in two rooms", ("leader", "chief"), "!", "2026-03-10", ("me",))


def test_of_the_programme_s_news_mine_is_told_first_and_then_how_much_there_was_for_all() -> None:
    told = ToldNews(
        "since yesterday, 17:04", (MOVED, CANCELLED), (CLASH,), {"chief": "Ben"}, ("you now clash at 15:00",)
    )
    lines = owed(replace(AGENDA, sessions=[]), news=told)
    assert texts(lines) == [
        ("The programme since yesterday, 17:04", ""),
        ("15:00 you are in two rooms", "Tuesday 10 March"),
        ("Chief", "Tue 10: was 14:00, now 15:00, by Ben"),
        ("1 moved, 1 cancelled", ""),
    ]
    assert [line.sign for line in lines[1:]] == ["!", "→", ""]


def test_news_that_is_not_mine_is_one_line() -> None:
    lines = owed(replace(AGENDA, sessions=[]), news=ToldNews("since 13:05", (CANCELLED,)))
    assert texts(lines) == [("The programme since 13:05", ""), ("1 cancelled", "none of it is yours")]


def test_after_the_visit_the_programme_has_no_news() -> None:
    assert owed(replace(AGENDA, sessions=[]), news=ToldNews("", (MOVED,)), phase=Phase.AFTER) == []


def test_much_of_every_kind_is_shared_out_to_five_lines_in_all() -> None:
    papers = [Document(str(n), f"D{n}", "Paper", status=DocumentStatus.REQUESTED) for n in range(9)]
    agenda = replace(AGENDA, sessions=[replace(LEADER, id=str(n)) for n in range(9)], documents=papers)
    lines = owed(agenda)
    assert [line.text for line in lines if line.key.startswith("more:")] == ["and 6 more", "and 7 more"]
    assert sum(1 for line in lines if line.key.startswith(("session:", "paper:"))) == 5


def test_a_kind_with_little_leaves_its_share_to_the_others() -> None:
    agenda = replace(AGENDA, documents=[Document(str(n), "D", "P", status=DocumentStatus.REQUESTED) for n in range(9)])
    assert [line.text for line in owed(agenda) if line.key.startswith("more:")] == ["and 5 more"]


def test_a_long_list_says_how_many_more_there_are_and_can_be_opened() -> None:
    agenda = replace(AGENDA, sessions=[replace(LEADER, id=str(n)) for n in range(9)])
    assert (owed(agenda)[-1].text, owed(agenda)[-1].key) == ("and 4 more", "more:note")
    assert len(owed(agenda, opened=frozenset({"note"}))) == 10


def test_never_is_one_line_hidden_to_save_one_line() -> None:
    agenda = replace(AGENDA, sessions=[replace(LEADER, id=str(n)) for n in range(6)])
    assert [line.key for line in owed(agenda)[1:]] == [f"session:{n}" for n in range(6)]


def test_every_line_has_a_key_of_its_own() -> None:
    ask = Ask(Tag("t", "n"), "Who owns it?", LEADER)
    lines = owed(AGENDA, asks=[ask], news=ToldNews("", (MOVED, CANCELLED)))
    keys = [line.key for line in lines if not line.heading]
    assert len(keys) == len(set(keys)) == 4
    assert spoken_count(lines) == "4 things"


def test_a_question_opens_its_session_or_the_note_it_stands_in() -> None:
    tag = Tag("t", "mine", theme="finance", kind=TagKind.ASK)
    asks = [Ask(tag, "Who owns the case?", CHIEF), Ask(replace(tag, id="u"), "Else?", None)]
    lines = owed(replace(AGENDA, sessions=[]), asks=asks, themes={"finance": "Finance"})
    assert texts(lines) == [
        ("2 questions to ask", ""),
        ("Who owns the case?", "15:00 Chief"),
        ("Else?", "no session to come covers Finance"),
    ]
    assert [line.key for line in lines[1:]] == ["session:chief:t", "note:mine:u"]
