"""Five o'clock through the real window: the manager's Today begins with the board, and every line leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from peerteam.domain.records import Note, Peer, PeerCategory, Side, TagKind
from peerteam.store.visit_file import VisitFile
from peerteam.ui.main_window import MainWindow
from tests.flows.conftest import ShowWindow
from tests.ui.conftest import ANN, BEN, FIRST, GOVERNANCE, SECOND, records

ALT = Qt.KeyboardModifier.AltModifier
NOTED = "The chair gets papers late."


class Clock:
    """The time, in the test's hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 10, 17, 0)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[VisitFile]:
    """Ann manages; the first session has a note of hers, half of it tagged, the second has none."""
    manager = replace(next(r for r in records() if r.id == ANN and isinstance(r, Peer)), category=PeerCategory.LGA)
    with VisitFile.empty(tmp_path / "ann.peerteam", "visit") as made:
        made.load([manager if each.id == ANN else each for each in records()])
        made.set_me(ANN)
        made.load([Note("note-1", author=ANN, typist=ANN, about=FIRST, at="2026-03-10T09:00:00", body=NOTED)])
        made.notes.tag("note-1", 0, len(NOTED), GOVERNANCE)
        made.load([Note("note-2", author=ANN, typist=ANN, at="2026-03-10T11:00:00", body="Heard in the corridor.")])
        made.findings.add(GOVERNANCE, Side.AREA, "Papers come late")
        yield made


@pytest.fixture
def window(visit: VisitFile, clock: Clock, show_window: ShowWindow) -> MainWindow:
    return show_window(visit, clock)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused: QWidget | None = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def to_today(window: MainWindow) -> None:
    """Away and back again; a button with a letter underlined is clicked a moment after its key."""
    press(window, Qt.Key.Key_L, ALT)
    wait_for(lambda: window.page is window.letter)
    press(window, Qt.Key.Key_T, ALT)
    wait_for(lambda: window.page is window.today)


