"""One headline becomes two: its words, and which of the passages go with the new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.labels import label

QUESTION = "What is the second headline?"
WITH_IT = "Which of these go with it? Space marks one."
NONE = "Nothing is behind it yet, so there is nothing to share out."


class SplitFinding(Sheet):
    """Type the new headline, mark its passages, Enter."""

    split = Signal(str, list)  # words, the passages that go with them

    def __init__(self, headline: str, behind: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(QUESTION, f"Split off from “{headline}”", parent)
        self.widen(560)
        self.line = QLineEdit()
        self.line.setAccessibleName(QUESTION)
        self.hint = label(WITH_IT if behind else NONE, "small", wrap=True)
        self.list = CardList("Passages that can go with it", takes=False, edits=False)
        self.list.only_mark()
        self.list.show_cards(behind)
        self.list.setVisible(bool(behind))
        self.list.setMinimumHeight(220)
        self.go, cancel = button("Split", "main"), button("Cancel", "plain")
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.go)
        for widget in (self.line, self.hint):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        self.go.clicked.connect(self._split)
        self.list.opened.connect(self._split)
        cancel.clicked.connect(self.reject)
        self.line.setFocus()

    def _split(self) -> None:
        words = " ".join(self.line.text().split())
        if words:
            self.accept()
            self.split.emit(words, self.list.marked)
        else:
            self.line.setFocus()
