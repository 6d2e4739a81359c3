"""The small parts around the note: its title, the line under it, the list of tags, what stands beside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.widgets.marks import LiveMark, Mark, in_view
from peerteam.ui.widgets.note_aside import NoteAside
from peerteam.ui.widgets.note_desk import NoteDesk
from peerteam.ui.widgets.note_title import ABOUT_LINES, NoteTitle
from peerteam.ui.widgets.tag_line import TagLine
from peerteam.ui.widgets.tag_list import TagList

LINES = [Line("a", "“One.”", lead="1"), Line("b", "“Two.”", lead="2"), Line("c", "“Three.”", lead="3")]


@pytest.fixture
def line(qtbot: QtBot, look: Look) -> TagLine:
    made = TagLine()
    qtbot.addWidget(made)
    made.resize(700, 40)
    made.show()
    return made


@pytest.fixture
def tags(qtbot: QtBot, look: Look) -> TagList:
    made = TagList()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_tags(LINES)
    made.show()
    made.list.setFocus()
    made.activateWindow()
    return made


# --- the title --------------------------------------------------------------------------------------------------------


def test_a_long_title_is_cut_and_the_whole_of_it_can_still_be_heard(qtbot: QtBot, look: Look) -> None:
    title = NoteTitle()
    qtbot.addWidget(title)
    title.resize(400, 200)
    title.show()
    whole = "Focus group of cabinet members and of the chairs of all scrutiny committees " * 3
    title.say(whole)
    assert title.title.text().endswith("…")
    assert title.title.accessibleName() == whole
    title.resize(3000, 200)
    assert title.title.text() == whole


def test_of_a_long_list_of_people_the_middle_is_cut_and_who_writes_stays(qtbot: QtBot, look: Look) -> None:
    title = NoteTitle()
    qtbot.addWidget(title)
    title.resize(500, 300)
    title.show()
    whole = f"Wednesday 11 March, 15:15  ·  {'Janet Pryor, Chief Officer, ' * 20}  ·  You lead. Morgan writes."
    title.say("Focus group", whole)
    shown = title.about.text()
    assert shown.startswith("Wednesday 11 March, 15:15")
    assert "…" in shown
    assert shown.endswith("You lead. Morgan writes.")
    assert title.about.heightForWidth(title.about.width()) < (ABOUT_LINES + 0.5) * title.about.fontMetrics().height()
    assert title.about.accessibleName() == title.about.toolTip() == whole
    title.resize(9000, 300)
    assert title.about.text() == whole


def test_where_it_is_narrow_the_word_about_the_note_goes_beneath(qtbot: QtBot, look: Look) -> None:
    title = NoteTitle()
    qtbot.addWidget(title)
    title.resize(1200, 200)
    title.show()
    title.say("Leader", "09:00", "To tell the manager in person", "It stays here.")
    assert title.state.geometry().top() <= title.title.geometry().bottom()
    title.resize(420, 200)
    QTest.qWait(1)
    assert title.state.geometry().top() > title.about.geometry().top()


# --- typing -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(qtbot: QtBot, look: Look) -> NoteDesk:
    made = NoteDesk()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.foot.show_themes([(1, "Priorities", "Priorities"), (2, "Leadership", "Leadership")])
    made.show_empty(False)
    made.editor.open_note("note", "One.")
    made.line.count(1, 0)
    made.show()
    made.activateWindow()
    return made


def after_tab(desk: NoteDesk) -> QWidget:
    desk.editor.setFocus()
    desk.editor.cursor_to_end()
    QTest.keyClick(desk.editor, Qt.Key.Key_Tab)
    reached = desk.window().focusWidget()
    assert reached is not desk.editor
    return reached


def test_letters_typed_after_tab_go_on_in_the_note(desk: NoteDesk) -> None:
    QTest.keyClick(after_tab(desk), Qt.Key.Key_T)
    QTest.keyClicks(desk.focusWidget(), "wo three.")
    assert desk.editor.text == "One.two three."


def test_space_on_a_button_still_presses_it_and_a_key_with_control_types_nothing(desk: NoteDesk, qtbot: QtBot) -> None:
    reached = after_tab(desk)
    with qtbot.waitSignal(desk.line.asked):
        QTest.keyClick(reached, Qt.Key.Key_Space)
    QTest.keyClick(reached, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.editor.text == "One."


def test_letters_typed_beside_a_colleague_s_note_go_nowhere(desk: NoteDesk) -> None:
    desk.editor.open_note("theirs", "One.", mine=False)
    QTest.keyClick(after_tab(desk), Qt.Key.Key_T)
    assert desk.editor.text == "One."


@pytest.mark.parametrize("wide", [700, 900, 1366])
def test_the_title_begins_where_the_text_does(desk: NoteDesk, wide: int) -> None:
    desk.resize(wide, 600)
    desk.title.say("Leader of the council")
    QTest.qWait(1)
    text = desk.editor.viewport().x() + desk.editor.document().documentMargin()
    assert desk.title.title.x() == pytest.approx(text, abs=2)


def test_a_narrow_title_keeps_its_room(qtbot: QtBot, look: Look) -> None:
    title = NoteTitle()
    qtbot.addWidget(title)
    title.resize(400, 200)
    title.say("Leader of the council")
    title.show()
    title.begin_at(200)
    QTest.qWait(1)
    assert title.title.x() < 60


# --- the line ---------------------------------------------------------------------------------------------------------


def test_an_answer_gives_way_to_what_the_words_at_the_cursor_are(line: TagLine) -> None:
    line.say_here("4 Finance")
    line.tell("No theme has the key 9")
    assert line.whole == "No theme has the key 9"
    line.say_here("4 Finance")
    assert line.whole == line.words.text() == "4 Finance"


def test_words_without_room_are_cut_and_spoken_whole(line: TagLine) -> None:
    line.say_here("very long words " * 40)
    assert line.words.text().endswith("…")
    assert line.words.accessibleName() == line.whole


def test_it_counts_the_tags_and_those_to_look_at(line: TagLine) -> None:
    assert not line.tags.isVisible()
    high = line.height()
    line.count(3, 0)
    assert line.tags.text() == "3 tags   Ctrl+L"
    line.count(3, 1)
    assert line.tags.text() == "1 tag to look at   Ctrl+L"
    assert line.height() == high


# --- the list ---------------------------------------------------------------------------------------------------------


def test_keys_in_the_list_ask_for_what_they_do(tags: TagList, qtbot: QtBot) -> None:
    asked: list[tuple[str, str]] = []
    for name in ("confirmed", "put", "taken_off", "opened"):
        getattr(tags, name).connect(lambda key, name=name: asked.append((name, key)))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_P, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        QTest.keyClick(tags.list, key)
    assert asked == [("confirmed", "a"), ("put", "a"), ("taken_off", "a"), ("opened", "a")]


def test_when_a_tag_is_gone_its_neighbour_takes_its_place(tags: TagList) -> None:
    tags.list.choose("b")
    tags.show_tags([LINES[0], LINES[2]])
    assert tags.list.current_key == "c"
    tags.show_tags(LINES[:1])
    assert tags.list.current_key == "a"


def test_without_room_the_buttons_leave_their_keys_out_and_with_less_their_words(tags: TagList) -> None:
    whole = sum(each.sizeHint().width() for each in (tags.right, tags.move_here, tags.off, tags.close_button))
    assert tags.right.text().endswith("Space")
    tags.resize(whole - 40, 300)
    assert tags.right.text() == "It is right"
    tags.resize(200, 300)
    assert tags.right.text() == "Space"
    assert tags.right.accessibleName() == "It is right as it is, Space"


# --- beside -----------------------------------------------------------------------------------------------------------


def test_questions_shown_again_stay_where_they_were_scrolled_to(qtbot: QtBot, look: Look) -> None:
    aside = NoteAside()
    qtbot.addWidget(aside)
    aside.resize(300, 200)
    aside.show()
    sections = [("3 Governance", ["Is there challenge?"] * 40)]
    aside.show_questions(sections)
    aside.questions.verticalScrollBar().setValue(50)
    aside.show_questions([("3 Governance", ["Is there challenge?"] * 40)])
    assert aside.questions.verticalScrollBar().value() == 50


# --- marks ------------------------------------------------------------------------------------------------------------


def test_marks_on_the_same_words_are_drawn_beneath_each_other_and_only_those_in_view(qapp: object) -> None:
    text = "One two three. Four five six. Seven."
    document = QTextDocument(text)
    document.setTextWidth(600)
    spans = [(0, 14), (4, 14), (0, 7), (15, 29), (30, 36)]
    marks = [LiveMark(document, text, Mark(str(n), at, upto, 1, "")) for n, (at, upto) in enumerate(spans)]
    drawn = {each.mark.id: each.level for each in in_view(document, marks, 0, 29)}
    assert drawn == {"0": 0, "2": 1, "1": 2, "3": 0}


# --- for everybody ----------------------------------------------------------------------------------------------------


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, look: Look) -> None:
    desk, aside = NoteDesk(), NoteAside()
    desk.strip.say("Ben’s laptop has another version.", "Compare")
    for top in (desk, aside):
        qtbot.addWidget(top)
        for widget in top.findChildren(QWidget):
            if isinstance(widget, (QAbstractButton, QTextEdit)):
                assert widget.accessibleName(), widget
