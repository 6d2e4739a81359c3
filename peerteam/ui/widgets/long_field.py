"""A field of several lines, kept as soon as one leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class LongField(QPlainTextEdit):
    """Says what it was changed to; what is being typed stays when the record is shown again."""

    changed = Signal(str, str)  # the record's key, the new words

    def __init__(self, name: str, hint: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._shown, self._lines = "", "", lines
        self.setProperty("role", "field")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_height()

    def show_record(self, key: str, words: str) -> None:
        """Show a record's words; what was being typed of another one is kept first."""
        if key != self._key:
            self.flush()
        typing = key == self._key and self.hasFocus() and self.toPlainText() != self._shown
        if not typing and self.toPlainText() != words:
            self.setPlainText(words)
        self._key, self._shown = key, words

    def flush(self) -> None:
        """Keep what is being typed."""
        words = self.toPlainText().strip()
        if self._key and words != self._shown.strip():
            self._shown = words
            self.changed.emit(self._key, words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_height()

    def _set_height(self) -> None:
        self.setFixedHeight(self._lines * self.fontMetrics().lineSpacing() + 26)
