"""The help: one text a tab, one search over the guides, and a heading to turn to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.dialogs.help import Help
from peerteam.ui.help_texts import PEERS, TITLES
from peerteam.ui.look import Look


@pytest.fixture
def help_(qtbot: QtBot, look: Look) -> Help:
    made = Help()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_tab_shows_its_text(help_: Help) -> None:
    seen = set()
    for index in range(len(TITLES)):
        help_.show_text(index)
        seen.add(help_.text.toPlainText())
    assert len(seen) == len(TITLES)
    assert "ZETETIC" in help_.text.toPlainText()


def test_enter_goes_through_every_place_in_every_guide_and_begins_again(help_: Help) -> None:
    QTest.keyClicks(help_.line, "four WORDS")
    count = int(help_.found.text().split()[0])
    seen = []
    for _ in range(count + 1):
        QTest.keyClick(help_.line, Qt.Key.Key_Return)
        cursor = help_.text.textCursor()
        assert cursor.selectedText().lower() == "four words"
        seen.append((help_.tabs.currentIndex(), cursor.selectionStart()))
    assert len({*seen}) == count
    assert seen[-1] == seen[0]
    assert {text for text, _ in seen} == {0, 1, 2}


def test_what_is_not_there_is_said(help_: Help) -> None:
    QTest.keyClicks(help_.line, "unobtainium")
    QTest.keyClick(help_.line, Qt.Key.Key_Return)
    assert help_.found.text() == "Not found"
    assert help_.isVisible()


def test_on_the_licences_it_is_the_licences_that_are_searched(help_: Help) -> None:
    help_.show_text(3)
    QTest.keyClicks(help_.line, "zetetic")
    QTest.keyClick(help_.line, Qt.Key.Key_Return)
    assert help_.text.textCursor().selectedText().lower() == "zetetic"


def test_a_page_leads_to_its_heading(help_: Help) -> None:
    help_.show_text(2)
    help_.show_heading(PEERS, "Evidence")
    assert help_.tabs.currentIndex() == 0
    assert help_.text.textCursor().block().text() == "Evidence"
