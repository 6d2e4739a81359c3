"""Beside the note: guiding questions and a colleague's note, by key, out of the way, and never in the room unasked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerteam.domain.records import Note, TagKind
from peerteam.store.visit_file import VisitFile
from peerteam.ui.pages.notes import NotesPage
from tests.ui.conftest import BEN, FIRST, GOVERNANCE, SECOND
from tests.ui.pages.notes_desk import SAID, bens, bus, control, control_shift, page, type_

__all__ = ("bus", "control", "control_shift", "page", "type_")
Keys = Callable[[Qt.Key], None]


def questions(page: NotesPage) -> list[str]:
    return page.aside.questions.toPlainText().splitlines()


def test_the_questions_of_the_session_s_themes_come_and_go_with_one_key(page: NotesPage, control: Keys) -> None:
    page.open_session(FIRST)
    control(Qt.Key.Key_G)
    assert questions(page) == [
        *("3 Governance and culture", "Is there challenge?", "4 Financial planning", "Is there a grip?", "A plan?")
    ]
    assert page.editor.hasFocus()
    control(Qt.Key.Key_G)
    assert not page.aside.isVisible()


def test_the_questions_stay_open_at_the_next_session_and_escape_puts_them_away(page: NotesPage, control: Keys) -> None:
    page.open_session(FIRST)
    control(Qt.Key.Key_G)
    page.open_session(SECOND)
    assert page.aside.isVisible()
    assert page.aside.detail.text() == "Of all themes, because none is set here."
    assert page.back()
    assert not page.aside.isVisible()


def test_what_was_noted_to_ask_again_stands_before_the_questions(
    page: NotesPage, visit: VisitFile, control: Keys
) -> None:
    visit.notes.tag(bens(visit, SECOND), 22, len(SAID), GOVERNANCE, TagKind.ASK)
    page.open_session(FIRST)
    control(Qt.Key.Key_G)
    assert questions(page)[:2] == ["Noted to ask again", "Scrutiny sees papers late."]


def test_a_question_of_my_own_that_stays_here_stands_there_too_and_leaves_with_nothing(
    page: NotesPage, visit: VisitFile, control: Keys
) -> None:
    note = visit.notes.add(body="Is the mayor told?")
    visit.notes.tag(note, 0, 18, GOVERNANCE, TagKind.ASK)
    visit.notes.set_private(note, stays_here=True)
    page.open_session(FIRST)
    control(Qt.Key.Key_G)
    assert questions(page)[:2] == ["Noted to ask again", "Is the mayor told?"]
    assert not [each for each in visit.snapshot().all(Note) if each.id == note]


def test_a_colleague_s_note_stands_beside_mine_and_follows_the_session(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Keys
) -> None:
    bens(visit)
    page.open_session(FIRST)
    control(Qt.Key.Key_B)
    assert page.aside.heading.text() == "Ben’s note"
    assert page.aside.note.text == SAID
    assert page.aside.note.isReadOnly()
    type_("Mine.")
    assert page.editor.text == "Mine."
    page.open_session(SECOND)
    assert page.aside.empty.text().startswith("Nobody else has a note of this here yet")


def test_with_two_colleagues_one_key_shows_the_next(
    page: NotesPage, visit: VisitFile, control: Keys, control_shift: Keys
) -> None:
    bens(visit)
    visit.load([Note("another", author=BEN, typist=BEN, about=FIRST, at="2026-03-10T09:30:00", body="More.")])
    page.open_session(FIRST)
    control(Qt.Key.Key_B)
    assert page.aside.note.text == SAID
    control_shift(Qt.Key.Key_B)
    assert page.aside.note.text == "More."
    control_shift(Qt.Key.Key_B)
    assert page.aside.note.text == SAID


def test_words_i_typed_for_a_colleague_are_no_colleague_s_note(
    page: NotesPage, visit: VisitFile, control: Keys
) -> None:
    visit.notes.add(about=FIRST, author=BEN, body=SAID)
    page.open_session(FIRST)
    assert page.editor.text == SAID
    control(Qt.Key.Key_B)
    assert page.aside.empty.isVisible()


def test_in_the_room_nothing_stands_beside_but_questions_asked_for(
    page: NotesPage, visit: VisitFile, control: Keys
) -> None:
    visit.notes.tag(bens(visit, SECOND), 22, len(SAID), GOVERNANCE, TagKind.ASK)
    bens_words = "Scrutiny sees papers late."
    page.open_session(FIRST)
    control(Qt.Key.Key_B)
    page.set_room(True)
    assert not page.aside.isVisible()
    control(Qt.Key.Key_B)
    assert not page.aside.isVisible()
    assert page.line.whole == "In the room no colleague’s note is shown"
    control(Qt.Key.Key_G)
    assert page.aside.isVisible()
    assert bens_words not in questions(page)
    page.set_room(False)
    assert page.aside.isVisible()
    assert page.aside.heading.text() == "A colleague’s note"


def test_where_three_columns_do_not_fit_the_list_gives_way(page: NotesPage, control: Keys) -> None:
    page.open_session(FIRST)
    control(Qt.Key.Key_G)
    assert not page.side.isVisible()
    control(Qt.Key.Key_PageDown)
    assert page.title.title.text() == "Director of finance"
    control(Qt.Key.Key_G)
    assert page.side.isVisible()


def test_with_no_note_open_nothing_stands_beside_and_the_list_is_there(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Keys, control_shift: Keys
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    control(Qt.Key.Key_B)
    assert page.aside.isVisible()
    control_shift(Qt.Key.Key_Delete)
    assert not page.aside.isVisible()
    assert page.side.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not page.aside.isVisible()
