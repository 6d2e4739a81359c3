"""A small choice is named for a screen reader where no label leads to it: under Linux only a label names a choice."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui.widgets.small_choice import SmallChoice

LABEL, NAME = QAccessible.RelationFlag.Label, QAccessible.Text.Name


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def choice(page: QWidget) -> SmallChoice:
    """It is called before it has a place, as pages do it."""
    made = SmallChoice()
    made.call("The form of the letter")
    made.addItem("Feedback report")
    QVBoxLayout(page).addWidget(made)
    page.show()
    return made


def labels(choice: SmallChoice) -> list[tuple[str, bool]]:
    """What leads to it, and whether that is there to be heard."""
    found = QAccessible.queryAccessibleInterface(choice).relations(LABEL)
    return [(label.text(NAME), not label.state().invisible) for label, _ in found]


def test_what_it_is_called_is_heard_and_takes_no_room(choice: SmallChoice, page: QWidget) -> None:
    assert labels(choice) == [("The form of the letter", True)]
    assert choice.accessibleName() == "The form of the letter"
    assert choice.x() == page.width() - choice.geometry().right() - 1, "as far from both sides"


def test_while_it_is_not_shown_its_name_is_not_heard_either(choice: SmallChoice) -> None:
    choice.hide()
    assert labels(choice) == [("The form of the letter", False)]
    choice.show()
    assert labels(choice) == [("The form of the letter", True)]


def test_it_takes_its_name_along_to_another_place(choice: SmallChoice, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    choice.setParent(other)
    choice.show()
    other.show()
    assert labels(choice) == [("The form of the letter", True)]
