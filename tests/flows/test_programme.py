"""The programme through the real window, by keyboard alone: assign, swap, done, cancel, a walk-in, and each undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Session, Slot
from peerteam.ui.main_window import MainWindow
from tests.ui.conftest import ANN, BEN, FIRST, LATER, LUNCH, SECOND

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def window(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    press(opened, Qt.Key.Key_P, modifier=ALT)
    qtbot.waitUntil(lambda: opened.page is opened.programme)
    opened.programme.choose(FIRST)  # the clock of this window is the real one
    return opened


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def press(window: MainWindow, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(focused(window), key, modifier)


def type_in(window: MainWindow, words: str) -> None:
    for letter in words:
        QTest.keyClicks(focused(window), letter)


def enter(window: MainWindow) -> None:
    """Qt closes an editor in the moment after Enter."""
    press(window, Qt.Key.Key_Return)
    while window.programme.table.editor is not None:
        QTest.qWait(1)


def session(window: MainWindow, id: str) -> Session:
    found = window.visit.rows.get(Session, id)
    assert found is not None
    return found


def test_initials_are_given_to_the_sessions_ticked_and_taken_back(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Down, modifier=SHIFT)
    press(window, Qt.Key.Key_Down, modifier=SHIFT)
    for _ in range(4):
        if window.programme.model.columns[window.programme.table.currentIndex().column()].title == "Writer":
            break
        press(window, Qt.Key.Key_Right)
    type_in(window, "bo")
    enter(window)
    assert [session(window, id).writer for id in (FIRST, SECOND, LUNCH)] == [BEN, BEN, BEN]
    press(window, Qt.Key.Key_Z, modifier=CONTROL)
    assert [session(window, id).writer for id in (FIRST, SECOND, LUNCH)] == [ANN, BEN, None]
    assert focused(window) is window.programme.table


def test_the_ten_o_clock_swaps_with_nine_and_back(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Down, modifier=SHIFT)
    press(window, Qt.Key.Key_M, modifier=CONTROL)
    assert session(window, FIRST).slot == Slot("2026-03-10", "10:00", "10:45", "Room 1")
    assert "Leader of the council” is now Tuesday 10 March, at 10:00, Room 1" in window.strip.words.text()
    QTest.keyClick(window.strip.act, Qt.Key.Key_Return)
    assert session(window, FIRST).slot == Slot("2026-03-10", "09:00", "09:45", "Room 2")


def test_done_in_one_key_and_undone(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Return, modifier=CONTROL)
    assert session(window, FIRST).status == "done"
    press(window, Qt.Key.Key_Z, modifier=CONTROL)
    assert session(window, FIRST).status == "planned"


def test_cancelled_with_a_reason_in_the_page_and_undone(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Delete)
    type_in(window, "ill")
    enter(window)
    assert (session(window, FIRST).status, session(window, FIRST).status_reason) == ("cancelled", "ill")
    press(window, Qt.Key.Key_Z, modifier=CONTROL)
    assert session(window, FIRST).status == "planned"
    press(window, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Escape)
    assert session(window, FIRST).status == "planned"
    assert window.page is window.programme
    assert focused(window) is window.programme.table


def test_somebody_walks_in_while_it_is_on(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Plus, Qt.Key.Key_4, Qt.Key.Key_Return)
    came = [person.group for person in window.visit.programme.people_of(FIRST)]
    assert sorted(filter(None, came)) == ["member", "partner"]
    press(window, Qt.Key.Key_Z, modifier=CONTROL)
    assert len(window.visit.programme.people_of(FIRST)) == 1


def test_from_a_session_to_its_note_and_back_it_is_noted(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Return, modifier=CONTROL | SHIFT)
    assert window.page is window.notes
    assert window.notes.title.title.text() == "Leader of the council"
    type_in(window, "They said so.")
    press(window, Qt.Key.Key_P, modifier=ALT)
    qtbot.waitUntil(lambda: window.page is window.programme)
    assert window.programme.current == FIRST
    row = window.programme.row(FIRST)
    assert row is not None
    assert row.noted


def test_a_search_for_a_session_leads_on_and_escape_leads_back_to_today(window: MainWindow) -> None:
    window.programme.choose(LATER)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Escape)
    assert window.programme.model.picked == set()
    press(window, Qt.Key.Key_Escape)
    assert window.page is window.today


def test_escape_in_a_cell_leaves_the_cell_and_not_the_page(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F2)
    type_in(window, "Nothing of this")
    press(window, Qt.Key.Key_Escape)
    QTest.qWait(10)
    assert window.page is window.programme
    assert focused(window) is window.programme.table
    assert session(window, FIRST).title == "Leader of the council"
