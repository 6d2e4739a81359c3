"""The middle of Notes: the title line, the editor and nothing else, with its tags and the themes at its foot."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.note_editor import NoteEditor
from peerteam.ui.widgets.note_title import NoteTitle
from peerteam.ui.widgets.strip import Strip
from peerteam.ui.widgets.tag_line import TagLine
from peerteam.ui.widgets.tag_list import TagList
from peerteam.ui.widgets.theme_foot import ThemeFoot

CHOOSE = "Choose a session at the left, or press Ctrl+N for a new note."
CLOSED = "The notes were erased when this visit was closed."
NOTHING_YET = "Your sessions come with the programme. A conversation can be noted without it: press Ctrl+N."
ROOMY = 26
"""Lines of text the desk must be high for everything to be seen at once."""
LOW, LOWEST = 15, 10
"""With fewer than these the title is of one line, and then it is all there is, so that there is room to write."""

_NOT_TYPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class NoteDesk(QWidget):
    """One note, or a plain sentence where one is not chosen yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.strip = NoteTitle(), Strip()
        self.editor, self.foot = NoteEditor(), ThemeFoot()
        self.line, self.tags = TagLine(), TagList()
        self.empty = label(CHOOSE, "quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.title, self.strip, self.editor, self.empty, self.line, self.tags, self.foot):
            layout.addWidget(widget, 1 if widget in (self.editor, self.empty) else 0)
        self.tags.installEventFilter(self)
        self.editor.placed.connect(self.title.begin_at)
        self.show_empty(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tags and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._share_out()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def list_tags(self) -> None:
        """Show the list; the title makes room first, or the window would have to grow."""
        self.title.be_brief(self.height() < ROOMY * self.fontMetrics().lineSpacing())
        self.tags.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed on a button go on in the note: Tab was meant as space, or the hand slipped."""
        words = event.text().isprintable() and event.text().strip()
        if words and not event.modifiers() & _NOT_TYPING and self.editor.isVisible() and not self.editor.isReadOnly():
            self.editor.setFocus()
            QCoreApplication.sendEvent(self.editor, event)
        else:
            super().keyPressEvent(event)

    def _share_out(self) -> None:
        """Large text in a low window: where the tags are listed there is no room for a long title too."""
        lines = self.height() / self.fontMetrics().lineSpacing()
        self.title.be_brief(lines < LOWEST or (lines < ROOMY and not self.tags.isHidden()))
        self.title.be_short(lines < LOW)

    def say_what_to_do(self, *, choice: bool, closed: bool = False) -> None:
        """What the sentence says where nothing is open: whether there is anything to choose from, or will be."""
        self.empty.setText(CHOOSE if choice else CLOSED if closed else NOTHING_YET)

    def show_empty(self, empty: bool) -> None:
        """Nothing is open, or something is."""
        self.empty.setVisible(empty)
        for widget in (self.title, self.editor, self.line, self.foot):
            widget.setVisible(not empty)
        if empty:
            self.tags.hide()
