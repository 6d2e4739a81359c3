"""Soon after the last key, and never later than a second after the first."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from peerteam.ui.widgets import save_clock
from peerteam.ui.widgets.save_clock import SaveClock


def test_a_save_is_due_within_a_second_of_the_first_key() -> None:
    assert save_clock.PAUSE_MS < save_clock.LATEST_MS < 1000


def test_a_key_makes_a_save_due(qtbot: QtBot) -> None:
    clock = SaveClock()
    with qtbot.waitSignal(clock.due):
        clock.key()
    assert not clock.running


def test_keys_without_a_pause_do_not_put_the_save_off(qtbot: QtBot) -> None:
    clock, due = SaveClock(), list[bool]()
    clock.due.connect(lambda: due.append(True))
    first = clock.latest_left()
    clock.key()
    left = clock.latest_left()
    clock.key()
    assert first < 0 <= clock.latest_left() <= left  # the second key has not started the second anew
    qtbot.waitUntil(lambda: bool(due))
    assert due == [True]


def test_what_is_saved_already_is_not_due_again() -> None:
    clock = SaveClock()
    clock.key()
    clock.stop()
    assert not clock.running
