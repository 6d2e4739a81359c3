"""Notes over a real visit file: every key stroke to the disk, every tag on its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.errors import CannotWrite, NotAllowed
from peerteam.domain.records import Note
from peerteam.store.visit_file import VisitFile
from peerteam.ui.look import Look
from peerteam.ui.note_keeping import BESIDE
from peerteam.ui.open_note import SAVED_AGAIN
from peerteam.ui.pages.notes import NotesPage
from tests.ui.conftest import ANN, FINANCE, FIRST, GOVERNANCE, SECOND, now
from tests.ui.pages.notes_desk import (
    CONTROL,
    SAID,
    SHIFT,
    bens,
    bus,
    control,
    control_shift,
    page,
    tags,
    the_note,
    type_,
)

__all__ = ("bus", "control", "control_shift", "page", "type_")

# --- writing ----------------------------------------------------------------------------------------------------------


def test_looking_at_a_session_leaves_nothing_behind(page: NotesPage, visit: VisitFile) -> None:
    page.open_session(FIRST)
    page.open_session(SECOND)
    assert visit.rows.all(Note) == []


def test_the_first_words_begin_my_note_of_the_session(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], qtbot: QtBot
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    qtbot.waitUntil(lambda: bool(visit.rows.all(Note)) and the_note(visit).body == SAID)
    note = the_note(visit)
    assert (note.author, note.about) == (ANN, FIRST)
    assert page.editor.hasFocus()


def test_opening_a_session_goes_on_where_the_note_ends(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    visit.notes.save_typing(visit.notes.for_session(SECOND), SAID)
    page.open_session(SECOND)
    type_(" Yes.")
    assert page.leave()
    assert the_note(visit).body == SAID + " Yes."


def test_going_to_another_session_saves_this_one(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    type_("One.")
    control(Qt.Key.Key_PageDown)
    type_("Two.")
    assert page.leave()
    assert {(n.about, n.body) for n in visit.rows.all(Note)} == {(FIRST, "One."), (SECOND, "Two.")}


def test_every_save_is_told_so_that_the_foot_line_can_say_when(
    page: NotesPage, type_: Callable[[str], None], qtbot: QtBot
) -> None:
    page.open_session(FIRST)
    with qtbot.waitSignal(page.saved):
        type_("One.")


def test_words_that_cannot_be_saved_stay_and_so_does_the_page(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_session(FIRST)
    type_("One.")
    assert page.leave()
    told: list[str] = []
    page.told.connect(lambda words, act, do: told.append(words))

    def full(note: str, text: str) -> None:
        raise CannotWrite("The disk is full", "Make room")

    with monkeypatch.context() as patched:
        patched.setattr(visit.notes, "save_typing", full)
        type_(" Two.")
        page.open_session(SECOND)
        assert page.editor.text == "One. Two."
        assert not page.leave()
        assert set(told) == {"The disk is full. Make room."}
    assert page.leave()
    assert the_note(visit).body == "One. Two."
    assert told[-1] == SAVED_AGAIN
    type_(" Three.")
    assert page.leave()
    assert told.count(SAVED_AGAIN) == 1


def test_a_conversation_in_the_corridor_is_about_nothing_and_has_its_group(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    page.new_note("partner")
    type_("Off the record.")
    assert page.leave()
    note = the_note(visit)
    assert (note.about, note.group, note.body) == (None, "partner", "Off the record.")
    assert page.title.title.text() == "A partner"


def test_control_t_writes_the_time(page: NotesPage, qtbot: QtBot) -> None:
    page.open_session(FIRST)
    QTest.keyClick(page.editor, Qt.Key.Key_T, CONTROL)
    assert page.editor.text == "08:58 "


def test_a_note_can_be_kept_on_this_laptop_and_let_go_again(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], qtbot: QtBot
) -> None:
    page.open_session(FIRST)
    type_("One.")
    QTest.keyClick(page.editor, Qt.Key.Key_P, CONTROL | SHIFT)
    assert the_note(visit).stays_here
    assert page.title.state.text() == "On this laptop only"
    QTest.keyClick(page.editor, Qt.Key.Key_P, CONTROL | SHIFT)
    assert not the_note(visit).private


def test_a_note_can_be_raised_with_the_manager(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], qtbot: QtBot
) -> None:
    page.open_session(FIRST)
    type_("One.")
    QTest.keyClick(page.editor, Qt.Key.Key_R, CONTROL | SHIFT)
    assert the_note(visit).raised
    assert page.title.state.text() == "To tell the manager in person"


def test_a_colleague_s_note_is_read_and_not_typed_into(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    page.open_note(bens(visit))
    type_("x")
    assert page.leave()
    assert page.editor.text == SAID
    assert page.title.state.text() == "Written by Ben Okafor"


# --- tags -------------------------------------------------------------------------------------------------------------


def test_one_key_tags_the_sentence_and_the_same_again_takes_it_off(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    control(Qt.Key.Key_3)
    assert tags(visit) == [(GOVERNANCE, "Scrutiny sees papers late.", "point")]
    assert page.editor.textCursor().position() == len(SAID)
    control(Qt.Key.Key_3)
    assert tags(visit) == []


def test_tagging_does_not_stop_the_typing(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    control(Qt.Key.Key_3)
    type_(" And more.")
    assert page.leave()
    assert the_note(visit).body == SAID + " And more."
    assert tags(visit) == [(GOVERNANCE, "Scrutiny sees papers late.", "point")]


def test_a_selection_behind_an_emoji_is_tagged_on_the_right_words(
    page: NotesPage, visit: VisitFile, control: Callable[[Qt.Key], None]
) -> None:
    text = "Morale 😀 is good. The budget 😀 will hold."
    visit.notes.save_typing(visit.notes.for_session(FIRST), text)
    page.open_session(FIRST)
    page.editor.select(text.index("budget"), text.index("hold") + 4)
    control(Qt.Key.Key_4)
    assert tags(visit) == [(FINANCE, "budget 😀 will hold", "point")]
    assert page.editor.textCursor().hasSelection()


def test_a_kind_is_for_the_tag_just_made_and_the_same_again_makes_it_a_point(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    control(Qt.Key.Key_3)
    type_(" Next sentence")
    control(Qt.Key.Key_Up)
    assert [kind for _, _, kind in tags(visit)] == ["strength"]
    control(Qt.Key.Key_Down)
    assert [kind for _, _, kind in tags(visit)] == ["area"]
    control(Qt.Key.Key_Down)
    assert [kind for _, _, kind in tags(visit)] == ["point"]


def test_in_an_older_passage_the_kind_is_for_that_one(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    type_("The budget will hold.")
    control(Qt.Key.Key_4)
    type_(" Scrutiny sees papers late.")
    control(Qt.Key.Key_3)
    page.editor.select(4, 4)
    control(Qt.Key.Key_Apostrophe)
    assert {(theme, kind) for theme, _, kind in tags(visit)} == {(FINANCE, "quote"), (GOVERNANCE, "point")}


def test_a_key_without_a_theme_or_without_words_says_so_and_does_nothing(
    page: NotesPage, visit: VisitFile, control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    control(Qt.Key.Key_9)
    assert "9" in page.line.whole
    control(Qt.Key.Key_3)
    assert page.line.whole == "There are no words here to tag"
    assert tags(visit) == []


def test_a_tag_on_a_colleague_s_note_is_allowed(
    page: NotesPage, visit: VisitFile, control: Callable[[Qt.Key], None]
) -> None:
    page.open_note(bens(visit))
    control(Qt.Key.Key_3)
    assert [words for _, words, _ in tags(visit)] == ["Scrutiny sees papers late."]


def test_undoing_a_tag_takes_its_mark_away_and_leaves_the_words(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None], control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    control(Qt.Key.Key_3)
    visit.history.undo()
    assert page.editor.marks_here() == []
    assert page.editor.text == SAID
    visit.history.redo()
    assert [mark.number for mark in page.editor.marks_here()] == [3]


def test_the_foot_shows_which_themes_the_words_at_the_cursor_have(
    page: NotesPage, type_: Callable[[str], None], control: Callable[[Qt.Key], None]
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    control(Qt.Key.Key_3)
    assert page.foot.lit == {3}
    page.editor.select(2, 2)
    assert page.foot.lit == frozenset()


# --- what comes in ----------------------------------------------------------------------------------------------------


def come_in(visit: VisitFile, text: str) -> None:
    """My note was changed on another of my laptops."""
    note = the_note(visit)
    with visit.step("Take in"):
        visit.rows.change(Note, note.id, body=text)


def test_words_that_come_in_wait_above_an_editor_with_focus(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    page.open_session(FIRST)
    type_("One.")
    assert page.leave()
    page.editor.select(1, 3)
    come_in(visit, "One. Two.")
    assert page.editor.text == "One."
    assert page.editor.textCursor().selectedText() == "ne"
    assert page.strip.isVisible()
    page.strip.act.click()
    assert page.editor.text == "One. Two."
    assert not page.strip.isVisible()


def test_without_focus_the_words_are_simply_shown(page: NotesPage, visit: VisitFile) -> None:
    visit.notes.save_typing(visit.notes.for_session(FIRST), "One.")
    page.open_session(FIRST)
    page.list.setFocus()
    come_in(visit, "One. Two.")
    assert page.editor.text == "One. Two."
    assert not page.strip.isVisible()


def test_a_page_that_is_not_seen_reads_when_it_is_shown(page: NotesPage, visit: VisitFile) -> None:
    page.hide()
    bens(visit)
    before = [line.text for line in page.list.lines()]
    page.show()
    after = [line.text for line in page.list.lines()]
    assert "The team’s notes" not in before
    assert "The team’s notes" in after


def test_a_change_elsewhere_leaves_focus_selection_and_list_alone(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    page.open_session(SECOND)
    type_(SAID)
    page.editor.select(4, 10)
    bens(visit)
    assert page.editor.hasFocus()
    assert page.editor.textCursor().selectedText() == SAID[4:10]
    assert page.list.current_key == f"session:{SECOND}"


# --- in the room ------------------------------------------------------------------------------------------------------


def test_in_the_room_nothing_names_anybody(page: NotesPage, visit: VisitFile) -> None:
    bens(visit, SECOND)
    page.open_session(FIRST)
    assert "Joan Field" in page.title.about.text()
    page.set_room(True)
    assert not page.side.isVisible()
    assert page.title.about.text() == "09:00 to 09:45, Room 2"
    assert page.title.state.text() == ""


def test_the_list_says_at_once_that_a_session_has_a_note_now(page: NotesPage, type_: Callable[[str], None]) -> None:
    page.open_session(FIRST)
    type_("Heard.")
    assert page.leave()
    assert {line.key: line.sign for line in page.list.lines()}[f"session:{FIRST}"] == "●"


def test_undoing_the_beginning_of_a_note_never_takes_words_away(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    page.open_session(FIRST)
    type_("Heard.")
    assert page.leave()
    with pytest.raises(NotAllowed):
        visit.history.undo()
    assert page.editor.text == "Heard."
    assert the_note(visit).body == "Heard."


def test_words_that_came_in_unseen_are_never_typed_over(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    page.open_session(FIRST)
    type_("One.")
    assert page.leave()
    come_in(visit, "One. Two from the other laptop.")
    type_(" Mine.")
    assert page.leave()
    assert {n.body for n in visit.rows.all(Note)} == {"One. Mine.", "One. Two from the other laptop."}
    assert {n.about for n in visit.rows.all(Note)} == {FIRST}
    type_(" More.")
    assert page.leave()
    assert len(visit.rows.all(Note)) == 2
    assert "Another note of yours" in [line.detail for line in page.list.lines()]


def test_showing_words_that_came_in_keeps_what_was_typed_meanwhile(
    page: NotesPage, visit: VisitFile, type_: Callable[[str], None]
) -> None:
    page.open_session(FIRST)
    type_("One.")
    assert page.leave()
    come_in(visit, "One. Two.")
    type_(" Mine.")
    page.strip.act.click()
    assert page.editor.text == "One. Mine."
    assert page.strip.words.text() == BESIDE
    assert {n.body for n in visit.rows.all(Note)} == {"One. Mine.", "One. Two."}


def test_without_a_programme_there_is_no_empty_list_and_it_says_what_to_do(
    visit: VisitFile, qtbot: QtBot, look: Look
) -> None:
    for session in visit.programme.sessions():
        visit.programme.remove(session.id)
    page = NotesPage(visit, now)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    assert not page.side.isVisible()
    assert "come with the programme" in page.desk.empty.text()
    assert "Ctrl+N" in page.desk.empty.text()
    page.new_note("member")
    assert page.side.isVisible()
