"""The council asks for something of its own on the first morning: from the sheet to note, wall and letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from peerteam import jobs
from peerteam.jobs import NewVisit
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.themes import ThemesSheet
from peerteam.ui.main_window import MainWindow
from tests.flows.conftest import ShowWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
MORNING = datetime(2026, 3, 10, 8, 50)


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[VisitFile]:
    """A visit as `New visit` makes it: five core themes, and one interview."""
    wanted = NewVisit("Marlbridge", "d", "2026-03-10", "2026-03-13", "Ann Hart")
    with jobs.begin_visit(wanted, tmp_path / "visit.peerteam") as begun:
        begun.programme.add("Leader of the council", kind="interview")
        yield begun


@pytest.fixture
def window(visit: VisitFile, show_window: ShowWindow) -> MainWindow:
    return show_window(visit, lambda: MORNING)


def sheet_over(window: MainWindow) -> ThemesSheet:
    window.actions_["show_themes"].trigger()
    (sheet,) = window.findChildren(ThemesSheet)
    return sheet


def add(window: MainWindow, name: str) -> None:
    sheet = sheet_over(window)
    QTest.keyClicks(sheet.new, name)
    QTest.keyClick(sheet.new, Qt.Key.Key_Return)
    QTest.keyClick(sheet.new, Qt.Key.Key_Escape)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def foot(window: MainWindow) -> list[str]:
    """What stands beneath a note: the number and the short name of each theme."""
    row = window.notes.desk.foot
    layout = row.layout()
    assert layout is not None
    return [chip.text() for chip in row.findChildren(QPushButton) if layout.indexOf(chip) >= 0]


def typed(window: QWidget, words: str) -> None:
    here = window.focusWidget()
    assert here is not None
    QTest.keyClicks(here, words)


def test_a_focus_area_added_beside_an_open_note_is_tagged_stands_on_the_wall_and_in_the_letter(
    window: MainWindow, visit: VisitFile
) -> None:
    window.notes.open_session(visit.programme.sessions()[0].id)
    window.show_page(window.notes)
    typed(window, "Homes are built too slowly.")
    add(window, "Housing")
    assert foot(window)[5:] == ["6 Housing"]

    window.notes.editor.setFocus()
    QTest.keyClick(window.notes.editor, Qt.Key.Key_6, CONTROL)
    (tag,) = visit.notes.tags_of(visit.notes.all()[0].id)
    assert tag.theme == visit.programme.theme_named("Housing").id

    window.show_page(window.findings)
    tabs = window.findings.wall.tabs
    assert tabs.tabToolTip(tabs.count() - 1).startswith("Housing: 0 strengths")
    here = window.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_6, CONTROL)
    assert tabs.current_id == tag.theme

    window.show_page(window.letter)
    assert window.letter.reading is not None
    assert "Housing" in [part.name for part in window.letter.reading.page.parts]


def test_pages_that_are_open_follow_another_name_and_its_undo(window: MainWindow) -> None:
    add(window, "Housing")
    for page in ("notes", "findings", "evidence", "programme", "letter", "today"):
        window.show_page(getattr(window, page))
    window.notes.open_session(window.visit.programme.sessions()[0].id)
    window.show_page(window.notes)
    housing = window.visit.programme.theme_named("Housing").id
    window.visit.programme.rename_theme(housing, "Homes")
    assert foot(window)[5:] == ["6 Homes"]
    window.visit.programme.change_theme(housing, short_name="Houses")
    assert foot(window)[5:] == ["6 Houses"]
    window.show_page(window.findings)
    assert window.findings.wall.tabs.tabToolTip(5).startswith("Homes:")
    window.undo()
    window.undo()
    window.undo()
    assert window.findings.wall.tabs.count() == 5
    window.show_page(window.notes)
    assert len(foot(window)) == 5


def test_the_drawer_of_the_programme_leads_to_the_themes_and_shows_the_new_one(window: MainWindow) -> None:
    window.show_page(window.programme)
    window.programme.choose(window.visit.programme.sessions()[0].id)
    if not window.programme.side.isVisible():
        window.programme.toggle_drawer()
    window.programme.side.all_themes.click()
    (sheet,) = window.findChildren(ThemesSheet)
    QTest.keyClicks(sheet.new, "Housing")
    QTest.keyClick(sheet.new, Qt.Key.Key_Return)
    sheet.close()
    housing = window.visit.programme.theme_named("Housing").id
    assert window.programme.side.themes.chips[housing].text() == "Housing"


def test_in_the_room_the_themes_stay_away(window: MainWindow) -> None:
    window.notes.open_session(window.visit.programme.sessions()[0].id)
    window.show_page(window.notes)
    window.set_room(True)
    window.actions_["show_themes"].trigger()
    assert window.findChildren(ThemesSheet) == []
