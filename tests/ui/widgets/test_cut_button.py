"""A button whose words give way to the room there is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.cut_button import CutButton

WORDS = "!  15:15 you are in two rooms – and 14 more  ▾"


@pytest.fixture
def button(qtbot: QtBot, look: Look) -> CutButton:
    made = CutButton()
    qtbot.addWidget(made)
    made.say(WORDS, "15:15 you are in two rooms – and 14 more")
    made.show()
    return made


def test_all_of_it_stands_there_where_it_fits(button: CutButton) -> None:
    button.resize(button.sizeHint())
    assert button.text() == WORDS
    assert button.toolTip() == ""


def test_in_little_room_it_is_cut_and_told_as_a_tip(button: CutButton) -> None:
    button.resize(160, 40)
    assert button.text().endswith("…")
    assert button.toolTip() == button.words == WORDS


def test_it_never_makes_the_window_wider(button: CutButton) -> None:
    assert button.minimumWidth() == 1


def test_a_screen_reader_hears_it_without_the_signs(button: CutButton) -> None:
    assert button.accessibleName() == "15:15 you are in two rooms – and 14 more"
