"""Typing comes first: nothing typed is lost, and nothing interrupts it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.theme import LIGHT
from peerteam.ui.widgets.marks import Mark
from peerteam.ui.widgets.note_editor import NoteEditor

TEXT = "Papers come late. 😀 The chair said so. Two members agreed."
CHAIR = (TEXT.index("The chair"), TEXT.index(" Two"))
CONTROL = Qt.KeyboardModifier.ControlModifier


class Page:
    """What a page does for the editor: it keeps the words, or fails to."""

    def __init__(self, editor: NoteEditor) -> None:
        self.editor = editor
        self.kept: list[tuple[str, str]] = []
        self.disk_full = False
        editor.edited.connect(self.save)

    def save(self, key: str, text: str) -> None:
        if not self.disk_full:
            self.kept.append((key, text))
            self.editor.confirm_saved(text)


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> NoteEditor:
    made = NoteEditor()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.open_note("note", TEXT)
    made.show()
    made.setFocus()
    made.activateWindow()
    return made


@pytest.fixture
def page(editor: NoteEditor) -> Page:
    return Page(editor)


def put_cursor(editor: NoteEditor, qt_position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(qt_position)
    editor.setTextCursor(cursor)


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "a\n\nb\n", "non\u00a0breaking", "é £ ’ – 😀", "tab\there  two spaces"])
def test_words_come_out_as_they_went_in(editor: NoteEditor, text: str) -> None:
    editor.open_note("note", text)
    assert editor.text == text
    assert not editor.unsaved


def test_what_is_typed_is_offered_for_saving_without_being_asked(editor: NoteEditor, page: Page, qtbot: QtBot) -> None:
    editor.cursor_to_end()
    QTest.keyClicks(editor, " Yes.")
    qtbot.waitUntil(lambda: bool(page.kept))
    assert page.kept == [("note", TEXT + " Yes.")]
    assert not editor.unsaved


def test_opening_a_note_is_not_typing(editor: NoteEditor, page: Page) -> None:
    assert editor.flush()
    assert page.kept == []


def test_words_that_cannot_be_saved_are_offered_again_until_they_can(
    editor: NoteEditor, page: Page, qtbot: QtBot
) -> None:
    page.disk_full = True
    QTest.keyClicks(editor, "Now ")
    assert not editor.flush()
    assert editor.unsaved
    page.disk_full = False
    qtbot.waitUntil(lambda: bool(page.kept))
    assert page.kept == [("note", "Now " + TEXT)]


def test_leaving_the_editor_saves(editor: NoteEditor, page: Page, qtbot: QtBot) -> None:
    other = QLineEdit(editor)
    other.show()
    QTest.keyClicks(editor, "a")
    other.setFocus()
    assert page.kept == [("note", "a" + TEXT)]


def test_hiding_the_editor_saves(editor: NoteEditor, page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "a")
    editor.hide()
    assert page.kept == [("note", "a" + TEXT)]


def test_closing_the_editor_saves(editor: NoteEditor, page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "a")
    editor.close()
    assert page.kept == [("note", "a" + TEXT)]


def test_shift_and_enter_makes_an_ordinary_new_line(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.open_note("note", "")
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "b")
    assert editor.text == "a\nb"


def test_pasting_brings_plain_words_only(editor: NoteEditor) -> None:
    editor.open_note("note", "")
    mime = QMimeData()
    mime.setHtml("<b>one</b>")
    mime.setText("one\r\ntwo\rthree\0")
    editor.insertFromMimeData(mime)
    assert editor.text == "one\ntwo\nthree"


def test_the_line_and_page_breaks_of_word_become_line_ends_and_unseen_signs_go(editor: NoteEditor) -> None:
    editor.open_note("note", "")
    mime = QMimeData()
    mime.setText("Minutes of the\x0bmeeting\x0cPage 2\u2028•\tone\x07\x1f")
    editor.insertFromMimeData(mime)
    assert editor.text == "Minutes of the\nmeeting\nPage 2\n•\tone"


def test_undo_takes_back_typing_and_never_the_note_itself(editor: NoteEditor, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "Now ")
    editor.undo()
    assert editor.text == TEXT
    editor.undo()
    assert editor.text == TEXT


def test_somebody_else_s_note_cannot_be_typed_into_but_walked_through(
    editor: NoteEditor, page: Page, qtbot: QtBot
) -> None:
    editor.open_note("theirs", TEXT, mine=False)
    QTest.keyClicks(editor, "a")
    assert editor.text == TEXT
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == 1


def test_newer_words_leave_the_cursor_where_it_was(editor: NoteEditor) -> None:
    put_cursor(editor, 7)
    editor.replace_text(TEXT + " More.")
    assert editor.textCursor().position() == 7
    assert not editor.unsaved


# --- tags -------------------------------------------------------------------------------------------------------------


def test_control_and_a_digit_asks_for_a_theme_and_types_nothing(editor: NoteEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.theme_pressed) as asked:
        QTest.keyClick(editor, Qt.Key.Key_4, CONTROL)
    assert asked.args == [4]
    assert editor.text == TEXT


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_Up, "strength"),
        (Qt.Key.Key_Down, "area"),
        (Qt.Key.Key_Apostrophe, "quote"),
        (Qt.Key.Key_Slash, "ask"),
    ],
)
def test_control_and_a_sign_asks_for_a_kind(editor: NoteEditor, qtbot: QtBot, key: Qt.Key, kind: str) -> None:
    with qtbot.waitSignal(editor.kind_pressed) as asked:
        QTest.keyClick(editor, key, CONTROL)
    assert asked.args == [kind]
    assert editor.text == TEXT


def test_a_sign_may_need_shift_and_the_arrows_with_shift_still_select(editor: NoteEditor) -> None:
    kinds: list[str] = []
    editor.kind_pressed.connect(kinds.append)
    QTest.keyClick(editor, Qt.Key.Key_Slash, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(editor, Qt.Key.Key_Down, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert kinds == ["ask"]


def test_a_bare_digit_is_typed(editor: NoteEditor, qtbot: QtBot) -> None:
    QTest.keyClick(editor, Qt.Key.Key_4)
    assert editor.text == "4" + TEXT


def test_without_a_selection_the_sentence_at_the_cursor_is_meant_also_behind_an_emoji(editor: NoteEditor) -> None:
    put_cursor(editor, TEXT.index("chair") + 1)  # one more: the emoji counts as two for Qt
    at, upto = editor.range_for(3)
    assert TEXT[at:upto] == "😀 The chair said so."


def test_a_selection_is_meant_without_the_spaces_around_it(editor: NoteEditor) -> None:
    editor.select(CHAIR[0] - 1, CHAIR[1] + 1)
    assert editor.range_for(3) == CHAIR


def test_in_a_passage_of_the_same_theme_that_passage_is_meant(editor: NoteEditor) -> None:
    editor.show_marks([Mark("tag", *CHAIR, 3, "Governance")])
    put_cursor(editor, CHAIR[0] + 4)
    assert editor.range_for(3) == CHAIR
    assert editor.range_for(4) != CHAIR


def test_marks_move_with_what_is_typed_before_them(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.show_marks([Mark("tag", *CHAIR, 3, "Governance")])
    QTest.keyClicks(editor, "Now: ")
    put_cursor(editor, CHAIR[0] + 8)
    at, upto = editor.range_for(3)
    assert editor.text[at:upto] == TEXT[slice(*CHAIR)]


def test_words_typed_behind_a_passage_do_not_belong_to_it(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.show_marks([Mark("tag", *CHAIR, 3, "Governance")])
    put_cursor(editor, CHAIR[1] + 1)
    QTest.keyClicks(editor, " Really")
    put_cursor(editor, CHAIR[0] + 3)
    at, upto = editor.range_for(3)
    assert editor.text[at:upto] == TEXT[slice(*CHAIR)]


def test_showing_marks_moves_neither_selection_nor_scrolling(editor: NoteEditor) -> None:
    editor.open_note("note", "\n".join(f"Line {n}." for n in range(200)))
    editor.select(701, 705)
    scroll = editor.verticalScrollBar().value()
    assert scroll > 0
    editor.show_marks([Mark("tag", 0, 7, 3, "Governance")])
    assert editor.textCursor().selectedText() == editor.text[701:705]
    assert editor.verticalScrollBar().value() == scroll
    assert not editor.unsaved


def test_the_marks_at_the_cursor_are_known(editor: NoteEditor) -> None:
    mark = Mark("tag", *CHAIR, 3, "Governance")
    editor.show_marks([mark])
    put_cursor(editor, 3)
    assert editor.marks_here() == []
    put_cursor(editor, CHAIR[0] + 3)
    assert editor.marks_here() == [mark]


def test_a_mark_without_words_is_not_shown(editor: NoteEditor) -> None:
    editor.show_marks([Mark("tag", 3, 3, 3, "Governance")])
    put_cursor(editor, 3)
    assert editor.marks_here() == []


def test_the_cursor_stays_in_sight_when_the_editor_becomes_lower(editor: NoteEditor) -> None:
    editor.open_note("note", "\n".join(f"Line {n}." for n in range(100)))
    editor.cursor_to_end()
    editor.resize(900, 200)
    assert editor.viewport().rect().contains(editor.cursorRect().center())


# --- where one was led ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["typing", "paste", "the time"])
def test_who_was_led_to_words_and_writes_goes_on_behind_them(editor: NoteEditor, how: str) -> None:
    editor.select(*CHAIR)
    if how == "typing":
        QTest.keyClicks(editor, " Twice.")
    elif how == "paste":
        data = QMimeData()
        data.setText(" Twice.")
        editor.insertFromMimeData(data)
    else:
        editor.write(" Twice.")
    assert editor.text == TEXT.replace("said so.", "said so. Twice.")


def test_words_one_selected_oneself_are_written_over_as_everywhere(editor: NoteEditor) -> None:
    editor.select(*CHAIR)
    QTest.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "Nobody did")
    assert editor.text == TEXT.replace("The chair said so", "Nobody did")


def test_a_key_of_the_window_types_no_letter(editor: NoteEditor) -> None:
    editor.cursor_to_end()
    QTest.keyClick(editor, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert editor.text == TEXT


# --- looks ------------------------------------------------------------------------------------------------------------


def drawn(editor: NoteEditor) -> set[int]:
    image = editor.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_a_tagged_passage_is_underlined_in_its_theme_s_tint(editor: NoteEditor) -> None:
    before = drawn(editor)
    editor.show_marks([Mark("tag", *CHAIR, 3, "Governance")])
    new = [QColor.fromRgb(pixel) for pixel in drawn(editor) - before]
    tint = QColor(LIGHT.tint(3))
    assert any(abs(c.hue() - tint.hue()) <= 8 and c.saturation() > 100 for c in new)


@pytest.mark.parametrize(
    ("kind", "label"), [("point", "3"), ("strength", "3↑"), ("area", "3↓"), ("quote", "3”"), ("ask", "3?")]
)
def test_the_margin_says_theme_and_kind_in_signs_not_by_colour_alone(kind: str, label: str) -> None:
    assert Mark("tag", 0, 1, 3, "Governance", kind).label == label


def test_lines_hold_no_more_than_about_seventy_characters(editor: NoteEditor) -> None:
    editor.resize(1600, 400)
    editor.open_note("note", "The chair of scrutiny asked for a forward plan and for earlier papers. " * 8)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
    assert 50 < cursor.position() <= 76
