"""Chips by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.chips import ChipRow, MenuChip, Option, SwitchChip

COUNTS = {"a": 12, "b": 3}


@pytest.fixture
def chip(qtbot: QtBot, look: Look) -> MenuChip:
    made = MenuChip("Theme", lambda: [Option(key, key.upper(), count) for key, count in COUNTS.items()])
    qtbot.addWidget(made)
    made.know({"a": "Finance & assets", "b": "Housing", "c": "Capacity"})
    made.show()
    return made


def test_down_opens_the_list_with_its_counts(chip: MenuChip) -> None:
    QTest.keyClick(chip, Qt.Key.Key_Down)
    assert [action.text() for action in chip.menu_.actions()] == ["A\t12", "B\t3"]
    chip.menu_.close()


def test_space_ticks_several_and_the_list_stays_open(chip: MenuChip, qtbot: QtBot) -> None:
    chip.open_list()
    with qtbot.waitSignal(chip.changed):
        QTest.keyClick(chip.menu_, Qt.Key.Key_Space)
    QTest.keyClick(chip.menu_, Qt.Key.Key_Down)
    QTest.keyClick(chip.menu_, Qt.Key.Key_Space)
    assert chip.menu_.isVisible()
    assert chip.chosen == {"a", "b"}
    chip.menu_.close()


def test_it_says_what_is_asked_for_to_eye_and_ear(chip: MenuChip) -> None:
    assert (chip.text(), chip.accessibleName(), chip.property("lit")) == ("Theme  ▾", "Theme: all", False)
    chip.choose(frozenset({"a", "b"}))
    assert chip.text() == "Theme: Finance && assets and 1 more  ▾"
    assert (chip.accessibleName(), chip.property("lit")) == ("Theme: Finance & assets, Housing", True)


def test_a_value_that_is_not_there_any_more_is_no_longer_asked_for(chip: MenuChip) -> None:
    chip.choose(frozenset({"a", "b"}))
    chip.know({"b": "Housing"})
    assert chip.chosen == {"b"}


def test_a_switch_says_its_count(qtbot: QtBot, look: Look) -> None:
    switch = SwitchChip("Mine")
    qtbot.addWidget(switch)
    switch.say(31)
    assert (switch.text(), switch.accessibleName()) == ("Mine  31", "Mine, 31")


def test_chips_without_room_go_on_in_the_next_line(qtbot: QtBot, look: Look) -> None:
    row = ChipRow("What is shown", [SwitchChip(f"Chip number {number}") for number in range(6)])
    qtbot.addWidget(row)
    row.resize(900, 40)
    row.show()
    one_line = row.height()
    row.resize(300, 40)
    qtbot.waitUntil(lambda: row.height() > one_line)
