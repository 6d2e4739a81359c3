"""Labels: a page is never wider than its window, whatever somebody wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.labels import answer, label

ADDRESS = "https://www.example.gov.uk/" + "a-very-long-folder/" * 20


@pytest.mark.parametrize("made", [label, answer])
def test_a_word_longer_than_any_does_not_widen_the_page(made: Callable[..., QLabel], qtbot: QtBot, look: Look) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    shown = made(wrap=True)
    QVBoxLayout(page).addWidget(shown)
    shown.setText(f"See {ADDRESS} again.")
    page.resize(400, 300)
    page.show()
    assert page.width() == 400
    assert page.minimumSizeHint().width() < 400
    assert shown.text() == f"See {ADDRESS} again."


def test_usual_words_are_left_as_they_are(look: Look) -> None:
    words = "Intercommunalisation of neighbourhood-based services"
    assert QLabel.text(label(words, wrap=True)) == words
