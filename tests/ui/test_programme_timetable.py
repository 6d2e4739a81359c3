"""The programme as a timetable: what the cards say, and moving a session there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note, Peer, Session, SessionKind, SessionStatus, Slot
from peerteam.domain.timetable import Company
from peerteam.domain.timetable_moves import Shift
from peerteam.store.visit_file import VisitFile
from peerteam.ui.look import Look
from peerteam.ui.programme_rows import Row, read_rows
from peerteam.ui.programme_timetable import MOVED, TimetablePanel, block_of, move, team_words
from tests.builders import UndoCheck
from tests.ui.conftest import ANN, FIRST, LATER, LUNCH, SECOND, now

ALT = Qt.KeyboardModifier.AltModifier
TUESDAY, WEDNESDAY = "2026-03-10", "2026-03-11"
HELEN, BEN = Peer("p1", "Helen Marsh", "HM"), Peer("p2", "Ben Okafor", "BO")
Told = list[tuple[str, str, object]]


def row(**more: object) -> Row:
    session = Session("s", "Unions", Slot(TUESDAY, "09:00", "09:45", "Room 2"), SessionKind.INTERVIEW, "A")
    return Row(session, Company((HELEN, BEN)), HELEN, BEN, **more)  # type: ignore[arg-type]


@pytest.fixture
def panel(visit: VisitFile, qtbot: QtBot, look: Look) -> TimetablePanel:
    visit.history.forget()
    made = TimetablePanel(visit, now)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_rows(read_rows(visit, {}))
    made.show()
    return made


@pytest.fixture
def told(panel: TimetablePanel) -> Told:
    said: Told = []
    panel.told.connect(lambda *what: said.append(what))
    return said


def slot(visit: VisitFile, id: str) -> Slot:
    found = visit.rows.get(Session, id)
    assert found is not None
    return found.slot


# --- words ------------------------------------------------------------------------------------------------------------


def test_a_card_is_spoken_whole() -> None:
    assert block_of(row(), None).spoken == (
        "Unions, Tuesday 10 March, 09:00–09:45, Stream A, Room 2, Helen Marsh leads, Ben Okafor writes, no note"
    )


def test_a_clash_is_a_sign_on_the_card_and_words_when_it_is_spoken() -> None:
    block = block_of(row(clashes=("09:00 Helen Marsh is in two rooms",)), None)
    assert block.sign == "!"
    assert block.spoken.endswith(". 09:00 Helen Marsh is in two rooms")


@pytest.mark.parametrize(
    ("status", "noted", "mark", "said"),
    [
        (None, False, "○", "no note"),
        (SessionStatus.DONE, True, "●", "noted, done"),
        (SessionStatus.CANCELLED, True, "–", "cancelled"),
        (SessionStatus.MOVED, False, "○", "no note, moved"),
    ],
)
def test_its_mark_says_whether_there_is_a_note(status: str | None, noted: bool, mark: str, said: str) -> None:
    from dataclasses import replace

    found = block_of(replace(row(noted=noted), session=replace(row().session, status=status)), None)
    assert found.mark == mark
    assert found.spoken.endswith(said)
    assert found.off is (mark == "–")


def test_who_leads_stands_before_who_writes_and_one_who_does_both_once() -> None:
    from dataclasses import replace

    assert team_words(row()) == "HM·BO"
    assert team_words(replace(row(), writer=HELEN)) == "HM"
    assert "Helen Marsh leads and writes" in block_of(replace(row(), writer=HELEN), None).spoken


def test_my_sessions_are_marked_as_mine() -> None:
    assert block_of(row(), "p2").mine
    assert not block_of(row(), "p9").mine


# --- moving -----------------------------------------------------------------------------------------------------------


def test_a_move_is_one_step_that_keeps_the_room_and_can_be_undone(visit: VisitFile, undo_check: UndoCheck) -> None:
    visit.history.forget()
    with undo_check(visit):
        move(visit, Shift(FIRST, WEDNESDAY, "B", 615, 660))
    assert slot(visit, FIRST) == Slot(WEDNESDAY, "10:15", "11:00", "Room 2")
    found = visit.rows.get(Session, FIRST)
    assert found is not None
    assert (found.stream, visit.history.undo_label) == ("B", MOVED)


def test_a_session_that_is_gone_by_now_is_not_moved(visit: VisitFile) -> None:
    visit.programme.remove(LUNCH)
    assert move(visit, Shift(LUNCH, TUESDAY, None, 615, 660)) is None


def test_moving_by_keys_is_told_with_its_undo(
    panel: TimetablePanel, visit: VisitFile, told: Told, qtbot: QtBot
) -> None:
    panel.activateWindow()
    panel.choose(SECOND)
    panel.take_focus()
    card = panel.timetable.canvas.cards[SECOND]
    qtbot.waitUntil(card.hasFocus)
    QTest.keyPress(card, Qt.Key.Key_Down, ALT)
    QTest.keyPress(card, Qt.Key.Key_Down, ALT)
    QTest.keyRelease(card, Qt.Key.Key_Alt)
    assert slot(visit, SECOND) == Slot(TUESDAY, "10:10", "10:55", "Room 1")
    words, button, undo = told[0]
    assert (words, button) == ("“Director of finance” is now Tuesday 10 March, 10:10 to 10:55.", "Undo")
    assert callable(undo)
    undo()
    assert slot(visit, SECOND) == Slot(TUESDAY, "10:00", "10:45", "Room 1")


def test_leaving_the_page_in_the_middle_of_a_move_keeps_it(
    panel: TimetablePanel, visit: VisitFile, qtbot: QtBot
) -> None:
    panel.activateWindow()
    panel.choose(FIRST)
    panel.take_focus()
    card = panel.timetable.canvas.cards[FIRST]
    qtbot.waitUntil(card.hasFocus)
    QTest.keyPress(card, Qt.Key.Key_Right, ALT)
    panel.settle()
    assert slot(visit, FIRST).day == WEDNESDAY


def test_a_session_with_a_note_is_moved_with_it(visit: VisitFile) -> None:
    visit.load([Note("n", author=ANN, about=FIRST, body="Said")])
    move(visit, Shift(FIRST, WEDNESDAY, None, 615, 660))
    note = visit.rows.get(Note, "n")
    assert note is not None
    assert note.about == FIRST


# --- without a time ---------------------------------------------------------------------------------------------------


def test_what_has_no_time_is_a_button_below_and_pressing_it_opens_it(
    panel: TimetablePanel, visit: VisitFile, qtbot: QtBot
) -> None:
    assert not panel.untimed.isVisible()
    visit.programme.change(LATER, slot=Slot(WEDNESDAY, None, None))
    panel.show_rows(read_rows(visit, {}))
    assert panel.untimed.isVisible()
    assert panel.untimed.title.text() == "One session without a time"
    chip = panel.untimed.chips[LATER]
    assert "no time yet" in chip.accessibleName()
    with qtbot.waitSignals([panel.chosen, panel.opened]):
        chip.click()
    assert panel.current == LATER
    assert chip.isChecked()


def test_one_day_shows_only_its_sessions(panel: TimetablePanel, visit: VisitFile) -> None:
    panel.show_rows(read_rows(visit, {}), WEDNESDAY)
    assert list(panel.timetable.canvas.cards) == [LATER]
