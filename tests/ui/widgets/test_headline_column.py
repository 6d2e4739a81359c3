"""One column of the wall."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.headline_column import HeadlineColumn

CARDS = [Card("a", "Housing is delivered"), Card("b", "Partners trust the council")]


@pytest.fixture
def column(qtbot: QtBot, look: Look) -> HeadlineColumn:
    made = HeadlineColumn("+  Strengths", "strength", "Type a strength")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show_cards(CARDS)
    made.show()
    made.activateWindow()
    return made


def test_enter_gives_the_headline_away_and_empty_words_are_no_headline(column: HeadlineColumn, qtbot: QtBot) -> None:
    typed: list[str] = []
    column.typed.connect(typed.append)
    QTest.keyClicks(column.box, "  Sound   finances ")
    QTest.keyClick(column.box, Qt.Key.Key_Return)
    column.taken()
    QTest.keyClick(column.box, Qt.Key.Key_Return)
    assert typed == ["Sound finances"]
    assert column.box.text() == ""


def test_words_stay_in_the_box_until_they_are_taken(column: HeadlineColumn, qtbot: QtBot) -> None:
    QTest.keyClicks(column.box, "Sound finances")
    QTest.keyClick(column.box, Qt.Key.Key_Return)
    assert column.box.text() == "Sound finances"


def test_up_goes_from_the_box_to_the_last_card_and_down_comes_back(column: HeadlineColumn, qtbot: QtBot) -> None:
    column.box.setFocus()
    QTest.keyClick(column.box, Qt.Key.Key_Up)
    assert column.cards.hasFocus()
    assert column.cards.current_id == "b"
    QTest.keyClick(column.cards, Qt.Key.Key_Down)
    assert column.box.hasFocus()


def test_the_newest_headline_is_in_sight_while_one_types(column: HeadlineColumn, qtbot: QtBot) -> None:
    column.resize(400, 240)
    column.box.setFocus()
    many = [Card(str(number), f"Headline {number}") for number in range(12)]
    column.show_cards(many)
    last = column.cards.visualItemRect(column.cards.item(11))
    assert column.cards.viewport().rect().contains(last.adjusted(2, 0, -2, -8))


def test_the_box_and_the_cards_are_named_by_their_column(column: HeadlineColumn) -> None:
    assert column.box.accessibleName() == "New under Strengths"
    assert column.cards.accessibleName() == "Strengths"
