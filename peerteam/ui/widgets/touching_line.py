"""One line under Today's card: what others changed that touches me. Enter or a click opens all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.line_list import Line, LineList


class TouchingLine(QFrame):
    """Hidden while there is nothing to say; never takes the focus by itself."""

    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list = LineList(name)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SMALL, 2, theme.SMALL, 2)
        layout.addWidget(self.list)
        self.list.opened.connect(self._open)
        self.list.clicked_on.connect(self._open)
        self.hide()

    def say(self, text: str, detail: str = "") -> None:
        """Say it; no text is nothing to say."""
        line = Line("news", text, detail=detail, sign="!", meaning="Enter shows what changed")
        self.list.show_lines([line] if text else [])
        self._fit()
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.list.height() + 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its one line at this size of text."""
        if self.list.count():
            self.list.setFixedHeight(self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 4)

    def _open(self, _key: str) -> None:
        self.list.choose("")
        self.opened.emit()
