"""Around the pages: rail, top line, a place for messages, foot line; and what may be dropped on the window.

It knows no visit but its path, and no page: `main_window.py` puts them in and connects them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import actions
from peerteam.ui.dropped import dropped_file, dropped_tables
from peerteam.ui.screen_room import room_for
from peerteam.ui.widgets.bars import FootLine, TopLine
from peerteam.ui.widgets.rail import Rail
from peerteam.ui.widgets.strip import Strip

SIZE = (1280, 800)
FREE_MS = 5000
"""So often it is looked whether a reminder may be told."""


class Frame(QMainWindow):
    """Everything around the page. In the room only the page and the foot line are left."""

    file_given = Signal(object)  # the Path of a file chosen or dropped
    tables_given = Signal(object)  # the Paths of tables or note sheets dropped
    left = Signal()  # the window is closed

    def __init__(self, visit_path: Path, rail: Sequence[tuple[str, str]]) -> None:
        """`rail` are (word with its mnemonic, icon), one for each page; the pages come later, through `hold`."""
        super().__init__()
        self._visit_path = visit_path
        self.in_room = False
        self._reminder: tuple[str, str, Callable[[], None] | None] = ("", "", None)
        self.rail, self.top, self.foot, self.strip = Rail(rail), TopLine(), FootLine(), Strip()
        self.stack = QStackedWidget()
        for _ in rail:
            place = QWidget()
            QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
            self.stack.addWidget(place)
        self._make_menu()
        self._lay_out()
        self.setAcceptDrops(True)
        self.resize(*SIZE)

    def _make_menu(self) -> None:
        self.actions_ = actions.make(self)
        self.menu = QMenu(self)
        actions.fill(self.menu, self.actions_)
        self.top.more.setMenu(self.menu)

    def _lay_out(self) -> None:
        whole = QWidget()
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        for widget, stretch in ((self.top, 0), (self.strip, 0), (self.stack, 1), (self.foot, 0)):
            right.addWidget(widget, stretch)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    def put_above(self, widget: QWidget) -> None:
        """Something that stands above every page, right under the top line."""
        self._right.insertWidget(1, widget)

    def hold(self, index: int, page: QWidget) -> None:
        """Put a page into its place; it may be there already."""
        place = self.stack.widget(index)
        layout = place.layout() if place is not None else None
        if layout is not None and page.parentWidget() is not place:
            layout.addWidget(page)

    def tint(self) -> None:
        """Draw the icons in the colours of now."""
        self.rail.tint()
        self.top.tint()

    def wear_room(self, on: bool) -> None:
        """In the room nothing is around the page, and it fills the screen."""
        self.in_room = on
        for widget in (self.rail, self.top):
            widget.setVisible(not on)
        self.foot.help.setVisible(not on and self.foot.work.isHidden())
        self.strip.dismiss()
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def tell(self, words: str, act: str = "", do: Callable[[], None] | None = None) -> None:
        """Something to know, with at most one thing to do about it; in the room nothing pops up."""
        if self.in_room:
            self.foot.say(words)
        else:
            self.strip.say(words, act, do)

    def remind(self, words: str, act: str = "", do: Callable[[], None] | None = None) -> None:
        """Something nobody asked for: it waits until the line is free, and takes the place of no answer."""
        self._reminder = words, act, do
        self._remind()

    def _remind(self) -> None:
        if not self.isVisible():  # the visit was left
            return
        if self.in_room or self.strip.isVisible() or not self.foot.work.isHidden():
            QTimer.singleShot(FREE_MS, self, self._remind)
        else:
            self.tell(*self._reminder)

    def tell_problem(self, problem: PeerTeamError) -> None:
        """A known problem nobody nearer has told."""
        self.tell(str(problem))

    # --- where the window is ------------------------------------------------------------------------------------------

    def place(self, saved: str) -> None:
        """Show the window where it was when it was last closed, or as large as the screen."""
        if saved and self.restoreGeometry(QByteArray.fromBase64(saved.encode())):
            self.show()
        else:
            self.resize(self.size().boundedTo(room_for(self)))  # its size when it is not as large as the screen
            self.showMaximized()

    def placed(self) -> str:
        """Where the window is, to be remembered; full screen is for one session only."""
        if self.in_room:
            self.wear_room(False)
        return bytes(self.saveGeometry().toBase64().data()).decode()

    # --- what is dropped on it ----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        dropped = event.mimeData()
        if dropped_file(dropped, self._visit_path) or dropped_tables(dropped, self._visit_path):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData(), self._visit_path)
        if path is not None:
            event.acceptProposedAction()
            self.file_given.emit(path)
        elif tables := dropped_tables(event.mimeData(), self._visit_path):
            event.acceptProposedAction()
            self.tables_given.emit(tables)
