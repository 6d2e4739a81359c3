"""Beside the table of passages: the chosen one in its whole note, what to do with it, and where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.passage_view import PassageView
from peerteam.ui.widgets.shortcut import shortcut

USES, NOTE = 2, 7
"""So many lines of where it is used are seen at once, and at least so many of the note."""


@dataclass(frozen=True, slots=True)
class PassageWords:
    """All the panel says of a passage. `main` is the word on its button; without one there is nothing to do."""

    over: str = ""
    title: str = ""
    about: str = ""
    state: str = ""
    text: str = ""
    at: int = 0
    upto: int = 0
    main: str = ""
    note: str = ""  # the word on the button that goes to the note


class PassagePanel(QScrollArea):
    """Shows, and asks for what was pressed."""

    main_pressed = Signal()
    note_pressed = Signal()
    use_opened = Signal(str)
    use_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.over = label(role="over", wrap=True)
        self.title = label(role="heading", wrap=True)
        self.about = label(role="small", wrap=True)
        self.state = label(role="area", wrap=True)
        self.view = PassageView()
        self.hint = label(role="small", wrap=True)
        self.main, self.note = button("Put in a finding", "main"), button("Go to the note")
        self.uses_title = label("In findings", "heading")
        self.uses = LineList("In findings")
        buttons, whole = QWidget(), QWidget()
        whole.setProperty("role", "page")
        row = FlowLayout(buttons)
        row.setSpacing(theme.SMALL)
        row.addWidget(self.main)
        row.addWidget(self.note)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(theme.LARGE, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        for widget in (self.over, self.title, self.about, self.state):
            layout.addWidget(widget)
        layout.addSpacing(theme.SMALL)
        layout.addWidget(self.view, 1)
        beneath: tuple[QWidget, ...] = (buttons, self.hint, self.uses_title, self.uses)
        for part in beneath:
            layout.addWidget(part)
        self.setWidget(whole)
        self.main.clicked.connect(self.main_pressed)
        self.note.clicked.connect(self.note_pressed)
        self.uses.opened.connect(self.use_opened)
        shortcut("Del", self.uses, self._remove, only_here=True)
        self._set_height()

    def say(self, words: PassageWords) -> None:
        """Show a passage; empty words show nothing."""
        for where, text in (
            (self.over, words.over),
            (self.title, words.title),
            (self.about, words.about),
            (self.state, words.state),
        ):
            where.setText(text)
            where.setVisible(bool(text))
        self.main.setText(words.main)
        self.main.setVisible(bool(words.main))
        self.note.setText(words.note)
        self.note.setVisible(bool(words.note))
        self.view.show_passage(words.text, words.at, words.upto)

    def show_uses(self, lines: Sequence[Line], none: str) -> None:
        """Show where it is used, or say that it is not."""
        self.uses_title.setText("In findings" if lines else none)
        self.uses_title.setVisible(bool(lines or none))
        self.uses.setVisible(bool(lines))
        self.uses.show_lines(lines)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "uses"):
            self._set_height()

    def _set_height(self) -> None:
        self.view.setMinimumHeight(NOTE * self.fontMetrics().lineSpacing())
        self.uses.setFixedHeight(int(USES * (2.1 * self.fontMetrics().height() + 14)) + 6)

    def _remove(self) -> None:
        if self.uses.current_key:
            self.use_removed.emit(self.uses.current_key)
