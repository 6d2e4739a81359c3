"""The whole window, as it is used: from Enter on Today to the letter, and through a flat battery."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app
from peerteam.store.visit_file import VisitFile
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from tests.flows.leaving import undress
from tests.flows.window_kills import kill_the_window
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
    undress(qapp)


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
    QTest.keyClick(focused(window), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(window.letter.making.result.text()), timeout=20_000)

    (written,) = tmp_path.glob("*.docx")
    with zipfile.ZipFile(written) as parts:
        whole = "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    assert "Bring papers to scrutiny earlier" in whole
    assert "Off the record" not in whole
    assert "Joan Field" not in whole


def test_when_the_battery_dies_at_most_a_second_is_missing_and_the_next_start_knows(path: Path) -> None:
    chance = random.Random(7)
    kills = [kill_the_window(path, FIRST, chance) for _ in range(3)]
    assert any(kill.found for kill in kills)
