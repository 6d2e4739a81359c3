"""The order of the parts of the letter in this visit, and which of them it leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.letter_order import Place, moved, turned
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.shortcut import shortcut

DETAIL = (
    "Ctrl+↑ and Ctrl+↓ carry a part with all that is below it. Delete leaves it out of this letter, and puts it back."
)
ROWS = 10


class PartOrder(Sheet):
    """Nothing is changed until it is kept."""

    kept = Signal(object)  # the places, or None for the form's own order

    def __init__(
        self, row: Sequence[Place], usual: Sequence[Place], names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__("The parts of this letter", DETAIL, parent)
        self.widen(560)
        self.places, self._usual, self._names = list(row), list(usual), names
        self.list = LineList("The parts of this letter")
        self.list.setMinimumHeight(ROWS * 30)
        self.up, self.down = button("Up"), button("Down")
        self.out = button("Leave out or put back")
        self.as_form = button("As in the form", "plain")
        self.keep, self.cancel = button("Keep this order", "main"), button("Cancel", "plain")
        self.body.addWidget(self.list, 1)
        for buttons in ((self.up, self.down, self.out, self.as_form), (self.keep, self.cancel)):
            holder = QWidget()
            flow = FlowLayout(holder)
            flow.setSpacing(theme.SMALL)
            for each in buttons:
                flow.addWidget(each)
            self.body.addWidget(holder)
        self._connect()
        self._show()
        self.list.step(1)
        self.list.setFocus()

    def _connect(self) -> None:
        for each, do in (
            (self.up, self.move_up), (self.down, self.move_down), (self.out, self.turn), (self.as_form, self.restore),
            (self.keep, self._keep), (self.cancel, self.reject),
        ):  # fmt: skip
            each.clicked.connect(do)
        shortcut("Ctrl+Up", self, self.move_up)
        shortcut("Ctrl+Down", self, self.move_down)
        self.list.do_on({Qt.Key.Key_Delete: self.turn})
        self.list.opened.connect(self._keep)

    def move_up(self) -> None:
        """The chosen part goes before the one above it."""
        self._put(moved(self.places, self.list.current_key, -1))

    def move_down(self) -> None:
        """The chosen part goes behind the one below it."""
        self._put(moved(self.places, self.list.current_key, 1))

    def turn(self) -> None:
        """The chosen part is left out, or put back."""
        self._put(turned(self.places, self.list.current_key))

    def restore(self) -> None:
        """The order the form has."""
        self._put(self._usual)

    def _put(self, places: Sequence[Place]) -> None:
        self.places = list(places)
        self._show()

    def _show(self) -> None:
        self.list.show_lines([self._line(place) for place in self.places])

    def _line(self, place: Place) -> Line:
        name = "   " * (place.level - 1) + self._names.get(place.key, place.key)
        if place.left_out:
            return Line(place.key, name, detail="left out of this letter", sign="–", meaning="left out", quiet=True)
        return Line(place.key, name)

    def _keep(self) -> None:
        self.accept()
        self.kept.emit(None if self.places == self._usual else self.places)
