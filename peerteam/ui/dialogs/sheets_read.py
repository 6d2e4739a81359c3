"""What came of the note sheets: those that found their session, and those that need a word from a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.line_list import Line, LineList

HIGHEST = 640


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet: its session or its file, who wrote it or what is wrong. A `key` says that it can still be placed.

    `new` is None for a sheet that has no place.
    """

    key: str
    title: str
    detail: str
    warnings: tuple[str, ...]
    new: bool | None


class SheetsRead(Sheet):
    """↑ ↓ walk the sheets, Enter finds the place of one that has none."""

    place_asked = Signal(str)

    def __init__(self, words: str, lines: Sequence[SheetLine], parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.widen(640)
        self.setMinimumHeight(min(int(400 * self.font().pointSizeF() / theme.BASE_POINTS), HIGHEST))
        self.list = LineList("What came of the note sheets")
        self.list.show_lines([_line(number, line) for number, line in enumerate(lines)])
        self._keys = {_key(number, line): line.key for number, line in enumerate(lines)}
        self.place, self.close_ = button("Find its place …"), button("Close", "main")
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addStretch()
        row.addWidget(self.close_)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._place)
        self.place.clicked.connect(self._place)
        self.close_.clicked.connect(self.accept)
        first = next((key for key, sheet in self._keys.items() if sheet), "")
        self.list.choose(first)
        self._choose(first)
        self.list.setFocus()

    def _choose(self, key: str) -> None:
        self.place.setEnabled(bool(self._keys.get(key)))

    def _place(self) -> None:
        key = self._keys.get(self.list.current_key)
        if key:
            self.place_asked.emit(key)


def _key(number: int, line: SheetLine) -> str:
    return f"{number} {line.key}"


def _line(number: int, line: SheetLine) -> Line:
    parts = [line.detail, *line.warnings]
    if line.new is False:
        parts.append("it was here already")
    detail = "; ".join(part for part in parts if part)
    sign, meaning = ("?", "no place yet") if line.new is None else ("●", "in its session")
    return Line(_key(number, line), line.title, detail=f"{detail[:1].upper()}{detail[1:]}.", sign=sign, meaning=meaning)
