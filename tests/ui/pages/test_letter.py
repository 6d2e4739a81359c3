"""The letter page: one button, a file, and a plain sentence when there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam import jobs
from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import Side
from peerteam.domain.snapshot import Snapshot
from peerteam.store.visit_file import VisitFile
from peerteam.ui.look import Look
from peerteam.ui.pages.letter import LetterPage
from peerteam.ui.tasks import Tasks
from tests.ui.conftest import GOVERNANCE


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def page(visit: VisitFile, tasks: Tasks, qtbot: QtBot, look: Look, tmp_path: Path) -> LetterPage:
    made = LetterPage(visit, tasks, jobs.write_letter_of)
    made.save_in(tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_the_draft_is_made_beside_the_window_and_its_name_is_said(
    page: LetterPage, visit: VisitFile, tmp_path: Path, qtbot: QtBot
) -> None:
    visit.findings.add(GOVERNANCE, Side.STRENGTH, "Sound governance")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.action.isEnabled()
    qtbot.waitUntil(lambda: page.action.isEnabled(), timeout=20_000)
    assert page.result.text() == "Made: Marlbridge Borough Council Draft 1.docx"
    assert (tmp_path / "Marlbridge Borough Council Draft 1.docx").stat().st_size > 5_000


def test_a_second_draft_leaves_the_first_as_it_is(page: LetterPage, tmp_path: Path, qtbot: QtBot) -> None:
    first = tmp_path / "Marlbridge Borough Council Draft 1.docx"
    first.write_bytes(b"edited in Word")
    page.make()
    qtbot.waitUntil(lambda: page.action.isEnabled(), timeout=20_000)
    assert page.result.text() == "Made: Marlbridge Borough Council Draft 2.docx"
    assert first.read_bytes() == b"edited in Word"


def test_a_known_problem_is_told_in_one_sentence(visit: VisitFile, tasks: Tasks, qtbot: QtBot, look: Look) -> None:
    def full(snapshot: Snapshot, path: Path) -> None:
        raise CannotWrite("The disk is full", "Make room")

    page = LetterPage(visit, tasks, full)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.told) as told:
        page.make()
    assert told.args is not None
    assert told.args[0] == "The disk is full. Make room."
    assert page.action.isEnabled()
    assert page.result.isHidden()


def test_the_page_says_what_the_letter_is_made_of(page: LetterPage, visit: VisitFile) -> None:
    visit.findings.add(GOVERNANCE, Side.STRENGTH, "Sound governance")
    page.refresh()
    assert [(n.text(), what.text()) for n, what in page.facts][:2] == [
        ("1", "finding under 1 theme"),
        ("0", "recommendations"),
    ]
