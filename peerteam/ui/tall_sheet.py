"""A sheet that may be longer than the window: what is in it scrolls, its buttons stay."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet

ROOM_AROUND = 60
ROOM_BESIDE_BAR = 16


class TallSheet(Sheet):
    """`inside` is what scrolls; buttons are added to `body` as ever."""

    def __init__(self, question: str, named: str, detail: str = "", parent: QWidget | None = None) -> None:
        """`named` is what a screen reader calls what scrolls."""
        super().__init__(question, detail, parent)
        self._content = QWidget()
        self._content.setProperty("role", "page")
        self.inside = QVBoxLayout(self._content)
        self.inside.setContentsMargins(0, 0, ROOM_BESIDE_BAR, 0)
        self.area = QScrollArea()
        self.area.setWidget(self._content)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(named)
        self.body.addWidget(self.area, 1)

    def fit(self) -> None:
        """As high as what is in it, but not higher than the window."""
        window = self.parentWidget()
        self.body.activate()
        width = max(self.width(), self.minimumWidth())
        wide = width - 2 * theme.HUGE
        wanted = self._content.heightForWidth(wide) if self._content.hasHeightForWidth() else -1
        wanted = max(wanted, self._content.sizeHint().height() if wanted < 0 else 0)
        others = self.body.totalMinimumHeightForWidth(width) - self.area.minimumSizeHint().height()
        room = window.height() - ROOM_AROUND if window else wanted + others
        self.resize(width, min(wanted + others, room))
