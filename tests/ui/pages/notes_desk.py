"""What the tests of Notes have in common: the page over a small visit, and reading back what is in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note, Tag
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.pages.notes import NotesPage
from tests.ui.conftest import BEN, FIRST, now

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SAID = "The budget will hold. Scrutiny sees papers late."


@pytest.fixture
def bus(visit: VisitFile) -> Bus:
    made = Bus()
    visit.listeners.append(made.announce)
    return made


@pytest.fixture
def page(visit: VisitFile, bus: Bus, qtbot: QtBot, look: Look) -> NotesPage:
    made = NotesPage(visit, now)
    qtbot.addWidget(made)
    bus.announced.connect(made.take)
    made.resize(1100, 650)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def type_(page: NotesPage, qtbot: QtBot) -> Callable[[str], None]:
    return lambda words: QTest.keyClicks(page.editor, words)


@pytest.fixture
def control(page: NotesPage, qtbot: QtBot) -> Callable[[Qt.Key], None]:
    return lambda key: QTest.keyClick(page.editor, key, CONTROL)


@pytest.fixture
def control_shift(page: NotesPage, qtbot: QtBot) -> Callable[[Qt.Key], None]:
    return lambda key: QTest.keyClick(page.editor, key, CONTROL | SHIFT)


def the_note(visit: VisitFile) -> Note:
    (note,) = visit.rows.all(Note)
    return note


def bens(visit: VisitFile, about: str | None = FIRST, body: str = SAID) -> str:
    """A note Ben wrote on his own laptop."""
    visit.load([Note("bens", author=BEN, typist=BEN, about=about, at="2026-03-10T09:05:00", body=body)])
    return "bens"


def tags(visit: VisitFile) -> list[tuple[str | None, str, str | None]]:
    """(theme, the words it is on now, kind) of every tag."""
    bodies = {note.id: note.body or "" for note in visit.rows.all(Note)}
    return [(t.theme, bodies[t.note][t.at : t.upto], t.kind) for t in visit.rows.all(Tag)]
