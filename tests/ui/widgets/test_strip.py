"""One calm line with at most one thing to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.strip import Strip


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    made = Strip()
    qtbot.addWidget(made)
    return made


def test_it_is_not_there_until_it_has_something_to_say(strip: Strip) -> None:
    assert strip.isHidden()
    strip.say("Dropped.")
    assert not strip.isHidden()
    assert strip.act.isHidden()


def test_its_button_does_the_thing_once_and_the_strip_goes(strip: Strip) -> None:
    done: list[int] = []
    strip.say("Dropped.", "Undo", lambda: done.append(1))
    strip.act.click()
    strip.act.click()
    assert done == [1]
    assert strip.isHidden()


def test_closing_it_does_nothing_else(strip: Strip) -> None:
    done: list[int] = []
    strip.say("Dropped.", "Undo", lambda: done.append(1))
    strip.close_button.click()
    assert (done, strip.isHidden()) == ([], True)


LONG = "The program did not close properly. Everything up to 09:41:07 on Tuesday 10 March is here. You were writing."


def test_in_a_narrow_place_its_buttons_are_beneath_and_it_takes_less_of_the_page(strip: Strip, look: Look) -> None:
    strip.say(LONG, "Go on with it", lambda: None)
    strip.resize(1200, 60)
    assert strip.close_button.mapTo(strip, QPoint()).x() > strip.words.geometry().right()
    strip.resize(280, 200)
    strip.resize(280, strip.heightForWidth(280))
    assert strip.close_button.mapTo(strip, QPoint()).y() > strip.words.geometry().bottom()
    shown = strip.words.height() / strip.words.fontMetrics().lineSpacing()
    assert shown < 7, "beside the buttons it would be twelve lines"
