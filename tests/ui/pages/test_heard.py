"""The pages as they are heard: what happens where the cursor is not is said, and what is met says all that matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.cautions import Caution, CautionKind
from peerteam.domain.records import Side
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.dialogs.put_in_finding import Offer, PutInFinding
from peerteam.ui.dialogs.search import Search
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.pages.notes import NotesPage
from peerteam.ui.table_model import Column, TableModel
from peerteam.ui.tasks import Tasks
from peerteam.ui.welcome import Welcome
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.caution_list import CautionList
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.headline_column import HeadlineColumn
from peerteam.ui.widgets.line_list import Line
from tests.ui.conftest import FINANCE, FIRST, SECOND, now
from tests.ui.pages.notes_desk import SAID, bus, control, page, type_
from tests.ui.test_main_window import nothing

__all__ = ("bus", "control", "page", "type_")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


# --- notes


def test_a_tag_made_and_taken_off_is_heard_without_leaving_the_editor(
    page: NotesPage, type_: Callable[[str], None], control: Callable[[Qt.Key], None], said_aloud: list[str]
) -> None:
    page.open_session(FIRST)
    type_("The budget will hold.")
    said_aloud.clear()
    control(Qt.Key.Key_4)
    assert said_aloud[-1].startswith("4 Financial planning")
    assert page.editor.accessibleDescription() == said_aloud[-1]
    control(Qt.Key.Key_4)
    assert said_aloud[-1] == "No tag"
    assert page.editor.accessibleDescription() == ""


def test_walking_into_tagged_words_and_out_again_is_heard_once_each(
    page: NotesPage, visit: VisitFile, said_aloud: list[str]
) -> None:
    note = visit.notes.for_session(FIRST)
    visit.notes.save_typing(note, SAID)
    visit.notes.tag(note, 0, 21, FINANCE)
    page.open_session(FIRST)
    said_aloud.clear()
    for at in (5, 6, 7, 30, 31):
        page.editor.select(at, at)
    assert said_aloud == ["4 Financial planning", "No tag"]


def test_another_note_under_the_same_cursor_is_heard_by_its_title(page: NotesPage, said_aloud: list[str]) -> None:
    page.open_session(FIRST)
    said_aloud.clear()
    page.open_session(SECOND)
    assert said_aloud[0].startswith("Director of finance. Tuesday 10 March")
    assert page.editor.accessibleName() == "Note, Director of finance"


# --- the window


@pytest.fixture
def window(visit: VisitFile, qtbot: QtBot, look: Look) -> MainWindow:
    bus, tasks = Bus(), Tasks()
    visit.listeners.append(bus.announce)
    made = MainWindow(visit, bus, tasks, look, nothing, now)
    tasks.setParent(made)
    made.destroyed.connect(tasks.close)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_page_turned_to_is_named(window: MainWindow, said_aloud: list[str]) -> None:
    window.show_page(window.notes)
    assert said_aloud[0] == "Notes"
    assert window.today.accessibleName() == "Today"
    assert window.notes.accessibleName() == "Notes"


def test_f6_goes_to_what_a_message_offers_and_back(window: MainWindow) -> None:
    window.tell("The note is deleted.", "Undo", window.strip.dismiss)
    before = window.focusWidget()
    window.go_to_message()
    assert window.focusWidget() is window.strip.act
    window.go_to_message()
    assert window.focusWidget() is before


def test_f6_says_so_where_there_is_no_message(window: MainWindow, said_aloud: list[str]) -> None:
    window.go_to_message()
    assert said_aloud == ["There is no message just now."]


def test_f6_goes_to_the_message_of_the_first_page_too(qtbot: QtBot, look: Look) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.show_visits((), date(2026, 3, 10))
    welcome.show()
    welcome.activateWindow()
    qtbot.waitUntil(welcome.isActiveWindow)
    welcome.strip.say("Taken off this list.", "Undo", welcome.strip.dismiss)
    QTest.keyClick(welcome, Qt.Key.Key_F6)
    assert welcome.strip.act.hasFocus()


# --- tables


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> DataTable:
    columns = (
        Column("Words", str, str.casefold, quiet=False),
        Column("Length", lambda word: str(len(word)), len, 6),
        Column("", lambda word: "● noted" if "a" in word else "–", len, 6, spoken="Status"),
    )
    model = TableModel(columns, str)
    model.show_records(("pear", "fig"))
    made = DataTable("Fruit", model, pick=True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    made.selectRow(0)
    return made


def test_the_cell_one_walks_in_says_the_whole_row_and_the_others_themselves(table: DataTable) -> None:
    told = [table.records.index(0, column).data(SPOKEN) for column in range(3)]
    assert told == ["pear, Length: 4, Status: noted", "4", "noted"]
    assert table.records.index(1, 2).data(SPOKEN) == "none"


def test_a_column_whose_title_is_a_sign_has_a_name(table: DataTable) -> None:
    heads = [table.records.headerData(column, Qt.Orientation.Horizontal, SPOKEN) for column in range(3)]
    assert heads == ["Words", "Length", "Status"]


def test_what_space_does_to_a_row_and_s_to_the_table_is_heard(table: DataTable, said_aloud: list[str]) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_S):
        QTest.keyClick(table, key)
    assert said_aloud == ["Chosen, 1 in all", "Not chosen, 0 in all", "Sorted by words"]


# --- where one types and something else answers


def test_a_search_says_how_much_it_found_what_enter_opens_and_where_the_arrows_are(
    visit: VisitFile, qtbot: QtBot, look: Look, said_aloud: list[str]
) -> None:
    visit.findings.add(FINANCE, Side.AREA, "Set the budget earlier")
    search = Search(visit)
    qtbot.addWidget(search)
    search.begin()
    QTest.keyClicks(search.line, "budget")
    assert all("Nothing" not in words for words in said_aloud)
    search.tell_found()
    assert said_aloud[-1].startswith("1 line found. Set the budget earlier")
    QTest.keyClick(search.line, Qt.Key.Key_Down)
    assert said_aloud[-1].startswith("Set the budget earlier")
    QTest.keyClicks(search.line, "zz")
    assert said_aloud[-1].startswith("Nothing in this visit")


def test_choosing_by_letters_says_what_is_left(qtbot: QtBot, said_aloud: list[str]) -> None:
    sheet = Pick("Which paper?", [Line("a", "Budget book"), Line("b", "Budget report"), Line("c", "Staff survey")])
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.keyClicks(sheet.letters, "bud")
    assert said_aloud[-1] == "2 left: Budget book"
    QTest.keyClick(sheet.letters, Qt.Key.Key_Down)
    assert said_aloud[-1] == "Budget report"


def test_typing_for_a_finding_says_what_enter_would_take(qtbot: QtBot, said_aloud: list[str]) -> None:
    sheet = PutInFinding("Put it in a finding", [Offer("f", "Housing is delivered", "Strength", near=True)])
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.keyClicks(sheet.line, "hou")
    assert said_aloud[-1] == "Enter: Housing is delivered, Strength"


def test_a_headline_typed_on_the_wall_is_heard_to_be_there(qtbot: QtBot, look: Look, said_aloud: list[str]) -> None:
    column = HeadlineColumn("+  Strengths", "strength", "Type a strength, then Enter")
    qtbot.addWidget(column)
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    column.box.setFocus()
    column.show_cards([Card("a", "Housing is delivered")])
    assert said_aloud == ["Added. Strengths, 1"]


def test_when_the_letter_was_looked_through_it_says_how_much_there_is(qtbot: QtBot, said_aloud: list[str]) -> None:
    cautions = CautionList()
    qtbot.addWidget(cautions)
    cautions.show()
    found = [
        Caution("Ann Hart said so.", words, CautionKind.NAME, "it names somebody", "Take it out") for words in "ab"
    ]
    cautions.show_cautions(found, [])
    cautions.show_cautions(found, [])  # read anew: nothing has changed
    assert said_aloud == ["2 things to look at again"]
    cautions.choose(found[1].key)
    cautions.say_chosen()
    assert said_aloud.pop() == "2 of 2. Somebody’s name: Ann Hart said so., “b”, it names somebody"
    cautions.show_cautions([], [])
    assert said_aloud[1:] == ["Nothing to look at again. The letter can leave."]
