"""The sheet that offers to bring in what somebody began alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from peerteam.domain.begun_alone import Pair, Pairs
from peerteam.handover.joining import Begun
from peerteam.store.begun_alone import Brought
from peerteam.ui.dialogs.joining import BringMine, brought_in_words, detail, left_behind, question, team_stands

LEADER = Pair("session", "x1", "s1", "Leader of the council, Tue 10 09:00", "“Cllr Field”, 09:30")
REED = Pair("person", "y1", "c1", "Tom Reed, Director of finance", "T Reed")


def begun(*offered: Pair, certain: tuple[Pair, ...] = (), notes: int = 3, staying: int = 0, left: int = 0) -> Begun:
    return Begun(Path("mine"), None, "Marlbridge", notes, staying, 2, Pairs(certain, offered), left)


def shown(qtbot: QtBot, about: Begun) -> BringMine:
    sheet = BringMine(about)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    assert QTest.qWaitForWindowActive(sheet)
    return sheet


def test_enter_brings_it_in_with_all_that_looks_the_same_as_one(qtbot: QtBot) -> None:
    sheet = shown(qtbot, begun(LEADER, REED))
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    assert sheet.result() == QDialog.DialogCode.Accepted
    assert sheet.agreed() == (LEADER, REED)


def test_space_on_a_line_lets_it_come_in_beside(qtbot: QtBot) -> None:
    sheet = shown(qtbot, begun(LEADER, REED))
    sheet.table.setFocus()
    QTest.keyClick(sheet.table, Qt.Key.Key_Down)
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    assert sheet.result() == QDialog.DialogCode.Accepted
    assert sheet.agreed() == (LEADER,)


def test_escape_leaves_it_for_another_time(qtbot: QtBot) -> None:
    sheet = shown(qtbot, begun())
    assert not sheet.table.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize(
    ("notes", "words"), [(3, "Bring your 3 notes in?"), (1, "Bring your note in?"), (0, "Bring what you began in?")]
)
def test_what_is_asked_counts_the_notes(notes: int, words: str) -> None:
    assert question(begun(notes=notes)) == f"This looks like the same visit. {words}"


def test_what_stays_on_this_laptop_and_what_is_left_behind_is_said() -> None:
    assert "1 note stays on this laptop." in detail(begun(staying=1))
    assert left_behind(begun(left=2)).endswith("2 versions you have not chosen stay in it.")
    assert left_behind(begun()) == "The file you began is kept among the safe copies."


def test_where_the_two_differ_the_first_is_said_and_the_others_counted() -> None:
    assert team_stands((LEADER, LEADER, LEADER)) == (
        "Where the two differ, the team’s stands: "
        "Leader of the council, Tue 10 09:00 (yours: “Cllr Field”, 09:30) and 2 more."
    )
    assert team_stands((Pair("session", "x", "s", "Tour"),)) == ""


@pytest.mark.parametrize(
    ("brought", "words"),
    [
        (Brought(3, 1, 2), "3 notes and 2 tags of yours are in the team’s visit."),
        (Brought(1), "1 note of yours is in the team’s visit."),
        (Brought(), "All that you began is in the team’s visit already."),
        (
            Brought(papers=1, files_missing=1),
            "1 paper of yours is in the team’s visit. 1 file of a paper could not be read.",
        ),
    ],
)
def test_what_came_in_is_told_in_a_sentence(brought: Brought, words: str) -> None:
    assert brought_in_words(brought) == words
