"""One calm line with at most one thing to do."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

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
