"""What stays in sight beside a timetable that scrolls: the days and streams above, the hours at the left, the time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from peerteam.domain.timetable import day_of
from peerteam.domain.timetable_layout import HOUR
from peerteam.domain.timetable_moves import clock
from peerteam.ui import theme
from peerteam.ui.widgets.timetable_grid import Grid
from peerteam.ui.widgets.timetable_paint import Fonts, column_words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def day_words(day: str, width: float, fonts: Fonts) -> str:
    """ "Tuesday 10 March", or shorter where there is no room for it."""
    found = day_of(day)
    if found is None:
        return day
    long = f"{found:%A} {found.day} {found:%B}"
    return long if fonts.strong_measure.horizontalAdvance(long) <= width else f"{found:%a} {found.day} {found:%b}"


class Side(QWidget):
    """Painted from the grid, scrolled with it."""

    def __init__(self, parent: QWidget, scroll: Callable[[], int]) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self.grid: Grid | None = None
        self.fonts = Fonts.of(self.font())
        self.now: tuple[str, int] | None = None

    def show_grid(self, grid: Grid, fonts: Fonts) -> None:
        """Show these measures."""
        self.grid, self.fonts = grid, fonts
        self.update()


class Heads(Side):
    """The days, and beneath each its streams. A day's name stays in sight as long as one of its streams is."""

    def needs(self, fonts: Fonts, *, streams: bool) -> int:
        """How high it is."""
        return int(Fonts.of(self.font(), 1.0).line + (fonts.line if streams else 0) + theme.SMALL + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.grid is None:
            return
        painter = QPainter(self)
        colours = theme.colours_of(self.palette())
        large = Fonts.of(self.font(), 1.0)
        for day in self.grid.plan.days:
            columns = self.grid.plan.columns_of(day)
            left, right = (x - self._scroll() for x in self.grid.across(columns))
            shown = QRectF(max(left, 0), 0, max(min(right, self.width()) - max(left, 0), 0), large.line)
            today = self.now is not None and self.now[0] == day
            painter.setFont(large.strong)
            painter.setPen(QColor(colours.accent if today else colours.ink))
            words = day_words(day, shown.width(), large)
            painter.drawText(
                shown, _LEFT, large.strong_measure.elidedText(words, Qt.TextElideMode.ElideRight, shown.width())
            )
            self._paint_streams(painter, columns, large.line, colours.quiet)
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _paint_streams(self, painter: QPainter, columns: range, top: float, ink: str) -> None:
        assert self.grid is not None
        painter.setFont(self.fonts.words)
        painter.setPen(QColor(ink))
        for column in columns:
            words = column_words(self.grid.plan.columns[column].stream, alone=len(columns) == 1)
            box = QRectF(self.grid.lefts[column] - self._scroll(), top, self.grid.column - theme.SMALL, self.fonts.line)
            painter.drawText(box, _LEFT, self.fonts.measure.elidedText(words, Qt.TextElideMode.ElideRight, box.width()))


class Hours(Side):
    """The hours, and what the time is now."""

    def needs(self, fonts: Fonts) -> int:
        """How wide it is."""
        return int(Fonts.of(fonts.words, 1.0).strong_measure.horizontalAdvance("00:00") + 2 * theme.MEDIUM)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.grid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours_of(self.palette())
        painter.setFont(self.fonts.words)
        painter.setPen(QColor(colours.quiet))
        now = self._place(self.now[1]) if self.now and self.now[0] in self.grid.plan.days else None
        for minute in range(self.grid.plan.first, self.grid.plan.last + 1, HOUR):
            box = self._place(minute)
            if now is None or not box.intersects(now):
                painter.drawText(box.adjusted(0, 0, -theme.SMALL, 0), _RIGHT, clock(minute))
        if now is not None and self.now is not None:
            self._paint_now(painter, now, clock(self.now[1]), colours)

    def _place(self, minute: int) -> QRectF:
        assert self.grid is not None
        y = self.grid.y(minute) - self._scroll()
        return QRectF(0, y - self.fonts.line / 2, self.width(), self.fonts.line)

    def _paint_now(self, painter: QPainter, box: QRectF, words: str, colours: theme.Colours) -> None:
        wide = self.fonts.strong_measure.horizontalAdvance(words) + theme.MEDIUM
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(QRectF(self.width() - wide, box.top(), wide, box.height()), 4, 4)
        painter.setFont(self.fonts.strong)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(
            QRectF(self.width() - wide, box.top(), wide, box.height()), Qt.AlignmentFlag.AlignCenter, words
        )


class NowLine(QWidget):
    """A line behind the cards of today, where the time is."""

    HIGH = 8

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(theme.colours_of(self.palette()).accent)
        middle = self.height() / 2
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(4, middle), 3, 3)
