"""What is said to whoever does not see it, and what is left to be met with the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.letter_stages import Stage
from peerteam.ui.look import Look
from peerteam.ui.widgets.aloud import heard, say_aloud
from peerteam.ui.widgets.bars import FootLine
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.group_chips import GroupChips
from peerteam.ui.widgets.labels import PROBLEM, AnswerLabel, Ornament, answer
from peerteam.ui.widgets.letter_pieces import Piece
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.rail import Rail
from peerteam.ui.widgets.stage_strip import StageStrip
from peerteam.ui.widgets.strip import Strip
from peerteam.ui.widgets.to_read import to_be_read

Role, Text = QAccessible.Role, QAccessible.Text


def role_of(widget: QWidget) -> QAccessible.Role:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.role()


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(Text.Name)


def show(qtbot: QtBot, *inner: QWidget) -> None:
    """Show these in a window that stays until the test is over."""
    around = inner[0].around = QWidget()  # type: ignore[attr-defined]  # held, or it would be gone at once
    qtbot.addWidget(around)
    layout = QVBoxLayout(around)
    for each in inner:
        layout.addWidget(each)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("● noted, done", "noted, done"),
        ("–", ""),
        ("2 Leadership  ·  strength", "2 Leadership, strength"),
        ("4 Finance     5 Capacity", "4 Finance, 5 Capacity"),
        ("Saved.\nNothing is lost.", "Saved., Nothing is lost."),
        ("→  Areas for consideration", "Areas for consideration"),
    ],
)
def test_signs_and_gaps_are_not_read_out(seen: str, words: str) -> None:
    assert heard(seen) == words


def test_where_no_screen_reader_listens_nothing_is_made(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", made.append)
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    where = QWidget()
    qtbot.addWidget(where)
    say_aloud(where, "Saved.")
    assert made == []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    say_aloud(where, "Saved.")
    say_aloud(where, " – ")
    assert len(made) == 1


# --- messages and answers


def test_a_message_is_said_with_what_can_be_done_and_once_only(qtbot: QtBot, said_aloud: list[str]) -> None:
    strip = Strip()
    show(qtbot, strip)
    for _ in range(2):  # said anew, because it still holds
        strip.say("The note is deleted.", "Undo", strip.dismiss)
    assert said_aloud == ["The note is deleted. F6: Undo."]
    strip.dismiss()
    strip.say("The note is deleted.")
    assert said_aloud[1:] == ["The note is deleted."]


def test_whoever_comes_to_the_button_of_a_message_hears_what_it_is_about(qtbot: QtBot) -> None:
    strip = Strip()
    show(qtbot, strip)
    strip.say("The note is deleted.", "Undo", strip.dismiss)
    strip.begin()
    assert strip.holds_cursor()
    assert [each.accessibleDescription() for each in (strip.act, strip.close_button)] == ["The note is deleted."] * 2


def test_the_foot_says_its_answers_and_keeps_silent_while_somebody_types(qtbot: QtBot, said_aloud: list[str]) -> None:
    foot = FootLine()
    show(qtbot, foot)
    foot.stand("Saved 09:44:58.")
    assert said_aloud == []
    foot.say("Already saved 09:44:58.")
    foot.work.begin("Making the slides")
    assert said_aloud == ["Already saved 09:44:58.", "Making the slides"]


def test_an_answer_is_said_when_it_changes_and_a_problem_each_time(qtbot: QtBot, said_aloud: list[str]) -> None:
    told, problem = answer("heading"), answer(PROBLEM)
    assert isinstance(told, AnswerLabel)
    show(qtbot, told, problem)
    for _ in range(2):
        told.setText("Made: slides.pptx")
        problem.setText("A day is missing.")
    assert said_aloud == ["Made: slides.pptx", "A day is missing.", "A day is missing."]


def test_an_answer_on_a_page_nobody_looks_at_is_not_said(qtbot: QtBot, said_aloud: list[str]) -> None:
    told = answer()
    page = QWidget()
    QVBoxLayout(page).addWidget(told)
    show(qtbot, page)
    page.hide()
    told.setText("21 of 64 sessions")
    assert said_aloud == []


# --- lists


def test_a_list_walked_from_the_line_above_it_says_where_one_is(qtbot: QtBot, said_aloud: list[str]) -> None:
    lines = LineList("Papers")
    qtbot.addWidget(lines)
    lines.show_lines([Line("a", "Budget"), Line("b", "Corporate plan", detail="D4")])
    lines.step(1)
    assert said_aloud == []
    lines.step(1, aloud=True)
    assert said_aloud == ["Corporate plan, D4"]


def test_a_line_carried_further_says_its_new_place(qtbot: QtBot, said_aloud: list[str]) -> None:
    lines = LineList("Parts")
    show(qtbot, lines)
    one, two, three = (Line(key, key) for key in "abc")
    lines.show_lines([one, two, three])
    lines.setFocus()
    lines.choose("a")
    lines.show_lines([two, one, three])
    assert said_aloud == ["2 of 3"]


def test_what_a_sign_means_is_not_said_twice() -> None:
    assert Line("p", "Ben", detail="has everything; heard 09:00", sign="✓", meaning="has everything").spoken == (
        "Ben, has everything; heard 09:00"
    )
    assert Line("s", "Leader", sign="○", meaning="no note").spoken == "Leader, no note"


def test_a_card_ends_each_sentence_once() -> None:
    assert Card("a", "It is trusted.", ("4 sessions",), ("one voice only",)).spoken == (
        "It is trusted. 4 sessions. Warning: one voice only"
    )
    assert Card("b", "“Nobody took anything out.”", ("Papers",)).spoken == "“Nobody took anything out.” Papers"


def test_a_marked_card_says_so_when_it_is_marked_and_when_it_is_met(
    qtbot: QtBot, look: Look, said_aloud: list[str]
) -> None:
    cards = CardList("Strengths")
    show(qtbot, cards)
    cards.show_cards([Card("a", "One"), Card("b", "Two")])
    cards.begin()
    QTest.keyClick(cards, Qt.Key.Key_Space)
    assert cards.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Marked. One"
    QTest.keyClick(cards, Qt.Key.Key_Space)
    assert said_aloud == ["Marked, 1 in all", "Not marked any more, 0 in all"]
    assert cards.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "One"


def test_a_paragraph_of_the_letter_is_heard_with_its_number_and_what_is_said_of_it() -> None:
    piece = Piece(
        "p8", "process", "paragraph", (("The team read ", False), ("70 documents.", True)), lead="8.", tip="x"
    )
    assert piece.spoken == "8. The team read 70 documents. x"
    assert Piece("heading:a", "a", "heading 1", (("Priorities", False),)).spoken == "Heading. Priorities"


# --- what kind of thing it is


def test_one_of_several_is_not_heard_as_a_tick(qtbot: QtBot) -> None:
    rail, chips = Rail([("&Today", "sun"), ("&Notes", "tag")]), GroupChips()
    chips.show_groups([("", "Everybody", 2), ("p", "BO", 1)], {"p": "Ben Okafor"})
    for each in (rail, chips):
        qtbot.addWidget(each)
    rail_buttons = rail._group.buttons()
    assert {role_of(each) for each in (*rail_buttons, *chips.chips.values())} == {Role.RadioButton}
    assert [name_of(chip) for chip in chips.chips.values()] == ["Everybody, 2", "Ben Okafor, 1"]


def test_the_stations_of_the_letter_are_buttons_and_the_arrows_between_them_silent(qtbot: QtBot, look: Look) -> None:
    strip = StageStrip()
    qtbot.addWidget(strip)
    strip.show_stages([Stage("draft", "Draft", "by 3 Apr", "", next=True), Stage("final", "Final", "", "")])
    assert {role_of(each) for each in strip.buttons} == {Role.Button}
    assert [each.property("lit") for each in strip.buttons] == [True, False]
    arrows = strip.findChildren(Ornament)
    assert arrows
    assert {name_of(each) for each in arrows} == {""}


@pytest.mark.parametrize("kind", [QTextEdit, QPlainTextEdit])
def test_a_text_to_be_read_is_walked_with_the_arrows_and_not_typed_in(
    qtbot: QtBot, kind: type[QTextEdit] | type[QPlainTextEdit]
) -> None:
    text = kind()
    qtbot.addWidget(text)
    text.setPlainText("One line\nand another")
    to_be_read(text)
    QTest.keyClick(text, Qt.Key.Key_Down)
    assert text.textCursor().blockNumber() == 1
    QTest.keyClicks(text, "x")
    assert text.toPlainText() == "One line\nand another"
