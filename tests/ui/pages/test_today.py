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
from tests.builders import UndoCheck
from tests.ui.conftest import BEN, FINANCE, FIRST, LATER, SECOND, now


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
    assert page.card.title.text() == "Who are you?"
    with qtbot.waitSignal(page.me_asked):
        QTest.keyClick(page.card.action, Qt.Key.Key_Return)


def test_without_a_programme_enter_goes_where_it_is_brought_in(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    for session in visit.programme.sessions():
        visit.programme.remove(session.id)
    page = TodayPage(visit, now)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.programme_asked):
        QTest.keyClick(page.card.action, Qt.Key.Key_Return)


def test_before_the_visit_enter_goes_to_the_first_paper_not_read(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    visit.evidence.add_document("D2", "Corporate plan")
    page = TodayPage(visit, lambda: datetime(2026, 2, 24))
    qtbot.addWidget(page)
    page.show()
    assert page.card.title.text() == "Read these papers"
    assert page.owed_title.text() == "Before the visit"
    with qtbot.waitSignal(page.paper_asked) as asked:
        QTest.keyClick(page.card.action, Qt.Key.Key_Return)
    (paper,) = [d.id for d in visit.evidence.documents() if d.reference == "D2"]
    assert asked.args == [paper]


def test_a_paper_owed_opens_by_enter(page: TodayPage, qtbot: QtBot) -> None:
    page.owed.choose("paper:document")
    with qtbot.waitSignal(page.paper_asked) as asked:
        QTest.keyClick(page.owed, Qt.Key.Key_Return)
    assert asked.args == ["document"]


def test_what_is_raised_is_counted_and_opens_its_note_by_enter(page: TodayPage, visit: VisitFile, qtbot: QtBot) -> None:
    note = visit.notes.add(about=FIRST, body="A disclosure.")
    visit.notes.set_private(note, raised=True)
    page.refresh()
    assert "1 thing to tell the manager" in [line.text for line in page.owed.lines()]
    assert not [line for line in page.owed.lines() if "disclosure" in line.spoken]
    page.owed.choose(f"note:{note}")
    with qtbot.waitSignal(page.note_asked) as asked:
        QTest.keyClick(page.owed, Qt.Key.Key_Return)
    assert asked.args == [note, 0, 0]


def test_a_question_to_ask_stands_on_the_card_and_in_the_list_of_its_session(page: TodayPage, visit: VisitFile) -> None:
    note = visit.notes.add(body="Who owns the business case?")
    tag = visit.notes.tag(note, 0, 27, FINANCE, "ask")
    page.refresh()
    asked, words = page.card.questions[0]
    assert (asked.text(), words.text()) == ("Ask again", "Who owns the business case?")
    (line,) = [line for line in page.owed.lines() if line.key == f"session:{FIRST}:{tag}"]
    assert (line.text, line.detail) == ("Who owns the business case?", "09:00 Leader of the council")


def test_a_question_that_was_asked_is_one_no_more_by_one_key(
    page: TodayPage, visit: VisitFile, qtbot: QtBot, undo_check: UndoCheck
) -> None:
    note = visit.notes.add(body="Who owns the business case?")
    tag = visit.notes.tag(note, 0, 27, FINANCE, "ask")
    page.refresh()
    page.owed.choose(f"session:{FIRST}:{tag}")
    with undo_check(visit), qtbot.waitSignal(page.told) as told:
        QTest.keyClick(page.owed, Qt.Key.Key_Delete)
    page.refresh()
    assert page.card.questions[0][0].text() != "Ask again"
    told.args[2]()
    page.refresh()
    assert page.card.questions[0][0].text() == "Ask again"


def test_delete_on_anything_else_does_nothing(page: TodayPage, visit: VisitFile) -> None:
    page.owed.choose("paper:document")
    before = visit.history.last
    QTest.keyClick(page.owed, Qt.Key.Key_Delete)
    assert visit.history.last is before


def test_the_rest_of_a_long_list_is_shown_by_enter(page: TodayPage, visit: VisitFile) -> None:
    for number in range(2, 9):
        visit.evidence.add_document(f"D{number}", f"Paper {number}", status="requested")
    page.refresh()
    page.owed.choose("more:paper")
    QTest.keyClick(page.owed, Qt.Key.Key_Return)
    assert "Paper 8" in [line.text for line in page.owed.lines()]


def test_what_was_next_is_now_when_its_time_has_come(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    clock = [now()]
    page = TodayPage(visit, lambda: clock[0])
    qtbot.addWidget(page)
    page.show()
    assert page.card.over.text() == "Next – 09:00"
    clock[0] = datetime(2026, 3, 10, 9, 1)
    page._timer.timeout.emit()
    assert page.card.over.text() == "Now, until 09:45"


def test_a_day_without_sessions_of_mine_says_so(page: TodayPage, visit: VisitFile) -> None:
    visit.set_me(BEN)
    page.begin()
    QTest.keyClick(page.day, Qt.Key.Key_Right)
    assert page.no_day.isVisible()
    assert page.no_day.text() == "Nothing on this day."


def test_when_nothing_is_owed_it_says_so(page: TodayPage, visit: VisitFile) -> None:
    visit.evidence.remove_document("document")
    page.refresh()
    assert page.nothing_owed.isVisible()
    assert not page.owed.isVisible()


def test_in_large_text_the_card_leaves_questions_out_rather_than_cutting_them(
    page: TodayPage, look: Look, qtbot: QtBot
) -> None:
    page.resize(1100, 620)
    assert all(question.isVisible() for _, question in page.card.questions)
    page.card.fit(100)
    assert [question.isVisible() for _, question in page.card.questions] == [True, False, False]


def test_every_place_of_the_page_has_a_name_and_a_turn_in_the_tab_order(page: TodayPage) -> None:
    places = (page.card.action, page.earlier, page.later, page.day, page.owed)
    assert all(place.accessibleName() and place.focusPolicy() & Qt.FocusPolicy.TabFocus for place in places)
