"""People through the real window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import SessionStatus
from peerteam.ui.main_window import MainWindow
from tests.ui.conftest import ANN, BEN, FIRST, SECOND

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def window(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    press(opened, Qt.Key.Key_O, ALT)
    qtbot.waitUntil(lambda: opened.page is opened.people)
    return opened


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focused(window), key, modifier)


def back_in(window: MainWindow, qtbot: QtBot) -> None:
    """Without a window manager nobody gives the window its keys back when a question closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def answer(do: Callable[[QWidget], None]) -> None:
    """Do this in the next question that opens."""

    def soon() -> None:
        sheet = QApplication.activeModalWidget()
        if sheet is None:
            QTimer.singleShot(10, soon)
        else:
            do(sheet)

    QTimer.singleShot(0, soon)


def add(window: MainWindow, qtbot: QtBot, group: Qt.Key, name: str, post: str = "") -> None:
    """Ctrl+D, the number of the group, the name, Tab, the post."""
    answer(lambda sheet: QTest.keyClick(sheet, group))
    press(window, Qt.Key.Key_D, CONTROL)
    back_in(window, qtbot)
    QTest.keyClicks(focused(window), name)
    press(window, Qt.Key.Key_Tab)
    QTest.keyClicks(focused(window), post)
    press(window, Qt.Key.Key_Return)


def test_somebody_met_is_added_put_into_a_session_and_counted_once(window: MainWindow, qtbot: QtBot) -> None:
    visit, met = window.visit, window.people.met
    visit.programme.change(FIRST, status=SessionStatus.DONE)
    visit.programme.change(SECOND, status=SessionStatus.DONE)
    assert met.counted.text() == "1 person met so far"

    add(window, qtbot, Qt.Key.Key_1, "Janet Pryor", "Chair of scrutiny")

    def pick_the_director(sheet: QWidget) -> None:
        (letters,) = sheet.findChildren(QLineEdit)
        QTest.keyClicks(letters, "director")
        QTest.keyClick(letters, Qt.Key.Key_Return)

    answer(pick_the_director)
    press(window, Qt.Key.Key_S, CONTROL | SHIFT)
    back_in(window, qtbot)
    assert [line.key for line in met.sessions.lines()] == [SECOND]
    assert met.counted.text() == "2 people met so far"

    add(window, qtbot, Qt.Key.Key_1, "Cllr J. Pryor")
    visit.programme.meet(FIRST, met.table.current_key)
    assert met.counted.text() == "3 people met so far"
    assert met.offer.isVisible()
    for _ in range(20):
        if focused(window) is met.offer.yes:
            break
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    assert met.counted.text() == "2 people met so far"
    assert window.strip.words.text() == "Janet Pryor now counts once."

    window.undo()
    assert met.counted.text() == "3 people met so far"
    assert met.offer.isVisible()


def test_somebody_deleted_is_told_and_comes_back(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Delete)
    assert window.strip.words.text() == "Cllr Joan Field is deleted."
    assert window.visit.people.persons() == []
    QTest.keyClick(window.strip.act, Qt.Key.Key_Return)
    assert [line.key for line in window.people.met.sessions.lines()] in ([], [FIRST])
    assert [session.id for session in window.visit.people.sessions_of("person-leader")] == [FIRST]


def test_from_a_person_to_the_note_of_the_session_they_were_met_in(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Down)
    for _ in range(20):
        if focused(window) is window.people.met.sessions:
            break
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window.page is window.notes
    assert window.notes.title.title.text() == "Leader of the council"


def test_the_team_is_put_in_order_and_another_name_is_chosen(window: MainWindow) -> None:
    press(window, Qt.Key.Key_PageDown, CONTROL)
    press(window, Qt.Key.Key_Down, CONTROL)
    assert [peer.id for peer in window.visit.people.peers()] == [BEN, ANN]
    press(window, Qt.Key.Key_Up)
    for _ in range(20):
        if focused(window) is window.people.team.is_me:
            break
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    assert window.visit.me == BEN
    assert window.top.me.text() == "You are Ben Okafor"
    assert window.people.team.model.record(0).is_me


def test_a_label_typed_is_kept_when_the_page_is_left(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_PageDown, CONTROL)
    press(window, Qt.Key.Key_Return)
    for _ in range(2):
        press(window, Qt.Key.Key_Tab)
    QTest.keyClicks(focused(window), "Lead Member Peer")
    press(window, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: window.page is window.notes)
    assert window.visit.people.peers()[0].label == "Lead Member Peer"
