"""Lists under headings, to be read: what goes, what stays, what to look at. It scrolls, and wraps long lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFontMetrics, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.to_read import to_be_read

Part = tuple[str, Sequence[str]]
"""A heading and its lines."""
LINE_HEIGHT = 125
HIGHEST = 270
"""Pixels: a small screen has to show what is around the list as well, however large the text is."""
_INDENT = 14


class ToldList(QTextEdit):
    """Words only, in the colours and at the size of everything else."""

    def __init__(self, name: str, rows: int = 12, parent: QWidget | None = None) -> None:
        """`rows` are seen at once; the rest is scrolled to."""
        super().__init__(parent)
        self._rows, self._parts = rows, list[Part]()
        self.setProperty("role", "boxed")
        self.setAccessibleName(name)
        to_be_read(self)
        self.setTabChangesFocus(True)
        self._measure()

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show these headings and lines; a heading without lines is left out."""
        self._parts = [part for part in parts if part[1]]
        self.clear()
        cursor = QTextCursor(self.document())
        for number, (heading, lines) in enumerate(self._parts):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_spacing(theme.MEDIUM if number else 2))
            cursor.insertText(heading, _strong())
            for each in lines:
                cursor.insertBlock(_line())
                cursor.insertText(f"•  {each}", QTextCharFormat())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def parts(self) -> list[Part]:
        """What is shown."""
        return self._parts

    def _measure(self) -> None:
        wanted = int(QFontMetrics(self.font()).lineSpacing() * self._rows * LINE_HEIGHT / 100)
        self.setMinimumHeight(min(wanted, HIGHEST))


def _spacing(above: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _line() -> QTextBlockFormat:
    """What does not fit in one line goes on beneath its beginning, not beneath the dot."""
    made = _spacing(2)
    made.setLeftMargin(_INDENT)
    made.setTextIndent(-_INDENT)
    return made


def _strong() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(600)
    return made
