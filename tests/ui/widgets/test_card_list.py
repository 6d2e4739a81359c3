"""Cards under each other: what each key asks for, and what the mouse may carry where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.card import Card, height
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.carry_list import CARRIED_CARD, CARRIED_PASSAGE
from tests.ui.carrying import carry

CARDS = [
    Card("a", "Housing is delivered", ("4 sessions",), ("one voice only",)),
    Card("b", "Partners trust the council"),
    Card("c", "R8   Publish the plan", edits="Publish the plan"),
]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def cards(qtbot: QtBot, look: Look) -> CardList:
    made = CardList("Strengths", letters="FG")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show_cards(CARDS)
    made.show()
    made.activateWindow()
    made.begin()
    return made


def editor_of(cards: CardList) -> QPlainTextEdit:
    (editor,) = cards.viewport().findChildren(QPlainTextEdit)
    return editor


def asked(cards: CardList) -> list[tuple[object, ...]]:
    """Everything the list asks for from now on."""
    told: list[tuple[object, ...]] = []
    for name in (
        "opened", "dropped", "order_asked", "side_asked", "across_asked", "below_asked", "letter", "reworded",
        "card_dropped", "passage_dropped",
    ):  # fmt: skip
        getattr(cards, name).connect(lambda *what, name=name: told.append((name, *what)))
    return told


@pytest.mark.parametrize(
    ("key", "held", "wanted"),
    [
        (Qt.Key.Key_Up, CONTROL, ("order_asked", "a", -1)),
        (Qt.Key.Key_Down, CONTROL, ("order_asked", "a", 1)),
        (Qt.Key.Key_Left, CONTROL, ("side_asked", "a", -1)),
        (Qt.Key.Key_Right, CONTROL, ("side_asked", "a", 1)),
        (Qt.Key.Key_Right, NONE, ("across_asked", 1)),
        (Qt.Key.Key_Delete, NONE, ("dropped", "a")),
        (Qt.Key.Key_Return, NONE, ("opened", "a")),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, ("opened", "a")),
        (Qt.Key.Key_G, NONE, ("letter", "G")),
    ],
)
def test_a_key_asks_for_one_thing(
    cards: CardList, key: Qt.Key, held: Qt.KeyboardModifier, wanted: tuple[object, ...]
) -> None:
    told = asked(cards)
    QTest.keyClick(cards, key, held)
    assert told == [wanted]


def test_a_card_is_reworded_in_place_and_its_number_is_not_part_of_the_words(cards: CardList, qtbot: QtBot) -> None:
    told = asked(cards)
    cards.choose("c")
    cards.reword_current()
    editor = editor_of(cards)
    assert editor.toPlainText() == "Publish the plan"
    editor.setPlainText("Publish  the whole\nplan")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told == [("reworded", "c", "Publish the whole plan")]
    assert cards.cards() == CARDS  # the page shows the new words, the list does not invent them


@pytest.mark.parametrize("words", ["  ", "Housing is delivered"])
def test_an_emptied_card_stays_as_it_was(cards: CardList, qtbot: QtBot, words: str) -> None:
    told = asked(cards)
    cards.reword_current()
    editor = editor_of(cards)
    editor.setPlainText(words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told == []


def test_what_comes_in_while_a_card_is_reworded_waits_until_that_is_done(cards: CardList, qtbot: QtBot) -> None:
    cards.reword_current()
    editor = editor_of(cards)
    cards.show_cards([*CARDS, Card("d", "New")])
    assert len(cards.cards()) == 3
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert [card.id for card in cards.cards()] == ["a", "b", "c", "d"]
    assert cards.current_id == "a"


def test_showing_again_keeps_what_is_chosen_and_marked_and_tells_nothing(cards: CardList, qtbot: QtBot) -> None:
    QTest.keyClick(cards, Qt.Key.Key_Space)
    cards.choose("b")
    with qtbot.assertNotEmitted(cards.chosen):
        cards.show_cards([CARDS[2], *CARDS[:2]])
    assert cards.current_id == "b"
    assert cards.marked == ["a"]
    cards.unmark()
    assert cards.marked == []


def test_when_the_chosen_card_goes_the_next_one_is_chosen_and_told(cards: CardList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cards.chosen) as chosen:
        cards.show_cards(CARDS[1:])
    assert chosen.args == ["b"]


def test_a_screen_reader_hears_the_warning_too(cards: CardList) -> None:
    spoken = cards.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Housing is delivered. 4 sessions. Warning: one voice only"


def test_a_long_headline_is_shown_whole_on_a_higher_card(cards: CardList) -> None:
    cards.show_cards([Card("a", "Short"), Card("b", "A long headline that says something " * 5)])
    low, high = (cards.visualItemRect(cards.item(row)).height() for row in range(2))
    assert high > 2 * low


def test_a_narrower_list_has_higher_cards_at_once(cards: CardList) -> None:
    cards.show_cards([Card("a", "A long headline that says something " * 3)])
    before = cards.visualItemRect(cards.item(0)).height()
    cards.resize(200, 500)
    assert cards.visualItemRect(cards.item(0)).height() > before


# --- carried by the mouse ---------------------------------------------------------------------------------------------


def middle(cards: CardList, row: int) -> QPoint:
    return cards.visualItemRect(cards.item(row)).center()


def test_a_card_is_carried_before_another_or_to_the_foot(cards: CardList) -> None:
    told = asked(cards)
    assert carry(cards.viewport(), CARRIED_CARD, "x", middle(cards, 1) - QPoint(0, 3))
    assert carry(cards.viewport(), CARRIED_CARD, "x", QPoint(50, 480))
    assert told == [("card_dropped", "x", "b"), ("card_dropped", "x", "")]


def test_a_passage_is_carried_onto_a_card_and_with_shift_against_it(cards: CardList) -> None:
    told = asked(cards)
    assert carry(cards.viewport(), CARRIED_PASSAGE, "p", middle(cards, 0))
    assert carry(cards.viewport(), CARRIED_PASSAGE, "p", middle(cards, 1), SHIFT)
    assert told == [("passage_dropped", "p", "a", False), ("passage_dropped", "p", "b", True)]


def test_a_passage_belongs_on_a_card_and_nowhere_else(cards: CardList) -> None:
    told = asked(cards)
    assert not carry(cards.viewport(), CARRIED_PASSAGE, "p", QPoint(50, 480))
    assert not carry(cards.viewport(), "text/plain", "p", middle(cards, 0))
    assert told == []


def test_what_is_carried_is_named_by_its_kind(cards: CardList) -> None:
    data = cards.mimeData([cards.item(1)])
    assert bytes(data.data(CARRIED_CARD).data()) == b"b"


def test_no_card_is_cut_when_the_scroll_bar_comes_as_the_list_is_first_shown(qtbot: QtBot, look: Look) -> None:
    long = " ".join(f"word{number}" for number in range(40))
    for wide in range(230, 290, 6):  # at some of these the bar's width makes one line more
        made = CardList("Strengths", edits=False)
        qtbot.addWidget(made)
        made.resize(wide, 200)
        made.show_cards([Card(id, long) for id in "abc"])
        made.show()
        boxes = [made.visualItemRect(made.item(row)) for row in range(made.count())]
        needs = height(made.cards()[0], made.font(), boxes[0].width() - 4)
        assert [low.top() - high.top() for high, low in pairwise(boxes)] == [needs, needs]
