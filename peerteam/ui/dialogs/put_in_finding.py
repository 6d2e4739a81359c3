"""Where does this belong? Type to find a finding, or make a new one of what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from peerteam.domain.records import Side, Stance
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList, heading

_NEW = {Side.STRENGTH: "A new strength", Side.AREA: "A new area for consideration"}
_SHOWN, _SHOWN_WHILE_TYPING = 40, 4
"""So many findings are listed; while somebody types there is room beneath them for a new one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A finding that can be chosen; `near` ones are of the passage's own theme and come first."""

    id: str
    words: str
    detail: str
    near: bool


class PutInFinding(Sheet):
    """One line to type in, findings beneath it. Enter puts it for, F and G in the list for or against."""

    chosen = Signal(str, str)  # finding, stance
    made = Signal(str, str)  # side, wording

    def __init__(
        self, question: str, offers: Sequence[Offer], first: Side = Side.STRENGTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, parent=parent)
        self.setMinimumWidth(560)
        self._offers = sorted(offers, key=lambda offer: not offer.near)
        self._sides = (first, *(side for side in Side if side != first))
        self.line = QLineEdit()
        self.line.setAccessibleName("Type to find a finding, or a new headline")
        self.line.setPlaceholderText("Type to find a finding, or a new headline")
        self.list = _Findings("Findings")
        self.list.setMinimumHeight(260)
        self.hint = label(
            "Enter: stands behind it.   ↓ then F or G: for or against.   Esc: not now.", "small", wrap=True
        )
        self.body.setSpacing(theme.SMALL)
        for widget in (self.line, self.list, self.hint):
            self.body.addWidget(widget)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.opened.connect(self._choose)
        self.list.clicked_on.connect(self._choose)
        self.list.letter.connect(self._letter)
        self._show()
        self.line.setFocus()

    def _show(self) -> None:
        words = self.line.text().casefold().split()
        fits = [o for o in self._offers if all(word in f"{o.words} {o.detail}".casefold() for word in words)]
        typed = self.line.text().strip()
        most = _SHOWN_WHILE_TYPING if typed else _SHOWN
        lines = [Line(f"finding:{offer.id}", offer.words, detail=offer.detail) for offer in fits[:most]]
        if len(fits) > most:
            lines.append(heading(f"and {len(fits) - most} more: type another word"))
        if typed:
            lines += [Line(f"new:{side}", f"{_NEW[side]}: “{typed}”", lead="+") for side in self._sides]
        elif not lines:
            lines = [heading("There are no findings yet. Type a headline to make one.")]
        self.list.show_lines(lines)
        first = next((line for line in lines if not line.heading), None)
        self.list.choose(first.key if first else "")
        if first is not None and self.isVisible():  # what Enter would take, while the cursor stays in the line
            say_aloud(self.list, f"Enter: {first.spoken}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line ↑ ↓ walk the list, and Enter takes what is chosen there."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                if self.list.lines():
                    self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.current_key)
                return True
        return super().eventFilter(watched, event)

    def _letter(self, letter: str) -> None:
        if letter in ("F", "G"):
            self._choose(self.list.current_key, Stance.FOR if letter == "F" else Stance.AGAINST)
        else:  # somebody goes on typing
            self.line.setFocus()
            self.line.insert(letter.lower())

    def _choose(self, key: str, stance: Stance = Stance.FOR) -> None:
        kind, _, id = key.partition(":")
        if not id:
            return
        self.accept()
        if kind == "finding":
            self.chosen.emit(id, stance)
        else:
            self.made.emit(id, self.line.text().strip())


class _Findings(LineList):
    letter = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.currentRow() == 0 and event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.letter.emit(event.text().upper())
        else:
            super().keyPressEvent(event)
