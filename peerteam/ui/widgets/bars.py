"""The line above every page and the line beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from peerteam.ui import icons, theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

SAID_FOR_MS = 4000


class TopLine(QFrame):
    """Council and dates at the left; who you are, and the ⋯ button, at the right."""

    me_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.council, self.dates = label(role="heading"), label(role="quiet")
        self.me = button("", "plain")
        self.people = QMenu(self)
        self.me.setMenu(self.people)
        self.more = button("", "plain", "More")
        self.more.setToolTip("More")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.SMALL, theme.MEDIUM, theme.SMALL)
        layout.setSpacing(theme.MEDIUM)
        for widget in (self.council, self.dates):
            widget.setMinimumWidth(1)  # rather cut than making the window wider than the screen
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(self.me)
        layout.addWidget(self.more)
        self.tint()

    def say(self, council: str, dates: str, me: str | None, people: Sequence[tuple[str, str]]) -> None:
        """Show the visit; `me` is the name of who works here, `people` the (id, name) one could be."""
        self.council.setText(council)
        self.dates.setText(dates)
        self.me.setText(f"You are {me}" if me else "Who are you?")
        self.me.setAccessibleName(self.me.text())
        self.people.clear()
        if not people:
            self.people.addAction("Nobody is in the team yet").setEnabled(False)
        for id, name in people:
            action = self.people.addAction(name.replace("&", "&&"))
            action.setData(id)
            action.triggered.connect(self._choose)

    def tint(self) -> None:
        """Draw the icon in the colours of now."""
        self.more.setIcon(icons.icon("ellipsis-horizontal", theme.colours_of(self.palette())))

    def _choose(self) -> None:
        self.me_chosen.emit(str(self.sender().data()))  # type: ignore[attr-defined]  # the sender is a QAction


class FootLine(QFrame):
    """Has it saved, and who has it: always there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.words, self.help = label(role="small"), label("F1  keys", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.SMALL, theme.LARGE, theme.SMALL)
        self.words.setMinimumWidth(1)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.help)
        self._standing = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._stand)

    def stand(self, words: str) -> None:
        """What holds until something else does."""
        self._standing = words
        if not self._timer.isActive():
            self._stand()

    def say(self, words: str) -> None:
        """An answer, for a few seconds."""
        self.words.setText(words)
        self._timer.start(SAID_FOR_MS)

    def _stand(self) -> None:
        self.words.setText(self._standing)
