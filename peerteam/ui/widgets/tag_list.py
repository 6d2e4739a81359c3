"""The tags of a note as a quiet list under its text, to be put right: confirmed, put on other words, or taken off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList

LINES_SEEN = (3.5, 2.5, 1.5)
"""So many lines are seen at once, the first that leaves room for the text; half a line says that there are more."""
SHARE = 0.25
"""How much of the height the list may take."""
WORDS = ("It is right", "Put it on the selection", "Take it off", "Close")
HINTS = ("Space", "P", "Del", "Esc")


class TagList(QFrame):
    """↑↓ walk it and show the words in the text; Enter goes there; Space, P and Del put a tag right."""

    shown = Signal(str)  # a tag is walked on: show its words
    opened = Signal(str)  # go to its words
    confirmed = Signal(str)
    put = Signal(str)  # put it on the selected words
    taken_off = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "under")
        self.list = LineList("Tags of this note")
        self.right = button("", "chip", "It is right as it is, Space")
        self.move_here = button("", "chip", "Put it on the selected words, P")
        self.off = button("", "chip", "Take it off, Delete")
        self.close_button = button("", "chip", "Close the list of tags, Escape")
        self.heading = label("Tags of this note", "over")
        row = QHBoxLayout()
        row.setSpacing(theme.HAIR)
        for each in (self.right, self.move_here, self.off):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # rather cut than making the window wider
        layout.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.SMALL)
        layout.setSpacing(theme.HAIR)
        layout.addWidget(self.heading)
        layout.addWidget(self.list)
        layout.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.list.chosen.connect(self.shown)
        self.list.clicked_on.connect(self.shown)
        self.list.opened.connect(self.opened)
        self.list.do_on({Qt.Key.Key_Space: self._confirm, Qt.Key.Key_P: self._put, Qt.Key.Key_Delete: self._take_off})
        self.right.clicked.connect(self._confirm)
        self.move_here.clicked.connect(self._put)
        self.off.clicked.connect(self._take_off)
        self.close_button.clicked.connect(self.closed)

    def show_tags(self, lines: Sequence[Line]) -> None:
        """Show these tags; the one walked on stays, or else the one that takes its place."""
        row = self.list.currentRow()
        self.list.show_lines(lines)
        if not self.list.current_key and lines:
            self._go_near(max(row, 0))
        self._fit()
        for each in (self.right, self.move_here, self.off):
            each.setEnabled(bool(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The keys are named beside their buttons as far as there is room, and the list leaves room for the text."""
        buttons = (self.right, self.move_here, self.off, self.close_button)
        none = ("",) * len(HINTS)
        for names, hints in ((WORDS, HINTS), (WORDS, none), (none, HINTS)):
            for each, words, key in zip(buttons, names, hints, strict=True):
                each.setText(f"{words}\u2002{key}".strip())
            if sum(each.sizeHint().width() for each in buttons) + theme.LARGE * 3 <= self.width():
                break
        row = self.list.sizeHintForRow(self.list.count() - 1) if self.list.count() else theme.ROW
        most = SHARE * self.window().height()
        lines = next((lines for lines in LINES_SEEN if row * lines <= most), LINES_SEEN[-1])
        self.list.setFixedHeight(int(row * lines))

    def _go_near(self, row: int) -> None:
        lines = self.list.lines()
        keys = [line.key for line in lines[row:] + lines[:row][::-1] if not line.heading]
        self.list.choose(keys[0] if keys else "")

    def _confirm(self) -> None:
        if key := self.list.current_key:
            self.confirmed.emit(key)

    def _put(self) -> None:
        if key := self.list.current_key:
            self.put.emit(key)

    def _take_off(self) -> None:
        if key := self.list.current_key:
            self.taken_off.emit(key)
