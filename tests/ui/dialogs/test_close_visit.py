"""The sheet that closes a visit: lists first, two presses, and nothing before the second."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.close_visit import CloseVisit
from peerteam.ui.look import Look

TODAY = date(2026, 7, 1)


@pytest.fixture
def sheet(visit: VisitFile, qtbot: QtBot, look: Look) -> CloseVisit:
    visit.notes.add("session-leader", body="The chair gets papers late.")
    made = CloseVisit(visit, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def heading(sheet: CloseVisit, words: str) -> list[str]:
    return next((list(lines) for each, lines in sheet.said.parts() if words in each), [])


def test_it_lists_what_is_erased_what_stays_and_what_cannot_be_recalled(sheet: CloseVisit) -> None:
    assert heading(sheet, "Erased for good") == [
        "1 note", "1 person or group the team met", "4 sessions of the programme",
    ]  # fmt: skip
    assert "2 members of the team" in heading(sheet, "Stays")
    assert heading(sheet, "Cannot be recalled")


def test_enter_at_once_leaves_everything_as_it_is(sheet: CloseVisit, visit: VisitFile) -> None:
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert len(visit.rows.all(Note)) == 1


def test_the_second_press_names_what_it_does_and_the_cursor_is_not_on_it(sheet: CloseVisit, qtbot: QtBot) -> None:
    sheet.go_on.click()
    assert sheet.erase.text() == "Erase 1 note and 1 person for good"
    assert sheet.sure.isVisible()
    assert sheet.focusWidget() is sheet.cancel
    with qtbot.waitSignal(sheet.agreed):
        sheet.erase.click()


def test_another_day_is_kept_and_a_day_that_is_none_is_told(sheet: CloseVisit, visit: VisitFile) -> None:
    assert sheet.until.text() == "11 June 2026"
    sheet.until.setText("1/9/26")
    sheet.until.editingFinished.emit()
    assert visit.closing.keep_until == date(2026, 9, 1)
    assert sheet.until.text() == "1 September 2026"
    assert any("kept until 1 September 2026" in line for line in heading(sheet, "Look at this first"))
    sheet.until.setText("never")
    sheet.until.editingFinished.emit()
    assert sheet.problem.isVisible()
    assert visit.closing.keep_until == date(2026, 9, 1)


def test_afterwards_it_says_what_was_erased_and_opens_the_receipt(sheet: CloseVisit, visit: VisitFile) -> None:
    opened: list[Path] = []
    sheet.open_file = opened.append
    sheet.show_receipt(visit.closing.close(), Path("receipt.html"))
    assert sheet.question.text() == "The visit is closed"
    assert "1 note" in heading(sheet, "Erased for good")
    sheet.open_it.click()
    assert opened == [Path("receipt.html")]


def test_of_a_closed_visit_it_says_so_and_there_is_nothing_to_press(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    visit.closing.close()
    sheet = CloseVisit(visit, TODAY)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.question.text() == "This visit is closed"
    assert "was closed on" in sheet.standing.text()
    assert not sheet.go_on.isVisible()
    assert not sheet.where.isVisible()
