"""The table of numbers: read without colour, walked with the arrows, opened by key and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui import theme
from peerteam.ui.look import Look
from peerteam.ui.widgets.heat_map import HeatCell, HeatMap, HeatRow, tint

COLUMNS = ("Members", "Staff", "All")


def row(name: str, *numbers: int, remark: str = "") -> HeatRow:
    cells = tuple(
        HeatCell(
            name.lower(), column.lower(), str(number or "–"), min(number, 4), f"{name}, {column}: {number} passages"
        )
        for column, number in zip(COLUMNS, numbers, strict=True)
    )
    return HeatRow(name, cells, remark)


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> HeatMap:
    made = HeatMap("What was heard")
    qtbot.addWidget(made)
    made.show_rows(COLUMNS, [row("Finance", 2, 0, 2), row("Housing", 1, 3, 4, remark="one session only")])
    made.resize(800, 200)
    made.show()
    return made


@pytest.fixture
def opened(table: HeatMap) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    table.opened.connect(lambda row, column: found.append((row, column)))
    return found


def test_every_number_is_there_and_spoken_whole(table: HeatMap) -> None:
    model = table.model()
    texts = [[model.index(r, c).data() for c in range(table.columnCount())] for r in range(table.rowCount())]
    assert texts == [["Finance", "2", "–", "2", ""], ["Housing", "1", "3", "4", "one session only"]]
    spoken = table.model().index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Housing, Staff: 3 passages"
    heads = [model.headerData(c, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) for c in (0, 4)]
    assert heads == ["Theme", "What is missing"]


def test_enter_opens_the_number_one_stands_on(table: HeatMap, opened: list[tuple[str, str]]) -> None:
    table.setCurrentCell(0, 1)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("housing", "members")]


def test_where_nothing_was_heard_there_is_nothing_to_open(table: HeatMap, opened: list[tuple[str, str]]) -> None:
    table.setCurrentCell(0, 2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == []


def test_the_name_of_a_theme_and_what_it_lacks_open_all_of_it(table: HeatMap, opened: list[tuple[str, str]]) -> None:
    for column in (0, 4):
        table.setCurrentCell(1, column)
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("housing", "all")] * 2


def test_a_click_opens_too(table: HeatMap, opened: list[tuple[str, str]]) -> None:
    place = table.visualRect(table.model().index(1, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [("housing", "staff")]


def test_showing_it_anew_keeps_the_place(table: HeatMap) -> None:
    table.setCurrentCell(1, 2)
    table.show_rows(COLUMNS, [row("Finance", 2, 1, 3), row("Housing", 1, 3, 4)])
    assert (table.currentRow(), table.currentColumn()) == (1, 2)


def test_a_letter_does_not_jump_to_another_cell(table: HeatMap) -> None:
    table.setCurrentCell(0, 1)
    QTest.keyClick(table, Qt.Key.Key_3)
    assert (table.currentRow(), table.currentColumn()) == (0, 1)


def test_it_is_as_high_as_its_rows(table: HeatMap) -> None:
    two = table.sizeHint().height()
    table.show_rows(COLUMNS, [row(name, 1, 1, 1) for name in "abc"])
    assert table.sizeHint().height() - two == table.rowHeight(0) >= theme.ROW


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_numbers_can_be_read_on_every_tint(colours: theme.Colours) -> None:
    tints = [tint(colours, level).name() for level in range(1, 5)]
    assert len(set(tints)) == 4
    assert all(theme.contrast(colours.ink, ground) >= 4.5 for ground in tints)
