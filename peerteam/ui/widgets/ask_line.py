"""A question asked in the page itself, with a line to answer it in: Enter answers; the page lets it be at Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label


class AskLine(QFrame):
    """Hidden until it asks."""

    answered = Signal(str)
    let_be = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.words = label(wrap=True)
        self.line = QLineEdit()
        self.go, self.no = button(""), button("Leave it", "plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, theme.SMALL)
        row.addWidget(self.words, 2)
        row.addWidget(self.line, 3)
        row.addWidget(self.go)
        row.addWidget(self.no)
        self.line.returnPressed.connect(self._answer)
        self.go.clicked.connect(self._answer)
        self.no.clicked.connect(self.dismiss)
        self.hide()

    def ask(self, words: str, go: str, hint: str = "") -> None:
        """Ask, and put the cursor into the line."""
        self.words.setText(words)
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(hint)
        self.line.clear()
        self.go.setText(go)
        self.go.setAccessibleName(go)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> bool:
        """No answer; False if nothing was asked."""
        asked = self.isVisible()
        if asked:
            self.hide()
            self.let_be.emit()
        return asked

    def _answer(self) -> None:
        said = " ".join(self.line.text().split())
        self.hide()
        self.answered.emit(said)
