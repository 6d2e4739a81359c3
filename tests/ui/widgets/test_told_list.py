"""Lists under headings, to be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.told_list import ToldList


def test_headings_and_lines_are_words_whatever_somebody_wrote(qtbot: QtBot) -> None:
    told = ToldList("What goes")
    qtbot.addWidget(told)
    told.show_parts([("Goes", ("1 <b>note</b>", "2 passages")), ("Nothing here", ()), ("Stays", ("A & B",))])
    assert told.toPlainText() == "Goes\n•  1 <b>note</b>\n•  2 passages\nStays\n•  A & B"
    assert [heading for heading, _ in told.parts()] == ["Goes", "Stays"]


def test_shown_again_the_first_lines_are_gone(qtbot: QtBot) -> None:
    told = ToldList("What goes")
    qtbot.addWidget(told)
    told.show_parts([("Goes", ("1 note",))])
    told.show_parts([("Goes", ("2 notes",))])
    assert told.toPlainText() == "Goes\n•  2 notes"


def test_tab_goes_through_it_and_nothing_can_be_typed(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    told, after = ToldList("What goes"), button("After")
    layout.addWidget(told)
    layout.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    told.show_parts([("Goes", ("1 note",))])
    told.setFocus()
    QTest.keyClicks(told, "typed")
    QTest.keyClick(told, Qt.Key.Key_Tab)
    assert told.toPlainText() == "Goes\n•  1 note"
    assert window.focusWidget() is after
