"""What is next, what is mine, and what is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from peerteam.domain.records import (
    Document,
    DocumentStatus,
    Note,
    Presence,
    Reading,
    Session,
    SessionKind,
    SessionStatus,
    Slot,
)
from peerteam.ui.agenda import Agenda, day_to_show, is_now


def session(id: str, start: str, *, day: str = "2026-03-10", **fields: object) -> Session:
    end = f"{int(start[:2]) + 1:02}:00"
    made = Session(id, id, Slot(day, start, end), SessionKind.INTERVIEW, status=SessionStatus.PLANNED)
    return replace(made, **fields)  # type: ignore[arg-type]


def at(time: str, day: str = "2026-03-10") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}")


LEAD, WRITE = session("lead", "09:00", lead="me"), session("write", "11:00", writer="me")
SIT, OTHER = session("sit", "13:00"), session("other", "10:00", lead="ben")
AGENDA = Agenda("me", [LEAD, OTHER, WRITE, SIT], [Presence("p", "sit", "me")], [])


def test_mine_are_the_sessions_i_lead_write_or_sit_in() -> None:
    assert AGENDA.mine() == [LEAD, WRITE, SIT]


def test_without_a_name_nothing_is_mine() -> None:
    assert replace(AGENDA, me=None).mine() == []


def test_what_is_on_comes_before_what_is_next() -> None:
    assert AGENDA.next(at("09:30")) == LEAD
    assert AGENDA.next(at("10:00")) == WRITE
    assert AGENDA.next(at("23:00")) is None


def test_a_cancelled_session_is_never_next_and_owes_no_note() -> None:
    cancelled = replace(LEAD, status=SessionStatus.CANCELLED)
    agenda = replace(AGENDA, sessions=[cancelled])
    assert agenda.next(at("08:00")) is None
    assert agenda.without_note(at("20:00")) == []


def test_a_session_ticked_done_is_not_next_though_its_time_is_not_past_and_owes_its_note() -> None:
    done = replace(LEAD, status=SessionStatus.DONE)
    agenda = replace(AGENDA, sessions=[done, OTHER, WRITE, SIT])
    assert agenda.next(at("09:30")) == WRITE
    assert agenda.to_come(at("09:30")) == [OTHER, WRITE, SIT]
    assert agenda.without_note(at("09:30")) == [done]
    assert replace(agenda, notes=[Note("n", about="lead", body="Heard.")]).without_note(at("09:30")) == []


def test_a_session_ticked_done_whose_time_nobody_knows_owes_a_note_too() -> None:
    done = replace(LEAD, slot=Slot(), status=SessionStatus.DONE)
    assert replace(AGENDA, sessions=[done]).without_note(at("09:30")) == [done]


def test_a_session_that_is_over_without_words_owes_a_note() -> None:
    agenda = replace(AGENDA, notes=[Note("n", about="lead", body=" \n"), Note("m", about="other", body="Heard.")])
    assert agenda.without_note(at("12:00")) == [LEAD, WRITE]
    assert agenda.without_note(at("11:30")) == [LEAD]


def test_something_can_be_asked_in_what_is_on_or_still_to_come_whosever_it_is() -> None:
    tomorrow, lunch = session("b", "08:00", day="2026-03-11"), session("l", "12:00", kind=SessionKind.TEAM_TIME)
    cancelled = session("c", "14:00", status=SessionStatus.CANCELLED)
    agenda = replace(AGENDA, sessions=[tomorrow, SIT, LEAD, OTHER, lunch, cancelled])
    assert agenda.to_come(at("10:30")) == [OTHER, SIT, tomorrow]


def test_of_the_team_s_own_time_no_note_is_owed() -> None:
    agenda = replace(AGENDA, sessions=[replace(LEAD, kind=SessionKind.TEAM_TIME)])
    assert agenda.without_note(at("20:00")) == []


def test_papers_asked_for_that_have_not_come_are_owed() -> None:
    papers = [Document("a", status=DocumentStatus.REQUESTED), Document("b", status=DocumentStatus.RECEIVED)]
    assert replace(AGENDA, documents=papers).not_received() == papers[:1]


def test_papers_refused_or_received_are_not_awaited() -> None:
    papers = [
        Document("a", asked_on="2026-03-01"),
        Document("b", asked_on="2026-03-01", status=DocumentStatus.NOT_PROVIDED),
        Document("c", asked_on="2026-03-01", received="2026-03-02"),
        Document("d", status=DocumentStatus.LATE),
        Document("e"),
    ]
    assert [d.id for d in replace(AGENDA, documents=papers).not_received()] == ["a"]


def test_papers_that_are_here_are_read_one_peer_at_a_time() -> None:
    papers = [Document(id, status=DocumentStatus.RECEIVED) for id in ("a", "b")]
    agenda = replace(
        AGENDA, documents=[*papers, Document("c")], readings=[Reading("r", "a", "me"), Reading("s", "b", "x")]
    )
    assert [d.id for d in agenda.unread()] == ["b"]


def test_only_what_i_wrote_is_for_me_to_tell_the_manager() -> None:
    notes = [
        Note("n", author="me", raised=True),
        Note("m", author="me", stays_here=True),
        Note("o", author="ben", raised=True),
        Note("p", author="ben", typist="me", raised=True),
    ]
    assert [note.id for note in replace(AGENDA, notes=notes).raised()] == ["n", "p"]


def test_two_minutes_before_the_start_one_is_in_the_room_already() -> None:
    assert is_now(LEAD, at("08:58"))
    assert is_now(LEAD, at("10:00"))
    assert not is_now(LEAD, at("08:30"))
    assert not is_now(LEAD, at("10:01"))
    assert not is_now(Session("unknown"), at("09:00"))


def test_the_day_shown_is_today_or_the_next_or_else_the_last() -> None:
    days = ["2026-03-10", "2026-03-12"]
    assert day_to_show(days, at("09:00")) == "2026-03-10"
    assert day_to_show(days, at("09:00", "2026-03-11")) == "2026-03-12"
    assert day_to_show(days, at("09:00", "2026-05-01")) == "2026-03-12"
    assert day_to_show([], at("09:00")) == "2026-03-10"


def test_the_day_opened_is_today_or_else_a_day_of_mine() -> None:
    days = [
        session("a", "09:00", lead="me"),
        session("b", "09:00", day="2026-03-12"),
        session("c", "09:00", day="2026-03-17"),
    ]
    mine = Agenda("me", days, (), ())
    assert mine.day_to_open(at("09:00", "2026-03-12")) == "2026-03-12"
    assert mine.day_to_open(at("09:00", "2026-03-09")) == "2026-03-10"
    assert mine.day_to_open(at("09:00", "2026-04-20")) == "2026-03-10"
    assert Agenda("ben", days, (), ()).day_to_open(at("09:00", "2026-04-20")) == "2026-03-17"


def test_a_session_of_a_kind_nobody_has_said_should_have_a_note_and_can_be_asked_in() -> None:
    unsaid = session("a", "09:00", lead="me", kind=None)
    agenda = Agenda("me", [unsaid, session("b", "09:00", lead="me", kind=SessionKind.TEAM_TIME)], (), ())
    assert agenda.without_note(at("17:00")) == [unsaid]
    assert agenda.to_come(at("08:00")) == [unsaid]
