"""The timetable: cards that are walked, dragged and moved by keys, and what it says of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Session, Slot
from peerteam.domain.timetable_layout import plan_of
from peerteam.domain.timetable_moves import Shift
from peerteam.ui.look import Look
from peerteam.ui.widgets.timetable import Timetable
from peerteam.ui.widgets.timetable_card import SessionCard
from peerteam.ui.widgets.timetable_paint import Block

TUESDAY, WEDNESDAY = "2026-03-10", "2026-03-11"
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
SESSIONS = [
    Session("a", "Leader", Slot(TUESDAY, "09:00", "10:00"), stream="A"),
    Session("b", "Unions", Slot(TUESDAY, "09:00", "10:00"), stream="B"),
    Session("c", "Finance", Slot(TUESDAY, "10:30", "11:30"), stream="A"),
    Session("lunch", "Lunch", Slot(TUESDAY, "12:00", "13:00")),
    Session("d", "Tour", Slot(WEDNESDAY, "09:00", "10:00"), stream="A"),
]


def blocks(sessions: list[Session]) -> dict[str, Block]:
    return {
        each.id: Block(each.id, each.slot.start or "", f"{each.slot.start}–{each.slot.end}", each.title or "",
                       spoken=f"{each.title}, {each.slot.start}") for each in sessions
    }  # fmt: skip


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Timetable:
    made = Timetable("Timetable")
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show_plan(plan_of(SESSIONS), blocks(SESSIONS))
    made.show()
    return made


@pytest.fixture
def moves(shown: Timetable) -> list[Shift]:
    made: list[Shift] = []
    shown.moved.connect(made.append)
    return made


def card(shown: Timetable, id: str) -> SessionCard:
    return shown.canvas.cards[id]


def focus(shown: Timetable, qtbot: QtBot, id: str) -> SessionCard:
    shown.activateWindow()
    shown.choose(id)
    shown.take_focus()
    qtbot.waitUntil(card(shown, id).hasFocus)
    return card(shown, id)


def pixels(shown: Timetable, minutes: float) -> int:
    assert shown.canvas.grid is not None
    return round(shown.canvas.grid.minute * minutes)


def drag(shown: Timetable, id: str, by: QPoint, at: QPoint | None = None, *, drop: bool = True) -> None:
    what = card(shown, id)
    start = at or what.rect().center()
    QTest.mousePress(what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    what.dragged.emit(what.mapToGlobal(start + by / 2), False)
    what.dragged.emit(what.mapToGlobal(start + by), False)
    if drop:
        QTest.mouseRelease(what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + by)


# --- seen -------------------------------------------------------------------------------------------------------------


def test_every_session_has_a_card_that_is_named(shown: Timetable) -> None:
    assert {id: each.accessibleName() for id, each in shown.canvas.cards.items()} == {
        each.id: f"{each.title}, {each.slot.start}" for each in SESSIONS
    }


def test_no_card_lies_over_another_and_all_lie_in_the_canvas(shown: Timetable) -> None:
    boxes = [each.geometry() for each in shown.canvas.cards.values()]
    assert all(shown.canvas.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


def test_cards_that_stay_keep_the_focus_when_others_come_and_go(shown: Timetable, qtbot: QtBot) -> None:
    kept = focus(shown, qtbot, "c")
    other = [each for each in SESSIONS if each.id != "a"]
    shown.show_plan(plan_of(other), blocks(other))
    assert shown.canvas.cards["c"] is kept
    assert kept.hasFocus()
    assert "a" not in shown.canvas.cards


def test_when_the_card_with_the_focus_goes_another_one_takes_it(shown: Timetable, qtbot: QtBot) -> None:
    focus(shown, qtbot, "c")
    other = [each for each in SESSIONS if each.id != "c"]
    shown.show_plan(plan_of(other), blocks(other))
    qtbot.waitUntil(lambda: shown.focused == "a")


def test_the_line_of_the_time_stands_in_todays_columns_only_while_anything_is_on(shown: Timetable) -> None:
    shown.show_now(WEDNESDAY, 9 * 60 + 30)
    line, grid = shown.canvas.now_line, shown.canvas.grid
    assert grid is not None
    assert line.isVisible()
    assert line.geometry().left() == int(grid.lefts[2])
    shown.show_now(WEDNESDAY, 6 * 60)
    assert not line.isVisible()
    shown.show_now("2026-03-20", 9 * 60 + 30)
    assert not line.isVisible()


def test_columns_too_many_for_the_window_are_scrolled_and_the_chosen_card_comes_into_sight(shown: Timetable) -> None:
    shown.resize(300, 400)
    assert shown.horizontalScrollBar().maximum() > 0
    shown.choose("d")
    place = card(shown, "d").mapTo(shown.viewport(), QPoint(0, 0))
    assert shown.viewport().rect().contains(place)


# --- walked -----------------------------------------------------------------------------------------------------------


def test_tab_comes_to_one_card_and_arrows_go_on(shown: Timetable, qtbot: QtBot) -> None:
    stops = [id for id, each in shown.canvas.cards.items() if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["a"]
    here = focus(shown, qtbot, "a")
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(here, Qt.Key.Key_Down)
    assert chosen.args == ["c"]
    assert shown.focused == "c"
    QTest.keyClick(card(shown, "c"), Qt.Key.Key_Right)
    assert shown.current == "b"
    assert card(shown, "b").isChecked()
    assert not card(shown, "c").isChecked()


def test_enter_opens_the_card_and_so_does_a_double_click(shown: Timetable, qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "b")
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(here, Qt.Key.Key_Return)
    assert opened.args == ["b"]
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.mouseDClick(card(shown, "c"), Qt.MouseButton.LeftButton)
    assert opened.args == ["c"]


def test_choosing_from_outside_says_nothing(shown: Timetable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(shown.chosen):
        shown.choose("b")
    assert card(shown, "b").isChecked()
    shown.choose("")
    assert not card(shown, "b").isChecked()


# --- moved by keys ----------------------------------------------------------------------------------------------------


def test_alt_and_arrows_move_and_letting_alt_go_is_one_move(shown: Timetable, moves: list[Shift], qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "a")
    for _ in range(3):
        QTest.keyPress(here, Qt.Key.Key_Down, ALT)
    QTest.keyPress(here, Qt.Key.Key_Right, ALT)
    assert (moves, shown.canvas.ghost.isVisible()) == ([], True)
    assert shown.canvas.ghost.words == "09:15–10:15  Stream B"
    QTest.keyRelease(here, Qt.Key.Key_Alt)
    assert moves == [Shift("a", TUESDAY, "B", 555, 615)]
    assert not shown.canvas.ghost.isVisible()


def test_alt_shift_and_arrows_stretch_the_end(shown: Timetable, moves: list[Shift], qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "a")
    QTest.keyPress(here, Qt.Key.Key_Down, ALT | SHIFT)
    QTest.keyPress(here, Qt.Key.Key_Down, ALT | SHIFT)
    QTest.keyPress(here, Qt.Key.Key_Up, ALT | SHIFT)
    QTest.keyRelease(here, Qt.Key.Key_Alt)
    assert moves == [Shift("a", TUESDAY, "A", 540, 605)]


def test_escape_gives_a_move_up(shown: Timetable, moves: list[Shift], qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "a")
    QTest.keyPress(here, Qt.Key.Key_Down, ALT)
    QTest.keyClick(here, Qt.Key.Key_Escape)
    QTest.keyRelease(here, Qt.Key.Key_Alt)
    assert moves == []
    assert not card(shown, "a").lifted


def test_there_and_back_again_is_no_move(shown: Timetable, moves: list[Shift], qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "a")
    QTest.keyPress(here, Qt.Key.Key_Down, ALT)
    QTest.keyPress(here, Qt.Key.Key_Up, ALT)
    QTest.keyRelease(here, Qt.Key.Key_Alt)
    assert moves == []


def test_going_elsewhere_ends_a_move_by_keys(qtbot: QtBot, look: Look) -> None:
    host, shown, line = QWidget(), Timetable("Timetable"), QLineEdit()
    layout = QVBoxLayout(host)
    layout.addWidget(shown)
    layout.addWidget(line)
    qtbot.addWidget(host)
    host.resize(900, 700)
    shown.show_plan(plan_of(SESSIONS), blocks(SESSIONS))
    host.show()
    host.activateWindow()
    shown.take_focus()
    qtbot.waitUntil(card(shown, "a").hasFocus)
    QTest.keyPress(card(shown, "a"), Qt.Key.Key_Down, ALT)
    with qtbot.waitSignal(shown.moved):
        line.setFocus()


def test_what_comes_in_during_a_move_waits_until_it_is_let_go(shown: Timetable, qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "a")
    QTest.keyPress(here, Qt.Key.Key_Down, ALT)
    other = [each for each in SESSIONS if each.id != "d"]
    shown.show_plan(plan_of(other), blocks(other))
    assert "d" in shown.canvas.cards
    QTest.keyRelease(here, Qt.Key.Key_Alt)
    assert "d" not in shown.canvas.cards


# --- dragged ----------------------------------------------------------------------------------------------------------


def test_a_card_dragged_down_is_later_in_steps_of_five_minutes(shown: Timetable, moves: list[Shift]) -> None:
    drag(shown, "a", QPoint(0, pixels(shown, 32)))
    assert moves == [Shift("a", TUESDAY, "A", 570, 630)]


def test_a_card_dragged_sideways_is_in_another_stream_or_day(shown: Timetable, moves: list[Shift]) -> None:
    wide = card(shown, "b").x() - card(shown, "a").x()
    drag(shown, "a", QPoint(wide, 0))
    drag(shown, "a", QPoint(2 * wide + 20, 0))
    assert [(each.day, each.stream, each.start) for each in moves] == [(TUESDAY, "B", 540), (WEDNESDAY, "A", 540)]


def test_its_ends_are_dragged_by_themselves(shown: Timetable, moves: list[Shift]) -> None:
    high = card(shown, "a").height()
    drag(shown, "a", QPoint(0, pixels(shown, 30)), QPoint(40, high - 2))
    drag(shown, "a", QPoint(0, pixels(shown, 30)), QPoint(40, 2))
    assert [each.times for each in moves] == ["09:00–10:30", "09:30–10:00"]


def test_with_shift_a_drag_goes_by_quarters_of_an_hour(shown: Timetable, moves: list[Shift]) -> None:
    what = card(shown, "a")
    middle = what.rect().center()
    QTest.mousePress(what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    what.dragged.emit(what.mapToGlobal(middle + QPoint(0, pixels(shown, 20))), True)
    what.dropped.emit()
    assert [each.times for each in moves] == ["09:15–10:15"]


def test_a_drag_shows_the_new_time_and_escape_gives_it_up(shown: Timetable, moves: list[Shift]) -> None:
    drag(shown, "a", QPoint(0, pixels(shown, 30)), drop=False)
    assert shown.canvas.ghost.words == "09:30–10:30"
    assert card(shown, "a").lifted
    QTest.keyClick(card(shown, "a"), Qt.Key.Key_Escape)
    card(shown, "a").dragged.emit(card(shown, "a").mapToGlobal(QPoint(0, 300)), False)
    card(shown, "a").dropped.emit()
    assert moves == []


def test_a_drag_is_what_the_mouse_does_with_its_button_down(shown: Timetable, moves: list[Shift]) -> None:
    what = card(shown, "a")
    middle = what.rect().center()
    QTest.mousePress(what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    for part in (0.5, 1):
        at = middle + QPoint(0, round(pixels(shown, 60) * part))
        button = Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            what,
            QMouseEvent(
                QEvent.Type.MouseMove, at, what.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier
            ),
        )
    QTest.mouseRelease(what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert [each.times for each in moves] == ["10:00–11:00"]


def test_near_its_ends_the_pointer_says_that_they_can_be_dragged(shown: Timetable) -> None:
    what = card(shown, "a")
    assert [what.part_at(y) for y in (0, what.height() // 2, what.height() - 1)] == ["upper", "middle", "lower"]
    QTest.mouseMove(what, QPoint(30, 1))
    assert what.cursor().shape() == Qt.CursorShape.SizeVerCursor
    QTest.mouseMove(what, what.rect().center())
    assert what.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_screen_reader_finds_each_card_with_its_name_and_place(shown: Timetable) -> None:
    found = QAccessible.queryAccessibleInterface(card(shown, "c"))
    assert found.text(QAccessible.Text.Name) == "Finance, 10:30"
    assert found.state().focusable
    assert found.parent().text(QAccessible.Text.Name) == "Timetable"


def test_the_new_time_can_be_read_beyond_the_hours_shown(shown: Timetable, qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "a")
    for _ in range(12):
        QTest.keyPress(here, Qt.Key.Key_Up, ALT)
    ghost = shown.canvas.ghost
    assert ghost.words == "08:00–09:00"
    assert shown.canvas.rect().toRectF().contains(ghost.label)


def test_while_a_card_is_moved_escape_is_its_own_and_no_shortcut(shown: Timetable, qtbot: QtBot) -> None:
    here = focus(shown, qtbot, "a")
    asked = [QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier) for _ in "ab"]
    for event in asked:
        event.ignore()
    QApplication.sendEvent(here, asked[0])
    QTest.keyPress(here, Qt.Key.Key_Up, ALT)
    QApplication.sendEvent(here, asked[1])
    assert [event.isAccepted() for event in asked] == [False, True]


def test_a_click_chooses_and_moves_nothing(shown: Timetable, moves: list[Shift], qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.mouseClick(card(shown, "c"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["c"]
    assert moves == []


def test_what_is_for_everybody_keeps_its_streams_and_changes_its_day(shown: Timetable, moves: list[Shift]) -> None:
    grid = shown.canvas.grid
    assert grid is not None
    at = QPoint(20, card(shown, "lunch").height() // 2)
    drag(shown, "lunch", QPoint(int(grid.lefts[2]), 0), at)
    assert moves == [Shift("lunch", WEDNESDAY, None, 720, 780)]


@pytest.mark.parametrize("points", [12.0, 24.0])
def test_an_hour_and_a_column_grow_with_the_text(shown: Timetable, points: float) -> None:
    font = shown.font()
    font.setPointSizeF(points)
    shown.setFont(font)
    measure = shown.canvas.cards["a"].fonts.measure
    assert card(shown, "a").height() >= 4 * measure.height()
    assert card(shown, "a").width() >= 16 * measure.averageCharWidth()
