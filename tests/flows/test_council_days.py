"""A visit is put off and its council was misspelt: put right in one sheet, and everything follows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam import jobs
from peerteam.jobs import NewVisit
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.council_days import CouncilDays
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from peerteam.ui.wording import dates
from tests.flows.conftest import ShowWindow

BEFORE = datetime(2026, 3, 1, 9)


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[VisitFile]:
    wanted = NewVisit("Marlbrige", "d", "2026-03-10", "2026-03-13", "Ann Hart")
    with jobs.begin_visit(wanted, tmp_path / "visit.peerteam") as begun:
        yield begun


@pytest.fixture
def window(visit: VisitFile, show_window: ShowWindow) -> MainWindow:
    return show_window(visit, lambda: BEFORE)


def sheet_over(window: MainWindow) -> CouncilDays:
    window.actions_["show_council"].trigger()
    (sheet,) = window.findChildren(CouncilDays)
    return sheet


def type_(sheet: CouncilDays, words: str) -> None:
    here = sheet.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(here, words)


def letter_words(window: MainWindow) -> str:
    return "\n".join(piece.text for piece in window.letter.view.pieces)


def test_top_line_today_and_letter_follow_at_once_and_so_does_undo(window: MainWindow, visit: VisitFile) -> None:
    window.show_page(window.letter)
    assert "Marlbrige" in letter_words(window)
    sheet = sheet_over(window)
    type_(sheet, "Marlbridge")
    QTest.keyClick(sheet.council, Qt.Key.Key_Tab)
    type_(sheet, "9/6/26")
    QTest.keyClick(sheet.first, Qt.Key.Key_Return)
    assert window.top.council.text() == "Marlbridge"
    assert window.windowTitle().startswith("Marlbridge ")
    assert "Marlbridge" in letter_words(window)
    assert "Marlbrige" not in letter_words(window)
    assert (visit.record().first_day, visit.record().last_day) == ("2026-06-09", "2026-06-12")
    assert window.strip.words.text() == "The visit is to Marlbridge, 9 to 12 June 2026."
    window.strip.act.click()
    assert window.top.council.text() == "Marlbrige"
    assert dates(visit.record()) == "10 to 13 March 2026"


def test_the_list_of_visits_knows_it_before_the_visit_is_left(
    start: Callable[[], Program], path: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(path)
    qtbot.waitUntil(lambda: program.listening)
    assert program.visit is not None
    program.visit.describe("Marlbridge Borough", "2026-06-09", "2026-06-12")
    (known,) = program.settings.now.visits
    assert (known.council, known.first_day, known.last_day) == ("Marlbridge Borough", "2026-06-09", "2026-06-12")


def test_in_the_room_the_sheet_stays_away(window: MainWindow) -> None:
    window.show_page(window.notes)
    window.set_room(True)
    window.actions_["show_council"].trigger()
    assert window.findChildren(CouncilDays) == []
