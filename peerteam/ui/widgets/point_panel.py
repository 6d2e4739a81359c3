"""Beside what was said: one point, where its headline stands now, and what became of it in the letter and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peerteam.domain.records import Outcome
from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label

OUTCOMES = {
    Outcome.KEPT: "Kept",
    Outcome.SOFTENED: "Softened",
    Outcome.MERGED: "Merged",
    Outcome.DROPPED: "Dropped",
}


class PointPanel(QScrollArea):
    """Four outcomes, of which one or none holds, and the reason."""

    outcome_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.over, self.words = label(role="over", wrap=True), label(role="heading", wrap=True)
        self.now = label(role="small", wrap=True)
        self.outcomes: dict[Outcome, QPushButton] = {}
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why, if it is not as it was said")
        self.reason.setAccessibleName("The reason")
        self.reason.setMinimumWidth(1)
        row = QWidget()
        flow = FlowLayout(row)
        flow.setSpacing(theme.SMALL)
        for outcome, words in OUTCOMES.items():
            made = self.outcomes[outcome] = button(words, "filter", f"In the letter: {words.lower()}")
            made.setCheckable(True)
            made.setObjectName(outcome)
            made.clicked.connect(self._choose)
            flow.addWidget(made)
        ground = self._ground = QFrame()
        ground.setProperty("role", "page")
        layout = self._layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, theme.SMALL, 0)
        layout.setSpacing(theme.SMALL)
        for part in (self.over, self.words, self.now, label("In the letter it was", "quiet"), row, self.reason):
            layout.addWidget(part)
        layout.addStretch()
        self.setWidget(ground)

    def say(self, over: str, words: str, now: str, outcome: str | None, reason: str) -> None:
        """Show a point; a reason being typed stays."""
        self.over.setText(over)
        self.over.setVisible(bool(over))
        self.words.setText(words)
        self.now.setText(now)
        for each, made in self.outcomes.items():
            made.setChecked(each == outcome)
        if not self.reason.hasFocus() and self.reason.text() != reason:
            self.reason.setText(reason)
        self.fit()

    def has_cursor(self) -> bool:
        """Whether the keys are for it."""
        return self.reason.hasFocus() or any(made.hasFocus() for made in self.outcomes.values())

    def fit(self) -> None:
        """As high as its words need at this width."""
        self._layout.activate()
        self._ground.setMinimumHeight(max(0, self._layout.heightForWidth(self.viewport().width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _choose(self) -> None:
        self.outcome_chosen.emit(self.sender().objectName())
