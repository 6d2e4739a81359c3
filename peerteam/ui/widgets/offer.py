"""A question that may wait: one line with two answers. It never takes the focus."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label


class Offer(QFrame):
    """Hidden while there is nothing to ask."""

    answered = Signal(bool)

    def __init__(self, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.words = label(wrap=True)
        self.yes, self.no = button(yes), button(no)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, theme.SMALL)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.yes)
        layout.addWidget(self.no)
        self.yes.clicked.connect(self._say_yes)
        self.no.clicked.connect(self._say_no)
        self.hide()

    def ask(self, words: str) -> None:
        """Ask; with no words there is nothing to ask."""
        self.words.setText(words)
        self.setAccessibleName(words)
        for each in (self.yes, self.no):
            each.setAccessibleName(f"{each.text()}: {words}")
        self.setVisible(bool(words))

    def _say_yes(self) -> None:
        self.answered.emit(True)

    def _say_no(self) -> None:
        self.answered.emit(False)
