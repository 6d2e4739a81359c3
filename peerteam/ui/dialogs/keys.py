"""F1: the keys of the page one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

ROOM_AROUND = 60
EVERYWHERE = (
    ("Ctrl+F", "Search everything"),
    ("Ctrl+O", "Open a file, or take in one that was handed to you"),
    ("Ctrl+N", "New note of a conversation"),
    ("F11", "In the room: the editor only"),
    ("Ctrl+=   Ctrl+−   Ctrl+0", "Bigger, smaller, the usual size"),
    ("Ctrl+S", "Answers when all was saved"),
    ("Ctrl+W", "My visits"),
    ("Alt and the underlined letter", "Another page"),
    ("Esc", "One step back"),
)


class Keys(Sheet):
    """Two columns of words."""

    def __init__(self, page: str, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(f"Keys: {page}", parent=parent)
        self.widen(640)
        inside = QWidget()
        inside.setProperty("role", "page")
        rows_of = QVBoxLayout(inside)
        rows_of.setContentsMargins(0, 0, theme.MEDIUM, 0)
        for title, rows in (("On this page", keys), ("Everywhere", EVERYWHERE)):
            rows_of.addWidget(label(title, "over"))
            grid = QGridLayout()
            grid.setColumnStretch(1, 1)
            grid.setHorizontalSpacing(theme.LARGE)
            for row, (key, what) in enumerate(rows):
                grid.addWidget(label(key, "heading"), row, 0)
                grid.addWidget(label(what, wrap=True), row, 1)
            rows_of.addLayout(grid)
            rows_of.addSpacing(theme.SMALL)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("The keys")
        self.body.addWidget(self.area, 1)
        close = button("Close", "main")
        close.clicked.connect(self.accept)
        self.body.addWidget(close)
        close.setFocus()
        self._inside = inside

    def fit(self) -> None:
        """As high as the keys are, but not higher than the window; then they scroll with the arrows."""
        window = self.parentWidget()
        wide = self.width() - 2 * theme.HUGE - theme.MEDIUM
        others = self.body.totalMinimumHeightForWidth(self.width()) - self.area.minimumSizeHint().height()
        wanted = self._inside.heightForWidth(wide) + others
        self.resize(self.width(), min(wanted, window.height() - ROOM_AROUND) if window else wanted)
