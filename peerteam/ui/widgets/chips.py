"""Chips above a table: what is to be shown. Each says how many there are; all are reached and pressed by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button, light
from peerteam.ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Option:
    """One value a chip can ask for, and how many it would show."""

    key: str
    words: str
    count: int


class SwitchChip(QPushButton):
    """On or off, with a count: *not in a finding 45*."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setProperty("role", "filter")
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoDefault(True)

    def say(self, count: int) -> None:
        """How many it shows."""
        self.setText(f"{self._words}  {count}")
        self.setAccessibleName(f"{self._words}, {count}")


class MenuChip(QPushButton):
    """One of several things to narrow by, such as the theme; Enter, Space or ↓ opens its list."""

    changed = Signal()

    def __init__(self, name: str, options: Callable[[], Sequence[Option]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._options = name, options
        self._words: dict[str, str] = {}
        self._chosen: frozenset[str] = frozenset()
        self.setProperty("role", "filter")
        self.setAccessibleDescription("Opens a list")
        self.setAutoDefault(True)
        self.menu_ = _StayingMenu(self)
        self.menu_.setAccessibleName(name)
        self.menu_.aboutToShow.connect(self._fill)
        self.clicked.connect(self.open_list)
        self._say()

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the values asked for; none is all of them."""
        return self._chosen

    @property
    def words(self) -> dict[str, str]:
        """What the values are called, in their order."""
        return self._words

    def choose(self, keys: frozenset[str]) -> None:
        """Ask for these values, without telling."""
        self._chosen = keys
        self._say()

    def know(self, words: dict[str, str]) -> None:
        """What the values are called; those not known any more are no longer asked for."""
        self._words = words
        self._chosen &= set(words)
        self._say()

    def open_list(self) -> None:
        """Show the values with their counts."""
        self._say()
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.menu_.clear()
        for option in self._options():
            action = self.menu_.addAction(f"{option.words.replace('&', '&&')}\t{option.count}")
            action.setCheckable(True)
            action.setChecked(option.key in self._chosen)
            action.setData(option.key)
            action.triggered.connect(self._toggle)
        if not self.menu_.actions():
            self.menu_.addAction("Nothing here yet").setEnabled(False)
        self.menu_.setActiveAction(self.menu_.actions()[0])

    def _toggle(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._chosen ^= {str(action.data())}
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        names = [words for key, words in self._words.items() if key in self._chosen]
        said = f"{self._name}: {names[0]}" if names else self._name
        said += f" and {len(names) - 1} more" if len(names) > 1 else ""
        light(self, bool(self._chosen))
        self.setText(f"{said.replace('&', '&&')}  ▾")
        self.setAccessibleName(f"{self._name}: {', '.join(names) or 'all'}")


class _StayingMenu(QMenu):
    """Stays open while several things are ticked with Space or the mouse; Enter ticks one and closes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = cast("QAction | None", self.actionAt(event.position().toPoint()))
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class ChipRow(QWidget):
    """Chips side by side, in as many lines as they need."""

    def __init__(self, name: str, chips: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.everything = button("Show all", "filter", "Show everything again")
        layout = FlowLayout(self)
        layout.setSpacing(theme.SMALL)
        for chip in (*chips, self.everything):
            layout.addWidget(chip)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.everything.hide()

    def hasHeightForWidth(self) -> bool:
        """The row takes the height its width asks for by itself; Qt would ask for that of the narrowest width."""
        return False

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            layout = self.layout()
            high = layout.heightForWidth(self.width()) if layout is not None else 0
            if high != self.minimumHeight():
                self.setFixedHeight(high)
        return done
