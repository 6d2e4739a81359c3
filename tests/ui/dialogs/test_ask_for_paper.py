"""A paper asked for from a note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.ask_for_paper import AskForPaper
from peerteam.ui.look import Look
from tests.ui.conftest import FINANCE, now


@pytest.fixture
def sheet(visit: VisitFile, qtbot: QtBot, look: Look) -> AskForPaper:
    made = AskForPaper(visit, "the reserves\nstrategy", (FINANCE,), now)
    qtbot.addWidget(made)
    made.open()
    return made


def test_enter_asks_for_what_was_selected_under_the_next_reference(
    sheet: AskForPaper, visit: VisitFile, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sheet.asked) as asked:
        QTest.keyClick(sheet.title, Qt.Key.Key_Return)
    document = visit.evidence.document(asked.args[0])
    assert (document.reference, document.title) == ("D2", "the reserves strategy")
    assert (document.status, document.asked_on) == ("requested", "2026-03-10")
    assert visit.evidence.themes_of(document.id) == {FINANCE}


def test_all_of_it_is_one_step_to_take_back(sheet: AskForPaper, visit: VisitFile) -> None:
    sheet.asked_of.setText("Director of finance")
    sheet.due.setText("12/3/26")
    QTest.keyClick(sheet.due, Qt.Key.Key_Return)
    assert visit.evidence.documents()[-1].due == "2026-03-12"
    visit.history.undo()
    assert [document.reference for document in visit.evidence.documents()] == ["D1"]


def test_a_day_that_is_no_day_is_told_and_nothing_is_asked_for(sheet: AskForPaper, visit: VisitFile) -> None:
    sheet.due.setText("12 March")
    QTest.keyClick(sheet.due, Qt.Key.Key_Return)
    assert "has no year" in sheet.problem.text()
    assert sheet.isVisible()
    assert len(visit.evidence.documents()) == 1


def test_without_a_title_it_asks_for_one(sheet: AskForPaper, visit: VisitFile) -> None:
    sheet.title.clear()
    QTest.keyClick(sheet.title, Qt.Key.Key_Return)
    assert sheet.problem.text() == "Type what the paper is called."
    assert len(visit.evidence.documents()) == 1
