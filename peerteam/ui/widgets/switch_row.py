"""A row of switches of which one is on: what is seen beside a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout


class SwitchRow(QWidget):
    """Says which was pressed; each can tell how many things it stands for."""

    pressed = Signal(int)

    def __init__(self, name: str, names: Sequence[str], first: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._names = tuple(names)
        self._flow = FlowLayout(self)
        self._flow.setSpacing(theme.SMALL)
        self._group = QButtonGroup(self)
        self.switches: list[QPushButton] = []
        for index, words in enumerate(names):
            made = button(words, "filter")
            made.setCheckable(True)
            made.setAutoExclusive(True)  # heard as one of several, not as a tick
            self._group.addButton(made, index)
            self._flow.addWidget(made)
            self.switches.append(made)
        self.turn(first)
        self._group.idClicked.connect(self.pressed)

    def turn(self, which: int) -> None:
        """This one is on."""
        self.switches[which].setChecked(True)

    def count(self, which: int, number: int | None) -> None:
        """How many there are; None says nothing of it."""
        made, words = self.switches[which], self._names[which]
        made.setText(words if number is None else f"{words}  {number}")
        made.setAccessibleName(words if number is None else f"{words}, {number}")
        self._flow.activate()  # a switch with a number is wider
