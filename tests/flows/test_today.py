"""Days of a visit through the real window, by keyboard alone: Today says what is next and owed, and opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from peerteam.domain.records import Note, SessionTheme, Slot
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.crib_sheet import CribSheetView
from peerteam.ui.main_window import MainWindow
from tests.flows.conftest import ShowWindow
from tests.ui.conftest import ANN, FIRST, SECOND

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Clock:
    """The time, in the test's hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 10, 8, 58)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visit(path: Path) -> Iterator[VisitFile]:
    with VisitFile.open(path) as opened:
        yield opened


@pytest.fixture
def window(visit: VisitFile, clock: Clock, show_window: ShowWindow, qtbot: QtBot) -> MainWindow:
    shown = show_window(visit, clock)
    qtbot.waitUntil(lambda: bool(shown.today.owed_title.text()))
    return shown


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(window), key, modifier)


def reach(window: MainWindow, place: QWidget) -> None:
    """Go there with Tab."""
    for _ in range(40):
        if focused(window) is place:
            return
        press(window, Qt.Key.Key_Tab)
    raise AssertionError(f"{place.accessibleName()} cannot be reached with Tab")


def walk_to(window: MainWindow, found: Callable[[], bool]) -> None:
    """Go there with ↓."""
    for _ in range(40):
        if found():
            return
        press(window, Qt.Key.Key_Down)
    raise AssertionError("the line cannot be reached with ↓")


def owed(window: MainWindow) -> list[tuple[str, str]]:
    return [(line.text, line.detail) for line in window.today.owed.lines()]


def test_from_one_interview_to_the_next_with_enter_alone(window: MainWindow, visit: VisitFile, clock: Clock) -> None:
    press(window, Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "Proud of the plan.")
    press(window, Qt.Key.Key_Escape)
    clock.time = datetime(2026, 3, 10, 9, 50)
    press(window, Qt.Key.Key_Escape)
    assert window.page is window.today
    assert window.today.card.title.text() == "Director of finance"
    assert [(line.key, line.meaning) for line in window.today.day.lines()][:2] == [
        (f"session:{FIRST}", "noted"),
        (f"session:{SECOND}", "no note"),
    ]
    press(window, Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "A gap of three million.")
    assert window.page.leave()
    assert {note.about: note.body for note in visit.rows.all(Note)} == {
        FIRST: "Proud of the plan.",
        SECOND: "A gap of three million.",
    }


def test_a_session_without_a_note_is_found_before_the_team_meets_and_written(
    window: MainWindow, visit: VisitFile, clock: Clock
) -> None:
    clock.time = datetime(2026, 3, 10, 17, 0)
    window.today.begin()
    assert ("2 sessions without a note", "") in owed(window)
    reach(window, window.today.owed)
    walk_to(window, lambda: window.today.owed.current_key == f"session:{SECOND}")
    press(window, Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "Written up late.")
    press(window, Qt.Key.Key_Escape)
    assert window.page is window.today
    assert ("1 session without a note", "") in owed(window)


def test_a_paper_that_has_not_come_opens_among_the_papers(window: MainWindow) -> None:
    reach(window, window.today.owed)
    walk_to(window, lambda: window.today.owed.current_key == "paper:document")
    press(window, Qt.Key.Key_Return)
    assert window.page is window.evidence


def test_a_disclosure_reminds_today_by_where_it_was_heard_and_opens_its_note(
    window: MainWindow, visit: VisitFile
) -> None:
    press(window, Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "She spoke of bullying.")
    press(window, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Escape)
    assert ("1 thing to tell the manager", "") in owed(window)
    assert not [text for text, detail in owed(window) if "bullying" in text + detail]
    reach(window, window.today.owed)
    walk_to(window, lambda: window.today.owed.current_key.startswith("note:"))
    press(window, Qt.Key.Key_Return)
    assert window.page is window.notes
    assert window.notes.editor.text == "She spoke of bullying."


def test_a_question_noted_on_the_first_day_stands_on_the_card_of_the_session_that_covers_it(
    window: MainWindow, visit: VisitFile, clock: Clock
) -> None:
    visit.programme.add("Leader of the opposition", Slot("2026-03-10", "15:00", "15:45"), kind="interview", writer=ANN)
    opposition = visit.programme.session_named("Leader of the opposition").id
    with visit.step("Covers"):
        visit.rows.add(SessionTheme("covers-3", opposition, "theme-finance"))
    press(window, Qt.Key.Key_Return)
    QTest.keyClicks(focused(window), "Who owns the business case?")
    press(window, Qt.Key.Key_4, CONTROL)
    press(window, Qt.Key.Key_Slash, CONTROL)
    clock.time = datetime(2026, 3, 10, 14, 50)
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Escape)
    assert window.today.card.title.text() == "Leader of the opposition"
    asked, words = window.today.card.questions[0]
    assert (asked.text(), words.text()) == ("Ask again", "Who owns the business case?")


def test_the_arrows_show_another_day_and_enter_opens_a_session_of_it(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Right)
    assert window.today.day_title.text() == "My day – Wednesday 11 March"
    reach(window, window.today.day)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window.page is window.notes
    assert window.notes.title.title.text() == "Tour of the town"


def test_before_the_visit_enter_leads_to_what_to_read_and_after_it_to_the_letter(
    window: MainWindow, visit: VisitFile, clock: Clock, qtbot: QtBot
) -> None:
    visit.evidence.add_document("D2", "Corporate plan")
    clock.time = datetime(2026, 2, 24, 9, 0)
    window.today.begin()
    assert window.today.card.title.text() == "Read these papers"
    press(window, Qt.Key.Key_Return)
    assert window.evidence.isVisible()
    clock.time = datetime(2026, 3, 20, 9, 0)
    press(window, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: window.page is window.today)
    assert window.today.card.title.text() == "Next due: draft to the council, in 12 days"
    press(window, Qt.Key.Key_Return)
    assert window.letter.isVisible()


# --- before it begins -------------------------------------------------------------------------------------------------


def test_a_key_opens_my_crib_sheet_until_my_first_session_begins(
    window: MainWindow, clock: Clock, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_C, ALT)
    qtbot.waitUntil(lambda: bool(window.findChildren(CribSheetView)))
    (sheet,) = window.findChildren(CribSheetView)
    assert "Is there challenge?" in sheet.page.toPlainText()
    press_in = sheet.focusWidget()
    assert press_in is sheet.page
    QTest.keyClick(sheet.page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(sheet))
    clock.time = datetime(2026, 3, 10, 9, 1)
    window.today.begin()
    assert not window.today.card.also.isVisible()
