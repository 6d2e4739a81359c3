"""The list of what a new version changes: every line with a tick, and only what is ticked is taken in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.programme_update import Difference, Kind
from peerteam.ui.dialogs.programme_update import ProgrammeUpdate
from peerteam.ui.update_words import Update

LINES = [
    Update(Difference(kind, f"s{number}", ""), f"Session {number}", "")
    for number, kind in enumerate((Kind.MOVED, Kind.NEW, Kind.GONE))
]


@pytest.fixture
def sheet(qtbot: QtBot) -> ProgrammeUpdate:
    made = ProgrammeUpdate(LINES, "v6.xlsx")
    qtbot.addWidget(made)
    made.show()
    return made


def test_everything_is_ticked_and_counted(sheet: ProgrammeUpdate) -> None:
    assert sheet.question.text() == "3 changes in v6.xlsx"
    assert [line.key for line in sheet.ticked()] == ["s0", "s1", "s2"]
    assert sheet.go.text() == "Take in 3 changes"
    assert not sheet.part.isVisible()


def test_what_a_part_of_the_programme_lacks_is_not_ticked_and_it_says_why(qtbot: QtBot) -> None:
    sheet = ProgrammeUpdate(LINES, "v6.xlsx", partial=True)
    qtbot.addWidget(sheet)
    assert [line.key for line in sheet.ticked()] == ["s0", "s1"]
    assert sheet.part.isVisibleTo(sheet)


def test_space_takes_a_tick_away_and_enter_takes_in_the_rest(sheet: ProgrammeUpdate, qtbot: QtBot) -> None:
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    with qtbot.waitSignal(sheet.agreed) as agreed:
        QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    assert agreed.args is not None
    assert [line.session for line in agreed.args[0]] == ["s1", "s2"]


def test_a_takes_every_tick_away_and_sets_it_again(sheet: ProgrammeUpdate) -> None:
    QTest.keyClick(sheet.table, Qt.Key.Key_A)
    assert sheet.ticked() == ()
    assert not sheet.go.isEnabled()
    QTest.keyClick(sheet.table, Qt.Key.Key_A)
    assert len(sheet.ticked()) == 3


def test_a_tick_is_said_in_a_word_too(sheet: ProgrammeUpdate) -> None:
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    model = sheet.model
    assert [model.data(model.index(row, 0)) for row in range(3)] == ["no", "yes", "yes"]


def test_the_mouse_ticks_like_space(sheet: ProgrammeUpdate) -> None:
    place = sheet.table.visualRect(sheet.model.index(1, 2)).center()
    QTest.mouseClick(sheet.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [line.key for line in sheet.ticked()] == ["s0", "s2"]
