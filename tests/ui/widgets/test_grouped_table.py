"""Rows under headings, ticked and edited in place by keyboard and mouse."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.table_model import Column
from peerteam.ui.widgets.grouped_model import GroupedModel
from peerteam.ui.widgets.grouped_table import GroupedTable

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WORD, INITIALS, SIZE = 1, 2, 3


@dataclass(frozen=True)
class Heading:
    key: str

    @property
    def words(self) -> str:
        return f"All of {self.key}"


@dataclass(frozen=True)
class Word:
    key: str
    off: bool = False


COLUMNS = (
    Column("", lambda word: "", lambda word: 0, 3),
    Column("Word", lambda word: word.key, lambda word: 0, quiet=False),
    Column("Initials", lambda word: word.key[:1].upper(), lambda word: 0, 8),
    Column("Size", lambda word: str(len(word.key)), lambda word: 0, 5),
)
RECORDS = (Heading("fruit"), Word("pear"), Word("fig", off=True), Heading("tools"), Word("saw"), Word("plane"))


def is_heading(record: object) -> bool:
    return isinstance(record, Heading)


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> GroupedTable:
    model = GroupedModel(
        COLUMNS, lambda record: record.key, is_heading, lambda r, c: f"tip of {r.key}" if c == SIZE else "",
        lambda record: isinstance(record, Word) and record.off,
    )  # fmt: skip
    made = GroupedTable("Words", model, (WORD, INITIALS), (INITIALS,), "+", lambda word, column: word.key)
    qtbot.addWidget(made)
    made.resize(700, 400)
    model.show_records(RECORDS)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.choose("pear")
    return made


def press(table: GroupedTable, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(table, key, modifier)


def line(table: GroupedTable) -> QLineEdit:
    assert table.editor is not None
    return table.editor


def test_the_arrows_pass_over_headings(table: GroupedTable) -> None:
    walked = [table.current_key]
    for key in (Qt.Key.Key_Down,) * 3 + (Qt.Key.Key_Up,) * 3:
        press(table, key)
        walked.append(table.current_key)
    assert walked == ["pear", "fig", "saw", "plane", "saw", "fig", "pear"]


def test_a_heading_goes_over_all_columns_and_is_read_out(table: GroupedTable) -> None:
    model = table.records
    assert table.columnSpan(3, 0) == len(COLUMNS)
    assert model.data(model.index(3, 0), Qt.ItemDataRole.AccessibleTextRole) == "All of tools"
    assert model.data(model.index(1, SIZE), Qt.ItemDataRole.ToolTipRole) == "tip of pear"


def test_space_ticks_and_what_is_meant_is_what_is_ticked_or_else_the_current_row(table: GroupedTable) -> None:
    assert table.meant() == ["pear"]
    press(table, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Up)
    assert table.meant() == ["fig", "saw"]


def test_shift_with_an_arrow_ticks_a_run_and_control_a_all_or_none(table: GroupedTable) -> None:
    press(table, Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    assert table.meant() == ["pear", "fig", "saw"]
    press(table, Qt.Key.Key_A, modifier=CONTROL)
    assert table.meant() == ["pear", "fig", "saw", "plane"]
    press(table, Qt.Key.Key_A, modifier=CONTROL)
    assert table.records.picked == set()


def test_the_mouse_ticks_with_control_and_with_shift(table: GroupedTable) -> None:
    def click(row: int, modifier: Qt.KeyboardModifier) -> None:
        place = table.visualRect(table.records.index(row, WORD)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click(2, CONTROL)
    assert table.meant() == ["fig"]
    click(5, SHIFT)
    assert table.meant() == ["fig", "saw", "plane"]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert table.current_key == "plane"  # a heading is not chosen


def test_enter_edits_the_cell_and_tells_its_words(table: GroupedTable, qtbot: QtBot) -> None:
    press(table, Qt.Key.Key_Return)
    assert (line(table).text(), line(table).selectedText()) == ("pear", "pear")
    QTest.keyClicks(line(table), " a  new word ")
    with qtbot.waitSignal(table.edited) as told:
        QTest.keyClick(line(table), Qt.Key.Key_Return)
    assert told.args == ["pear", WORD, "a new word"]
    assert table.editor is None
    assert table.hasFocus()


def test_enter_in_a_cell_is_for_the_cell_alone(table: GroupedTable, qtbot: QtBot) -> None:
    press(table, Qt.Key.Key_F2)
    editor = line(table)
    with qtbot.assertNotEmitted(table.opened), qtbot.captureExceptions() as caught:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.editor is editor
    assert not caught


def test_escape_leaves_the_cell_as_it_is(table: GroupedTable, qtbot: QtBot) -> None:
    press(table, Qt.Key.Key_F2)
    QTest.keyClicks(line(table), "nothing")
    with qtbot.assertNotEmitted(table.edited, wait=20):
        QTest.keyClick(line(table), Qt.Key.Key_Escape)
    assert table.editor is None


def test_a_letter_begins_the_editing_where_letters_are_typed(table: GroupedTable, qtbot: QtBot) -> None:
    press(table, Qt.Key.Key_B)
    assert table.editor is None
    press(table, Qt.Key.Key_Right, Qt.Key.Key_B)
    QTest.keyClicks(line(table), "o")
    assert line(table).text() == "bo"
    with qtbot.waitSignal(table.edited) as told:
        table.keep_typed()
    assert told.args == ["pear", INITIALS, "bo"]


def test_a_cell_one_does_not_type_in_opens_its_row(table: GroupedTable, qtbot: QtBot) -> None:
    press(table, Qt.Key.Key_Right, Qt.Key.Key_Right)
    with qtbot.waitSignal(table.opened) as opened:
        press(table, Qt.Key.Key_Return)
    assert opened.args == ["pear"]


def test_words_that_were_refused_are_in_the_cell_again(table: GroupedTable) -> None:
    table.edit_again("saw", WORD, "25 o'clock")
    assert (table.current_key, line(table).text()) == ("saw", "25 o'clock")


def test_refused_words_do_not_take_the_cell_somebody_is_typing_in_by_now(table: GroupedTable) -> None:
    table.choose("saw")
    QTest.keyClick(table, Qt.Key.Key_F2)
    table.edit_again("pear", INITIALS, "zz")
    assert table.current_key == "saw"
    assert table.editor is not None
    assert table.editor.text() == "saw"


def test_rows_read_anew_take_the_open_cell_away_and_the_keys_work_again(table: GroupedTable) -> None:
    table.choose("pear")
    QTest.keyClick(table, Qt.Key.Key_F2)
    table.records.show_records(RECORDS)
    assert table.editor is None
    table.choose("pear")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_key == "fig"


def test_a_sign_is_told_in_any_column_and_s_does_not_sort(table: GroupedTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.sign) as told:
        QTest.keyClicks(table, "+")
    press(table, Qt.Key.Key_S)
    assert told.args == ["+"]
    assert table.sorted_by() == ""


def test_a_row_that_is_gone_leaves_the_nearest_and_the_column_stays(table: GroupedTable) -> None:
    press(table, Qt.Key.Key_Right)
    model = table.records
    model.show_records(RECORDS[3:])
    assert not table.choose("pear", or_row=1)
    assert (table.current_key, table.currentIndex().column()) == ("saw", INITIALS)


def test_rows_and_headings_are_painted_each_in_its_way(table: GroupedTable) -> None:
    picture = table.viewport().grab().toImage()
    heading, struck = table.visualRect(table.records.index(0, 0)), table.visualRect(table.records.index(2, WORD))
    middle = struck.center().y()
    inked = [picture.pixelColor(x, middle).lightness() for x in range(struck.left() + 9, struck.left() + 20)]
    assert max(inked) < 200  # a line goes through the word
    below = picture.pixelColor(heading.right() // 2, heading.bottom())
    assert below.lightness() < 240
