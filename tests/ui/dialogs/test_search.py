"""One search over everything, walked without the cursor leaving the line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Side
from peerteam.store.search import OPEN, SHUT
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.search import HINT, KEYS, KEYS_OF_SESSION, NOTHING, Search
from peerteam.ui.look import Look
from peerteam.ui.search_rows import runs
from peerteam.ui.widgets.hit_list import HitRow, plain
from tests.ui.conftest import BEN, FINANCE, FIRST


@pytest.fixture
def search(visit: VisitFile, qtbot: QtBot, look: Look) -> Search:
    visit.notes.add(FIRST, body="The reserves\nare thin, and the budget will not hold.")
    visit.notes.add(FIRST, author=BEN, body="Ben heard of the budget too.")
    visit.notes.set_private(visit.notes.add(body="The budget, off the record."), stays_here=True)
    visit.findings.add(FINANCE, Side.AREA, "Set the budget earlier")
    made = Search(visit)
    qtbot.addWidget(made)
    made.begin()
    return made


def typed(search: Search, words: str) -> list[str]:
    """Type, and the lines that are shown."""
    QTest.keyClicks(search.line, words)
    return [row.spoken for row in search.list.hits.rows]


def test_results_come_as_one_types_grouped_by_kind_with_their_number(search: Search) -> None:
    lines = typed(search, "budg")
    assert {"Notes   3", "Findings   1"} <= set(lines)
    assert (
        "Leader of the council, Tuesday 10 March, 09:00, The reserves are thin, and the budget will not hold." in lines
    )
    assert "Set the budget earlier, Finance, Area for consideration" in lines


def test_the_words_found_are_bold(search: Search) -> None:
    typed(search, "budget")
    found = [row for row in search.list.hits.rows if row.key.startswith("finding:")]
    assert [row.text for row in found] == [(("Set the ", False), ("budget", True), (" earlier", False))]


def test_a_private_note_is_marked_and_anothers_note_names_its_author(search: Search) -> None:
    typed(search, "budget")
    marks = {plain(row.detail): row.mark for row in search.list.hits.rows if row.key.startswith("note:")}
    assert marks["The budget, off the record."] == "on this laptop only"
    assert marks["Ben heard of the budget too."] == "Ben"


def test_arrows_walk_over_the_headings_and_enter_opens(search: Search, qtbot: QtBot) -> None:
    typed(search, "budget")
    keys = [row.key for row in search.list.hits.rows if row.key]
    assert search.list.current_key == keys[0]
    for _ in range(3):
        QTest.keyClick(search.line, Qt.Key.Key_Down)
    assert search.list.current_key == keys[3]
    QTest.keyClick(search.line, Qt.Key.Key_Up)
    with qtbot.waitSignal(search.chosen) as chosen:
        QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert chosen.args == [*keys[2].split(":"), "budget"]
    assert not search.isVisible()


def test_a_session_opens_in_the_programme_too_and_says_so(search: Search, qtbot: QtBot) -> None:
    typed(search, "leader")
    while search.list.current_key != f"session:{FIRST}":
        assert search.keys.text() == KEYS
        QTest.keyClick(search.line, Qt.Key.Key_Down)
    assert search.keys.text() == KEYS_OF_SESSION
    with qtbot.waitSignal(search.chosen) as chosen:
        QTest.keyClick(search.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == ["programme", FIRST, "leader"]
    assert not search.isVisible()


def test_what_is_no_session_opens_in_its_only_place(search: Search, qtbot: QtBot) -> None:
    typed(search, "set the budget")
    with qtbot.waitSignal(search.chosen) as chosen:
        QTest.keyClick(search.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args[0] == "finding"


def test_all_of_one_kind_are_shown_when_asked_for(search: Search, visit: VisitFile) -> None:
    for number in range(9):
        visit.notes.add(FIRST, body=f"Zebra {number}")
    assert "Show all 9 …" in typed(search, "zebra")
    for _ in range(5):
        QTest.keyClick(search.line, Qt.Key.Key_Down)
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert search.isVisible()
    assert len([row for row in search.list.hits.rows if row.key]) == 9


@pytest.mark.parametrize(("words", "said"), [("", HINT), ("b", HINT), ("zzebra", NOTHING)])
def test_nothing_found_says_what_to_do(search: Search, words: str, said: str) -> None:
    assert typed(search, words) == []
    assert search.hint.text() == said
    assert search.hint.isVisible()
    assert not search.list.isVisible()


def test_the_words_of_last_time_are_replaced_by_the_next_key(search: Search) -> None:
    typed(search, "budget")
    search.reject()
    search.begin()
    typed(search, "x")
    assert search.line.text() == "x"


def test_marks_become_pieces_and_line_ends_blanks() -> None:
    assert runs(f"one\n{OPEN}two{SHUT}  three") == (("one ", False), ("two", True), (" three", False))
    assert runs("") == ()


def test_a_line_is_spoken_whole() -> None:
    assert HitRow("k", (("a", True), ("b", False)), (("c", False),), "d").spoken == "ab, c, d"
