"""A table before it is taken in: what its columns are for can be put right, and nothing is hidden from a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.programme import Mapping
from peerteam.domain.records import Visit
from peerteam.formats.open_table import open_table
from peerteam.ui.dialogs.table_in import LOOK, OUT, ROWS, Looked, TableIn
from peerteam.ui.table_kinds import KINDS, Reading
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.raw_table import RawTable
from tests.imports import ROOT

DATA = ROOT / "tests" / "data" / "programmes"
VISIT = Visit("v", council="Marlbridge", first_day="2026-03-10", last_day="2026-03-12")
HEAD = "Day\tTime\tSession\tLocation\tNotes\n"
PLAIN = f"{HEAD}Tue 10 March\t9.00-9.45\tLeader\tHarbour Room\tBring a badge\n\t10.00-10.15\tCoffee\t\t\n"

Shows = Callable[..., TableIn]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Shows]:
    tasks = Tasks()

    def made(source: Path | str, kind: str = "programme", mapping: Mapping | None = None) -> TableIn:
        opened, known = open_table(source), mapping or Mapping()
        looked = Looked(KINDS[kind].read(opened, known, False, VISIT), known)
        sheet = TableIn(KINDS[kind], opened, looked, VISIT, tasks, lambda reading: f"Take in {len(reading.rows)}")
        qtbot.addWidget(sheet)
        sheet.show()
        return sheet

    yield made
    tasks.close()


def roles(sheet: TableIn) -> list[str]:
    return [choice.currentText() for choice in sheet.raw.heads.choices]


def say(sheet: TableIn, column: int, words: str, qtbot: QtBot) -> Reading:
    """Choose what a column is for; what was read then."""
    before, choice = sheet.reading, sheet.raw.heads.choices[column]
    index = choice.findText(words, Qt.MatchFlag.MatchStartsWith)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    qtbot.waitUntil(lambda: sheet.reading is not before)
    return sheet.reading


def test_it_says_in_one_line_what_will_come_in(show: Shows) -> None:
    sheet = show(PLAIN)
    assert sheet.question.text() == "1 session, 1 day, 1 row left out"
    assert roles(sheet) == ["Day", "Time", "Session", "Room", "Not used"]
    assert sheet.go.text() == "Take in 1"
    why = sheet.tables[OUT].records
    assert why.data(why.index(0, 2)) == "It is a break"


def test_a_column_put_to_another_use_is_read_anew_at_once(show: Shows, qtbot: QtBot) -> None:
    sheet = show(PLAIN)
    assert say(sheet, 3, "Not", qtbot).rows[0].room is None
    assert say(sheet, 4, "Room", qtbot).rows[0].room == "Bring a badge"
    assert roles(sheet)[3:] == ["Not used", "Room"]


def test_two_columns_never_have_one_use(show: Shows, qtbot: QtBot) -> None:
    sheet = show(PLAIN)
    (row,) = say(sheet, 4, "Session", qtbot).rows
    assert (row.title, row.start) == ("Bring a badge", "09:00")
    assert roles(sheet) == ["Day", "Time", "Not used", "Room", "Session"]


def test_what_was_said_before_is_used_and_goes_on_being_known(show: Shows, qtbot: QtBot) -> None:
    sheet = show(PLAIN, mapping=Mapping().with_role("Notes", "stream"))
    assert sheet.reading.rows[0].stream == "Bring a badge"
    with qtbot.waitSignal(sheet.agreed) as agreed:
        QTest.keyClick(sheet.go, Qt.Key.Key_Return)
    assert agreed.args is not None
    looked: Looked = agreed.args[0]
    assert looked.mapping.role_of("notes") == "stream"
    assert not sheet.isVisible()


def test_a_hidden_sheet_is_asked_about_and_read_when_wanted(show: Shows, qtbot: QtBot) -> None:
    sheet = show(DATA / "list.xlsx")
    assert "the hidden sheet “v3 superseded”" in sheet.detail.text()
    assert sheet.sheets.currentText() == "Programme v4"
    before = len(sheet.reading.rows)
    sheet.hidden.setFocus()
    QTest.keyClick(sheet.hidden, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(sheet.reading.rows) > before)
    assert "hidden" not in sheet.detail.text()


def test_rows_left_out_have_a_sign_beside_their_number_and_the_reason(show: Shows) -> None:
    raw = show(PLAIN).raw.raw
    vertical = Qt.Orientation.Vertical
    assert [raw.headerData(row, vertical) for row in range(3)] == ["1", "2", "–  3"]
    assert raw.data(raw.index(2, 2), Qt.ItemDataRole.ToolTipRole) == "it is a break"


def test_a_table_nobody_can_read_says_why_and_can_be_explained(show: Shows, qtbot: QtBot) -> None:
    sheet = show("Slots of the day\tWhat we do\n9.00-9.45\tLeader\n10.00-10.45\tPartners\n", "papers")
    assert sheet.question.text() == "No papers yet"
    assert "There is no list of papers in what was pasted" in sheet.detail.text()
    assert not sheet.go.isEnabled()
    say(sheet, 1, "Title", qtbot)
    say(sheet, 0, "Ref", qtbot)
    assert [row.title for row in sheet.reading.rows] == ["Leader", "Partners"]
    assert sheet.go.isEnabled()


def test_columns_of_streams_keep_their_streams_when_looked_at_and_put_back(show: Shows, qtbot: QtBot) -> None:
    sheet = show(DATA / "streams.xlsx")
    before = {row.stream for row in sheet.reading.rows}
    column = roles(sheet).index("All in one")
    assert {row.stream for row in say(sheet, column, "Not", qtbot).rows} != before
    assert {row.stream for row in say(sheet, column, "All", qtbot).rows} == before


def test_what_is_open_is_shown_as_a_question(show: Shows) -> None:
    sheet = show(f"{HEAD}Tue 10 March\t9.00-9.45\tLeader\tTBC\t\n")
    assert (sheet.tables[ROWS].records.rowCount(), sheet.reading.rows[0].room) == (1, None)
    asked = sheet.tables[LOOK].records
    assert asked.data(asked.index(0, 2)) == "The room is not settled yet"
    assert not sheet.nothing[OUT].isHidden()


def test_a_column_out_of_sight_is_brought_into_it_by_tab(show: Shows, qtbot: QtBot) -> None:
    wide = "\t".join(f"Column {n}" for n in range(30))
    sheet = show(f"Day\tTime\tSession\t{wide}\nTue 10 March\t9.00-9.45\tLeader\n")
    raw: RawTable = sheet.raw
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    raw.heads.choices[-1].setFocus()
    assert raw.heads.choices[-1].geometry().right() <= raw.viewport().width() + 4


@pytest.mark.parametrize(
    ("kind", "table", "words"),
    [
        ("papers", "Ref\tDocument\tDue\nD1\tPlan\t20 Feb 2026\nD2\tReserves\tsoon\n", "2 papers, 1 thing to look at"),
        ("people", "Name\tPost\nCllr Ann Lee\tLeader\n", "1 person"),
    ],
)
def test_lists_are_looked_at_like_a_programme(show: Shows, kind: str, table: str, words: str) -> None:
    assert show(table, kind).question.text() == words


def test_enter_on_a_choice_or_in_the_table_takes_nothing_in(show: Shows) -> None:
    sheet = show(PLAIN)
    for widget in (sheet.raw.heads.choices[3], sheet.raw):
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert sheet.isVisible()


def test_what_is_still_being_read_cannot_be_taken_in(show: Shows, qtbot: QtBot) -> None:
    sheet = show(PLAIN)
    choice = sheet.raw.heads.choices[3]
    choice.activated.emit(choice.findText("Stream"))
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible()
    qtbot.waitUntil(sheet.go.isEnabled)
    assert sheet.reading.rows[0].stream == "Harbour Room"


def test_tab_goes_from_the_table_along_its_columns(show: Shows, qtbot: QtBot) -> None:
    sheet = show(PLAIN)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.raw.setFocus()
    visited = []
    for _ in range(5):
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        visited.append(sheet.focusWidget())
    assert visited == sheet.raw.heads.choices
