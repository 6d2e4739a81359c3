"""A list on request: the whole of something a page says in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.line_list import Line, LineList

ROWS = 8
MORE = "more:"


class LinesSheet(Sheet):
    """Enter on a line leads to it; on *and 3 more* it shows them."""

    asked = Signal(str)  # the key of a line

    def __init__(
        self,
        question: str,
        detail: str,
        lines: Callable[[frozenset[str]], Sequence[Line]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, detail, parent)
        self._lines = lines
        self._opened: frozenset[str] = frozenset()
        self.list = LineList(question)
        self.list.setMinimumHeight(ROWS * 44)
        self.body.addWidget(self.list, 1)
        close = button("Close", "plain")
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        self.body.addLayout(row)
        self.widen(720)
        self.list.show_lines(lines(self._opened))
        self.list.opened.connect(self._open)
        close.clicked.connect(self.reject)
        self.list.setFocus()

    def _open(self, key: str) -> None:
        if key.startswith(MORE):
            self._opened |= {key}
            self.list.show_lines(self._lines(self._opened))
        else:
            self.accept()
            self.asked.emit(key)
