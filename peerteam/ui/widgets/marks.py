"""Tagged passages as the note editor shows them: a soft underline, and a number with a sign in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor, QTextDocument

from peerteam.ui.theme import Colours
from peerteam.ui.widgets.utf16 import all_narrow, to_python, to_qt

KIND_SIGNS = {"strength": "↑", "area": "↓", "quote": "”", "ask": "?", "idea": "!"}
"""The sign of a kind is that of the key that makes it; a plain point has none."""
STATE_SIGNS = {"edited": "~", "moved": "→"}
"""A tag that no longer is on the words it was put on says so beside its number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag as a widget knows it. Positions are Python indices into the note's text."""

    id: str
    at: int
    upto: int
    number: int | None
    theme: str
    kind: str = "point"
    state: str = "ok"
    clearance: str | None = None

    @property
    def label(self) -> str:
        """What the margin says: the theme's number, the sign of the kind, and that of the state."""
        return f"{self.number or '·'}{KIND_SIGNS.get(self.kind, '')}{STATE_SIGNS.get(self.state, '')}"


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


def underlines(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """A thin rectangle under each line from one Qt position to another, in the document's own coordinates."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _in_block(document, block, start - block.position(), end - block.position())
        block = block.next()


def _in_block(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    layout, corner = block.layout(), document.documentLayout().blockBoundingRect(block).topLeft()
    found = layout.lineForTextPosition(max(0, start))
    if not found.isValid():
        return
    text = _units(block.text())
    for index in range(found.lineNumber(), layout.lineCount()):
        line = layout.lineAt(index)
        begins = line.textStart()
        if begins >= end:
            return
        first, last = max(start, begins), min(end, begins + line.textLength())
        while last > first and text[last - 1].isspace():  # the space a line is broken at is not underlined
            last -= 1
        if first >= last:
            continue
        left, right = _x(line, first), _x(line, last)
        base = line.y() + line.ascent()
        yield QRectF(corner + QPointF(min(left, right), base + 3), corner + QPointF(max(left, right), base + 5))


def _units(text: str) -> str:
    """One character for every UTF-16 unit."""
    return text if all_narrow(text) else "".join(c if ord(c) < 0x10000 else c + c for c in text)


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]  # returns a float or a pair, by version
    return float(found[0] if isinstance(found, tuple) else found)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark that can be seen, with where its lines run; `level` counts the marks above it on the same words."""

    mark: Mark
    start: int
    lines: tuple[QRectF, ...]
    level: int


def in_view(document: QTextDocument, marks: Sequence[LiveMark], first: int, last: int) -> list[Drawn]:
    """The marks between two Qt positions, in the order of the text; only what is seen is worked out."""
    seen = sorted(
        ((mark.start, mark.end, mark) for mark in marks if mark.start <= last and mark.end >= first),
        key=lambda each: each[0],
    )
    drawn: list[Drawn] = []
    levels: list[tuple[int, int]] = []  # (end, level) of the marks so far
    for start, end, mark in seen:
        taken = {level for other_end, level in levels if other_end > start}
        level = next(n for n in range(len(taken) + 1) if n not in taken)
        levels.append((end, level))
        drawn.append(Drawn(mark.mark, start, tuple(underlines(document, start, end)), level))
    return drawn


def paint_underlines(painter: QPainter, drawn: Sequence[Drawn], colours: Colours) -> None:
    """Draw the underlines, each further mark on the same words a little lower; broken where the words were changed."""
    for each in drawn:
        pen = QPen(QColor(colours.tint(each.mark.number)), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if each.mark.state in STATE_SIGNS:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        for rect in each.lines:
            y = rect.top() + 1 + 3 * each.level
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def paint_margin(painter: QPainter, drawn: Sequence[Drawn], colours: Colours, left: float, right: float) -> None:
    """Write the marks' labels to the right of their first line, side by side; without room, of their next one."""
    used: dict[int, float] = {}
    for each in drawn:
        if not each.lines:
            continue
        width = painter.fontMetrics().horizontalAdvance(each.mark.label + " ")
        free = (line for line in each.lines if used.get(round(line.top()), left) + width <= right)
        line = next(free, each.lines[0])
        x = used.get(round(line.top()), left)
        painter.setPen(QPen(QColor(colours.tint(each.mark.number))))
        painter.drawText(QPointF(x, line.top() - 3), each.mark.label)
        used[round(line.top())] = x + width
