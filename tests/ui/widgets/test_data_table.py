"""The table by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.table_model import Column, TableModel
from peerteam.ui.widgets.data_table import DataTable, broken

SHIFT = Qt.KeyboardModifier.ShiftModifier
COLUMNS = (
    Column("Word", str, str.casefold),
    Column("Length", lambda word: str(len(word)), len, 12, 1),
    Column("First", lambda word: word[:1], str, 12, 2),
)


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> DataTable:
    model = TableModel(COLUMNS, str)
    made = DataTable("Words", model, "FG", pick=True)
    qtbot.addWidget(made)
    made.resize(900, 300)
    model.show_records(("pear", "apple", "fig"))
    made.show()
    made.choose("pear")
    return made


def test_arrows_walk_and_enter_opens(table: DataTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert (chosen.args, opened.args) == (["apple"], ["apple"])


def test_space_picks_and_takes_back(table: DataTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.records.picked == {"pear"}
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.records.picked == set()


def test_s_sorts_by_one_column_after_another_and_the_row_chosen_stays(table: DataTable) -> None:
    said = []
    for _ in range(4):
        QTest.keyClick(table, Qt.Key.Key_S)
        said.append(table.sorted_by())
    assert said == ["by word", "by length", "by first", ""]
    QTest.keyClick(table, Qt.Key.Key_S)
    QTest.keyClick(table, Qt.Key.Key_S, SHIFT)
    assert table.sorted_by() == "by word, from the end"
    assert table.records.shown_keys() == ["pear", "fig", "apple"]
    assert table.current_key == "pear"


def test_its_letters_are_told_and_others_do_not_make_it_jump(table: DataTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.letter) as letter:
        QTest.keyClick(table, Qt.Key.Key_G)
    QTest.keyClick(table, Qt.Key.Key_A)
    assert letter.args == ["G"]
    assert table.current_key == "pear"


def test_columns_give_way_where_there_is_no_room_and_come_back(table: DataTable) -> None:
    def hidden() -> list[bool]:
        return [table.isColumnHidden(column) for column in range(3)]

    assert hidden() == [False, False, False]
    table.resize(420, 300)
    assert hidden() == [False, False, True]
    table.resize(200, 300)
    assert hidden() == [False, True, True]
    table.resize(900, 300)
    assert hidden() == [False, False, False]


def test_words_too_long_for_a_line_go_on_in_a_second(look: Look) -> None:
    font = QFont()
    assert broken("short", font, 400) == ("short",)
    text = "Reports come too late 😀 to be of any use to anybody who is meant to decide"
    first, second = broken(text, font, 180)
    assert f"{first} {second}" == text
