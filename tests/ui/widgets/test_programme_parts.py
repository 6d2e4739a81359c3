"""The small parts of the Programme page: the question in the page, the walk-in, chips, the empty page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.ask_line import AskLine
from peerteam.ui.widgets.toggle_chips import ToggleChips
from peerteam.ui.widgets.walk_in import WalkIn


@pytest.fixture
def holder(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_a_question_is_answered_with_enter_and_goes_away(holder: QWidget, qtbot: QtBot) -> None:
    ask = AskLine(holder)
    ask.ask("Why is it cancelled?", "Cancel it")
    assert ask.line.accessibleName() == "Why is it cancelled?"
    QTest.keyClicks(ask.line, " ill ")
    with qtbot.waitSignal(ask.answered) as told:
        QTest.keyClick(ask.line, Qt.Key.Key_Return)
    assert told.args == ["ill"]
    assert ask.isHidden()


def test_a_question_let_be_is_not_answered(holder: QWidget, qtbot: QtBot) -> None:
    ask = AskLine(holder)
    assert not ask.dismiss()
    ask.ask("Why?", "Cancel it")
    with qtbot.assertNotEmitted(ask.answered), qtbot.waitSignal(ask.let_be):
        assert ask.dismiss()
    ask.ask("Why?", "Cancel it")
    assert ask.line.text() == ""


def test_a_number_is_the_group_and_enter_adds_without_a_name(holder: QWidget, qtbot: QtBot) -> None:
    walk_in = WalkIn([("member", "Member"), ("staff", "Staff")], holder)
    walk_in.begin()
    press(Qt.Key.Key_2)
    assert walk_in.line.hasFocus()
    with qtbot.waitSignal(walk_in.given) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["staff", ""]
    assert walk_in.isHidden()


def test_the_name_is_typed_after_the_group_numbers_in_it_and_all(holder: QWidget, qtbot: QtBot) -> None:
    walk_in = WalkIn([("member", "Member"), ("staff", "Staff")], holder)
    walk_in.begin()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    QTest.keyClicks(walk_in.line, "Janet Pryor, Team 2")
    with qtbot.waitSignal(walk_in.given) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["staff", "Janet Pryor, Team 2"]


def test_without_a_group_nobody_is_added(holder: QWidget) -> None:
    walk_in = WalkIn([("member", "Member")], holder)
    walk_in.begin()
    assert not walk_in.line.isEnabled()
    assert walk_in.dismiss()
    assert not walk_in.dismiss()


def test_chips_show_what_is_so_and_ask_for_the_other(holder: QWidget, qtbot: QtBot) -> None:
    chips = ToggleChips("Themes", holder)
    chips.show_chips([("a", "Housing & homes", True), ("b", "Finance", False)])
    first = chips.chips["a"]
    assert (first.accessibleName(), first.isChecked()) == ("Housing & homes", True)
    with qtbot.waitSignal(chips.pressed) as told:
        first.click()
    assert told.args == ["a"]
    assert first.isChecked()  # until somebody says otherwise
    chips.show_chips([("a", "Housing & homes", False), ("b", "Finance", False)])
    assert chips.chips["a"] is first
    assert not first.isChecked()
    chips.show_chips([("b", "Finance", True)])
    assert list(chips.chips) == ["b"]
