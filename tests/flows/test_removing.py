"""A laptop is returned early: its visit is handed over and removed there, and the team goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note
from peerteam.handover.exchange import share, take_in
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.remove_visit import RemoveVisit
from peerteam.ui.kept_words import KeptWords
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from peerteam.ui.welcome import Welcome
from tests.keyrings import KeyringOfTest
from tests.ui.conftest import ANN, BEN, FIRST, records

Start = Callable[..., Program]
SAID = "xylophonist"


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """Ann's visit, in step with Ben's, with a note of hers that he does not have."""
    path = tmp_path / "visits" / "own.peerteam"
    path.parent.mkdir()
    with VisitFile.empty(path, "visit") as ann, VisitFile.empty(tmp_path / "ben.peerteam", "visit") as ben:
        ann.load(records())
        ann.set_me(ANN)
        ben.set_me(BEN)
        share(ann, tmp_path / "first.peerteam")
        take_in(ben, tmp_path / "first.peerteam")
        ann.notes.add(FIRST, body=f"A {SAID} said so.")
    return tmp_path


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    QTest.qWait(1)
    return program.window


def sheet_in(window: MainWindow, qtbot: QtBot) -> RemoveVisit:
    qtbot.waitUntil(lambda: bool(window.findChildren(RemoveVisit)))
    (sheet,) = window.findChildren(RemoveVisit)
    sheet.folder = window.visit.path.parent.parent / "documents"
    return sheet


def welcome_after(program: Program, qtbot: QtBot) -> Welcome:
    qtbot.waitUntil(lambda: program.visit is None, timeout=20_000)
    assert program.window is None
    assert program.welcome is not None
    assert program.welcome.isVisible()
    return program.welcome


def left_on(laptop: Path) -> list[str]:
    """What is left of the visit in the folders of the laptop."""
    folders = (laptop / "visits", laptop / "copies")
    return sorted(path.name for folder in folders for path in folder.rglob("*") if path.is_file())


def test_handed_over_first_and_then_removed_with_every_copy_and_a_receipt(
    start: Start, laptop: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(laptop / "visits" / "own.peerteam")
    window_of(program).visit.notes.add(FIRST, body="And more.")
    program = start()  # which leaves a safe copy
    program.second_place.finish()
    program.open(laptop / "visits" / "own.peerteam")
    assert len(left_on(laptop)) >= 2
    window = window_of(program)
    stick = laptop / "stick"
    stick.mkdir()
    window.use_exchange_folder(str(stick))
    window.handover.use_folder(str(stick))
    window.actions_["remove_visit"].trigger()
    sheet = sheet_in(window, qtbot)
    assert "2 notes have not been handed over yet." in dict(sheet.said.parts())["Only on this laptop"][0]
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)  # Exchange
    qtbot.waitUntil(lambda: not sheet.leaving.loses, timeout=20_000)
    assert not sheet.exchange.isVisible()
    sheet.remove.click()
    welcome = welcome_after(program, qtbot)
    assert left_on(laptop) == []
    assert program.settings.now.visits == ()
    assert not welcome.visits.isVisible()
    (receipt,) = (laptop / "documents").iterdir()
    assert "Taken off this laptop" in receipt.read_text("utf-8")
    assert "everything was handed over" in receipt.read_text("utf-8")
    assert receipt.name in welcome.strip.words.text()
    with VisitFile.open(laptop / "ben.peerteam") as ben:
        (file,) = stick.rglob("*.peerteam")
        take_in(ben, file)
        assert len(ben.rows.all(Note)) == 2


def test_lost_only_by_whoever_types_the_councils_name_and_the_receipt_says_what(
    start: Start, laptop: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(laptop / "visits" / "own.peerteam")
    window_of(program).remove_visit()
    sheet = sheet_in(window_of(program), qtbot)
    assert not sheet.remove.isEnabled()
    QTest.keyClicks(sheet.typed, "Marlbridge")
    sheet.remove.click()
    welcome_after(program, qtbot)
    assert left_on(laptop) == []
    (receipt,) = (laptop / "documents").iterdir()
    assert "1 note has not been handed over yet." in receipt.read_text("utf-8")
    assert SAID not in receipt.read_text("utf-8")


def test_from_the_list_of_visits_it_is_opened_to_say_what_nobody_else_has(
    start: Start, laptop: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(laptop / "visits" / "own.peerteam")
    program.show_visits()
    assert program.welcome is not None
    program.welcome.remove.click()
    sheet = sheet_in(window_of(program), qtbot)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert (laptop / "visits" / "own.peerteam").exists()
    assert len(window_of(program).visit.rows.all(Note)) == 1


def test_of_a_file_that_is_gone_only_the_line_is_taken_off(start: Start, laptop: Path) -> None:
    program = start()
    program.open(laptop / "visits" / "own.peerteam")
    program.show_visits()
    (laptop / "visits" / "own.peerteam").unlink()
    assert program.welcome is not None
    program.welcome.remove.click()
    assert program.window is None
    assert program.settings.now.visits == ()


def test_a_visit_another_program_holds_stays_on_the_list_with_its_words(
    start: Start, laptop: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerteam.ui.removing.erase_visit", lambda path: (path.name,))
    program = start()
    program.open(laptop / "visits" / "own.peerteam")
    qtbot.waitUntil(lambda: program.listening)  # by then its line is on the list
    window_of(program).remove_visit()
    sheet = sheet_in(window_of(program), qtbot)
    documents = sheet.folder
    QTest.keyClicks(sheet.typed, "Marlbridge")
    sheet.remove.click()
    welcome = welcome_after(program, qtbot)
    assert "own.peerteam could not be erased" in welcome.strip.words.text()
    assert [known.visit for known in program.settings.now.visits] == ["visit"]
    assert not documents.exists()


def test_nothing_is_erased_while_something_typed_cannot_be_saved(
    start: Start, laptop: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    program.open(laptop / "visits" / "own.peerteam")
    window = window_of(program)
    copy = window.visit.safe_copy(laptop / "visits" / "Safe copies")
    window.remove_visit()
    sheet = sheet_in(window, qtbot)
    QTest.keyClicks(sheet.typed, "Marlbridge")
    monkeypatch.setattr(window, "all_saved", lambda: False)
    sheet.remove.click()
    QTest.qWait(50)
    assert copy.exists()
    assert program.visit is window.visit
    assert sheet.remove.isEnabled()


def test_the_words_this_laptop_remembered_go_with_the_visit(
    start: Start, laptop: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = KeyringOfTest()
    monkeypatch.setattr("peerteam.ui.kept_words.keyring_of_the_system", lambda: ring)
    program = start()
    program.open(laptop / "visits" / "own.peerteam")
    KeptWords(program.settings).keep("visit", "copper lantern ridge maple")
    window_of(program).remove_visit()
    sheet = sheet_in(window_of(program), qtbot)
    QTest.keyClicks(sheet.typed, "Marlbridge")
    sheet.remove.click()
    welcome_after(program, qtbot)
    assert program.settings.now.words_kept == ()
    assert ring.words == {}
