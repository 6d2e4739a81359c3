"""Choosing one of many by a few letters of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.widgets.line_list import Line

PAPERS = [Line("1", "Corporate plan", lead="D1"), Line("2", "Reserves paper", lead="D2"), Line("3", "Risk register")]


def shown(qtbot: QtBot) -> Pick:
    made = Pick("Which paper?", PAPERS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_letters_narrow_and_enter_takes_what_is_left(qtbot: QtBot) -> None:
    sheet = shown(qtbot)
    QTest.keyClicks(sheet.letters, "pap")
    assert [line.key for line in sheet.list.lines()] == ["2"]
    QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert sheet.answer == "2"


def test_arrows_walk_the_list_from_where_one_types(qtbot: QtBot) -> None:
    sheet = shown(qtbot)
    QTest.keyClick(sheet.letters, Qt.Key.Key_Down)
    QTest.keyClick(sheet.letters, Qt.Key.Key_Down)
    QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert sheet.answer == "3"


def test_letters_nothing_has_take_nothing(qtbot: QtBot) -> None:
    sheet = shown(qtbot)
    QTest.keyClicks(sheet.letters, "zzz")
    QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert sheet.answer is None
    assert sheet.isVisible()
