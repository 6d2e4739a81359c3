"""A small choice out of a list, quiet enough to stand above every column of a table."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from peerteam.ui import theme

_SIGN = 22


class SmallChoice(QComboBox):
    """Alt+↓ or Space opens it. The wheel scrolls what is around it and never changes the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet takes the arrow away; this one is in the colour of the words."""
        super().paintEvent(event)
        if self.isEnabled():
            painter = QPainter(self)
            painter.setPen(QColor(theme.colours_of(self.palette()).quiet))
            place = QRect(self.width() - _SIGN, 0, _SIGN - 6, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "▾")
            painter.end()
