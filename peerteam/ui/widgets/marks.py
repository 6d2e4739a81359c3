"""Tagged passages as the note editor shows them: a soft underline, and a number with a sign in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor, QTextDocument

from peerteam.ui.theme import Colours
from peerteam.ui.widgets.utf16 import to_python, to_qt

KIND_SIGNS = {"strength": "↑", "area": "↓", "quote": "”", "ask": "?", "idea": "!"}
"""The sign of a kind is that of the key that makes it; a plain point has none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag as a widget knows it. Positions are Python indices into the note's text."""

    id: str
    at: int
    upto: int
    number: int | None
    theme: str
    kind: str = "point"

    @property
    def label(self) -> str:
        """What the margin says: the theme's number and the sign of the kind."""
        return f"{self.number or '·'}{KIND_SIGNS.get(self.kind, '')}"


class LiveMark:
    """A mark bound to the text: it moves with what is typed before and around it until the store has its say."""

    def __init__(self, document: QTextDocument, text: str, mark: Mark) -> None:
        self.mark = mark
        self._cursor = QTextCursor(document)
        self._cursor.setPosition(to_qt(text, mark.at))
        self._cursor.setPosition(to_qt(text, mark.upto), QTextCursor.MoveMode.KeepAnchor)
        # Words typed right behind a tagged sentence are the next sentence, not part of this one.
        self._cursor.setKeepPositionOnInsert(True)

    @property
    def start(self) -> int:
        """First Qt position."""
        return self._cursor.selectionStart()

    @property
    def end(self) -> int:
        """The Qt position behind the last."""
        return self._cursor.selectionEnd()

    def python_range(self, text: str) -> tuple[int, int]:
        """Where it is now, in Python indices."""
        return to_python(text, self.start), to_python(text, self.end)

    def holds(self, position: int) -> bool:
        """Whether the cursor at this Qt position is in or right behind it."""
        return self.start <= position <= self.end and self.end > self.start


def underlines(document: QTextDocument, mark: LiveMark) -> Iterator[QRectF]:
    """A thin rectangle under each line of a mark, in the document's own coordinates."""
    block = document.findBlock(mark.start)
    while block.isValid() and block.position() < mark.end:
        yield from _in_block(document, block, mark.start - block.position(), mark.end - block.position())
        block = block.next()


def _in_block(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    layout, text = block.layout(), _units(block.text())
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        while last > first and text[last - 1].isspace():  # the space a line is broken at is not underlined
            last -= 1
        if first >= last:
            continue
        left, right = _x(line, first), _x(line, last)
        base = line.y() + line.ascent()
        yield QRectF(corner + QPointF(min(left, right), base + 3), corner + QPointF(max(left, right), base + 5))


def _units(text: str) -> str:
    """One character for every UTF-16 unit."""
    return text if text.isascii() else "".join(c if ord(c) < 0x10000 else c + c for c in text)


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]  # returns a float or a pair, by version
    return float(found[0] if isinstance(found, tuple) else found)


def paint_underlines(painter: QPainter, document: QTextDocument, marks: list[LiveMark], colours: Colours) -> None:
    """Draw the underlines; where two marks share words, the second is drawn a little lower."""
    painter.setPen(Qt.PenStyle.NoPen)
    for order, mark in enumerate(marks):
        lower = 3 * sum(1 for other in marks[:order] if other.start < mark.end and mark.start < other.end)
        tint = QColor(colours.tint(mark.mark.number))
        tint.setAlphaF(0.85)
        painter.setBrush(tint)
        for rect in underlines(document, mark):
            painter.drawRoundedRect(rect.translated(0, lower), 1, 1)


def paint_margin(
    painter: QPainter, document: QTextDocument, marks: list[LiveMark], colours: Colours, left: float
) -> None:
    """Write the marks' labels to the right of the line each begins on, side by side when they share it."""
    used: dict[int, float] = {}
    for mark in sorted(marks, key=lambda m: m.start):
        rect = next(underlines(document, mark), None)
        if rect is None:
            continue
        row = round(rect.top())
        x = used.get(row, left)
        painter.setPen(QPen(QColor(colours.tint(mark.mark.number))))
        painter.drawText(QPointF(x, rect.top() - 3), mark.mark.label)
        used[row] = x + painter.fontMetrics().horizontalAdvance(mark.mark.label + " ")
