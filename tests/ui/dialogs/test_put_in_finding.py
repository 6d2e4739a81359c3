"""Where a passage belongs, found by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Side
from peerteam.ui.dialogs.put_in_finding import Offer, PutInFinding
from peerteam.ui.look import Look

OFFERS = (
    Offer("far", "Too many priorities", "Area for consideration, 1 Priorities", near=False),
    Offer("near", "Papers come late", "Area for consideration, 3 Governance", near=True),
)


@pytest.fixture
def sheet(qtbot: QtBot, look: Look) -> PutInFinding:
    made = PutInFinding("Put “Late” in a finding", OFFERS, Side.AREA)
    qtbot.addWidget(made)
    made.open()
    return made


def keys(sheet: PutInFinding) -> list[str]:
    return [line.key for line in sheet.list.lines()]


def test_findings_of_the_same_theme_come_first_and_enter_takes_the_first(sheet: PutInFinding, qtbot: QtBot) -> None:
    assert keys(sheet) == ["finding:near", "finding:far"]
    with qtbot.waitSignal(sheet.chosen) as chosen:
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert chosen.args == ["near", "for"]
    assert not sheet.isVisible()


def test_typing_finds_by_any_of_its_words(sheet: PutInFinding, qtbot: QtBot) -> None:
    QTest.keyClicks(sheet.line, "many PRIOR")
    assert keys(sheet) == ["finding:far", "new:area for consideration", "new:strength"]


def test_in_the_list_g_is_against_and_another_letter_goes_on_typing(sheet: PutInFinding, qtbot: QtBot) -> None:
    QTest.keyClick(sheet.line, Qt.Key.Key_Down)
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.chosen) as chosen:
        QTest.keyClick(sheet.list, Qt.Key.Key_G)
    assert chosen.args == ["far", "against"]


def test_a_letter_typed_in_the_list_goes_into_the_line(sheet: PutInFinding) -> None:
    QTest.keyClick(sheet.line, Qt.Key.Key_Down)
    QTest.keyClick(sheet.list, Qt.Key.Key_P)
    assert sheet.line.text() == "p"


def test_what_fits_nothing_becomes_a_new_finding_on_the_likelier_side(sheet: PutInFinding, qtbot: QtBot) -> None:
    QTest.keyClicks(sheet.line, "Plan earlier")
    with qtbot.waitSignal(sheet.made) as made:
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert made.args == [Side.AREA, "Plan earlier"]


def test_the_other_side_is_one_key_further(sheet: PutInFinding, qtbot: QtBot) -> None:
    QTest.keyClicks(sheet.line, "Plan earlier")
    QTest.keyClick(sheet.line, Qt.Key.Key_Down)
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.made) as made:
        QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert made.args == [Side.STRENGTH, "Plan earlier"]


def test_without_any_finding_it_says_what_to_do(qtbot: QtBot, look: Look) -> None:
    sheet = PutInFinding("Put it in a finding", ())
    qtbot.addWidget(sheet)
    assert [line.text for line in sheet.list.lines()] == ["There are no findings yet. Type a headline to make one."]
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert sheet.result() == 0
