"""The title line above the note: what it is about, who was there, who leads and who writes."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.labels import label


class NoteTitle(QWidget):
    """Two lines of text and, at the right, a word about the note itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(role="large", wrap=True)
        self.about = label(role="quiet", wrap=True)
        self.state = label(role="area")
        self.hint = label(role="small")
        for each in (self.title, self.state, self.hint):
            each.setMinimumWidth(1)  # a long title is cut, and never makes the window wider
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.SMALL)
        grid.setVerticalSpacing(theme.HAIR)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.state, 0, 1)
        grid.addWidget(self.about, 1, 0)
        grid.addWidget(self.hint, 1, 1)

    def say(self, title: str, about: str = "", state: str = "") -> None:
        """Say what the note is."""
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.state.setText(state)
        self.hint.clear()
