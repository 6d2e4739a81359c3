"""A session on its way to another time, and the picture of where it would be.

The same for the mouse and the keys: it begins where the session stands, each move answers at once, and nothing is
written before it is let go.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from peerteam.domain.timetable_layout import OPEN, Placed
from peerteam.domain.timetable_moves import (
    COARSE,
    STEP,
    Shift,
    beginning,
    columns_at,
    ending,
    in_column,
    later,
    sideways,
    snapped,
    standing,
)
from peerteam.ui import theme
from peerteam.ui.widgets.timetable_card import LOWER, UPPER
from peerteam.ui.widgets.timetable_grid import Grid
from peerteam.ui.widgets.timetable_paint import Fonts


@dataclass(slots=True)
class Drag:
    """One move under way."""

    grid: Grid
    placed: Placed
    part: str
    begun: QPointF
    start: Shift
    now: Shift

    @classmethod
    def of(cls, grid: Grid, placed: Placed, part: str = "", begun: QPointF | None = None) -> Drag:
        """The beginning of a move, at a point of the canvas if it is the mouse that moves it."""
        shift = standing(grid.plan, placed)
        return cls(grid, placed, part, begun or QPointF(), shift, shift)

    @property
    def changed(self) -> bool:
        """Whether letting go would change anything."""
        return self.now != self.start

    def to(self, at: QPointF, *, coarse: bool) -> None:
        """The mouse is here."""
        step = COARSE if coarse else STEP
        by = (at.y() - self.begun.y()) / self.grid.minute
        if abs(by) < STEP / 2:  # only sideways, or back again: a time between the steps stays as it is
            moved = self.start
        elif self.part == UPPER:
            moved = beginning(self.start, snapped(self.start.start + by, step))
        elif self.part == LOWER:
            moved = ending(self.start, snapped(self.placed.end + by, step))
        else:
            moved = later(self.start, snapped(self.start.start + by, step) - self.start.start)
        if self.part not in (UPPER, LOWER):
            moved = in_column(self.grid.plan, moved, self.grid.column_at(at.x()), everybody=self.placed.everybody)
        self.now = moved

    def later(self, by: int) -> None:
        """By keys: later, or earlier."""
        self.now = later(self.now, by)

    def longer(self, by: int) -> None:
        """By keys: the end later, or earlier."""
        self.now = ending(self.now, (self.now.start + OPEN if self.now.end is None else self.now.end) + by)

    def sideways(self, by: int) -> None:
        """By keys: the next stream or day."""
        self.now = sideways(self.grid.plan, self.now, by, everybody=self.placed.everybody)

    @property
    def box(self) -> QRectF:
        """Where it would lie, over the whole width of its streams."""
        columns = columns_at(self.grid.plan, self.now, everybody=self.placed.everybody)
        end = self.now.start + OPEN if self.now.end is None else self.now.end
        return self.grid.span(columns, self.now.start, end)


class Ghost(QWidget):
    """Where a session would be, with its new time in plain figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._within = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fonts = Fonts.of(self.font(), 1.0)
        self._words = self._title = ""
        self._box = self._label = QRectF()
        self.hide()

    def show_at(self, box: QRectF, words: str, title: str) -> None:
        """Show it there. The figures stand above it, and stay in sight where it reaches beyond the hours shown."""
        self._fonts = Fonts.of(self.font(), 1.0)
        self._words, self._title = words, title
        wide = self._fonts.strong_measure.horizontalAdvance(words) + 2 * theme.MEDIUM
        high = self._fonts.line + theme.SMALL
        left = max(0.0, min(box.left(), self._within.width() - wide))
        top = max(0.0, min(box.top() - high, self._within.height() - high))
        label = QRectF(left, top, wide, high)
        self.setGeometry(box.united(label).adjusted(-1, -1, 1, 1).toAlignedRect())
        corner = -self.geometry().topLeft().toPointF()
        self._box, self._label = box.translated(corner), label.translated(corner)
        self.update()
        self.raise_()
        self.show()

    @property
    def words(self) -> str:
        """What it reads."""
        return self._words

    @property
    def label(self) -> QRectF:
        """Where the figures stand, as the canvas sees it."""
        return self._label.translated(self.geometry().topLeft().toPointF())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(colours.soft)
        fill.setAlpha(250)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(fill)
        painter.drawRoundedRect(self._box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(self._label, 5, 5)
        painter.setFont(self._fonts.strong)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(self._label, Qt.AlignmentFlag.AlignCenter, self._words)
        title = self._box.adjusted(theme.MEDIUM, max(self._label.bottom() - self._box.top(), 0) + 3, -theme.SMALL, 0)
        small = Fonts.of(self.font())
        if title.height() >= small.line:
            painter.setFont(small.strong)
            painter.setPen(QColor(colours.ink))
            shown = small.strong_measure.elidedText(self._title, Qt.TextElideMode.ElideRight, title.width())
            painter.drawText(title, Qt.AlignmentFlag.AlignTop, shown)
