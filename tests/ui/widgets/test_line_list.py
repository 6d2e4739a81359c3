"""Lines under headings, walked with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.line_list import Line, LineList, heading

LINES = [heading("Tuesday"), Line("a", "Leader", "09:00"), heading("Wednesday"), Line("b", "Unions", "10:00")]


@pytest.fixture
def lines(qtbot: QtBot, look: Look) -> LineList:
    made = LineList("My day")
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show_lines(LINES)
    made.show()
    return made


def test_enter_opens_the_chosen_line(lines: LineList, qtbot: QtBot) -> None:
    lines.choose("b")
    with qtbot.waitSignal(lines.opened) as opened:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    assert opened.args == ["b"]


def test_the_down_arrow_passes_over_headings(lines: LineList, qtbot: QtBot) -> None:
    lines.choose("a")
    with qtbot.waitSignal(lines.chosen) as chosen:
        QTest.keyClick(lines, Qt.Key.Key_Down)
    assert chosen.args == ["b"]


def test_stepping_passes_over_headings_and_stops_at_the_ends(lines: LineList) -> None:
    lines.choose("a")
    assert lines.step(1) == "b"
    assert lines.step(1) == "b"
    assert lines.step(-1) == "a"


def test_refreshing_keeps_what_is_chosen_and_says_nothing(lines: LineList, qtbot: QtBot) -> None:
    lines.choose("b")
    with qtbot.assertNotEmitted(lines.chosen):
        lines.show_lines([Line("new", "New"), *LINES])
    assert lines.current_key == "b"


def test_a_chosen_line_that_is_gone_leaves_nothing_chosen(lines: LineList) -> None:
    lines.choose("b")
    lines.show_lines(LINES[:2])
    assert lines.current_key == ""


def test_coming_to_the_list_with_the_keyboard_chooses_nothing_yet(qtbot: QtBot, look: Look) -> None:
    made, chosen = LineList("My day"), list[str]()
    qtbot.addWidget(made)
    made.show_lines(LINES)
    made.chosen.connect(chosen.append)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert chosen == []


def test_a_line_is_spoken_whole(lines: LineList) -> None:
    line = Line("a", "Leader", "09:00", "Room 2", "○", "no note")
    assert line.spoken == "09:00, Leader, Room 2, no note"
    lines.show_lines([line])
    assert lines.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == line.spoken


def test_a_line_is_at_least_36_pixels_high_to_be_hit(lines: LineList) -> None:
    assert lines.visualItemRect(lines.item(1)).height() >= 36


def test_the_chosen_line_stays_in_sight_when_the_list_becomes_lower(lines: LineList) -> None:
    lines.show_lines([Line(str(number), "Session") for number in range(8)])
    lines.choose("7")
    lines.resize(300, 120)
    assert lines.viewport().rect().contains(lines.visualItemRect(lines.currentItem()).center())
