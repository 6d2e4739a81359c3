"""Today over a real visit file."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.store.visit_file import VisitFile
from peerteam.ui.look import Look
from peerteam.ui.pages.today import TodayPage
from tests.ui.conftest import FIRST, LATER, SECOND, now


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look) -> TodayPage:
    made = TodayPage(visit, now)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.begin()
    return made


def test_enter_asks_for_the_notes_of_what_is_next_in_the_room(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.write_asked) as asked:
        QTest.keyClick(page.card.action, Qt.Key.Key_Return)
    assert asked.args == [FIRST, True]


def test_enter_on_a_line_asks_for_that_session_s_notes(page: TodayPage, qtbot: QtBot) -> None:
    page.day.choose(f"session:{SECOND}")
    with qtbot.waitSignal(page.write_asked) as asked:
        QTest.keyClick(page.day, Qt.Key.Key_Return)
    assert asked.args == [SECOND, False]


def test_the_card_says_what_is_next_with_questions_of_its_themes(page: TodayPage) -> None:
    assert page.card.title.text() == "Leader of the council"
    assert page.card.who.text() == "Room 2, with Ben. You write."
    assert [question.text() for _, question in page.card.questions] == [
        "Is there challenge?",
        "Is there a grip?",
        "A plan?",
    ]


def test_my_day_is_listed_and_the_arrows_go_to_another(page: TodayPage, qtbot: QtBot) -> None:
    assert [line.text for line in page.day.lines()] == ["Leader of the council", "Director of finance", "Team lunch"]
    QTest.keyClick(page.day, Qt.Key.Key_Right)
    assert [line.key for line in page.day.lines()] == [f"session:{LATER}"]
    assert not page.later.isEnabled()
    QTest.keyClick(page.day, Qt.Key.Key_Left)
    assert len(page.day.lines()) == 3


def test_a_session_with_words_is_shown_as_noted_once_the_page_is_read_again(page: TodayPage, visit: VisitFile) -> None:
    assert page.day.lines()[0].sign == "○"
    visit.notes.save_typing(visit.notes.for_session(FIRST), "Heard.")
    page.refresh()
    assert page.day.lines()[0].sign == "●"


def test_papers_not_received_are_listed(page: TodayPage) -> None:
    assert "Reserves paper" in [line.text for line in page.owed.lines()]


def test_after_the_visit_enter_goes_to_the_letter(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    page = TodayPage(visit, lambda: datetime(2026, 4, 1))
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.letter_asked):
        QTest.keyClick(page.card.action, Qt.Key.Key_Return)


def test_without_a_name_enter_asks_for_it(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    visit.set_me("")
    page = TodayPage(visit, now)
    qtbot.addWidget(page)
    page.show()
    assert page.card.title.text() in ("Who are you?", "Nothing more on your programme")
