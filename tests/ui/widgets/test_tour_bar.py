"""The bar of the tour: one sentence, Enter goes on, Esc leaves before the window hears of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.tour_bar import TourBar


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(window: QWidget) -> TourBar:
    made = TourBar()
    QVBoxLayout(window).addWidget(made)
    back = QAction("back", window)
    back.setShortcut("Esc")
    window.addAction(back)
    made.setProperty("window's own", back)
    made.say(2, 8, "You type.")
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    made.next.setFocus()
    return made


def test_it_says_how_far_it_is(bar: TourBar) -> None:
    assert bar.words.text() == "2 of 8  ·  You type."
    assert (bar.back.isVisible(), bar.leave.isVisible(), bar.next.text()) == (True, True, "Next")


def test_at_the_first_there_is_no_way_back_and_at_the_last_it_is_done(bar: TourBar) -> None:
    bar.say(1, 8, "First.")
    assert not bar.back.isVisible()
    bar.say(8, 8, "Last.")
    assert (bar.leave.isVisible(), bar.next.text()) == (False, "Done")


def test_enter_goes_on(bar: TourBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.next_asked):
        QTest.keyClick(bar.next, Qt.Key.Key_Return)


def test_esc_leaves_the_tour_and_nothing_else(bar: TourBar, qtbot: QtBot) -> None:
    own: QAction = bar.property("window's own")
    with qtbot.assertNotEmitted(own.triggered), qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.next, Qt.Key.Key_Escape)
