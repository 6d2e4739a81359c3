"""Evidence: what was heard and read, narrowed down, and put behind findings; and the papers, asked for and read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from peerteam.domain.records import Document
from peerteam.ui import theme
from peerteam.ui.evidence_documents import Documents
from peerteam.ui.evidence_passages import Passages
from peerteam.ui.evidence_words import HEARD
from peerteam.ui.page import Page
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile

PANEL = 370
PASSAGES, DOCUMENTS = 0, 1


class EvidencePage(Page):
    """Two tabs: *Passages* and *Documents*."""

    shows = (
        "note", "tag", "theme", "peer", "person", "session", "attendance", "document", "document_theme", "reading",
        "finding", "support",
    )  # fmt: skip
    keys = (
        ("↑   ↓", "Another passage or paper"),
        ("Enter", "Put the passage in a finding; on Documents: edit the paper"),
        ("Space", "Choose several passages"),
        ("F   G", "For, or against, the finding used last"),
        ("Ctrl+Enter", "To the words in the note; on Documents: a note about the paper"),
        ("S   Shift+S", "Sort by the next column, the other way round"),
        ("Ctrl+1 … Ctrl+9", "Only this theme, or no longer"),
        ("T  K  W  B  D", "Narrow by theme, kind, who said it, noted by, day"),
        ("U  N  M", "Without a tag, not in a finding, mine"),
        ("Delete", "On a finding beneath a passage: take it out; on a paper: remove it"),
        ("Ctrl+Page Up / Down", "Passages, Documents"),
        ("Ctrl+D", "A new paper, under the next free reference"),
        ("R  M  X", "On Documents: received today, I have read it, not provided"),
        ("P", "On Documents: put the paper in a finding"),
        ("Ctrl+Shift+O   Ctrl+V", "On Documents: bring in a list from a file, or a table that was copied"),
    )

    note_asked = Signal(str, int, int)  # note, and the words in it
    document_note_asked = Signal(str)
    finding_asked = Signal(str)
    list_asked = Signal(str)  # the kind of table to be brought in
    list_pasted = Signal(str, object)  # its kind, and the QMimeData of the clipboard

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self.passages = Passages(visit, self)
        self._documents: Documents | None = None
        self._unread = {PASSAGES, DOCUMENTS}  # the halves to be read when they are next turned to
        self._counts = ["", ""]
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Passages or documents")
        self.tabs.setExpanding(False)
        for name in ("Passages", "Documents"):
            self.tabs.addTab(name)
        self.count = answer("small", wrap=False)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.passages)
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch()
        self.bring = button("Bring in a list …", "plain", "Bring in a list of papers from a table")
        self.bring.hide()
        top.addWidget(self.bring)
        top.addWidget(self.count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.MEDIUM)
        whole.setSpacing(theme.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.bring.clicked.connect(self._bring)
        self.passages.counted.connect(self._passages_counted)
        self.passages.note_asked.connect(self.note_asked)
        self.passages.finding_asked.connect(self.finding_asked)
        for keys, do in (
            ("Ctrl+PgDown", self._other_tab),
            ("Ctrl+PgUp", self._other_tab),
            ("Ctrl+Return", self._note),
            ("Ctrl+Enter", self._note),
            ("Ctrl+D", self.new_document),
            ("Ctrl+Shift+O", self._bring),
            ("Ctrl+V", self._paste),
        ):
            shortcut(keys, self, do)

    @property
    def documents(self) -> Documents:
        """The papers; made when they are first turned to, because a window opens on something else."""
        if self._documents is None:
            made = self._documents = Documents(self.visit, self, self._now)
            made.counted.connect(self._documents_counted)
            made.note_asked.connect(self.note_asked)
            made.finding_asked.connect(self.finding_asked)
            made.document_note_asked.connect(self.document_note_asked)
            shortcut("Del", made.table, made.remove, only_here=True)
            self.stack.addWidget(made)
            self.arrange()
        return self._documents

    def arrange(self) -> None:
        wide = min(self.side_width(PANEL), max(self.width() * 2 // 5, 300))
        self.passages.panel.setFixedWidth(wide)
        if self._documents is not None:
            self._documents.form.setFixedWidth(wide)

    # --- reading ------------------------------------------------------------------------------------------------------

    def take(self, announcement: Announcement) -> None:
        if self.isVisible() and {kind for kind, _ in announcement.rows} <= {"finding", "support"}:
            self._half().read_uses()  # a key pressed four thousand passages long need not read them all
        else:
            super().take(announcement)

    def read(self) -> None:
        self._unread = {PASSAGES, DOCUMENTS}
        self._read_half()

    def _read_half(self) -> None:
        """Read what is shown, unless it was read since anything changed."""
        index = self.tabs.currentIndex()
        if index in self._unread:
            self._unread.discard(index)
            self._half().read()
        else:
            self._half().read_uses()
        self._say_count()

    def begin(self) -> None:
        self._half().begin()

    def leave(self) -> bool:
        if self._documents is not None:
            self._documents.flush()
        return True

    def back(self) -> bool:
        return self._half().back()

    def choose(self, record_id: str) -> None:
        """Go to a passage, a note without one, or a paper."""
        if self._stale:
            self.refresh()
        self.tabs.setCurrentIndex(DOCUMENTS if self.visit.rows.get(Document, record_id) else PASSAGES)
        self._half().choose(record_id)

    def show_heard(self, theme: str, group: str) -> None:
        """What was heard on a theme by a group, "" for all: the passages behind a number of the five o'clock board."""
        if self._stale:
            self.refresh()
        self.tabs.setCurrentIndex(PASSAGES)
        asked = {"theme": theme, "group": group}
        values = {facet: frozenset({value}) for facet, value in asked.items() if value}
        self.passages.show_only({**values, "kind": HEARD})

    # --- tabs ---------------------------------------------------------------------------------------------------------

    def _half(self) -> Passages | Documents:
        return self.documents if self.tabs.currentIndex() == DOCUMENTS else self.passages

    def _turn(self, index: int) -> None:
        self.leave()
        self.bring.setVisible(index == DOCUMENTS)
        self.stack.setCurrentWidget(self._half())
        self._read_half()
        self._half().begin()

    def _other_tab(self) -> None:
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def _passages_counted(self, words: str) -> None:
        self._counts[0] = words
        self._say_count()

    def _documents_counted(self, words: str) -> None:
        self._counts[1] = words
        self._say_count()

    def _say_count(self) -> None:
        self.count.setText(self._counts[self.tabs.currentIndex()])

    # --- doing --------------------------------------------------------------------------------------------------------

    def _note(self) -> None:
        half = self._half()
        if isinstance(half, Documents):
            half.ask_note()
        else:
            half.go_to_note()

    def brings(self) -> str:
        return "papers" if self.tabs.currentIndex() == DOCUMENTS else ""

    def _bring(self) -> None:
        if self.tabs.currentIndex() == DOCUMENTS:
            self.list_asked.emit("papers")

    def _paste(self) -> None:
        if self.tabs.currentIndex() == DOCUMENTS:
            self.list_pasted.emit("papers", QApplication.clipboard().mimeData())

    def new_document(self) -> None:
        """Ctrl+D, from either tab."""
        self.tabs.setCurrentIndex(DOCUMENTS)
        self.documents.new_document()
