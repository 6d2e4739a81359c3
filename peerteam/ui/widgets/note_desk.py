"""The middle of Notes: the title line, the editor and nothing else, with its tags and the themes at its foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.note_editor import NoteEditor
from peerteam.ui.widgets.note_title import NoteTitle
from peerteam.ui.widgets.strip import Strip
from peerteam.ui.widgets.tag_line import TagLine
from peerteam.ui.widgets.tag_list import TagList
from peerteam.ui.widgets.theme_foot import ThemeFoot

ROOMY = 24
"""Lines of text the desk must be high for everything to be seen at once."""


class NoteDesk(QWidget):
    """One note, or a plain sentence where one is not chosen yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.strip = NoteTitle(), Strip()
        self.editor, self.foot = NoteEditor(), ThemeFoot()
        self.line, self.tags = TagLine(), TagList()
        self.empty = label("Choose a session at the left, or press Ctrl+N for a new note.", "quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.title, self.strip, self.editor, self.empty, self.line, self.tags, self.foot):
            layout.addWidget(widget, 1 if widget in (self.editor, self.empty) else 0)
        self.tags.installEventFilter(self)
        self.show_empty(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tags and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._share_out()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Large text in a low window: where the tags are listed there is no room for a long title too."""
        low = self.height() < ROOMY * self.fontMetrics().lineSpacing()
        self.title.be_brief(low and not self.tags.isHidden())

    def show_empty(self, empty: bool) -> None:
        """Nothing is open, or something is."""
        self.empty.setVisible(empty)
        for widget in (self.title, self.editor, self.line, self.foot):
            widget.setVisible(not empty)
        if empty:
            self.tags.hide()
