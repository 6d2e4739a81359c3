"""The whole window, as it is used: from Enter on Today to the letter, and through a flat battery."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app
from peerteam.domain.records import Note
from peerteam.store.visit_file import VisitFile
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from tests.ui.conftest import ANN, FIRST, records

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "visit.peerteam"
    with VisitFile.empty(made, "visit") as visit:
        visit.load(records())
        visit.set_me(ANN)
    return made


@pytest.fixture
def window(path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    program = Program(qapp, app.work())
    program.open(path)
    assert program.window is not None
    program.window.activateWindow()
    yield program.window
    program.window.close()
    program.window.deleteLater()
    program.close()
    qapp.setStyleSheet("")


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def test_from_a_sentence_heard_to_a_paragraph_of_the_letter_by_keyboard_alone(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_page(window.notes)
    window.notes.open_session(FIRST)
    QTest.keyClicks(focused(window), "Scrutiny sees papers late. Off the record though.")
    window.notes.editor.select(3, 3)
    QTest.keyClick(focused(window), Qt.Key.Key_3, CONTROL)
    QTest.keyClick(focused(window), Qt.Key.Key_Down, CONTROL)

    QTest.keyClick(focused(window), Qt.Key.Key_F, ALT)
    qtbot.waitUntil(lambda: window.page is window.findings)
    QTest.keyClick(focused(window), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(window), "Bring papers to scrutiny earlier")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    window.letter.save_in(tmp_path)
    QTest.keyClick(focused(window), Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: window.page is window.letter)
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.letter.result.text()), timeout=20_000)

    (written,) = tmp_path.glob("*.docx")
    with zipfile.ZipFile(written) as parts:
        whole = "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    assert "Bring papers to scrutiny earlier" in whole
    assert "Off the record" not in whole
    assert "Joan Field" not in whole


TYPIST = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from peerteam import app
from peerteam.ui.program import Program

qt = QApplication([])
program = Program(qt, app.work())
program.open(Path(sys.argv[1]))
window = program.window
window.show_page(window.notes)
window.notes.open_session(sys.argv[2])
editor = window.notes.editor
editor.edited.connect(lambda key, text: print(len(text), flush=True))  # after the page has saved
for number in range(10_000):
    QTest.keyClicks(editor, f"word{number} ")
    QTest.qWait(20)
"""


def test_when_the_battery_dies_every_word_that_was_saved_is_there(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path), FIRST], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        saved = [int(typist.stdout.readline()) for _ in range(2)]  # while typing goes on without a pause
        typist.kill()
    typed = "".join(f"word{number} " for number in range(10_000))
    with VisitFile.open(path) as visit:
        (note,) = visit.rows.all(Note)
        body = note.body or ""
    assert (note.author, note.about) == (ANN, FIRST)
    assert len(body) >= saved[-1] > saved[0]
    assert typed.startswith(body)
