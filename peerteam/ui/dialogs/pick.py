"""Choosing one of many by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.line_list import Line, LineList


class Pick(Sheet):
    """Letters narrow the list, ↑ ↓ walk it from where one types, Enter takes the line."""

    taken = Signal(str)

    def __init__(self, question: str, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(question, "Type a few letters, then Enter.", parent)
        self.setMinimumSize(560, 440)
        self.answer: str | None = None
        self._lines = list(lines)
        self.letters, self.list = QLineEdit(), LineList(question)
        self.letters.setAccessibleName("Letters to look for")
        self.body.addWidget(self.letters)
        self.body.addWidget(self.list, 1)
        self.letters.textChanged.connect(self._narrow)
        self.list.opened.connect(self._take)
        self.list.clicked_on.connect(self._take)
        self._narrow("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(-1 if event.key() == Qt.Key.Key_Up else 1, aloud=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.current_key:
            self._take(self.list.current_key)
        else:
            super().keyPressEvent(event)

    def _narrow(self, letters: str) -> None:
        wanted = letters.casefold().split()
        self.list.show_lines([line for line in self._lines if all(w in line.spoken.casefold() for w in wanted)])
        if not self.list.current_key:
            self.list.step(1)
        if self.isVisible():
            count = len(self.list.lines())
            first = f": {self._spoken()}" if count else ""
            say_aloud(self.list, f"{count} left{first}" if letters else f"{count} in all{first}")

    def _spoken(self) -> str:
        return next((line.spoken for line in self._lines if line.key == self.list.current_key), "")

    def _take(self, key: str) -> None:
        self.answer = key
        self.accept()
        self.taken.emit(key)


def pick(question: str, lines: Sequence[Line], parent: QWidget | None = None) -> str | None:
    """Ask for one of these lines; its key, or None."""
    sheet = Pick(question, lines, parent)
    accepted = sheet.exec() == QDialog.DialogCode.Accepted
    sheet.deleteLater()
    return sheet.answer if accepted else None
