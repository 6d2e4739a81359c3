"""Chips to see only one group of a list; each says how many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout


class GroupChips(QWidget):
    """One is chosen always: everybody, or one group. ← → walk them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self.chips: dict[str, QPushButton] = {}
        self.current = ""

    def show_groups(self, groups: Sequence[tuple[str, str, int]], heard: Mapping[str, str] | None = None) -> None:
        """Show chips of (key, words, count); the one chosen stays chosen while it is there.

        `heard` are the words for a screen reader, by key, where those on the chip are short.
        """
        for key, words, count in groups:
            chip = self.chips.get(key) or self._add(key)
            chip.setText(f"{words}  {count}")
            chip.setAccessibleName(f"{(heard or {}).get(key, words)}, {count}")
        for key in set(self.chips) - {key for key, _, _ in groups}:
            chip = self.chips.pop(key)
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        if self.current not in self.chips:
            self.current = groups[0][0] if groups else ""
        for key, chip in self.chips.items():
            chip.setChecked(key == self.current)
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Choose a chip without saying so."""
        if key in self.chips:
            self.current = key
            self.chips[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            keys = list(self.chips)
            to = self.chips[keys[(keys.index(self.current) + steps[Qt.Key(event.key())]) % len(keys)]]
            to.setFocus()
            to.click()
        else:
            super().keyPressEvent(event)

    def _add(self, key: str) -> QPushButton:
        chip = self.chips[key] = button("", "chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)  # heard as one of several, not as a tick
        chip.setProperty("key", key)
        self._group.addButton(chip)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _choose(self, chip: QPushButton) -> None:
        self.current = str(chip.property("key"))
        self.chosen.emit(self.current)
