"""The themes as tabs with two small counts; a headline carried onto a tab goes to that theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QTabBar, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.carry_list import CARRIED_CARD

ALL = 99
SHORTENED = ((ALL, True), (8, True), (6, True), (4, True), (ALL, False), (8, False), (6, False), (4, False), (3, False))
"""To how many letters a name may be cut, with or without the counts: the first with which all themes are seen."""


@dataclass(frozen=True, slots=True)
class ThemeTab:
    """One theme, what it is called in full and in short, and how many headlines are on either side."""

    id: str
    name: str
    short: str
    strengths: int
    areas: int

    @property
    def words(self) -> str:
        """As it stands on the tab."""
        return self.cut(ALL, counts=True)

    def cut(self, letters: int, *, counts: bool) -> str:
        """The same with so many letters of the name, and with or without the counts; the key always stays."""
        key, gap, name = self.short.rpartition("  ")
        shown = name if len(name) <= letters + 1 else f"{name[:letters].rstrip()}…"
        words = f"{key}{gap}{shown}".replace("&", "&&")
        return f"{words}   {self.strengths} · {self.areas}" if counts else words

    @property
    def tip(self) -> str:
        """The same in words."""
        strengths = f"{self.strengths} strength{'' if self.strengths == 1 else 's'}"
        return f"{self.name}: {strengths}, {self.areas} area{'' if self.areas == 1 else 's'} for consideration"


class ThemeTabs(QTabBar):
    """Turns to a theme, by number, by its key, or to the next one."""

    card_dropped = Signal(str, str)  # a card, and the theme it is to go to

    def __init__(self, parent: QWidget | None = None) -> None:
        self._themes: list[ThemeTab] = []  # before Qt says that the font has changed
        super().__init__(parent)
        self._aim = -1
        self.setAccessibleName("Themes")
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAcceptDrops(True)
        self.currentChanged.connect(self._say_turned)

    def _say_turned(self, index: int) -> None:
        """Turned to by a key that works on the whole page: the tab itself has not got the focus."""
        if 0 <= index < len(self._themes) and self.isVisible() and not self.hasFocus():
            say_aloud(self, self._themes[index].tip)

    def show_themes(self, themes: Sequence[ThemeTab]) -> None:
        """Show these themes; the one turned to stays, and nothing is told."""
        current = self.current_id
        blocked = self.blockSignals(True)
        if [t.id for t in themes] != [t.id for t in self._themes]:
            while self.count():
                self.removeTab(0)
            for _ in themes:
                self.addTab("")
        self._themes = list(themes)
        for index, each in enumerate(themes):
            self.setTabToolTip(index, each.tip)
            self.setAccessibleTabName(index, each.tip)
        self.go_to(current)
        self._fit()
        self.blockSignals(blocked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """All themes side by side where that can be: the columns beneath say the name in full, and so do the tips."""
        for letters, counts in SHORTENED:
            for index, each in enumerate(self._themes):
                self.setTabText(index, each.cut(letters, counts=counts))
            if sum(self.tabSizeHint(index).width() for index in range(self.count())) <= self.width():
                return

    @property
    def current_id(self) -> str:
        """The theme turned to, or an empty text."""
        index = self.currentIndex()
        return self._themes[index].id if 0 <= index < len(self._themes) else ""

    def go_to(self, id: str) -> bool:
        """Turn to a theme; False if there is none of this id."""
        index = next((i for i, each in enumerate(self._themes) if each.id == id), -1)
        if index >= 0:
            self.setCurrentIndex(index)
        return index >= 0

    def step(self, by: int) -> None:
        """The next theme, or the one before; after the last comes the first."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    # --- carried by the mouse -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take_or_not(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take_or_not(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_at(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        index = self._index_at(event.position().toPoint())
        self._aim_at(-1)
        if index >= 0:
            event.acceptProposedAction()
            card = bytes(event.mimeData().data(CARRIED_CARD).data()).decode()
            self.card_dropped.emit(card, self._themes[index].id)

    def _take_or_not(self, event: QDragMoveEvent) -> None:
        carries = event.mimeData().hasFormat(CARRIED_CARD)
        self._aim_at(self._index_at(event.position().toPoint()) if carries else -1)
        if self._aim >= 0:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _index_at(self, at: QPoint) -> int:
        return self.tabAt(at)

    def _aim_at(self, index: int) -> None:
        if index != self._aim:
            self._aim = index
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aim >= 0:
            painter = QPainter(self)
            painter.setPen(QColor(theme.colours_of(self.palette()).accent))
            painter.drawRoundedRect(self.tabRect(self._aim).adjusted(2, 2, -2, -2), theme.RADIUS, theme.RADIUS)
