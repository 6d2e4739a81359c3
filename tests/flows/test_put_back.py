"""The real program: a file sent any way under any name, and a safe copy put back with everything before kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerteam import app, paths
from peerteam.domain.records import Visit
from peerteam.handover.exchange import share
from peerteam.settings import SettingsFile
from peerteam.store.backup import copies, folder_beside
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.put_back import PutBack
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from tests.flows.leaving import leave, undress
from tests.flows.test_frame import handed_over, made
from tests.ui.conftest import FIRST

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PATIENCE = 20_000


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(paths, "visits_folder", lambda: tmp_path / "visits")
    monkeypatch.setattr(paths, "safe_copies_folder", lambda: tmp_path / "copies")
    started = Program(qapp, app.work(), SettingsFile(tmp_path / "settings.json"))
    started.open(made(tmp_path / "visit.peerteam"))
    yield started
    leave(started)
    undress(qapp)


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    program.window.activateWindow()
    assert QTest.qWaitForWindowActive(program.window)
    return program.window


def visit_of(program: Program) -> VisitFile:
    assert program.visit is not None
    return program.visit


def given(program: Program, path: Path, qtbot: QtBot) -> str:
    """What the window says of a file that was dropped on it."""
    window = window_of(program)
    qtbot.waitUntil(lambda: program.listening, timeout=PATIENCE)  # after that nothing is told by itself any more
    window.strip.dismiss()
    window.file_given.emit(path)
    qtbot.waitUntil(lambda: window.strip.isVisible() and not visit_of(program).lent, timeout=PATIENCE)
    return window.strip.words.text()


def test_a_file_opens_under_any_name_half_of_it_or_another_visit_s_is_refused_and_nothing_is_taken(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    whole = handed_over(tmp_path / "IMG_2041.jpeg")
    half = tmp_path / "half.peerteam"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with VisitFile.create(tmp_path / "other.peerteam", Visit("other", council="Rotherham")) as other:
        share(other, tmp_path / "others.zip")
    before = visit_of(program).digest()
    refused = [given(program, path, qtbot) for path in (half, tmp_path / "others.zip")]
    assert [words.count(". ") for words in refused] == [1, 1]  # what happened, and what to do
    assert "Rotherham" in refused[1]
    assert visit_of(program).digest() == before
    assert given(program, whole, qtbot).startswith("From Cllr Ann Hart: ")
    window_of(program).strip.act.click()
    window = window_of(program)
    assert window.page is window.handover


def put_back(program: Program, qtbot: QtBot) -> None:
    """Choose a safe copy by keyboard, read what was written since, and press the button."""
    window = window_of(program)
    window.show_handover()
    window.handover.show_copies()
    sheet = window.handover.sheet
    assert isinstance(sheet, PutBack)
    qtbot.waitUntil(lambda: sheet.since.text().startswith(("Since", "Nothing")), timeout=PATIENCE)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    QTest.keyClick(sheet.put_back, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not None and program.window is not window, timeout=PATIENCE)


def test_put_back_says_what_goes_keeps_the_present_and_reopens_the_window(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    note = visit_of(program).notes.add(about=FIRST, body="Before lunch.")
    given(program, handed_over(tmp_path / "from Ben"), qtbot)
    visit_of(program).notes.add(about=FIRST, body="After lunch.")
    window, path = window_of(program), visit_of(program).path
    window.show_handover()
    window.handover.show_copies()
    sheet = window.handover.sheet
    assert isinstance(sheet, PutBack)
    qtbot.waitUntil(lambda: sheet.since.text().startswith("Since then: 2 notes"), timeout=PATIENCE)
    sheet.reject()
    put_back(program, qtbot)
    visit = visit_of(program)
    assert [each.body for each in visit.notes.all()] == ["Before lunch."]
    assert visit.notes.get(note).about == FIRST
    assert window_of(program).strip.words.text().endswith("How it was before is the newest safe copy.")
    assert window_of(program).page is window_of(program).handover
    with VisitFile.open(copies(folder_beside(path), path.stem)[-1]) as before:
        assert {each.body for each in before.notes.all()} >= {"Before lunch.", "After lunch."}


def test_the_folder_chosen_once_is_known_at_the_next_start(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window = window_of(program)
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: not window.handover.handing.busy and window.strip.isVisible(), timeout=PATIENCE)
    assert SettingsFile(tmp_path / "settings.json").now.exchange_folder == str(tmp_path)
    assert window.handover.card.place.text() == f"with {tmp_path.name}"
