"""What others changed in the programme, each session as it was and as it is; *Seen* ends it for this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.ui.ask import Sheet
from peerteam.ui.today_news import session_behind, whole_list
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from peerteam.ui.today_news import ToldNews

ROWS = 8


class ProgrammeNewsSheet(Sheet):
    """Enter on a line opens its session in the programme."""

    session_asked = Signal(str)
    seen = Signal()

    def __init__(self, told: ToldNews, parent: QWidget | None = None) -> None:
        super().__init__(told.heading, told.all().text, parent)
        self._told = told
        self.list = LineList(told.heading)
        self.list.setMinimumHeight(ROWS * 44)
        self.list.show_lines(whole_list(told))
        self.body.addWidget(self.list, 1)
        self.done_with, later = button("Seen", "main"), button("Keep it for later", "plain")
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(later)
        row.addWidget(self.done_with)
        self.body.addLayout(row)
        self.widen(720)
        self.list.opened.connect(self._ask)
        self.done_with.clicked.connect(self._say_seen)
        later.clicked.connect(self.reject)
        self.list.setFocus()

    def _ask(self, key: str) -> None:
        self.accept()
        self.session_asked.emit(session_behind(self._told, key))

    def _say_seen(self) -> None:
        self.accept()
        self.seen.emit()
