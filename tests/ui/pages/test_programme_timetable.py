"""The Programme page as a timetable, by keyboard: the same sessions, the same choice, the same keys as in the table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Session, SessionStatus, Slot
from peerteam.store.visit_file import VisitFile
from peerteam.ui.look import Look
from peerteam.ui.pages.programme import ProgrammePage
from peerteam.ui.programme_timetable import TimetablePanel
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.timetable_card import SessionCard
from tests.ui.conftest import FIRST, LATER, SECOND, now

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TUESDAY, WEDNESDAY = "2026-03-10", "2026-03-11"


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look) -> Iterator[ProgrammePage]:
    visit.history.forget()
    tasks = Tasks()
    made = ProgrammePage(visit, tasks, now)
    tasks.setParent(made)
    made.destroyed.connect(tasks.close)
    qtbot.addWidget(made)
    visit.listeners.append(made.take)
    made.resize(1180, 650)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.choose(FIRST)
    QTest.keyClick(made.table, Qt.Key.Key_PageDown, CONTROL)
    yield made
    visit.listeners.remove(made.take)


def shown(page: ProgrammePage) -> TimetablePanel:
    assert page.timetable is not None
    return page.timetable


def card(page: ProgrammePage, session: str) -> SessionCard:
    return shown(page).timetable.canvas.cards[session]


def session(visit: VisitFile, id: str) -> Session:
    found = visit.rows.get(Session, id)
    assert found is not None
    return found


def test_turning_to_the_timetable_keeps_the_session_chosen_and_puts_the_cursor_there(page: ProgrammePage) -> None:
    assert shown(page).isVisible()
    assert card(page, FIRST).isChecked()
    assert card(page, FIRST).hasFocus()


def test_what_is_chosen_in_the_timetable_is_in_the_drawer_and_in_the_table(page: ProgrammePage) -> None:
    QTest.keyClick(card(page, FIRST), Qt.Key.Key_Down)
    assert page.current == page.table.current_key == SECOND
    assert page.side.name.text() == "Director of finance"
    QTest.keyClick(card(page, SECOND), Qt.Key.Key_PageUp, CONTROL)
    assert page.table.hasFocus()
    assert page.table.current_key == SECOND


def test_where_a_session_is_carried_to_is_heard_at_each_step(page: ProgrammePage, said_aloud: list[str]) -> None:
    for _ in range(2):
        QTest.keyPress(card(page, FIRST), Qt.Key.Key_Down, ALT)
    assert said_aloud == ["09:05–09:50", "09:10–09:55"]
    QTest.keyClick(card(page, FIRST), Qt.Key.Key_Escape)


def test_alt_and_arrows_move_it_and_the_card_is_at_its_new_time(page: ProgrammePage, visit: VisitFile) -> None:
    before = card(page, FIRST).geometry()
    for _ in range(3):
        QTest.keyPress(card(page, FIRST), Qt.Key.Key_Down, ALT)
    QTest.keyRelease(card(page, FIRST), Qt.Key.Key_Alt)
    assert session(visit, FIRST).slot == Slot(TUESDAY, "09:15", "10:00", "Room 2")
    assert card(page, FIRST).y() > before.y()
    assert "09:15–10:00" in card(page, FIRST).accessibleName()
    assert card(page, FIRST).hasFocus()
    visit.history.undo()
    assert session(visit, FIRST).slot.start == "09:00"
    assert card(page, FIRST).geometry() == before


def test_escape_in_a_move_goes_one_step_back_only(page: ProgrammePage, visit: VisitFile) -> None:
    QTest.keyPress(card(page, FIRST), Qt.Key.Key_Right, ALT)
    assert page.back()
    QTest.keyRelease(card(page, FIRST), Qt.Key.Key_Alt)
    assert session(visit, FIRST).slot.day == TUESDAY


def test_leaving_the_page_keeps_what_is_being_moved(page: ProgrammePage, visit: VisitFile) -> None:
    QTest.keyPress(card(page, FIRST), Qt.Key.Key_Right, ALT)
    assert page.leave()
    assert session(visit, FIRST).slot.day == WEDNESDAY


def test_control_enter_is_done_and_delete_asks_why_it_is_cancelled(page: ProgrammePage, visit: VisitFile) -> None:
    QTest.keyClick(card(page, FIRST), Qt.Key.Key_Return, CONTROL)
    assert session(visit, FIRST).status == SessionStatus.DONE
    QTest.keyClick(card(page, FIRST), Qt.Key.Key_Down)
    QTest.keyClick(card(page, SECOND), Qt.Key.Key_Delete)
    assert page.look.ask.isVisible()
    answer = QApplication.focusWidget()
    assert answer is not None
    QTest.keyClick(answer, Qt.Key.Key_Return)
    assert session(visit, SECOND).status == SessionStatus.CANCELLED
    assert card(page, SECOND).block.off
    assert card(page, SECOND).hasFocus()


def test_what_was_ticked_in_the_table_is_not_meant_in_the_timetable(page: ProgrammePage, visit: VisitFile) -> None:
    page.show_table()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.show_timetable()
    QTest.keyClick(card(page, FIRST), Qt.Key.Key_Down)
    assert page.meant() == [SECOND]


def test_enter_opens_the_session_in_the_drawer_and_escape_comes_back(page: ProgrammePage) -> None:
    QTest.keyClick(card(page, FIRST), Qt.Key.Key_Return)
    assert page.side.has_cursor()
    assert page.back()
    assert card(page, FIRST).hasFocus()


def test_the_chips_narrow_the_timetable_too(page: ProgrammePage) -> None:
    page.days.choose(WEDNESDAY)
    page.refresh()
    assert list(shown(page).timetable.canvas.cards) == [LATER]
    page.choose(FIRST)
    assert card(page, FIRST).hasFocus()


def test_where_nothing_fits_the_chips_the_timetable_says_what_to_do(page: ProgrammePage, visit: VisitFile) -> None:
    visit.people.add_peer("Cara Cole")
    nobody = visit.people.peers()[-1].id
    page.who.choose(nobody)
    page.refresh()
    assert shown(page).nothing.isVisible()
    assert page.back()
    assert not shown(page).nothing.isVisible()


def test_while_the_table_is_shown_the_timetable_follows_later(page: ProgrammePage, visit: VisitFile) -> None:
    page.show_table()
    visit.programme.change(FIRST, slot=Slot(TUESDAY, "11:00", "11:30", "Room 2"))
    page.show_timetable()
    assert "11:00–11:30" in card(page, FIRST).accessibleName()
