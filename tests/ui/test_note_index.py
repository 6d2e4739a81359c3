"""The list at the left of Notes."""

from __future__ import annotations

from dataclasses import replace

from peerteam.domain.records import Document, Note, Peer, Session, SessionKind, SessionStatus, Slot
from peerteam.ui.note_index import Index, session_line

TUESDAY = Session("t", "Leader", Slot("2026-03-10", "09:00"), SessionKind.INTERVIEW, status=SessionStatus.PLANNED)
WEDNESDAY = Session("w", "Unions", Slot("2026-03-11", "10:00"), SessionKind.FOCUS_GROUP, status=SessionStatus.PLANNED)
PAPER = Document("d", "D7", "Council plan")
SESSIONS = {"t": TUESDAY, "w": WEDNESDAY}
EMPTY = Index("me", (TUESDAY, WEDNESDAY), (), SESSIONS, {"d": PAPER}, {"ben": Peer("ben", "Ben Okafor")})


def texts(index: Index) -> list[str]:
    return [line.text for line in index.lines()]


def test_my_sessions_stand_under_their_days() -> None:
    assert texts(EMPTY) == ["Tuesday 10 March", "Leader", "Wednesday 11 March", "Unions"]


def test_other_conversations_and_papers_follow() -> None:
    notes = [Note("n", "me", group="partner", body="x", at="2026-03-10T10:50:00"), Note("p", "me", about="d", body="y")]
    index = replace(EMPTY, mine=(), notes=notes)
    assert texts(index) == ["Other conversations", "A partner", "Papers", "Council plan"]
    assert index.lines()[1].lead == "10:50"


def test_what_others_wrote_comes_last_under_their_names() -> None:
    index = replace(
        EMPTY, mine=(), notes=[Note("n", "ben", about="w", body="x"), Note("e", "ben", about="t", body=" ")]
    )
    (heading, line) = index.lines()
    assert heading.text == "The team’s notes"
    assert (line.key, line.text, line.detail) == ("note:n", "Unions", "Ben")


def test_a_session_i_wrote_about_is_mine_to_find_though_i_am_not_down_for_it() -> None:
    index = replace(EMPTY, mine=(), notes=[Note("n", "me", about="w", body="x")])
    assert texts(index) == ["Wednesday 11 March", "Unions"]


def test_a_session_says_in_sign_and_word_whether_it_is_noted() -> None:
    noted, empty = session_line(TUESDAY, noted=True), session_line(TUESDAY, noted=False)
    assert (noted.sign, noted.meaning, empty.sign, empty.meaning) == ("●", "noted", "○", "no note")
    cancelled = session_line(replace(TUESDAY, status=SessionStatus.CANCELLED), noted=False)
    assert (cancelled.sign, cancelled.meaning) == ("–", "cancelled")


def test_a_session_my_partner_wrote_about_is_noted_and_says_by_whom() -> None:
    line = replace(EMPTY, mine=(WEDNESDAY,), notes=[Note("n", "ben", about="w", body="x")]).lines()[1]
    assert (line.key, line.sign, line.meaning, line.detail) == ("session:w", "●", "noted", "Noted by Ben")
    both = replace(EMPTY, mine=(WEDNESDAY,), notes=[Note("n", "ben", about="w", body="x"), Note("m", "me", about="w")])
    assert both.lines()[1].detail == "Noted by Ben"
    mine = replace(
        EMPTY, mine=(WEDNESDAY,), notes=[Note("n", "ben", about="w", body="x"), Note("m", "me", about="w", body="y")]
    )
    assert mine.lines()[1].detail == ""


def test_no_note_is_missed_of_the_team_s_own_time() -> None:
    assert session_line(replace(TUESDAY, kind=SessionKind.TEAM_TIME), noted=False).sign == ""


def test_a_note_that_stays_here_says_so_in_sign_and_word() -> None:
    notes = [Note("a", "me", raised=True), Note("b", "me", stays_here=True), Note("c", "me", body="x"), Note("d", "me")]
    lines = replace(EMPTY, mine=(), notes=notes).lines()[1:]
    assert [(line.sign, line.meaning) for line in lines] == [
        ("!", "to tell the manager"),
        ("◦", "on this laptop only"),
        ("●", "noted"),
        ("○", "empty"),
    ]
