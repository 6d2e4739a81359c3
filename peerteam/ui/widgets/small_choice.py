"""A small choice out of a list, quiet enough to stand above every column of a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from peerteam.ui import theme

_SIGN = 22
_PLACED = (QEvent.Type.ParentChange, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class SmallChoice(QComboBox):
    """Alt+↓ or Space opens it. The wheel scrolls what is around it and never changes the choice."""

    _name: QLabel | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def call(self, name: str) -> None:
        """What a screen reader calls it where no label leads to it.

        Under Linux Qt gives what is chosen for the name, and the name only through a label: one without any size.
        """
        self.setAccessibleName(name)
        self._name = QLabel()
        self._name.setAccessibleName(name)
        self._name.setFixedSize(0, 0)
        self._name.setBuddy(self)
        self._stand_beside()

    def event(self, event: QEvent) -> bool:
        """Its label is found among those of the same parent, and is there as long as it is."""
        if event.type() in _PLACED:
            self._stand_beside()
        return super().event(event)

    def _stand_beside(self) -> None:
        if self._name is not None and self.parentWidget() is not None:
            if self._name.parentWidget() is not self.parentWidget():
                self._name.setParent(self.parentWidget())
            self._name.setVisible(not self.isHidden())

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
