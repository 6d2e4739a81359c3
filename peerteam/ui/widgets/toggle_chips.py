"""Chips that are on or off, such as the themes of a session: pressing one asks for the other state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout


class ToggleChips(QWidget):
    """Shows what is so; what is to be so is said by whoever hears `pressed`."""

    pressed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        self._flow.setSpacing(theme.SMALL)
        self.chips: dict[str, QPushButton] = {}

    def show_chips(self, chips: Sequence[tuple[str, str, bool]]) -> None:
        """Show (key, words, whether it is on); chips that stay keep the focus."""
        if list(self.chips) != [key for key, _, _ in chips]:
            for old in self.chips.values():
                self._flow.removeWidget(old)
                old.deleteLater()
            self.chips = {key: self._chip(key) for key, _, _ in chips}
        for key, words, on in chips:
            self.chips[key].setText(words.replace("&", "&&"))
            self.chips[key].setAccessibleName(words)
            self.chips[key].setChecked(on)

    def _chip(self, key: str) -> QPushButton:
        chip = button("", "filter")
        chip.setCheckable(True)
        chip.setProperty("key", key)
        chip.clicked.connect(self._press)
        self._flow.addWidget(chip)
        return chip

    def _press(self) -> None:
        key = str(self.sender().property("key"))
        self.chips[key].setChecked(not self.chips[key].isChecked())
        self.pressed.emit(key)
