"""A note to read, with one passage in full ink and the rest standing back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.to_read import to_be_read
from peerteam.ui.widgets.utf16 import to_qt


class PassageView(QTextEdit):
    """Shows a text and where in it the passage is; nothing is written here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor")
        to_be_read(self)
        self.setTabChangesFocus(True)
        self.setAccessibleName("The note")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = ""
        self._range = (0, 0)

    def show_passage(self, text: str, at: int, upto: int) -> None:
        """Show a note's text; without a range all of it is in full ink."""
        if text != self._text:
            self._text = text
            self.setPlainText(text)
        self._range = (at, upto) if upto > at else (0, len(text))
        self._mark()
        self._bring_into_view()

    @property
    def passage(self) -> str:
        """The words in full ink."""
        return self._text[self._range[0] : self._range[1]]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def _mark(self) -> None:
        """The whole text in the quiet colour, then the passage over it."""
        colours = theme.colours_of(self.palette())
        at, upto = self._range
        whole = at == 0 and upto == len(self._text)
        quiet, loud = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(colours.quiet))
        loud.setForeground(QColor(colours.ink))
        if not whole:
            loud.setBackground(QColor(colours.soft))
        self.setExtraSelections([self._over(0, len(self._text), quiet), self._over(at, upto, loud)])

    def _over(self, at: int, upto: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(at, upto)
        selection.format = look
        return selection

    def _cursor(self, at: int, upto: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_qt(self._text, at))
        cursor.setPosition(to_qt(self._text, upto), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _bring_into_view(self) -> None:
        """A third from the top, so that what was said before it can be read too; again once the widget has its size."""
        self._scroll()
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        cursor = self._cursor(self._range[0], self._range[0])
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        top = self.cursorRect(cursor).top() + bar.value()
        bar.setValue(max(0, top - self.viewport().height() // 3))
