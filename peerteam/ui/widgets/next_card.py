"""The one large card of Today: what is next, and one button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

QUESTIONS = 3


class NextCard(QFrame):
    """When, what, who; two or three questions; the main action."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._room = 400
        self._fitting = False
        self.over = label(role="over")
        self.title = label(role="title", wrap=True)
        self.who = label(role="quiet", wrap=True)
        self.questions = [(label(role="quiet"), label(wrap=True)) for _ in range(QUESTIONS)]
        self.action = button("", "main")
        self.action.clicked.connect(self.pressed)
        row = QHBoxLayout()
        row.addWidget(self.action)
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

    def say(self, over: str, title: str, who: str, questions: Sequence[tuple[str, str]], action: str) -> None:
        """Say it."""
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
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Show as many questions as there is room for, and all of each; in large text rather one than three halves."""
        self._room = room
        if self._fitting:  # showing a label resizes the card at once, and that asks to be fitted again
            return
        self._fitting = True
        self._fit(room)
        self._fitting = False

    def _fit(self, room: int) -> None:
        for name, question in self.questions:
            for shown in (name, question):
                shown.setVisible(bool(shown.text()))
        layout = self._layout
        for name, question in reversed(self.questions[1:]):
            layout.activate()
            if layout.heightForWidth(self.width()) <= room:
                break
            name.hide()
            question.hide()
        layout.activate()
        self.setMinimumHeight(max(0, layout.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(self._room)
