"""F1: the keys of the page one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

EVERYWHERE = (
    ("Ctrl+N", "New note of a conversation"),
    ("F11", "In the room: the editor only"),
    ("Ctrl+=   Ctrl+−", "Bigger, smaller"),
    ("Alt and the underlined letter", "Another page"),
    ("Esc", "One step back"),
)


class Keys(Sheet):
    """Two columns of words."""

    def __init__(self, page: str, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(f"Keys: {page}", parent=parent)
        self.setMinimumWidth(600)
        for title, rows in (("On this page", keys), ("Everywhere", EVERYWHERE)):
            self.body.addWidget(label(title, "over"))
            grid = QGridLayout()
            grid.setColumnStretch(1, 1)
            grid.setHorizontalSpacing(theme.LARGE)
            for row, (key, what) in enumerate(rows):
                grid.addWidget(label(key, "heading"), row, 0)
                grid.addWidget(label(what, wrap=True), row, 1)
            self.body.addLayout(grid)
            self.body.addSpacing(theme.SMALL)
        close = button("Close", "main")
        close.clicked.connect(self.accept)
        self.body.addWidget(close)
