"""Chips for one group of a list, and the row they flow in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.widgets.group_chips import GroupChips
from peerteam.ui.widgets.offer import Offer

GROUPS = [("", "Everybody", 12), ("member", "Members", 4), ("staff", "Staff", 8)]


@pytest.fixture
def chips(qtbot: QtBot) -> GroupChips:
    made = GroupChips()
    qtbot.addWidget(made)
    made.show_groups(GROUPS)
    made.resize(600, 100)
    made.show()
    made.activateWindow()
    return made


def test_everybody_is_chosen_first_and_every_chip_says_its_count(chips: GroupChips) -> None:
    assert chips.current == ""
    assert [chip.accessibleName() for chip in chips.chips.values()] == ["Everybody, 12", "Members, 4", "Staff, 8"]


def test_the_arrows_walk_the_chips_and_round(chips: GroupChips, qtbot: QtBot) -> None:
    chips.chips[""].setFocus()
    with qtbot.waitSignal(chips.chosen) as chosen:
        QTest.keyClick(chips.chips[""], Qt.Key.Key_Left)
    assert chosen.args == ["staff"]
    assert chips.chips["staff"].hasFocus()
    assert chips.chips["staff"].isChecked()
    assert not chips.chips[""].isChecked()


def test_a_group_that_is_gone_is_no_longer_chosen(chips: GroupChips) -> None:
    chips.choose("staff")
    chips.show_groups([("", "Everybody", 4), ("member", "Members", 4)])
    assert chips.current == ""
    assert list(chips.chips) == ["", "member"]


def test_when_a_line_is_full_the_chips_go_on_in_the_next(chips: GroupChips) -> None:
    layout = chips.layout()
    assert layout is not None
    wide = layout.heightForWidth(600)
    assert layout.heightForWidth(chips.chips[""].sizeHint().width() + 1) > 2 * wide


def test_an_offer_waits_until_it_is_answered(qtbot: QtBot) -> None:
    offer = Offer("Same person", "Two people")
    qtbot.addWidget(offer)
    assert offer.isHidden()
    offer.ask("A and B may be one person.")
    assert not offer.isHidden()
    assert offer.no.accessibleName() == "Two people: A and B may be one person."
    with qtbot.waitSignal(offer.answered) as answered:
        QTest.keyClick(offer.no, Qt.Key.Key_Return)
    assert answered.args == [False]
    offer.ask("")
    assert offer.isHidden()
