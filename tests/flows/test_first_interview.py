"""The first interview through the real window, from Enter on Today and by keyboard alone: scenarios 6, 11 and 17."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import Finding, Note, Peer, Person, Side
from peerteam.handover.exchange import join, share
from peerteam.store.visit_file import VisitFile
from peerteam.ui.main_window import MainWindow
from tests.flows.conftest import ShowWindow
from tests.ui.conftest import ANN, FINANCE, FIRST, now

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Press = Callable[..., None]


@pytest.fixture
def visit(path: Path) -> Iterator[VisitFile]:
    with VisitFile.open(path) as opened:
        yield opened


@pytest.fixture
def window(visit: VisitFile, show_window: ShowWindow) -> MainWindow:
    return show_window(visit, now)


@pytest.fixture
def press(window: MainWindow) -> Press:
    def do(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(window.focusWidget(), key, modifiers)

    return do


def write(window: MainWindow, words: str) -> None:
    QTest.keyClicks(window.focusWidget(), words)


def on_screen(window: MainWindow) -> str:
    """Every word that is seen around the editor, and the title of the window."""
    seen: list[QWidget] = [w for w in window.findChildren(QWidget) if w.isVisible()]
    texts = [w.text() for w in seen if isinstance(w, QLabel | QAbstractButton)]
    return " ".join([window.windowTitle(), *texts])


def words_of(name: str | None) -> set[str]:
    return {word for word in re.findall(r"\w+", name or "") if len(word) > 2}


def in_every_byte(folder: Path) -> bytes:
    """All files in a folder, and what is inside the packed ones."""
    whole = b""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole += path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                whole += b"".join(parts.read(name) for name in parts.namelist())
    return whole.lower()


def test_two_minutes_before_nine_enter_leads_into_the_right_note_and_nobody_is_named(
    window: MainWindow, visit: VisitFile, press: Press
) -> None:
    press(Qt.Key.Key_Return)
    write(window, "Proud of the plan.")
    press(Qt.Key.Key_S, CONTROL)
    (note,) = visit.rows.all(Note)
    assert (note.about, note.author, note.body) == (FIRST, ANN, "Proud of the plan.")
    people = [peer.name for peer in visit.rows.all(Peer)] + [person.name for person in visit.rows.all(Person)]
    names = {word for name in people for word in words_of(name)}
    assert names >= {"Hart", "Okafor", "Field"}
    assert not names & words_of(on_screen(window))


def test_a_disclosure_is_in_no_file_when_all_is_handed_over_and_the_letter_is_made(
    window: MainWindow, visit: VisitFile, press: Press, tmp_path: Path, qtbot: QtBot
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    visit.findings.add(FINANCE, Side.AREA, "Set the budget earlier")
    press(Qt.Key.Key_Return)
    write(window, "Somebody is bullied by Zanzibarquux.")
    press(Qt.Key.Key_4, CONTROL)
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    press(Qt.Key.Key_Escape)  # out of the room
    share(visit, given / "for everybody.peerteam")

    window.letter.save_in(given)
    press(Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: window.page is window.letter)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(window.letter.making.result.text()), timeout=20_000)
    join(given / "bens.peerteam", given / "for everybody.peerteam", None).close()
    whole = in_every_byte(given)
    assert b"set the budget earlier" in whole
    assert b"zanzibarquux" not in whole
    assert b"bullied" not in whole

    press(Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: window.page is window.today)
    assert "1 thing to tell the manager" in [line.text for line in window.today.owed.lines()]
    assert visit.rows.all(Finding)[0].wording == "Set the budget earlier"


def test_a_remark_taken_back_before_handing_over_is_nowhere(
    window: MainWindow, visit: VisitFile, press: Press, tmp_path: Path
) -> None:
    press(Qt.Key.Key_Return)
    write(window, "Kept. Zanzibarquux.")
    press(Qt.Key.Key_S, CONTROL)
    for _ in range(len(" Zanzibarquux.")):
        press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_S, CONTROL)
    share(visit, tmp_path / "for everybody.peerteam")
    window.close()
    visit.close()
    assert b"zanzibarquux" not in in_every_byte(tmp_path)
    assert b"kept." in in_every_byte(tmp_path)


def test_when_the_disk_is_full_the_page_stays_and_so_does_the_cursor(
    window: MainWindow, visit: VisitFile, press: Press, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Return)
    write(window, "One.")
    press(Qt.Key.Key_S, CONTROL)
    press(Qt.Key.Key_Escape)  # out of the room

    def full(note: str, text: str) -> None:
        raise CannotWrite("The disk is full", "Make room")

    with monkeypatch.context() as patched:
        patched.setattr(visit.notes, "save_typing", full)
        write(window, " Two.")
        press(Qt.Key.Key_T, ALT)
        qtbot.waitUntil(lambda: "this page stays open" in window.strip.words.text())
        assert window.page is window.notes
        write(window, " Three.")
    press(Qt.Key.Key_S, CONTROL)
    (note,) = visit.rows.all(Note)
    assert note.body == "One. Two. Three."
    assert "saved again" in window.strip.words.text()


def test_in_the_room_the_key_of_another_page_types_nothing(window: MainWindow, visit: VisitFile, press: Press) -> None:
    press(Qt.Key.Key_Return)
    write(window, "One.")
    press(Qt.Key.Key_E, ALT)
    press(Qt.Key.Key_S, CONTROL)
    (note,) = visit.rows.all(Note)
    assert note.body == "One."
