"""One column of the wall."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.headline_column import HeadlineColumn

HEADLINES = [("a", "Housing is delivered"), ("b", "Partners trust the council")]


@pytest.fixture
def column(qtbot: QtBot, look: Look) -> HeadlineColumn:
    made = HeadlineColumn("Strengths", "strength", "Type a strength")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show_headlines(HEADLINES)
    made.show()
    return made


def test_enter_gives_the_headline_away_and_empty_words_are_no_headline(column: HeadlineColumn, qtbot: QtBot) -> None:
    typed: list[str] = []
    column.typed.connect(typed.append)
    QTest.keyClicks(column.box, "  Sound finances ")
    QTest.keyClick(column.box, Qt.Key.Key_Return)
    column.taken()
    QTest.keyClick(column.box, Qt.Key.Key_Return)
    assert typed == ["Sound finances"]
    assert column.box.text() == ""


def test_words_stay_in_the_box_until_they_are_taken(column: HeadlineColumn, qtbot: QtBot) -> None:
    QTest.keyClicks(column.box, "Sound finances")
    QTest.keyClick(column.box, Qt.Key.Key_Return)
    assert column.box.text() == "Sound finances"


def test_a_headline_is_reworded_in_place(column: HeadlineColumn, qtbot: QtBot) -> None:
    column.cards.setCurrentRow(0)
    column.cards.setFocus()
    QTest.keyClick(column.cards, Qt.Key.Key_Return)
    (line,) = column.cards.viewport().findChildren(QLineEdit)
    line.setText("Homes are delivered")
    with qtbot.waitSignal(column.reworded) as reworded:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert reworded.args == ["a", "Homes are delivered"]


def test_an_emptied_headline_stays_as_it_was(column: HeadlineColumn, qtbot: QtBot) -> None:
    column.cards.setCurrentRow(0)
    QTest.keyClick(column.cards, Qt.Key.Key_Return)
    (line,) = column.cards.viewport().findChildren(QLineEdit)
    line.setText("  ")
    with qtbot.assertNotEmitted(column.reworded):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert column.headlines() == HEADLINES


def test_delete_asks_to_drop_the_chosen_headline(column: HeadlineColumn, qtbot: QtBot) -> None:
    column.cards.setCurrentRow(1)
    with qtbot.waitSignal(column.dropped) as dropped:
        QTest.keyClick(column.cards, Qt.Key.Key_Delete)
    assert dropped.args == ["b"]


def test_refreshing_is_not_rewording_and_keeps_the_choice(column: HeadlineColumn, qtbot: QtBot) -> None:
    column.cards.setCurrentRow(1)
    with qtbot.assertNotEmitted(column.reworded):
        column.show_headlines([*HEADLINES, ("c", "New")])
    assert column.cards.current_id == "b"


def test_a_long_headline_is_shown_whole_on_a_higher_card(column: HeadlineColumn) -> None:
    column.show_headlines([("a", "Short"), ("b", "A long headline that says something " * 5)])
    low, high = (column.cards.visualItemRect(column.cards.item(row)).height() for row in range(2))
    assert high > 2 * low
