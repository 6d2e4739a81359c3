"""The walk through a window finds what it is for: each fault planted here is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui import theme
from tests.flows.leaving import undress
from tests.flows.walk import WIDTH, problems, settle


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    theme.wear(qapp, theme.LIGHT, 2.0)
    made = QWidget()
    QVBoxLayout(made)
    _put(made, QPushButton("&Go on"))
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    undress(qapp)


def _put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)


def told(window: QWidget) -> list[str]:
    settle(window)
    return problems(window, can_read=True)


def test_of_a_sound_window_nothing_is_told(window: QWidget) -> None:
    assert told(window) == []


def test_a_button_without_a_name_is_told(window: QWidget) -> None:
    _put(window, QPushButton())
    assert [problem for problem in told(window) if problem.endswith("has no name")]


def test_a_button_tab_does_not_come_to_is_told(window: QWidget) -> None:
    passed_over = QPushButton("Only the mouse")
    passed_over.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    _put(window, passed_over)
    assert [problem for problem in told(window) if "“Only the mouse” is not in the tab order" in problem]


def test_two_buttons_on_one_letter_are_told(window: QWidget) -> None:
    _put(window, QPushButton("&Give it"))
    assert [problem for problem in told(window) if problem.startswith("Alt+G is taken twice")]


def test_pale_words_are_told(window: QWidget) -> None:
    pale = QLabel("Words that nobody can read")
    pale.setStyleSheet("color: #bbbbbb")
    _put(window, pale)
    assert [problem for problem in told(window) if "has a contrast of 1." in problem]


def test_a_window_wider_than_the_screen_is_told(window: QWidget) -> None:
    window.setMinimumWidth(WIDTH + 1)
    assert [problem for problem in told(window) if f" is {WIDTH + 1} × " in problem]
