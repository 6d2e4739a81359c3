"""Tuesday evening: two laptops exchange, and the other's Today says what became of tomorrow's programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerteam.domain.records import Peer, Session, SessionKind, SessionStatus, Slot
from peerteam.handover.exchange import join, share, take_in
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.programme_news import ProgrammeNewsSheet
from peerteam.ui.main_window import MainWindow
from tests.flows.conftest import ShowWindow
from tests.flows.test_today import focused, press, reach, walk_to
from tests.ui.conftest import ANN, BEN, LATER, records

WEDNESDAY = "2026-03-11"
LUNCH_TIME, EVENING = datetime(2026, 3, 10, 13, 5), datetime(2026, 3, 10, 17, 4)
CARA = "peer-cara"


def tomorrow(id: str, title: str, start: str, lead: str) -> Session:
    end = f"{start[:2]}:45"
    return Session(
        id, title, Slot(WEDNESDAY, start, end, f"Room {id}"), SessionKind.INTERVIEW, None, SessionStatus.PLANNED,
        lead=lead, writer=None,
    )  # fmt: skip


MINE, HERS, HIS, THIRD = (
    tomorrow("u", "Trade unions", "14:00", ANN),
    tomorrow("p", "Chief constable", "11:00", ANN),
    tomorrow("a", "External auditor", "12:00", CARA),
    tomorrow("h", "Heads of service", "15:00", BEN),
)


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[VisitFile]:
    with VisitFile.empty(tmp_path / "ann.peerteam", "visit") as made:
        made.load([*records(), Peer(CARA, "Cara Cole", "CC"), MINE, HERS, HIS, THIRD])
        made.set_me(ANN)
        made.laptops.now = lambda: LUNCH_TIME
        share(made, tmp_path / "ann.file")
        with join(tmp_path / "ben.peerteam", tmp_path / "ann.file", None) as ben:
            ben.set_me(BEN)
            ben.notes.add(body="Heard at lunch.")
            share(ben, tmp_path / "ben.file")
        take_in(made, tmp_path / "ben.file")
        yield made


@pytest.fixture
def window(visit: VisitFile, show_window: ShowWindow) -> MainWindow:
    return show_window(visit, lambda: EVENING)


@pytest.fixture
def exchanged(window: MainWindow, visit: VisitFile, tmp_path: Path) -> MainWindow:
    """Ben has moved three of tomorrow's sessions and cancelled one; at five he hands over."""
    with VisitFile.open(tmp_path / "ben.peerteam") as ben:
        for session, start, end in ((HERS, "14:00", "14:45"), (HIS, "16:00", "16:45"), (THIRD, "09:00", "09:45")):
            ben.programme.change(session.id, slot=session.slot._replace(start=start, end=end))
        ben.programme.change(LATER, status=SessionStatus.CANCELLED, status_reason="Too wet")
        share(ben, tmp_path / "ben.file")
    visit.laptops.now = lambda: EVENING
    take_in(visit, tmp_path / "ben.file")
    return window


def owed(window: MainWindow) -> list[tuple[str, str]]:
    return [(line.text, line.detail) for line in window.today.owed.lines()]


def sheet_of(window: MainWindow) -> ProgrammeNewsSheet:
    return next(each for each in window.findChildren(ProgrammeNewsSheet) if each.isVisible())


def test_today_says_at_once_what_touches_me_and_since_when(exchanged: MainWindow) -> None:
    assert exchanged.today.touched.isVisible()
    (line,) = exchanged.today.touched.list.lines()
    assert (line.text, line.detail) == (
        "You now clash on Wednesday at 14:00",
        "Of your sessions 1 moved, 1 cancelled. Since 13:05",
    )


def test_that_line_opens_the_whole_list_by_keyboard(exchanged: MainWindow) -> None:
    reach(exchanged, exchanged.today.touched.list)
    press(exchanged, Qt.Key.Key_Down)
    press(exchanged, Qt.Key.Key_Return)
    assert sheet_of(exchanged).question.text() == "The programme since 13:05"


def test_before_the_team_meets_mine_stands_before_the_team_s_count(exchanged: MainWindow) -> None:
    lines = owed(exchanged)
    at = lines.index(("The programme since 13:05", ""))
    assert lines[at + 1 : at + 5] == [
        ("14:00 you are in two rooms", "Wednesday 11 March"),
        ("Tour of the town", "it was Wednesday 11 March 09:00–10:00; too wet, by Ben"),
        ("Chief constable", "Wed 11: was 11:00, now 14:00, by Ben"),
        ("3 moved, 1 cancelled", ""),
    ]


def test_the_whole_list_opens_by_keyboard_with_before_and_after(exchanged: MainWindow) -> None:
    reach(exchanged, exchanged.today.owed)
    walk_to(exchanged, lambda: exchanged.today.owed.current_key == "news:")
    press(exchanged, Qt.Key.Key_Return)
    lines = [(line.text, line.detail) for line in sheet_of(exchanged).list.lines()]
    assert lines[0] == ("Yours", "")
    assert lines[4:] == [
        ("Other sessions", ""),
        ("Heads of service", "Wed 11: was 15:00, now 09:00, by Ben"),
        ("External auditor", "Wed 11: was 12:00, now 16:00, by Ben"),
    ]


def test_enter_on_a_line_of_it_opens_the_session_in_the_programme(exchanged: MainWindow) -> None:
    exchanged.today.show_news()
    sheet = sheet_of(exchanged)
    sheet.list.choose(f"news:{HIS.id}")
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert exchanged.page is exchanged.programme
    assert exchanged.programme.current == HIS.id


def test_the_programme_says_the_clash_in_its_first_line_and_at_both_sessions(exchanged: MainWindow) -> None:
    exchanged.show_page(exchanged.programme)
    assert exchanged.programme.advice.clashing.words.startswith("!  Wednesday 14:00 you are in two rooms")
    marked = {id for id in (MINE.id, HERS.id, HIS.id) if (row := exchanged.programme.row(id)) and row.clashes}
    assert marked == {MINE.id, HERS.id}


def test_seen_ends_it_on_this_laptop_and_can_be_taken_back(exchanged: MainWindow, visit: VisitFile) -> None:
    exchanged.today.show_news()
    QTest.keyClick(sheet_of(exchanged).done_with, Qt.Key.Key_Return)
    assert not exchanged.today.touched.isVisible()
    assert "The programme since 13:05" not in [text for text, _ in owed(exchanged)]
    assert not visit.has_news
    exchanged.strip.act.click()
    assert exchanged.today.touched.isVisible()


def test_it_is_there_still_when_the_program_starts_again_in_the_morning(
    exchanged: MainWindow, visit: VisitFile
) -> None:
    exchanged.today._now = lambda: datetime(2026, 3, 11, 7, 30)
    exchanged.today.begin()
    (line,) = exchanged.today.touched.list.lines()
    assert (line.text, line.detail[-22:]) == ("You now clash at 14:00", "Since yesterday, 13:05")


def test_who_made_the_changes_is_told_nothing(exchanged: MainWindow, tmp_path: Path) -> None:
    with VisitFile.open(tmp_path / "ben.peerteam") as ben:
        assert not ben.has_news


def test_enter_still_opens_the_note_of_what_is_next(exchanged: MainWindow) -> None:
    exchanged.today.begin()
    assert focused(exchanged) is exchanged.today.card.action
    press(exchanged, Qt.Key.Key_Return)
    assert exchanged.page is exchanged.notes
