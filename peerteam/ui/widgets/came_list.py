"""What came from the others: how much, and each with its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.line_list import Line, LineList

NOTHING = "Nothing new from the others. What they hand over stands here, with its words, until you have seen it."


class CameList(QWidget):
    """The heading, *Seen*, and the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary, self.nothing = answer("heading"), label(NOTHING, "quiet", wrap=True)
        self.seen = button("Seen", "plain", "All of this is seen")
        self.list = LineList("What came from the others")
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.seen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(top)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addStretch()

    def say(self, summary: str, lines: Sequence[Line]) -> None:
        """Show what came, or that nothing did."""
        self.summary.setText(summary)
        self.list.setAccessibleName(summary or "What came from the others")
        self.list.show_lines(lines)
        for each in (self.summary, self.seen, self.list):
            each.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
