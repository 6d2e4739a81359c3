"""A form that keeps what is typed as soon as one leaves a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.widgets.record_form import Field, RecordForm

FIELDS = (Field("name", "Name"), Field("post", "Post"), Field("group", "Group", "–", (("a", "Ann & Co"), ("b", "Ben"))))
Said = list[tuple[str, str, str]]


@pytest.fixture
def form(qtbot: QtBot) -> RecordForm:
    made = RecordForm(FIELDS)
    qtbot.addWidget(made)
    made.show_record("one", {"name": "Jo", "post": "Chair", "group": "a"})
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def said(form: RecordForm) -> Said:
    told: Said = []
    form.changed.connect(lambda *what: told.append(what))
    return told


def type_into(form: RecordForm, field: str, words: str) -> None:
    form.begin(field)
    QTest.keyClicks(form.lines[field], words)


def test_enter_keeps_a_line_once_and_says_that_one_is_finished(form: RecordForm, said: Said, qtbot: QtBot) -> None:
    type_into(form, "post", "  Vice   chair ")
    with qtbot.waitSignal(form.finished):
        QTest.keyClick(form.lines["post"], Qt.Key.Key_Return)
    form.flush()
    assert said == [("one", "post", "Vice chair")]


def test_tab_keeps_a_line_and_a_line_left_as_it_was_says_nothing(form: RecordForm, said: Said) -> None:
    type_into(form, "name", "Janet")
    QTest.keyClick(form.lines["name"], Qt.Key.Key_Tab)
    assert form.lines["post"].hasFocus()
    QTest.keyClick(form.lines["post"], Qt.Key.Key_Tab)
    assert said == [("one", "name", "Janet")]


def test_what_is_being_typed_is_kept_for_its_own_record_when_another_is_shown(form: RecordForm, said: Said) -> None:
    type_into(form, "name", "Janet")
    form.show_record("two", {"name": "Ash"})
    assert said == [("one", "name", "Janet")]
    assert form.lines["name"].text() == "Ash"
    assert form.lines["post"].text() == ""


def test_what_is_being_typed_stays_when_the_same_record_is_shown_anew(form: RecordForm, said: Said) -> None:
    type_into(form, "name", "Jan")
    form.show_record("one", {"name": "Jo", "post": "Leader", "group": "a"})
    assert form.lines["name"].text() == "Jan"
    assert form.lines["post"].text() == "Leader"
    assert said == []


def test_words_that_cannot_be_kept_give_way_to_those_of_before(form: RecordForm) -> None:
    form.changed.connect(lambda key, field, words: form.put_back(field))
    type_into(form, "name", "Nonsense")
    QTest.keyClick(form.lines["name"], Qt.Key.Key_Return)
    assert form.lines["name"].text() == "Jo"


def test_a_choice_is_opened_and_made_with_the_keyboard(form: RecordForm, said: Said) -> None:
    choice = form.choices["group"]
    form.begin("group")
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.list.isVisible()
    QTest.keyClick(choice.list, Qt.Key.Key_Down)
    QTest.keyClick(choice.list, Qt.Key.Key_Return)
    assert said == [("one", "group", "b")]
    assert (choice.text(), choice.accessibleName()) == ("Ben  ▾", "Group: Ben")


def test_a_choice_nobody_knows_here_is_shown_as_it_came(form: RecordForm) -> None:
    form.show_record("one", {"group": "union"})
    assert form.choices["group"].accessibleName() == "Group: union"
    form.show_record("one", {"group": "a"})
    assert form.choices["group"].accessibleName() == "Group: Ann & Co"
    assert form.choices["group"].text() == "Ann && Co  ▾"


def test_it_knows_whether_one_is_typing_in_it(form: RecordForm) -> None:
    assert not form.has_cursor() or form.lines["name"].hasFocus()
    form.begin("post")
    assert form.has_cursor()


def test_what_cannot_be_kept_stays_in_its_line_until_it_is_put_right_or_taken_back(form: RecordForm) -> None:
    form.show_record("one", {"name": "Ann"})
    form.lines["name"].setText("9 o'clock-ish")
    form.flush()
    form.hold("name")
    form.show_record("one", {"name": "Ann"})
    assert form.lines["name"].text() == "9 o'clock-ish"
    assert form.undo_typing()
    assert form.lines["name"].text() == "Ann"
    assert not form.undo_typing()


def test_what_was_held_for_one_record_is_not_shown_for_another(form: RecordForm) -> None:
    form.show_record("one", {"name": "Ann"})
    form.lines["name"].setText("nonsense")
    form.flush()
    form.hold("name")
    form.show_record("two", {"name": "Ben"})
    assert form.lines["name"].text() == "Ben"


def test_other_values_are_offered_and_the_value_of_now_stays(form: RecordForm) -> None:
    group = form.choices["group"]
    group.offer((("a", "Anna"), ("c", "Cara")))
    assert [action.text() for action in group.list.actions()] == ["Anna", "Cara"]
    assert (group.value, group.accessibleName()) == ("a", "Group: Anna")
    assert group.offered == (("a", "Anna"), ("c", "Cara"))


def test_a_field_that_does_not_apply_is_not_there(form: RecordForm) -> None:
    form.show_field("post", False)
    assert form.lines["post"].isHidden()
    form.show_field("post", True)
    assert not form.lines["post"].isHidden()


def test_the_hint_of_a_line_is_heard_only_while_the_line_is_empty(qtbot: QtBot) -> None:
    form = RecordForm((Field("room", "Room", "not known"),))
    qtbot.addWidget(form)

    def told() -> str:
        found = QAccessible.queryAccessibleInterface(form.lines["room"])
        assert found is not None
        return found.text(QAccessible.Text.Description)

    form.show_record("one", {"room": "Room 2"})
    assert told() == ""
    form.show_record("two", {})
    assert told() == form.lines["room"].placeholderText() == "not known"
