"""The wall for the whole room: full screen and large, headlines only, no name, post, count or quote.

One goes on typing here: the boxes work, headlines are reworded, ordered and moved as on the wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Side
from peerteam.ui import theme
from peerteam.ui.wall_acts import WallActs
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.wall_words import plain_card
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.headline_column import HeadlineColumn
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

LARGE, LARGEST = 1.75, 26.0
"""So many times the usual size of text; but however large that is, no more points than these."""
KEYS = "← →  theme     Enter  adds     F2  rewords     Ctrl+↑ ↓ ← →  moves     Esc  back"
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def beyond(screens: Sequence[QScreen], here: QScreen) -> QScreen:
    """Where the room looks: the first screen that is not the laptop's own, if a projector is plugged in as one."""
    return next((screen for screen in screens if screen is not here), here)


class Projector(QDialog):
    """One theme fills the screen."""

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit, self._acts = visit, WallActs(visit, self._say)
        self._reading: WallReading | None = None
        self.theme_id = ""
        self.setWindowTitle("Peer Team")
        self.setProperty("role", "page")
        self.setAccessibleName("The headlines, large")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.name, self.place = label(wrap=True), label(role="quiet")
        self.foot = label(KEYS, "small", wrap=True)
        self.columns = {
            Side.STRENGTH: HeadlineColumn("+  Strengths", "strength", "Type a strength, then Enter"),
            Side.AREA: HeadlineColumn("→  Areas for consideration", "area", "Type an area, then Enter"),
        }
        top, row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.place)
        row.setSpacing(theme.HUGE)
        for column in self.columns.values():
            row.addWidget(column, 1)
            column.box.installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * theme.HUGE, theme.HUGE, 2 * theme.HUGE, theme.LARGE)
        whole.setSpacing(theme.LARGE)
        whole.addLayout(top)
        whole.addLayout(row, 1)
        whole.addWidget(self.foot)
        boxes = [column.box for column in self.columns.values()]
        self.setTabOrder(boxes[0], boxes[1])
        self._enlarge()

    def _enlarge(self) -> None:
        points = min(self.font().pointSizeF() * LARGE, LARGEST)
        for column in self.columns.values():
            for part in (column.cards, column.box):
                part.setFont(_sized(self.font(), points))
            column.title.setFont(_sized(self.font(), points * 0.85))
        self.name.setFont(_sized(self.font(), points * 1.3, bold=True))
        self.place.setFont(_sized(self.font(), points * 0.85))

    def _connect(self) -> None:
        for column in self.columns.values():
            cards = column.cards
            column.typed.connect(self._typed)
            cards.reworded.connect(self._acts.reword)
            cards.opened.connect(self._reword)
            cards.dropped.connect(self._acts.drop)
            cards.order_asked.connect(self._acts.order)
            cards.side_asked.connect(self._other_side)
            cards.across_asked.connect(self.step)
            cards.card_dropped.connect(self._carried)
        shortcut("F2", self, self._reword)
        shortcut("F5", self, self.reject)
        shortcut("Ctrl+Z", self, self._undo)
        for key in range(1, 10):
            shortcut(f"Ctrl+{key}", self, self._go_to_key).setObjectName(str(key))

    # --- showing ------------------------------------------------------------------------------------------------------

    def begin(self, reading: WallReading, theme_id: str) -> None:
        """Fill the screen with this theme; one can type at once."""
        self.theme_id = theme_id
        self.show_reading(reading)
        self.setGeometry(beyond(QGuiApplication.screens(), self.screen()).geometry())
        self.showFullScreen()
        self.columns[Side.STRENGTH].box.setFocus()

    def show_reading(self, reading: WallReading) -> None:
        """Show the visit as it is now."""
        self._reading = reading
        ids = [each.id for each in reading.tabs]
        if self.theme_id not in ids:
            self.theme_id = ids[0] if ids else ""
        found = next((each for each in reading.tabs if each.id == self.theme_id), None)
        self.name.setText((found.name if found else None) or "")
        self.place.setText(f"{ids.index(self.theme_id) + 1} of {len(ids)}" if found else "")
        for side, column in self.columns.items():
            column.show_cards([plain_card(each) for each in reading.column(self.theme_id, side)])
            column.box.setEnabled(found is not None)

    def _say(self, words: str, act: str = "", do: object = None) -> None:
        """At the foot, where nobody but who types looks; Undo is Ctrl+Z here."""
        self.foot.setText(f"{words} Ctrl+Z takes it back." if act else words)
        say_aloud(self, self.foot.text())

    def step(self, by: int) -> None:
        """The next theme or the one before."""
        ids = [each.id for each in self._reading.tabs] if self._reading else []
        if ids:
            self._turn_to(ids[(ids.index(self.theme_id) + by) % len(ids)])

    def _turn_to(self, theme_id: str) -> None:
        self.theme_id = theme_id
        self.foot.setText(KEYS)
        if self._reading is not None:
            self.show_reading(self._reading)
            self._say_theme()
        if not any(column.box.hasFocus() for column in self.columns.values()):
            self.columns[Side.STRENGTH].box.setFocus()

    def _say_theme(self) -> None:
        """The cursor stays in its box when the theme is turned."""
        counts = [f"{column.cards.accessibleName()}, {column.cards.count()}" for column in self.columns.values()]
        say_aloud(self, f"{self.name.text()}. {'. '.join(counts)}.")

    # --- keys ---------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In an empty box ← and → turn the theme, as nothing is there to walk in."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _held(event):
            box = next((column.box for column in self.columns.values() if column.box is watched), None)
            turn = _TURNS.get(Qt.Key(event.key()))
            if box is not None and turn and not box.text():
                self.step(turn)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = (_TURNS | _PAGES).get(Qt.Key(event.key()))
        if turn and not _held(event):
            self.step(turn)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # in a dialog Enter would press some button
            super().keyPressEvent(event)

    def _go_to_key(self) -> None:
        key = int(self.sender().objectName())
        themes = self._reading.themes if self._reading else ()
        if found := next((each for each in themes if each.key == key), None):
            self._turn_to(found.id)

    # --- doing --------------------------------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        side = next(side for side, column in self.columns.items() if column is self.sender())
        if self._acts.add(self.theme_id, side, words):
            self.columns[side].taken()

    def _reword(self) -> None:
        for column in self.columns.values():
            if column.cards.hasFocus():
                column.cards.reword_current()

    def _other_side(self, finding: str, by: int) -> None:
        self._acts.to_side(finding, by)
        for column in self.columns.values():
            column.choose(finding)

    def _carried(self, finding: str, before: str) -> None:
        side = next(side for side, column in self.columns.items() if column.cards is self.sender())
        self._acts.put_before(finding, before, self.theme_id, side)

    def _undo(self) -> None:
        try:
            if self._visit.history.undo_label:
                self._say(f"Undone: {self._visit.history.undo()}")
        except PeerTeamError as problem:
            self._say(str(problem))


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def _sized(font: QFont, points: float, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPointSizeF(points)
    made.setBold(bold)
    return made
