"""Ctrl+F: one search over everything, as one types. Enter opens the place; Esc goes back to where the cursor was.

A session has two places: Enter opens my note of it, which is what one is in a hurry for, Ctrl+Enter the programme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.search_rows import MORE, search_rows
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.clearable import make_clearable
from peerteam.ui.widgets.hit_list import HitList
from peerteam.ui.widgets.labels import answer, label

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

HINT = "Type two letters or more. Several words must all be there; “in quotation marks” as they stand."
NOTHING = "Nothing in this visit holds these words. Fewer letters, or another form of the word, may find it."
PAGE = 5
TOLD_AFTER_MS = 500
"""So long after the last key it is said how much was found: whoever types is not talked over."""
WIDTH, HEIGHT = 760, 560
KEYS = "↑ ↓  choose     Enter  open     Esc  back"
KEYS_OF_SESSION = "↑ ↓  choose     Enter  its notes     Ctrl+Enter  in the programme     Esc  back"
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}


class Search(QDialog):
    """A line to type in, and what was found beneath it. The cursor never leaves the line."""

    chosen = Signal(str, str, str)  # kind, id, the words looked for

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._whole = ""
        self.setWindowTitle("Search")
        self.setAccessibleName("Search")
        self.setProperty("role", "panel")
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.line = QLineEdit()
        self.line.setAccessibleName("Words to search for")
        self.line.setPlaceholderText("Search notes, sessions, papers, people and findings")
        make_clearable(self.line)
        self.hint = answer("quiet")
        self.hint.setText(HINT)
        self.list = HitList("What was found")
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(TOLD_AFTER_MS)
        self._tell.timeout.connect(self.tell_found)
        self.keys = label(KEYS, "small")
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.MEDIUM)
        for widget, stretch in ((self.line, 0), (self.hint, 0), (self.list, 1), (self.keys, 0)):
            layout.addWidget(widget, stretch)
        self.line.textChanged.connect(self._look)
        self.list.opened.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._say_keys)
        self.line.installEventFilter(self)

    def begin(self) -> None:
        """Ask for words; those of last time are there, and the next key replaces them."""
        self._search()
        self.open()
        self.line.setFocus()
        self.line.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """In the upper middle of the window, so that the page can still be seen beside it."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            room = window.size()
            points = self.font().pointSizeF() / theme.BASE_POINTS
            self.resize(min(int(WIDTH * points), room.width() - 40), min(int(HEIGHT * points), room.height() - 80))
            corner = window.mapToGlobal(window.rect().topLeft())
            self.move(corner.x() + (room.width() - self.width()) // 2, corner.y() + 40)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↑ ↓ and Enter walk the list while the cursor stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in STEPS:
                self.list.step(STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._open_in_programme()
                else:
                    self.list.open_current()
                return True
        return super().eventFilter(watched, event)

    @property
    def _session(self) -> str:
        """The session chosen, if it is one."""
        kind, _, id = self.list.current_key.partition(":")
        return id if kind == "session" else ""

    def _say_keys(self) -> None:
        self.keys.setText(KEYS_OF_SESSION if self._session else KEYS)

    def _open_in_programme(self) -> None:
        if session := self._session:
            self.accept()
            self.chosen.emit("programme", session, self.line.text())
        else:
            self.list.open_current()

    def _look(self) -> None:
        self._whole = ""
        self._search()

    def _search(self) -> None:
        words = self.line.text()
        rows = search_rows(self._visit, self._visit.find(words, whole=self._whole))
        key = self.list.current_key
        self.list.show_rows(rows, key if self._whole else "")
        self.list.setVisible(bool(rows))
        self.hint.setVisible(not rows)
        self.hint.setText("" if rows else NOTHING if len(words.strip()) > 1 else HINT)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.setStretch(1, 0 if rows else 1)
        self._tell.start()

    def tell_found(self) -> None:
        """How much there is, and what Enter would open."""
        if self.list.count and self.isVisible():
            found = "1 line found" if self.list.count == 1 else f"{self.list.count} lines found"
            say_aloud(self, f"{found}. {self.list.spoken}")

    def _open(self, key: str) -> None:
        if key.startswith(MORE):
            self._whole = key.removeprefix(MORE)
            self._search()
            return
        kind, _, id = key.partition(":")
        self.accept()
        self.chosen.emit(kind, id, self.line.text())
