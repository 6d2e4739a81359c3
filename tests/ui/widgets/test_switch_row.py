"""Switches of which one is on."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from peerteam.ui.widgets.switch_row import SwitchRow


@pytest.fixture
def row(qtbot: QtBot) -> SwitchRow:
    made = SwitchRow("Beside the page", ("Behind it", "Dropped"), 1)
    qtbot.addWidget(made)
    return made


def on(row: SwitchRow) -> list[bool]:
    return [each.isChecked() for each in row.switches]


def test_the_first_one_is_on_and_pressing_another_says_which(row: SwitchRow) -> None:
    pressed: list[int] = []
    row.pressed.connect(pressed.append)
    assert on(row) == [False, True]
    row.switches[0].click()
    assert (on(row), pressed) == ([True, False], [0])


def test_turning_to_one_presses_nothing(row: SwitchRow) -> None:
    pressed: list[int] = []
    row.pressed.connect(pressed.append)
    row.turn(0)
    assert (on(row), pressed) == ([True, False], [])


def test_a_number_is_seen_and_heard_and_goes_again(row: SwitchRow) -> None:
    row.count(0, 3)
    assert (row.switches[0].text(), row.switches[0].accessibleName()) == ("Behind it  3", "Behind it, 3")
    row.count(0, None)
    assert (row.switches[0].text(), row.switches[0].accessibleName()) == ("Behind it", "Behind it")
