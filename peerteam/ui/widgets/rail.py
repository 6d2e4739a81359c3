"""The rail at the left: the pages there are, each with an icon, a word and an Alt key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from peerteam.ui import icons, theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

ICON = 22


class Rail(QFrame):
    """Says which page was asked for; what is shown is shown by `mark`."""

    asked = Signal(int)

    def __init__(self, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`pages` are (word with its mnemonic, icon)."""
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._icons = [icon for _, icon in pages]
        self._group = QButtonGroup(self)
        layout = self._layout = QVBoxLayout(self)
        self._name = label("Peer Team", "heading")
        layout.addWidget(self._name)  # first, or it would be a window of its own when it is shown
        self._low: bool | None = None
        self._air(low=False)
        room = icons.blank(ICON)
        for index, (word, _) in enumerate(pages):
            each = button(f" {word}", "rail", word.replace("&", ""))
            each.setCheckable(True)
            each.setAutoExclusive(True)  # heard as one of several, not as a tick
            each.setIconSize(self._size())  # at once, so that the rail is as wide without its icons as with them
            each.setIcon(room)
            self._group.addButton(each, index)
            layout.addWidget(each)
        layout.addStretch()
        self._group.idClicked.connect(self.asked)
        self._shown = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            QTimer.singleShot(icons.SOON_MS, self, self._begin)

    def minimumSizeHint(self) -> QSize:
        """On a low screen the words go on without the air between them, and without the program's name."""
        words = self._group.buttons()
        high = sum(each.sizeHint().height() for each in words) + 2 * theme.SMALL
        return QSize(super().minimumSizeHint().width(), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        air = 2 * (theme.LARGE - theme.SMALL) + len(self._icons) * theme.SMALL + self._name.sizeHint().height()
        self._air(low=self.height() < self.minimumSizeHint().height() + air)

    def _air(self, *, low: bool) -> None:
        if low == self._low:
            return
        self._low = low
        around, between = (theme.SMALL, 0) if low else (theme.LARGE, theme.SMALL)
        self._layout.setContentsMargins(theme.MEDIUM, around, theme.MEDIUM, around)
        self._layout.setSpacing(between)
        self._name.setContentsMargins(0, 0, 0, theme.MEDIUM + theme.SMALL)
        self._name.setHidden(low)
        self._layout.activate()  # now: a window of the least height has no later moment

    def mark(self, index: int) -> None:
        """This page is shown."""
        self._group.button(index).setChecked(True)

    def _begin(self) -> None:
        self._group.idToggled.connect(self._draw)
        self.tint()

    def tint(self) -> None:
        """Draw the icons in the colours of now."""
        for index in range(len(self._icons)):
            self._draw(index)

    def _draw(self, index: int) -> None:
        each, size = self._group.button(index), self._size()
        each.setIcon(
            icons.icon(self._icons[index], theme.colours_of(self.palette()), size.width(), on=each.isChecked())
        )
        each.setIconSize(size)

    def _size(self) -> QSize:
        """As large as the words beside them."""
        size = int(ICON * self.font().pointSizeF() / theme.BASE_POINTS)
        return QSize(size, size)
