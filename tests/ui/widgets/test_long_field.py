"""A field of several lines."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.long_field import LongField


@pytest.fixture
def field(qtbot: QtBot, look: Look) -> LongField:
    made = LongField("Explanation")
    qtbot.addWidget(made)
    made.show_record("one", "As it was")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_words_are_kept_when_one_leaves_it_and_only_if_they_changed(field: LongField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.clearFocus()
    field.setFocus()
    QTest.keyClicks(field, "Not ")
    with qtbot.waitSignal(field.changed) as changed:
        field.clearFocus()
    assert changed.args == ["one", "Not As it was"]


def test_what_is_being_typed_stays_when_the_record_is_shown_again(field: LongField) -> None:
    QTest.keyClicks(field, "Not ")
    field.show_record("one", "As somebody else has it")
    assert field.toPlainText() == "Not As it was"


def test_what_was_typed_of_one_record_is_kept_before_another_is_shown(field: LongField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "Not ")
    with qtbot.waitSignal(field.changed) as changed:
        field.show_record("two", "Another")
    assert changed.args == ["one", "Not As it was"]
    assert field.toPlainText() == "Another"
