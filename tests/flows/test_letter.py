"""A finished visit and its letter, through the real window by keyboard: scenario 22, and what goes before it leaves."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app, jobs
from peerteam.domain.counts import counts
from peerteam.domain.records import Finding, Note, Person, Session, Side, Tag
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.behind_count import BehindCount
from peerteam.ui.main_window import MainWindow
from peerteam.word.copy_mark import copy_of
from tests.flows.conftest import ShowWindow
from tests.flows.test_wall import focused, press, turn_to

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
AFTER = datetime(2026, 3, 18, 9, 0)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "made.peerteam"
    with jobs.visit_from_folder(jobs.sample_folder(app.SAMPLE), path) as visit:
        visit.set_me(visit.people.peer_named("SP").id)
        visit.commit()
    return path


@pytest.fixture
def visit(sample: Path, tmp_path: Path) -> Iterator[VisitFile]:
    with VisitFile.open(Path(shutil.copy(sample, tmp_path / "visit.peerteam"))) as opened:
        yield opened


@pytest.fixture
def window(visit: VisitFile, show_window: ShowWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    shown = show_window(visit, lambda: AFTER)
    shown.resize(1366, 768)
    shown.letter.save_in(tmp_path / "given")
    (tmp_path / "given").mkdir()
    turn_to(shown, qtbot, Qt.Key.Key_L, "letter")
    return shown


def walk_to(window: MainWindow, words: str) -> None:
    """Down through the letter to a paragraph."""
    view = window.letter.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in view.pieces:
        if view.current is not None and words in view.current.text:
            return
        QTest.keyClick(view, Qt.Key.Key_Down)
    pytest.fail(f"there is no paragraph with “{words}”")


def make(window: MainWindow, qtbot: QtBot) -> Path:
    press(window, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.letter.making.action.isEnabled(), timeout=30_000)
    assert window.letter.making.written is not None
    return window.letter.making.written


def part(path: Path, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


# --- scenario 22 ------------------------------------------------------------------------------------------------------


def test_the_word_draft_has_the_themes_in_order_and_the_right_counts_and_no_evidence(
    window: MainWindow, qtbot: QtBot
) -> None:
    written = make(window, qtbot)
    visit, body = window.visit, part(written)
    names = [theme.name or "" for theme in visit.programme.themes() if theme.core]
    after = body[body.index("Feedback", body.index("The process")) :]
    places = [after.index(name) for name in names]
    assert places == sorted(places)
    found = counts(visit.snapshot())
    for words in (f"{found.meetings.floor_words} meetings", f"{found.people.floor_words} people"):
        assert words in body

    assert list(OpenXmlValidator().validate(str(written)).errors) == []
    assert [str(each) for each in ooxml_integrity.check(written)] == []
    with zipfile.ZipFile(written) as package:
        whole = "".join(package.read(name).decode(errors="replace") for name in package.namelist())
    snapshot = visit.snapshot()
    quoted = {tag.note for tag in snapshot.all(Tag) if tag.clearance == "cleared"}
    for note in snapshot.all(Note):
        assert note.id not in whole
        assert note.id in quoted or (note.body or "?")[:60] not in whole
    told = {peer.name for peer in visit.people.peers()}
    said_by_hand = "".join(section.edited or "" for section in visit.letter.sections().values())
    met = {p.name for p in snapshot.all(Person) if p.name and p.name not in told and p.name not in said_by_hand}
    assert [name for name in met if name and name in whole] == []

    (copy,) = visit.letter.copies()
    assert copy_of(written) == copy.id


def test_a_number_is_opened_by_keyboard_and_leads_to_its_records(window: MainWindow, qtbot: QtBot) -> None:
    walk_to(window, "gathered information from")
    press(window, Qt.Key.Key_L, CONTROL)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.letter.findChildren(BehindCount)))
    (sheet,) = window.letter.findChildren(BehindCount)
    held = [line for line in sheet.list.lines() if line.key and not line.detail]
    assert len(held) == counts(window.visit.snapshot()).meetings.number
    session = held[0].key
    sheet.list.choose(session)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert window.page is window.programme
    assert window.visit.rows.get(Session, session) is not None


# --- before it leaves -------------------------------------------------------------------------------------------------


def test_the_warnings_are_walked_settled_and_put_right_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    page = window.letter
    qtbot.waitUntil(lambda: page.cautions.known, timeout=30_000)
    number = len(page.cautions.open)
    assert number >= 2
    press(window, Qt.Key.Key_F8)
    first = page.cautions.list.list.current_key
    caution = page.cautions.list.caution(first)
    assert caution is not None
    assert page.view.current is not None
    assert caution.match in page.view.current.text
    while focused(window) is not page.cautions.list.panel.reason:
        press(window, Qt.Key.Key_Tab)
    QTest.keyClicks(focused(window), "The figures are published")
    press(window, Qt.Key.Key_Return)
    assert len(page.cautions.open) == number - 1
    assert "The figures are published" in [line.detail for line in page.cautions.list.list.lines()]

    press(window, Qt.Key.Key_F8)
    second = page.cautions.list.caution(page.cautions.list.list.current_key)
    assert second is not None
    page.view.setFocus()
    press(window, Qt.Key.Key_F2)
    editor = focused(window)
    assert isinstance(editor, QPlainTextEdit)
    assert second.match in editor.toPlainText()
    editor.setPlainText(editor.toPlainText().replace(second.match, "something else"))
    press(window, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(
        lambda: second.key not in page.cautions.list.keys and len(page.cautions.open) < number - 1, timeout=30_000
    )


# --- own words --------------------------------------------------------------------------------------------------------


def test_own_words_stand_in_the_draft_and_what_is_said_on_the_wall_later_is_asked_about(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, visit = window.letter, window.visit
    finding = next(f for f in visit.findings.all() if f.side == Side.AREA)
    walk_to(window, (finding.wording or "")[:40])
    press(window, Qt.Key.Key_Return)
    editor = focused(window)
    assert isinstance(editor, QPlainTextEdit)
    editor.appendPlainText("\nThe team would say this of many councils.")
    press(window, Qt.Key.Key_Escape)
    assert "The team would say this of many councils." in page.view.toPlainText()

    visit.findings.add(finding.theme, Side.AREA, "Minutes are late")
    assert "Minutes are late" not in page.view.toPlainText()
    press(window, Qt.Key.Key_Return)
    while focused(window) is not page.typing.editor.since:
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return, CONTROL)
    assert not page.typing.active
    body = part(make(window, qtbot))
    assert "Minutes are late" in body
    assert "The team would say this of many councils." in body


def test_from_a_paragraph_back_to_the_words_in_the_note(window: MainWindow, qtbot: QtBot) -> None:
    page, visit = window.letter, window.visit
    finding = visit.rows.get(Finding, _with_a_passage(visit))
    assert finding is not None
    walk_to(window, (finding.wording or "")[:40])
    press(window, Qt.Key.Key_L, CONTROL)
    while not (card := page.evidence.list.current_id) or visit.rows.get(Tag, card) is None:
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window.page is window.notes
    tag = visit.rows.get(Tag, card)
    assert tag is not None
    assert window.notes.editor.textCursor().selectedText() == tag.span.words


def _with_a_passage(visit: VisitFile) -> str:
    return next(
        finding.id
        for finding in visit.findings.all()
        if any(visit.rows.get(Tag, support.evidence) for support in visit.findings.supports_of(finding.id))
    )


def test_the_keys_of_the_page_are_named(window: MainWindow) -> None:
    named = {key for keys, _ in window.letter.keys for key in keys.split("   ")}
    assert {"F8", "Shift+F8", "Ctrl+L", "Ctrl+Enter"} <= named
    assert isinstance(focused(window), QWidget)
