"""The rows of the programme and their words."""

from __future__ import annotations

import dataclasses

import pytest

from peerteam.domain.records import Note, Session, SessionKind, SessionStatus, Slot
from peerteam.store.visit_file import VisitFile
from peerteam.ui import programme_rows as rows
from peerteam.ui.programme_rows import COLUMNS, DayLine, Row, narrowed, read_rows, under_days
from tests.ui.conftest import ANN, BEN, FIRST, LATER, LUNCH, SECOND


@pytest.fixture
def found(visit: VisitFile) -> list[Row]:
    visit.load(
        [Note("n", author=ANN, about=FIRST, body="Something"), Session("nowhen", "Not placed", kind="interview")]
    )
    return read_rows(visit, {SECOND: ("10:00 you are in two rooms",)})


def words(row: Row) -> dict[str, str]:
    return {column.title: column.text(row) for column in COLUMNS}


def test_a_row_says_when_who_where_and_what_about(found: list[Row]) -> None:
    first = next(row for row in found if row.key == FIRST)
    assert words(first) == {
        "": "", "Time": "09:00–09:45", "Session": "Leader of the council", "Stream": "", "Room": "Room 2",
        "People": "Cllr Joan Field, Leader of the council", "Lead": "BO", "Writer": "AH",
        "Themes": "Governance, Finance", "Status": "● noted",
    }  # fmt: skip


def test_what_is_not_known_says_so_and_something_to_look_at_has_a_sign(found: list[Row]) -> None:
    of = {row.key: words(row) for row in found}
    assert (of["nowhen"]["Time"], of["nowhen"]["Lead"], of["nowhen"]["Status"]) == ("no time yet", "–", "○ no note")
    assert (of[SECOND][""], of[FIRST][""]) == ("!", "")


@pytest.mark.parametrize(
    ("status", "kind", "noted", "said"),
    [
        (SessionStatus.CANCELLED, SessionKind.INTERVIEW, True, "– cancelled"),
        (SessionStatus.DONE, SessionKind.INTERVIEW, True, "● noted, done"),
        (SessionStatus.MOVED, SessionKind.TOUR, False, "○ no note, moved"),
        (SessionStatus.DONE, SessionKind.TEAM_TIME, False, "✓ done"),
        (SessionStatus.PLANNED, SessionKind.TEAM_TIME, False, ""),
    ],
)
def test_the_status_is_a_sign_and_its_word(status: str, kind: str, noted: bool, said: str) -> None:
    assert rows.status_words(Row(Session("s", kind=kind, status=status), noted=noted)) == said


def test_sessions_stand_under_their_day_and_those_without_one_come_last(found: list[Row]) -> None:
    assert [line.key for line in under_days(found)] == [
        "day:2026-03-10", FIRST, SECOND, LUNCH, "day:2026-03-11", LATER, "day:", "nowhen",
    ]  # fmt: skip
    headings = [line.words for line in under_days(found) if isinstance(line, DayLine)]
    assert headings == ["Tuesday 10 March   3 sessions", "Wednesday 11 March   1 session", "Day not known   1 session"]


def test_a_day_and_a_peer_narrow_the_rows(found: list[Row]) -> None:
    assert [row.key for row in narrowed(found, "2026-03-10", BEN)] == [FIRST, SECOND]
    assert [row.key for row in narrowed(found, "", ANN)] == [FIRST, SECOND, LUNCH, LATER]
    assert len(narrowed(found, "", "")) == 5


def test_times_half_known_are_said_as_far_as_they_are() -> None:
    session = Session("s", slot=Slot("2026-03-10", "09:00"))
    assert rows.times_words(Row(session)) == "09:00"
    until = dataclasses.replace(session, slot=Slot(None, None, "10:00"))
    assert rows.times_words(Row(until)) == "until 10:00"