def wait_for(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        QTest.qWait(10)
    raise AssertionError("it did not come to pass")


def said(window: MainWindow) -> list[str]:
    """The lines of the board, headings too."""
    board = window.today.board._board
    assert board is not None
    return [line.text for lines in (board.owed, board.open) for line in lines.lines()]


def go_to(window: MainWindow, text: str) -> None:
    """Walk to a line with the arrow keys, as one would."""
    board = window.today.board._board
    assert board is not None
    lines = next(each for each in (board.owed, board.open) if any(line.text == text for line in each.lines()))
    lines.setFocus()
    for _ in range(lines.count()):
        if lines.currentItem() is not None and lines.currentItem().text() == text:
            return
        press(window, Qt.Key.Key_Down)
    raise AssertionError(f"no line {text}")


def test_late_on_a_visit_day_the_managers_today_begins_with_the_board(window: MainWindow) -> None:
    assert window.today.board.is_open
    assert said(window) == [
        "1 session without a note", "Director of finance",
        "1 note without a tag", "A conversation",
        "1 of the team has not handed over", "Ben Okafor",
        "1 headline with nothing behind it", "Papers come late",
    ]  # fmt: skip


def test_what_is_put_right_leaves_the_board_at_once(window: MainWindow, visit: VisitFile) -> None:
    visit.notes.tag("note-2", 0, 5, GOVERNANCE)
    finding, tag = visit.findings.all()[0], visit.evidence.passages()[0]
    visit.findings.support(finding.id, tag.id)
    assert not {"1 note without a tag", "1 headline with nothing behind it"} & set(said(window))


def test_escape_goes_back_to_the_day_and_it_does_not_come_again_by_itself(window: MainWindow, clock: Clock) -> None:
    press(window, Qt.Key.Key_Escape)
    assert not window.today.board.is_open
    assert window.today.card.isVisible()
    to_today(window)
    assert not window.today.board.is_open
    clock.time = datetime(2026, 3, 11, 17, 0)
    to_today(window)
    assert window.today.board.is_open


def test_a_key_turns_to_the_board_at_any_time(window: MainWindow, clock: Clock) -> None:
    clock.time = datetime(2026, 3, 10, 8, 0)
    to_today(window)
    assert not window.today.board.is_open
    press(window, Qt.Key.Key_B, ALT)
    wait_for(lambda: window.today.board.is_open)


@pytest.mark.parametrize(
    "when", [datetime(2026, 3, 10, 15, 59), datetime(2026, 3, 9, 17, 0), datetime(2026, 3, 12, 17, 0)]
)
def test_it_comes_neither_before_four_nor_on_another_day(window: MainWindow, clock: Clock, when: datetime) -> None:
    clock.time = when
    to_today(window)
    assert not window.today.board.is_open


def test_it_does_not_come_for_another_peer(window: MainWindow, visit: VisitFile) -> None:
    visit.set_me(BEN)
    to_today(window)
    assert not window.today.board.is_open


def test_it_does_not_come_while_somebody_is_still_to_be_met(window: MainWindow, visit: VisitFile) -> None:
    slot = visit.programme.sessions()[0].slot._replace(start="16:45", end="17:30")
    with visit.step("Test"):
        visit.rows.change(type(visit.programme.sessions()[0]), FIRST, slot=slot)
    to_today(window)
    assert not window.today.board.is_open


# --- every line leads somewhere ---------------------------------------------------------------------------------------


def test_a_session_without_a_note_opens_its_note(window: MainWindow) -> None:
    go_to(window, "Director of finance")
    press(window, Qt.Key.Key_Return)
    assert window.page is window.notes
    assert window.notes.isVisible()


def test_a_note_without_a_tag_is_opened(window: MainWindow) -> None:
    go_to(window, "A conversation")
    press(window, Qt.Key.Key_Return)
    assert window.page is window.notes
    editor = window.focusWidget()
    assert isinstance(editor, QTextEdit | QPlainTextEdit)
    assert "corridor" in editor.toPlainText()


def test_a_headline_opens_on_the_wall(window: MainWindow) -> None:
    go_to(window, "Papers come late")
    press(window, Qt.Key.Key_Return)
    assert window.page is window.findings


def test_a_colleague_who_has_not_handed_over_opens_in_the_team(window: MainWindow) -> None:
    go_to(window, "Ben Okafor")
    press(window, Qt.Key.Key_Return)
    assert window.page is window.people


def test_a_number_opens_the_passages_behind_it(window: MainWindow) -> None:
    board = window.today.board._board
    assert board is not None
    board.map.setFocus()
    press(window, Qt.Key.Key_Right)
    assert board.map.currentItem().text() == "1"
    press(window, Qt.Key.Key_Return)
    assert window.page is window.evidence
    wanted = window.evidence.passages.chips.wanted().values
    assert {facet: set(values) for facet, values in wanted.items() if values} == {
        "theme": {GOVERNANCE},
        "group": {"member"},
        "kind": {"point", "strength", "area", "quote", "idea"},
    }
    passage = window.evidence.passages.current()
    assert passage is not None
    assert passage.words == NOTED


def test_behind_a_number_are_as_many_passages_as_it_says_and_no_question(window: MainWindow, visit: VisitFile) -> None:
    question = visit.notes.add(FIRST, body="Why do they come late?")
    visit.notes.tag(question, 0, 22, GOVERNANCE, TagKind.ASK)
    board = window.today.board._board
    assert board is not None
    board.map.setFocus()
    press(window, Qt.Key.Key_Right)
    assert board.map.currentItem().text() == "1"
    press(window, Qt.Key.Key_Return)
    assert window.evidence.passages.table.model().rowCount() == 1


def test_a_number_is_opened_with_the_mouse_too(window: MainWindow) -> None:
    board = window.today.board._board
    assert board is not None
    cell = board.map.model().index(0, board.map.columnCount() - 2)
    QTest.mouseClick(board.map.viewport(), Qt.MouseButton.LeftButton, pos=board.map.visualRect(cell).center())
    assert window.page is window.evidence
    assert window.evidence.passages.chips.wanted().values["group"] == frozenset()


def test_a_private_note_is_not_on_the_board_and_its_session_is_not_owed(window: MainWindow, visit: VisitFile) -> None:
    kept = Note("kept", author=ANN, typist=ANN, about=SECOND, body="Do not tell.", stays_here=True)
    visit.load([kept])
    window.today.refresh()
    assert "Director of finance" not in said(window)
    assert said(window).count("A conversation") == 1
