"""The manager's card: words drawn by chance, to copy and print, or one plain warning."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.look import Look


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> PhraseCard:
    numbers = itertools.count(1)
    made = PhraseCard("Marlbridge", lambda: f"red boat quiet moon{next(numbers)}")
    qtbot.addWidget(made)
    made.show()
    return made


def test_going_on_agrees_to_the_words_that_are_shown(card: PhraseCard) -> None:
    card.others.click()
    assert card.words.text() == "red boat quiet moon2"
    card.go.click()
    assert (card.result(), card.phrase) == (QDialog.DialogCode.Accepted, "red boat quiet moon2")


def test_the_words_can_be_copied_and_the_card_says_what_they_are_for(card: PhraseCard) -> None:
    card.copy.click()
    assert QApplication.clipboard().text() == card.words.text()
    printed = card.card().toPlainText()
    assert card.words.text() in printed
    assert "Marlbridge" in printed


def test_doing_without_words_takes_a_second_press_after_one_plain_warning(card: PhraseCard) -> None:
    card.without.click()
    assert card.isVisible()
    assert card.warning.isVisible()
    assert card.phrase is not None
    card.without.click()
    assert card.result() == QDialog.DialogCode.Accepted
    assert card.phrase is None


def test_going_on_with_the_words_is_still_possible_after_the_warning(card: PhraseCard) -> None:
    card.without.click()
    card.go.click()
    assert card.phrase == "red boat quiet moon1"


def test_closing_the_card_begins_nothing(card: PhraseCard) -> None:
    card.reject()
    assert card.result() == QDialog.DialogCode.Rejected
