"""How the page of notes is laid out: the list of notes, the desk with the editor, and what lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.note_beside import COLLEAGUE, QUESTIONS, NoteBeside
from peerteam.ui.note_strip import NoteStrip
from peerteam.ui.note_tagging import NoteTagging
from peerteam.ui.page import Page
from peerteam.ui.widgets.line_list import LineList
from peerteam.ui.widgets.note_aside import NoteAside
from peerteam.ui.widgets.note_desk import NoteDesk
from peerteam.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

LIST_WIDTH, DESK_WIDTH = 330, 520
BESIDE_WIDTH = {QUESTIONS: 340, COLLEAGUE: 520}


class NotesFrame(Page):
    """The widgets of the page, and those who work at them."""

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = visit
        self._room = False
        self._build()

    def _build(self) -> None:
        self.list = LineList("Notes")
        self.side = QFrame()
        self.side.setProperty("role", "side")
        side = QVBoxLayout(self.side)
        side.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        side.addWidget(self.list)
        desk = self.desk = NoteDesk()
        self.title, self.strip, self.editor, self.foot = desk.title, desk.strip, desk.editor, desk.foot
        self.line, self.tag_list = desk.line, desk.tags
        self.aside, self.recovered = NoteAside(), Strip()
        self.tagging = NoteTagging(self.visit, desk, self.telling)
        self.above = NoteStrip(self.visit, desk, self.telling)
        self.beside = NoteBeside(self.visit, self.aside)
        whole, row = QVBoxLayout(self), QHBoxLayout()
        for each in (whole, row):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        row.addWidget(self.side, 1)
        row.addWidget(self.desk, 2)
        row.addWidget(self.aside)
        whole.addWidget(self.recovered)  # over the list too: large text needs the width
        whole.addLayout(row, 1)

    def sizeHint(self) -> QSize:
        return QSize(1000, 640)

    def arrange(self) -> None:
        """The list gives way where there is no room for three columns; Ctrl+Page Up and Down still walk it."""
        beside = self.side_width(BESIDE_WIDTH.get(self.beside.open, 0))
        narrow = bool(beside) and self.width() < beside + self.side_width(LIST_WIDTH + DESK_WIDTH)
        self.side.setVisible(not self._room and not narrow and self.list.count() > 0)
        self.side.setMaximumWidth(self.side_width(LIST_WIDTH))
        self.aside.setFixedWidth(min(beside, self.width() // 2))
