"""The one line under Today's card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.touching_line import TouchingLine


@pytest.fixture
def line(qtbot: QtBot, look: Look) -> TouchingLine:
    made = TouchingLine("What others changed")
    qtbot.addWidget(made)
    return made


def test_there_is_no_line_while_there_is_nothing_to_say(line: TouchingLine) -> None:
    line.say("You now clash at 14:00", "since 13:05")
    assert line.isVisible()
    line.say("")
    assert not line.isVisible()


def test_it_is_as_high_as_its_one_line(line: TouchingLine) -> None:
    line.say("You now clash at 14:00")
    low = line.sizeHint().height()
    line.say("You now clash at 14:00", "since 13:05")
    assert line.sizeHint().height() > low
    assert not line.list.verticalScrollBar().isVisible()


def test_enter_and_a_click_open_it_each_time(line: TouchingLine, qtbot: QtBot) -> None:
    line.say("You now clash at 14:00")
    line.activateWindow()
    line.list.setFocus()
    line.list.choose("news")
    for _ in range(2):
        with qtbot.waitSignal(line.opened):
            place = line.list.visualItemRect(line.list.item(0)).center()
            QTest.mouseClick(line.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    line.list.choose("news")
    with qtbot.waitSignal(line.opened):
        QTest.keyClick(line.list, Qt.Key.Key_Return)


def test_it_is_spoken_whole(line: TouchingLine) -> None:
    line.say("You now clash at 14:00", "since 13:05")
    (said,) = line.list.lines()
    assert said.spoken == "You now clash at 14:00, since 13:05, Enter shows what changed"
