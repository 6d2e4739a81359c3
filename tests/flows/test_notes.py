"""A morning of notes through the real window, by keyboard alone: scenarios 6 and 8 to 11, and what a crash leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam import jobs
from peerteam.domain.records import Note, Tag, TagKind, TagState
from peerteam.handover.exchange import share
from peerteam.ui.ask import Choice
from peerteam.ui.main_window import MainWindow
from tests.ui.conftest import FINANCE, FIRST

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


@pytest.fixture
def window(opened: MainWindow) -> MainWindow:
    return opened


@pytest.fixture
def press(window: MainWindow, qtbot: QtBot) -> Press:
    def do(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(focused(window), key, held)

    return do


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def write(window: MainWindow, words: str) -> None:
    QTest.keyClicks(focused(window), words)


def begin(window: MainWindow) -> None:
    window.show_page(window.notes)
    window.notes.open_session(FIRST)


def the_tag(window: MainWindow) -> Tag:
    (found,) = window.visit.rows.all(Tag)
    return found


def test_one_key_tags_finance_and_the_typing_goes_on(window: MainWindow, press: Press) -> None:
    begin(window)
    write(window, "The reserves are thin.")
    press(Qt.Key.Key_4, CONTROL)
    write(window, " And nobody minds.")
    assert window.notes.leave()
    assert (the_tag(window).theme, the_tag(window).span.words) == (FINANCE, "The reserves are thin.")
    for _ in range(len(" And nobody minds.") + 3):
        press(Qt.Key.Key_Left)
    press(Qt.Key.Key_4, CONTROL)
    assert window.visit.rows.all(Tag) == []


def test_a_tag_stays_on_its_sentence_says_edited_and_is_put_right_by_keyboard(window: MainWindow, press: Press) -> None:
    begin(window)
    write(window, "So they say. The reserves are thin.")
    press(Qt.Key.Key_4, CONTROL)
    press(Qt.Key.Key_Home, CONTROL)
    write(window, "Quite openly, and twice. ")
    press(Qt.Key.Key_End, CONTROL)
    press(Qt.Key.Key_Backspace)
    write(window, "ner.")
    assert window.notes.leave()
    assert the_tag(window).state == TagState.EDITED
    assert "edited" in window.notes.line.whole
    press(Qt.Key.Key_L, CONTROL)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    assert (the_tag(window).state, the_tag(window).span.words) == (TagState.OK, "The reserves are thinner.")
    assert focused(window) is window.notes.editor


def answer(key: Qt.Key) -> None:
    """Press a number on the sheet that asks, as soon as it is there."""

    def when_there() -> None:
        sheet = QApplication.activeModalWidget()
        if isinstance(sheet, Choice):
            QTest.keyClick(sheet, key)
        else:
            QTimer.singleShot(10, when_there)

    QTimer.singleShot(0, when_there)


def test_a_word_in_the_corridor_is_evidence_with_its_group_and_no_meeting(window: MainWindow, press: Press) -> None:
    before = jobs.info(window.visit)["counts"]
    answer(Qt.Key.Key_4)
    press(Qt.Key.Key_N, CONTROL)
    write(window, "The budget will not hold.")
    press(Qt.Key.Key_4, CONTROL)
    press(Qt.Key.Key_Slash, CONTROL)
    (note,) = window.visit.rows.all(Note)
    assert (note.about, note.group, note.body) == (None, "partner", "The budget will not hold.")
    assert the_tag(window).kind == TagKind.ASK
    assert jobs.info(window.visit)["counts"] == before


def test_a_disclosure_is_in_no_file_but_mine(window: MainWindow, press: Press, tmp_path: Path) -> None:
    begin(window)
    write(window, "Somebody is bullied.")
    press(Qt.Key.Key_R, CONTROL, SHIFT)
    assert window.notes.title.state.text() == "To tell the manager in person"
    press(Qt.Key.Key_4, CONTROL)
    share(window.visit, tmp_path / "all.peerteam")
    assert b"bullied" not in (tmp_path / "all.peerteam").read_bytes()
    write(window, " Badly.")
    assert window.notes.leave()
    share(window.visit, tmp_path / "again.peerteam")
    assert b"bullied" not in (tmp_path / "again.peerteam").read_bytes()
    window.show_page(window.today)
    window.today.refresh()
    assert any("tell the manager" in line.spoken for line in window.today.owed.lines())


def test_the_room_shows_the_editor_only_and_nothing_comes_up(window: MainWindow, press: Press) -> None:
    begin(window)
    press(Qt.Key.Key_F11)
    assert focused(window) is window.notes.editor
    for widget in (window.notes.side, window.notes.aside, window.notes.strip, window.rail, window.top):
        assert not widget.isVisible()
    write(window, "Heard.")
    press(Qt.Key.Key_Escape)
    assert window.notes.side.isVisible()
    assert window.notes.leave()
    assert window.visit.rows.all(Note)[0].body == "Heard."
