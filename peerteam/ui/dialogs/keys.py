"""F1: how the page one is on works, and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.tall_sheet import TallSheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

EVERYWHERE = (
    ("Ctrl+F", "Search everything"),
    ("Ctrl+O", "Open a file, or take in one that was handed to you"),
    ("Ctrl+N", "New note of a conversation"),
    ("F11", "In the room: the editor only"),
    ("Ctrl+=   Ctrl+−   Ctrl+0", "Bigger, smaller, the usual size"),
    ("Ctrl+S", "Answers when all was saved"),
    ("Ctrl+W", "My visits"),
    ("Alt and the underlined letter", "Another page"),
    ("F6", "To the message above the page; again: back"),
    ("Esc", "One step back"),
)


class Keys(TallSheet):
    """A few sentences, then two columns of words; the guide is one press away."""

    guide_asked = Signal(str)  # the name of the page

    def __init__(
        self, page: str, keys: Sequence[tuple[str, str]], how: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(page, "How this page works, and its keys", parent=parent)
        self._page = page
        self.setAccessibleDescription(how)
        self.area.setAccessibleDescription(". ".join(f"{key}: {what}" for key, what in (*keys, *EVERYWHERE)))
        self.widen(640)
        self.how, self.guide = label(how, wrap=True), button("The &guide", "plain", "More in the guide")
        if how:
            self.inside.addWidget(self.how)
            self.inside.addSpacing(theme.MEDIUM)
        for title, rows in (("Keys of this page", keys), ("Keys everywhere", EVERYWHERE)):
            self._add_keys(title, rows)
        close = button("Close", "main")
        row = QHBoxLayout()
        row.addWidget(self.guide)
        row.addStretch()
        row.addWidget(close)
        self.body.addLayout(row)
        self.guide.clicked.connect(self._ask_for_guide)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _add_keys(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        self.inside.addWidget(label(title, "over"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.LARGE)
        for row, (key, what) in enumerate(rows):
            grid.addWidget(label(key, "heading"), row, 0)
            grid.addWidget(label(what, wrap=True), row, 1)
        self.inside.addLayout(grid)
        self.inside.addSpacing(theme.SMALL)

    def _ask_for_guide(self) -> None:
        self.accept()
        self.guide_asked.emit(self._page)
