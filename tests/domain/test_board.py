"""The board at five o'clock: each heading with a line, and with what must not be on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from peerteam.domain.ask_list import Ask
from peerteam.domain.board import Known, Part, board
from peerteam.domain.findings import test_findings as all_tested
from peerteam.domain.heat import heat
from peerteam.domain.records import (
    Document,
    Finding,
    FindingState,
    Note,
    Peer,
    Presence,
    Record,
    Session,
    SessionKind,
    SessionStatus,
    Side,
    Slot,
    Support,
    Tag,
    Theme,
)
from peerteam.domain.snapshot import Snapshot

NOW = datetime(2026, 3, 10, 17, 0)
ANN, BEN, CARA = Peer("p1", "Ann Archer"), Peer("p2", "Ben Brook"), Peer("p3", "Cara Cole")
MORNING = Session(
    "s1", "Leader", Slot("2026-03-10", "09:00", "09:45"), SessionKind.INTERVIEW, lead="p1", writer="p2"
)  # fmt: skip
NOTE = Note("n1", "p2", about="s1", body="Reports come late.")
TAG = Tag("g1", "n1", theme="t1")


def parts(*records: Record, known: Known | None = None) -> dict[str, Part]:
    snapshot = Snapshot.of([ANN, BEN, CARA, *records])
    found = board(snapshot, all_tested(snapshot), heat(snapshot), known or Known(NOW, "p1"))
    return {part.key: part for part in found}


def lines(part: Part) -> list[tuple[str, str, str, str]]:
    return [(item.kind, item.id, item.text, item.detail) for item in part.items]


def test_an_empty_visit_owes_nothing() -> None:
    assert parts() == {}


# --- sessions and notes -----------------------------------------------------------------------------------------------


def test_a_session_that_is_over_and_has_no_note_says_who_was_to_write() -> None:
    found = parts(MORNING)["no_note"]
    assert found.words == "1 session without a note"
    assert lines(found) == [("session", "s1", "Leader", "today 09:00 · Ben Brook was to write")]


def test_without_a_writer_it_names_who_led() -> None:
    assert "Ann Archer led it" in parts(replace(MORNING, writer=None))["no_note"].items[0].detail
    alone = replace(MORNING, writer=None, lead=None)
    assert "nobody was to write" in parts(alone)["no_note"].items[0].detail


def test_what_is_to_come_cancelled_noted_or_the_teams_own_needs_no_note() -> None:
    for session in (
        replace(MORNING, slot=Slot("2026-03-10", "16:30", "17:15")),
        replace(MORNING, slot=Slot()),
        replace(MORNING, status=SessionStatus.CANCELLED),
        replace(MORNING, kind=SessionKind.TEAM_TIME),
    ):
        assert "no_note" not in parts(session)
    assert "no_note" not in parts(MORNING, NOTE)
    assert "no_note" not in parts(MORNING, known=Known(NOW, noted_here=frozenset({"s1"})))


def test_an_empty_note_is_no_note() -> None:
    assert "no_note" in parts(MORNING, replace(NOTE, body="  "))


def test_a_note_without_a_tag_is_to_be_tagged_by_who_wrote_it() -> None:
    found = parts(MORNING, NOTE)["untagged"]
    assert (found.words, lines(found)) == (
        "1 note without a tag", [("note", "n1", "Leader", "noted by Ben Brook")]
    )  # fmt: skip
    assert "untagged" not in parts(MORNING, NOTE, TAG)
    assert "untagged" not in parts(replace(MORNING, kind=SessionKind.TEAM_TIME), NOTE)


def test_a_note_about_a_paper_or_nothing_is_called_so() -> None:
    papers = parts(Document("d1", "D7", "Reserves"), replace(NOTE, about="d1"))["untagged"]
    assert papers.items[0].text == "D7 Reserves"
    assert parts(replace(NOTE, about=None))["untagged"].items[0].text == "A conversation"


# --- the team ---------------------------------------------------------------------------------------------------------


def test_who_was_in_a_session_since_the_last_file_has_not_handed_over() -> None:
    found = parts(MORNING, Presence("x", "s1", "p3"), known=Known(NOW, "p1", {"Ben Brook": "2026-03-09T18:20:11.000"}))
    assert found["laptop"].words == "2 of the team have not handed over"
    assert lines(found["laptop"]) == [
        ("peer", "p2", "Ben Brook", "last heard yesterday 18:20"),
        ("peer", "p3", "Cara Cole", "nothing has come from this laptop yet"),
    ]


def test_when_nothing_has_come_from_anybody_it_is_said_in_one_line() -> None:
    found = parts(MORNING, Presence("x", "s1", "p3"))["laptop"]
    assert found.words == "2 of the team have not handed over"
    assert lines(found) == [("peer", "p2", "Nothing has come to this laptop yet", "Ben Brook, Cara Cole")]


def test_who_has_handed_over_since_or_had_no_session_is_not_named() -> None:
    assert "laptop" not in parts(MORNING, known=Known(NOW, "p1", {"Ben Brook": "2026-03-10T16:50:00.000"}))
    assert "laptop" not in parts(replace(MORNING, status=SessionStatus.CANCELLED))
    assert "laptop" not in parts(replace(MORNING, writer="p1"))


# --- findings, themes, papers, questions ------------------------------------------------------------------------------


def test_a_headline_with_nothing_behind_it_is_listed_and_a_dropped_one_is_not() -> None:
    bare = Finding("f1", "t1", Side.AREA, "Reports come late")
    found = parts(Theme("t1", "Governance and culture", "Governance"), bare)["headline"]
    assert lines(found) == [("finding", "f1", "Reports come late", "Area for consideration · Governance")]
    assert "headline" not in parts(replace(bare, state=FindingState.DROPPED))
    assert "headline" not in parts(MORNING, NOTE, TAG, bare, Support("u", "f1", "g1", "for"))


def test_a_thin_theme_says_what_it_lacks() -> None:
    found = parts(Theme("t1", "Governance and culture", "Governance"))["thin"]
    assert lines(found) == [("theme", "t1", "Governance", "nothing yet")]


def test_a_paper_past_its_date_is_overdue_the_longest_first() -> None:
    late = Document("d1", "D1", "Reserves", asked_of="Finance", due="2026-03-09", status="requested")
    later = Document("d2", "D2", "Plan", due="2026-03-05", status="requested")
    found = parts(late, later, Document("d3", "D3", "Next", due="2026-03-10", status="requested"))["paper"]
    assert [(item.text, item.detail) for item in found.items] == [
        ("D2 Plan", "5 days overdue"), ("D1 Reserves", "1 day overdue · asked of Finance"),
    ]  # fmt: skip


def test_a_question_says_where_it_can_be_asked() -> None:
    tomorrow = replace(MORNING, id="s9", title="Chief executive", slot=Slot("2026-03-11", "10:00", "10:45"))
    asks = [Ask(TAG, "Who owns it?", tomorrow), Ask(TAG, "And when?", None)]
    found = parts(MORNING, NOTE, TAG, known=Known(NOW, asks=asks))["ask"]
    assert lines(found) == [
        ("session", "s9", "Who owns it?", "tomorrow 10:00 · Chief executive"),
        ("note", "n1", "And when?", "no session to come fits it"),
    ]


def test_a_private_question_is_not_on_the_board() -> None:
    asks = [Ask(replace(TAG, stays_here=True), "a", None), Ask(replace(TAG, note="private"), "b", None)]
    assert "ask" not in parts(MORNING, NOTE, TAG, known=Known(NOW, asks=asks))


def test_long_words_are_cut_between_words() -> None:
    text = parts(Finding("f1", None, Side.AREA, "word " * 40))["headline"].items[0].text
    assert text.endswith("word …")
    assert len(text) < 95
