"""The area of a timetable that scrolls: lines for the hours, and a card for each session, kept when others change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from peerteam.domain.timetable_layout import HOUR
from peerteam.ui import theme
from peerteam.ui.widgets.timetable_card import SessionCard
from peerteam.ui.widgets.timetable_drag import Ghost
from peerteam.ui.widgets.timetable_grid import Grid
from peerteam.ui.widgets.timetable_paint import Block, Fonts
from peerteam.ui.widgets.timetable_sides import NowLine


class Canvas(QWidget):
    """Holds the cards where the grid says. What to do with them, the timetable says."""

    made = Signal(object)  # a new card

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid: Grid | None = None
        self.cards: dict[str, SessionCard] = {}
        self.ghost, self.now_line = Ghost(self), NowLine(self)

    def show_blocks(self, blocks: Mapping[str, Block], fonts: Fonts) -> None:
        """A card for each of these; those that were there stay the same, with the focus they may have."""
        for id in [id for id in self.cards if id not in blocks]:
            gone = self.cards.pop(id)
            gone.hide()
            gone.deleteLater()
        for id, block in blocks.items():
            card = self.cards.get(id)
            if card is None:
                card = self.cards[id] = SessionCard(block, fonts, self)
                self.made.emit(card)
            elif card.block != block:
                card.show_block(block)
            card.fonts = fonts

    def lay_out(self, grid: Grid) -> None:
        """Put every card in its place, in the order one reads them."""
        self.grid = grid
        for placed in grid.plan.placed:
            card = self.cards[placed.session]
            card.setGeometry(grid.box(placed).toAlignedRect())
            card.show()
        self.update()

    def show_now(self, now: tuple[str, int] | None) -> None:
        """The line of the time behind today's cards."""
        grid = self.grid
        shown = grid is not None and now is not None and now[0] in grid.plan.days
        if grid is not None and now is not None and shown and grid.plan.first <= now[1] <= grid.plan.last:
            left, right = grid.across(grid.plan.columns_of(now[0]))
            high = NowLine.HIGH
            self.now_line.setGeometry(QRectF(left, grid.y(now[1]) - high / 2, right - left, high).toAlignedRect())
            self.now_line.lower()  # over the words it would look like striking them out
            self.now_line.show()
        else:
            self.now_line.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        grid = self.grid
        if grid is None:
            return
        painter = QPainter(self)
        colours = theme.colours_of(self.palette())
        hour = QPen(QColor(colours.line))
        half = QPen(QColor(colours.line))
        half.setDashPattern([2, 4])
        for day in grid.plan.days:
            left, right = grid.across(grid.plan.columns_of(day))
            for minute in range(grid.plan.first, grid.plan.last + 1, HOUR // 2):
                painter.setPen(half if minute % HOUR else hour)
                painter.drawLine(QLineF(left, grid.y(minute), right, grid.y(minute)))
