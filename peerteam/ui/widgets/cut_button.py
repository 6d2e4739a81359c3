"""A quiet button with a line of words on it that is rather cut, and says so with …, than making the window wider."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_AROUND = 28
_ROUNDING = 2
"""Qt measures in whole pixels and cuts by fractions; without these words that fit would lose their end."""


class CutButton(QPushButton):
    """Stays down while what it opens is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("role", "plain")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str, name: str = "") -> None:
        """Words for the eye, and for a screen reader if those differ."""
        self._words = words
        self.setAccessibleName(name or words)
        self.updateGeometry()
        self._cut()

    @property
    def words(self) -> str:
        """All that it says."""
        return self._words

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + _AROUND + _ROUNDING
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        fits = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(1, self.width() - _AROUND))
        if fits != self.text():
            self.setText(fits)
        self.setToolTip("" if fits == self._words else self._words)
