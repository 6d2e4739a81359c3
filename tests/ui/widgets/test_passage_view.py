"""The passage in its note."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from peerteam.ui import theme
from peerteam.ui.look import Look
from peerteam.ui.widgets.passage_view import PassageView

TEXT = "Before 😀 it. The words meant. After it."


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> PassageView:
    made = PassageView()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_passage_stands_out_behind_an_emoji_too(view: PassageView) -> None:
    at = TEXT.index("The words")
    view.show_passage(TEXT, at, at + 16)
    rest, passage = view.extraSelections()
    assert passage.cursor.selectedText() == view.passage == "The words meant."
    assert rest.format.foreground().color().name() == theme.colours_of(view.palette()).quiet
    assert passage.format.foreground().color().name() == theme.colours_of(view.palette()).ink


def test_a_note_without_a_passage_is_read_as_a_whole(view: PassageView) -> None:
    view.show_passage(TEXT, 0, 0)
    assert view.passage == TEXT


def test_a_passage_far_down_is_brought_into_view(view: PassageView, qtbot: QtBot) -> None:
    view.resize(300, 120)
    view.show_passage("A line that is not meant.\n" * 80 + "Here.", 80 * 26, 80 * 26 + 5)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)
    view.show_passage("Short.", 0, 5)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == 0)
