"""The one large card of Today: what is next, one button, and beside it at most one quiet one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

QUESTIONS = 3


class NextCard(QFrame):
    """When, what, who; two or three questions; the main action."""

    pressed = Signal()
    also_pressed = Signal()  # the quiet one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._room = 400
        self._least = 1
        self._fitting = False
        self.over = label(role="over")
        self.title = label(role="title", wrap=True)
        self.who = label(role="quiet", wrap=True)
        self.questions = [(label(role="quiet"), label(wrap=True)) for _ in range(QUESTIONS)]
        self.action = button("", "main")
        self.action.clicked.connect(self.pressed)
        self.also = button("", "plain")
        self.also.clicked.connect(self.also_pressed)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addWidget(self.action)
        row.addWidget(self.also)
        row.addStretch()
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        layout.setSpacing(theme.SMALL)
        for widget in (self.over, self.title, self.who):
            layout.addWidget(widget)
        layout.addSpacing(theme.SMALL)
        layout.addLayout(self._grid())
        layout.addSpacing(theme.MEDIUM)
        layout.addLayout(row)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.SMALL)
        grid.setColumnStretch(1, 1)
        for row, (name, question) in enumerate(self.questions):
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(question, row, 1)
        return grid

    def say(
        self, over: str, title: str, who: str, questions: Sequence[tuple[str, str]], action: str, also: str = ""
    ) -> None:
        """Say it; without words for a button there is none."""
        for shown, words in ((self.over, over), (self.title, title), (self.who, who)):
            shown.setText(words)
            shown.setVisible(bool(words))
        for row, pair in enumerate(self.questions):
            for shown, words in zip(pair, questions[row] if row < len(questions) else ("", ""), strict=True):
                shown.setText(words)
                shown.setVisible(bool(words))
        self.action.setText(action)
        self.action.setAccessibleName(f"{action}: {title}")
        self.action.setVisible(bool(action))
        self.also.setText(also)
        self.also.setAccessibleName(also.replace("&", ""))
        self.also.setVisible(bool(also))
        self.fit(self._room, self._least)

    def fit(self, room: int, least: int = 1) -> None:
        """Show as many questions as there is room for, and all of each; in large text rather one than three halves.

        `least`: so many are shown whatever the room.
        """
        self._room, self._least = room, least
        if self._fitting or not self.isVisible():  # showing a label resizes the card at once, which asks again
            return
        self._fitting = True
        self._fit(room)
        self._fitting = False

    def _fit(self, room: int) -> None:
        for name, question in self.questions:
            for shown in (name, question):
                shown.setVisible(bool(shown.text()))
        layout = self._layout
        for name, question in reversed(self.questions[self._least :]):
            layout.activate()
            if layout.heightForWidth(self.width()) <= room:
                break
            name.hide()
            question.hide()
        layout.activate()
        self.setMinimumHeight(max(0, layout.heightForWidth(self.width())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit(self._room, self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(self._room, self._least)
