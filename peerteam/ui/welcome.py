"""The first thing one sees without a visit: my visits with what is due next, and the ways to another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.deadlines import next_due
from peerteam.domain.records import Visit
from peerteam.settings import KnownVisit
from peerteam.ui import theme
from peerteam.ui.dropped import dropped_file
from peerteam.ui.sample import SAMPLE
from peerteam.ui.screen_room import room_for
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.widgets.strip import Strip
from peerteam.ui.wording import dates

ABOUT = (
    "From a slot in the programme to a paragraph of the letter. One visit is one file on this laptop; nothing ever "
    "leaves it unless you hand it over."
)
OPEN_HINT = "A file from your manager opens here too: drop it on this window, or press Alt+O."
SAMPLE_DETAIL = "The sample: made up, and always in its own week"
WIDTH = 760


class Welcome(QWidget):
    """Nothing in here asks for a network or a password, and no visit is opened to be listed."""

    open_asked = Signal(object)  # a Path: a visit, or a file somebody handed over
    new_asked = Signal()
    sample_asked = Signal()
    forget_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Peer Team")
        self.setAcceptDrops(True)
        self.strip = Strip()
        self.heading = label("My visits", "heading")
        self.visits = LineList("My visits")
        self.open, self.new = button("&Open a file …", "main"), button("&New visit …")
        self.sample, self.help = button("Try the &sample", "plain"), button("&Help", "plain")
        self.remove = button("&Remove …", "plain", "Remove the chosen visit from this laptop …")
        self.remove.setToolTip("Remove the chosen visit from this laptop")
        self._build()
        self.visits.opened.connect(self._open_known)
        self.visits.clicked_on.connect(self._open_known)
        self.open.clicked.connect(self._ask_for_file)
        self.new.clicked.connect(self.new_asked)
        self.sample.clicked.connect(self.sample_asked)
        self.help.clicked.connect(self.show_help)
        self.remove.clicked.connect(self._ask_to_remove)
        shortcut("F1", self, self.show_help)
        shortcut("F6", self, self.strip.begin)
        self.resize(QSize(860, 600).boundedTo(room_for(self)))

    def _build(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.setSpacing(theme.SMALL)
        for each in (self.open, self.new, self.sample, self.help, self.remove):
            row.addWidget(each)
        column = QVBoxLayout()
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self.strip)
        column.addStretch(1)
        column.addWidget(label("Peer Team", "title"))
        column.addWidget(label(ABOUT, "quiet", wrap=True))
        column.addSpacing(theme.MEDIUM)
        column.addWidget(self.heading)
        column.addWidget(self.visits, 6)
        column.addWidget(buttons)
        column.addWidget(label(OPEN_HINT, "small", wrap=True))
        column.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        holder.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        whole.addStretch(1)
        whole.addWidget(holder, 20)
        whole.addStretch(1)

    def show_visits(self, visits: Sequence[KnownVisit], today: date) -> None:
        """List these, the last opened first; the cursor is where one most likely goes on."""
        self.visits.show_lines([visit_line(known, today) for known in visits])
        for widget in (self.heading, self.visits, self.remove):
            widget.setVisible(bool(visits))
        if visits:
            self.visits.choose(visits[0].path)
            self.visits.setFocus()
        else:
            self.open.setFocus()

    def show_help(self) -> None:
        """The guides; those who cannot open their visit find here what to do."""
        from peerteam.ui.dialogs.help import Help

        shown = self.findChild(Help) or Help(self)
        shown.show()
        shown.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The help goes with it, so that a program nobody sees any more ends."""
        for shown in self.findChildren(QDialog):
            shown.close()
        self._hear(False)
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._hear(True)
        super().showEvent(event)

    def _hear(self, on: bool) -> None:
        """Alt and a letter presses a button a tenth of a second later: by then a visit may be open."""
        for each in (self.open, self.new, self.sample, self.help, self.remove):
            each.blockSignals(not on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a line off the list; the file stays where it is."""
        if event.key() == Qt.Key.Key_Delete and self.visits.hasFocus() and self.visits.current_key:
            self.forget_asked.emit(self.visits.current_key)
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_asked.emit(path)

    def _open_known(self, path: str) -> None:
        self.open_asked.emit(Path(path))

    def _ask_to_remove(self) -> None:
        if self.visits.current_key:
            self.remove_asked.emit(self.visits.current_key)

    def _ask_for_file(self) -> None:
        path = ask_for_file(self)
        if path is not None:
            self.open_asked.emit(path)


def ask_for_file(parent: QWidget) -> Path | None:
    """A file chosen from the disk. By content, never by ending: it may come under any name."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Open a file", "", "Peer Team files (*.peerteam);;All files (*)")
    return Path(chosen) if chosen else None


def visit_line(known: KnownVisit, today: date) -> Line:
    """A visit in one line: the council, its days, and what is due next. The file itself is not opened for it."""
    path = Path(known.path)
    if known.visit == SAMPLE and path.exists():
        return Line(known.path, known.council or path.stem, detail=SAMPLE_DETAIL)
    visit = Visit(known.visit, first_day=known.first_day, last_day=known.last_day)
    if not path.exists():
        due = "not on this laptop any more"
    else:
        found = next_due(visit, today)
        due = f"next: {_small(found.what)}, {found.in_words(today)}" if found else ""
    detail = "  ·  ".join(part for part in (dates(visit), due) if part)
    return Line(known.path, known.council or path.stem, detail=detail, quiet=not path.exists())


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
