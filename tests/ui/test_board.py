"""The board as a widget: the lines of each heading, and how it makes room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.board import Item, Part
from peerteam.domain.heat import Cell, Heat, Row
from peerteam.domain.records import Theme
from peerteam.ui.board import Board, board_lines, table_row
from peerteam.ui.look import Look

TABLE = Heat(("member", "paper"), (Row(Theme("t1", "Financial planning", "Finance"), (Cell(4, 2), Cell(3)), 7, ""),))


def part(key: str, count: int) -> Part:
    return Part(key, f"{count} lines", tuple(Item("note", f"n{i}", f"{key} {i}", "detail") for i in range(count)))


@pytest.fixture
def board(qtbot: QtBot, look: Look) -> Board:
    made = Board()
    qtbot.addWidget(made)
    made.resize(1100, 650)
    made.show()
    return made


def test_a_heading_shows_three_lines_and_says_how_many_more() -> None:
    lines = [line.text for line in board_lines([part("paper", 6)])]
    assert lines == ["6 lines", "paper 0", "paper 1", "paper 2", "and 3 more"]


def test_a_fourth_line_takes_the_place_of_and_one_more() -> None:
    assert [line.text for line in board_lines([part("paper", 4)])][-1] == "paper 3"


def test_every_line_has_a_key_of_its_own_even_for_the_same_record() -> None:
    twice = Part("ask", "2 questions", (Item("session", "s", "a"), Item("session", "s", "b")))
    keys = [line.key for line in board_lines([twice]) if not line.heading]
    assert len(set(keys)) == 2


def test_and_more_is_opened_with_enter(board: Board) -> None:
    board.show_board("Tuesday", (part("paper", 6),), TABLE)
    board.open.choose("more:paper")
    QTest.keyClick(board.open, Qt.Key.Key_Return)
    assert [line.text for line in board.open.lines()][1:] == [f"paper {number}" for number in range(6)]


def test_a_line_asks_for_its_record(board: Board, qtbot: QtBot) -> None:
    board.show_board("Tuesday", (part("untagged", 2),), TABLE)
    board.owed.choose("note:n1:1")
    with qtbot.waitSignal(board.record_asked) as asked:
        QTest.keyClick(board.owed, Qt.Key.Key_Return)
    assert asked.args == ["note", "n1"]


def test_a_list_without_a_line_is_not_shown_and_nothing_owed_is_said(board: Board) -> None:
    board.show_board("Tuesday", (part("untagged", 1),), TABLE)
    assert (board.owed.isVisible(), board.open.isVisible(), board.nothing.isVisible()) == (True, False, False)
    board.show_board("Tuesday", (part("thin", 2),), TABLE)
    assert (board.owed.isVisible(), board.open.isVisible(), board.nothing.isVisible()) == (False, False, True)


def test_the_cursor_is_on_the_first_line_and_stays_where_it_was(board: Board) -> None:
    board.show_board("Tuesday", (part("untagged", 2),), TABLE)
    board.start()
    assert board.owed.current_key == "note:n0:0"
    board.owed.choose("note:n1:1")
    board.start()
    assert board.owed.current_key == "note:n1:1"


def test_the_lists_stand_side_by_side_where_there_is_room(board: Board) -> None:
    board.show_board("Tuesday", (part("untagged", 2), part("paper", 2)), TABLE)
    assert board.owed.y() == board.open.y()
    board.resize(700, 650)
    QTest.qWait(1)
    assert board.owed.y() < board.open.y()


def test_a_row_of_the_table_says_passages_and_sessions() -> None:
    row = table_row(TABLE, TABLE.rows[0])
    assert [cell.text for cell in row.cells] == ["4", "3", "7"]
    assert [cell.spoken for cell in row.cells] == [
        "Finance, members: 4 passages from 2 sessions", "Finance, papers: 3 passages", "Finance, all: 7 passages",
    ]  # fmt: skip


def test_of_a_visit_in_which_nothing_was_heard_it_does_not_say_that_all_is_well(board: Board) -> None:
    board.show_board("Tuesday", (), Heat((), ()))
    assert board.nothing.text().startswith("Nothing has been heard yet.")
    assert not board.heard.isVisible()
    board.show_board("Tuesday", (), TABLE)
    assert board.nothing.text() == "Nothing is owed just now."
    assert board.heard.isVisible()


def test_a_short_list_is_no_higher_than_its_lines_and_stands_at_the_top(board: Board) -> None:
    board.show_board("Tuesday", (part("untagged", 1), part("paper", 9)), TABLE)
    assert board.owed.height() < board.open.height()
    assert board.owed.y() == board.open.y()
