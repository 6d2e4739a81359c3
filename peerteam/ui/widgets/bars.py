"""The line above every page and the line beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QWidget

from peerteam.ui import icons, theme
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

SAID_FOR_MS = 4000
BAR_WIDTH = 120
ICON = 22
FEW = 8
"""Of a text that is cut so many characters are left, or none."""


class _Cut(QLabel):
    """A line that is rather cut, and says so with …, than making the window wider than the screen."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if cut == self.text():
            super().paintEvent(event)
        else:
            painter = QPainter(self)
            painter.drawText(self.contentsRect(), self.alignment(), cut)
        self.setToolTip("" if cut == self.text() else self.text())


class TopLine(QFrame):
    """Council and dates at the left; who you are, and the ⋯ button, at the right."""

    me_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.council, self.dates = _Cut("heading"), _Cut("quiet")
        self.me = button("", "plain")
        self.people = QMenu(self)
        self.me.setMenu(self.people)
        self.more = button("", "plain", "More")
        self.more.setToolTip("More")
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.SMALL, theme.MEDIUM, theme.SMALL)
        layout.setSpacing(theme.MEDIUM)
        for widget in (self.council, self.dates):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(self.me)
        layout.addWidget(self.more)
        self.more.setIcon(icons.blank(ICON))
        self.more.setIconSize(self._icon_size())
        self._shown = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            QTimer.singleShot(icons.SOON_MS, self, self.tint)

    def say(self, council: str, dates: str, me: str | None, people: Sequence[tuple[str, str]]) -> None:
        """Show the visit; `me` is the name of who works here, `people` the (id, name) one could be."""
        self.council.setText(council)
        self.dates.setText(dates)
        self.me.setText(f"You are {me}" if me else "Who are you?")
        self.me.setAccessibleName(self.me.text())
        self._share_out()
        self.people.clear()
        if not people:
            self.people.addAction("Nobody is in the team yet").setEnabled(False)
        for id, name in people:
            action = self.people.addAction(name.replace("&", "&&"))
            action.setData(id)
            action.triggered.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Where there is too little room the dates give way: whose visit it is can be read as long as it fits."""
        around = self._row.contentsMargins()
        taken = sum(each.sizeHint().width() for each in (self.council, self.me, self.more))
        room = self.width() - taken - around.left() - around.right() - 5 * theme.MEDIUM
        self.dates.setMaximumWidth(max(room, 1))
        self.dates.setVisible(room > FEW * self.dates.fontMetrics().averageCharWidth())

    def tint(self) -> None:
        """Draw the icon in the colours of now."""
        size = self._icon_size()
        self.more.setIcon(icons.icon(icons.MORE, theme.colours_of(self.palette()), size.width()))
        self.more.setIconSize(size)

    def _icon_size(self) -> QSize:
        size = int(ICON * self.font().pointSizeF() / theme.BASE_POINTS)
        return QSize(size, size)

    def _choose(self) -> None:
        self.me_chosen.emit(str(self.sender().data()))  # type: ignore[attr-defined]  # the sender is a QAction


class FootLine(QFrame):
    """Has it saved, and who has it: always there. Long work is shown beside it, and can be cancelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.words, self.help = _Cut("small"), label("Ctrl+F  search     F1  keys", "small")
        self.work = WorkLine()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.SMALL, theme.LARGE, theme.SMALL)
        layout.setSpacing(theme.LARGE)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.work)
        layout.addWidget(self.help)
        self.work.shown.connect(self.help.setHidden)  # when something was saved is never crowded out
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
        say_aloud(self, words)

    def _stand(self) -> None:
        self.words.setText(self._standing)


class WorkLine(QWidget):
    """What is being done beside the window, how far it is, and a button to stop it."""

    cancelled = Signal()
    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.bar = label(role="small"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.cancel = button("Cancel", "chip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.MEDIUM)
        for widget in (self.words, self.bar, self.cancel):
            layout.addWidget(widget)
        self.cancel.clicked.connect(self._cancel)
        self.hide()

    def begin(self, words: str) -> None:
        """Something begins; how long it takes is not known yet."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.cancel.setAccessibleDescription(words)
        self.cancel.setEnabled(True)
        self.show()
        self.shown.emit(True)
        say_aloud(self, words)

    def end(self) -> None:
        """It is done, or given up."""
        self.hide()
        self.shown.emit(False)

    def reach(self, step: int, of: int) -> None:
        """So much of it is done."""
        self.bar.setRange(0, of)
        self.bar.setValue(step)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText("Stopping …")
        say_aloud(self, "Stopping …")
        self.cancelled.emit()
