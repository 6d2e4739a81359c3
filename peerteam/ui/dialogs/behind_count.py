"""What is behind a number: the list that makes it, then what was left out of it and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.counts import Count
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.line_list import Line, LineList, heading

ROWS = 11


class BehindCount(Sheet):
    """Enter on a line asks to be shown the record."""

    asked = Signal(str)

    def __init__(self, words: str, count: Count, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, detail, parent)
        self.list = LineList(words)
        self.list.setMinimumHeight(ROWS * 40)
        self.body.addWidget(self.list, 1)
        lines = [heading("Counted")] + [Line(id, what) for id, what in count.items]
        if count.left_out:
            lines += [heading("Not counted")] + [
                Line(id, what, detail=why[:1].upper() + why[1:], quiet=True) for id, what, why in count.left_out
            ]
        self.list.show_lines(lines if count.items or count.left_out else [heading("Nobody yet.")])
        self.list.opened.connect(self._ask)
        self.resize(680, self.sizeHint().height())

    def _ask(self, key: str) -> None:
        self.accept()
        self.asked.emit(key)
