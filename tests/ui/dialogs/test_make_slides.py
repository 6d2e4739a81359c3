"""The sheet that makes the slides, and the note to speak from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.make_slides import MakeSlides
from peerteam.ui.look import Look
from peerteam.ui.tasks import Tasks
from tests.ui.pages.wall_visit import fill


@pytest.fixture
def sheet(visit: VisitFile, qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[MakeSlides]:
    fill(visit)
    tasks = Tasks()
    made = MakeSlides(visit, tasks)
    made.folder = tmp_path / "slides"
    made.folder.mkdir()
    qtbot.addWidget(made)
    made.show()
    yield made
    tasks.close()


def make(sheet: MakeSlides, qtbot: QtBot) -> None:
    sheet.make.click()
    qtbot.waitUntil(sheet.make.isEnabled, timeout=30_000)


def test_slides_are_made_beside_the_window_and_said_with_their_number(sheet: MakeSlides, qtbot: QtBot) -> None:
    make(sheet, qtbot)
    (made,) = sheet.folder.iterdir()
    assert made.suffix == ".pptx"
    assert sheet.outcome.text().startswith(f"Made: {made.name}, ")
    assert sheet.open_it.isVisible()


def test_slides_made_again_leave_those_that_are_there(sheet: MakeSlides, qtbot: QtBot) -> None:
    make(sheet, qtbot)
    first = {path: path.read_bytes() for path in sheet.folder.iterdir()}
    make(sheet, qtbot)
    assert len(list(sheet.folder.iterdir())) == 2
    assert all(path.read_bytes() == held for path, held in first.items())


def test_a_template_that_cannot_be_used_is_told_in_one_sentence_and_nothing_is_made(
    sheet: MakeSlides, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "house.potx"
    bad.write_text("not a template")
    with qtbot.waitSignal(sheet.template_chosen) as chosen:
        sheet.use_template(str(bad))
    assert chosen.args == [str(bad)]
    assert "On the template house.potx." in sheet.where.text()
    make(sheet, qtbot)
    assert "house.potx" in sheet.outcome.text()
    assert list(sheet.folder.iterdir()) == []
    sheet.own.click()
    assert "own template" in sheet.where.text()


def test_closed_meanwhile_what_came_of_it_is_told_elsewhere(sheet: MakeSlides, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.told, timeout=30_000) as told:
        sheet.make.click()
        sheet.reject()
    assert told.args[0].startswith("Made: ")


def test_the_speaking_note_is_made_there_too_and_leaves_the_one_that_is_there(sheet: MakeSlides, qtbot: QtBot) -> None:
    names = []
    for _ in range(2):
        sheet.make_note.click()
        qtbot.waitUntil(sheet.make_note.isEnabled, timeout=30_000)
        assert sheet.written is not None
        names.append(sheet.written.name)
        assert sheet.outcome.text() == f"Made: {sheet.written.name}."
    council = "Marlbridge Borough Council speaking note"
    assert names == [f"{council} Draft 1.docx", f"{council} Draft 2.docx"]
    assert sorted(path.name for path in sheet.folder.iterdir()) == names


def test_while_one_is_made_neither_can_be_asked_for(sheet: MakeSlides, qtbot: QtBot) -> None:
    sheet.make_note.click()
    assert not sheet.make.isEnabled()
    assert not sheet.make_note.isEnabled()
    qtbot.waitUntil(sheet.make.isEnabled, timeout=30_000)


def test_when_it_cannot_be_made_the_focus_is_where_one_tries_again(sheet: MakeSlides, qtbot: QtBot) -> None:
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.folder.rmdir()
    sheet.make_note.setFocus()
    sheet.make_note.click()
    qtbot.waitUntil(sheet.make_note.isEnabled, timeout=30_000)
    assert sheet.outcome.text().startswith("There is no folder ")
    assert sheet.focusWidget() is sheet.make_note


def test_on_a_new_account_the_documents_folder_is_made_so_that_the_first_file_has_a_place(
    visit: VisitFile, qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_there = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda which: str(not_there))
    tasks = Tasks()
    made = MakeSlides(visit, tasks)
    qtbot.addWidget(made)
    make(made, qtbot)
    tasks.close()
    assert [path.suffix for path in not_there.iterdir()] == [".pptx"]
