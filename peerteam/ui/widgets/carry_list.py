"""A list of cards that can be carried by the mouse, and onto which something can be carried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from peerteam.ui import theme
from peerteam.ui.widgets.card import GAP
from peerteam.ui.widgets.card_editor import CARD

CARRIED_CARD = "application/x-peerteam-card"
CARRIED_PASSAGE = "application/x-peerteam-passage"
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_EDGE = 24  # pixels at the top and at the foot where a long column moves under what is carried


class CarryList(QListWidget):
    """A card is carried to a place between others, a passage onto a card. What was let go is told, nothing is moved."""

    card_dropped = Signal(str, str)  # a card, and the one it is to stand before ("" at the end)
    passage_dropped = Signal(str, str, bool)  # a passage, the card, and whether it speaks against it

    def __init__(self, carries: str, *, takes: bool) -> None:
        super().__init__()
        self._carries, self._takes = carries, takes
        self._aim: QRect | None = None  # where what is carried would go
        self.setDragEnabled(True)
        self.setAcceptDrops(takes)
        self.setDropIndicatorShown(False)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        made = QMimeData()
        made.setData(self._carries, "\n".join(item.data(CARD).id for item in items).encode())
        return made

    def startDrag(self, supported: Qt.DropAction) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(self.selectedItems()))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take_or_not(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._scroll_at(event.position().y())
        self._take_or_not(event)

    def _scroll_at(self, y: float) -> None:
        """Carried to the edge of a long column, one sees what is beyond."""
        by = -1 if y < _EDGE else 1 if y > self.viewport().height() - _EDGE else 0
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * _EDGE // 2)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        at = event.position().toPoint()
        if event.mimeData().hasFormat(CARRIED_CARD):
            before = self._item_below(at)
            self.card_dropped.emit(_carried(event, CARRIED_CARD), before.data(CARD).id if before else "")
        elif (card := self._item_at(at)) is not None:
            against = bool(event.modifiers() & _SHIFT)
            self.passage_dropped.emit(_carried(event, CARRIED_PASSAGE), card.data(CARD).id, against)
        self._aim_at(None)
        event.acceptProposedAction()

    def _take_or_not(self, event: QDragMoveEvent) -> None:
        at, data = event.position().toPoint(), event.mimeData()
        aim: QRect | None = None
        if self._takes and data.hasFormat(CARRIED_CARD):
            aim = self._line_at(at)
        elif self._takes and data.hasFormat(CARRIED_PASSAGE):
            item = self._item_at(at)
            aim = self.visualItemRect(item).adjusted(3, 2, -3, -GAP - 1) if item is not None else None
        self._aim_at(aim)
        if aim is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _item_at(self, at: QPoint) -> QListWidgetItem | None:
        return self.itemAt(at)

    def _item_below(self, at: QPoint) -> QListWidgetItem | None:
        """The card a carried one would stand before."""
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if self.visualItemRect(item).center().y() > at.y()), None)

    def _line_at(self, at: QPoint) -> QRect:
        below = self._item_below(at)
        if below is not None:
            y = self.visualItemRect(below).top() - GAP // 2
        else:
            y = self.visualItemRect(self.item(self.count() - 1)).bottom() - GAP // 2 if self.count() else 2
        return QRect(4, max(y, 1), self.viewport().width() - 8, 0)

    def _aim_at(self, place: QRect | None) -> None:
        if place != self._aim:
            self._aim = place
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aim is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.colours_of(self.palette()).accent))
            for grown in range(2):
                painter.drawRoundedRect(self._aim.adjusted(-grown, -grown, grown, grown), theme.RADIUS, theme.RADIUS)


def _carried(event: QDropEvent, kind: str) -> str:
    return bytes(event.mimeData().data(kind).data()).decode()
