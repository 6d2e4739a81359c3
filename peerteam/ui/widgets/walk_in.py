"""Somebody came whom the programme does not name: a number for the group, a name if it was caught, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label


class WalkIn(QFrame):
    """Hidden until somebody comes. The group is asked first, because it is all that is needed."""

    given = Signal(str, str)  # group, words about who it is
    closed = Signal()

    def __init__(self, groups: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._group = ""
        self.buttons: list[QPushButton] = []
        row = QWidget()
        flow = FlowLayout(row)
        flow.setSpacing(theme.SMALL)
        for number, (key, words) in enumerate(groups, 1):
            each = button(f"{number}  {words}", "filter", words)
            each.setCheckable(True)
            each.setProperty("key", key)
            each.clicked.connect(self._choose)
            flow.addWidget(each)
            self.buttons.append(each)
        self.line = QLineEdit()
        self.line.setAccessibleName("Name and post, if known")
        self.line.setPlaceholderText("Name, post – if known")
        self.line.setMinimumWidth(1)
        self.line.returnPressed.connect(self._give)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.MEDIUM, theme.MEDIUM)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(label("Who do they speak for?", "small", wrap=True))
        whole.addWidget(row)
        whole.addWidget(self.line)
        self.hide()

    def begin(self) -> None:
        """Ask for the group."""
        self._group = ""
        for each in self.buttons:
            each.setChecked(False)
        self.line.clear()
        self.line.setEnabled(False)
        self.show()
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> bool:
        """Nobody came after all; False if nothing was asked."""
        asked = self.isVisible()
        self.hide()
        return asked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if 1 <= number <= len(self.buttons):
            self.buttons[number - 1].click()
        elif step and not self.line.hasFocus():
            here = next((i for i, each in enumerate(self.buttons) if each.hasFocus()), 0)
            self.buttons[(here + step) % len(self.buttons)].setFocus()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        chosen = self.sender()
        self._group = str(chosen.property("key"))
        for each in self.buttons:
            each.setChecked(each is chosen)
        self.line.setEnabled(True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self._group:
            group, words = self._group, " ".join(self.line.text().split())
            self.hide()
            self.given.emit(group, words)
            self.closed.emit()
