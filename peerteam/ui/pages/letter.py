"""Letter, first form: one button that makes the Word draft from the findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Finding, FindingState, Recommendation
from peerteam.ui import theme
from peerteam.ui.letter_job import LetterWriter, letter_job
from peerteam.ui.page import Page
from peerteam.ui.tasks import Cancelled, Tasks
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import noun, number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

WIDTH = 640


class LetterPage(Page):
    """What the letter will be made of, the button, and where the draft is."""

    shows = ("finding", "recommendation", "theme", "visit", "section", "session", "note")
    keys = (("Ctrl+Enter", "Make the Word draft"),)

    def __init__(self, visit: VisitFile, tasks: Tasks, write: LetterWriter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit, self._tasks, self._write = visit, tasks, write
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = Path(documents or Path.home())
        self._written: Path | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.facts = [(label(role="large"), label(wrap=True)) for _ in range(3)]
        made_of = QGridLayout()
        made_of.setHorizontalSpacing(theme.LARGE)
        made_of.setVerticalSpacing(theme.SMALL)
        made_of.setColumnStretch(1, 1)
        for row, (number, what) in enumerate(self.facts):
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            made_of.addWidget(number, row, 0)
            made_of.addWidget(what, row, 1)
        self.action = button("Make the Word draft", "main")
        self.change = button("Another folder …", "plain")
        self.where = label(role="quiet", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Making the draft")
        self.progress.hide()
        self.result = label(role="heading", wrap=True)
        self.open, self.show_folder = button("Open it in Word"), button("Show the folder", "plain")
        column = QVBoxLayout()
        column.setSpacing(theme.MEDIUM)
        column.addWidget(label("The letter", "title"))
        column.addWidget(
            label("The draft is made from the findings and recommendations, in the order of the themes. No evidence "
                  "and nobody’s name but the team’s is in it. From the first draft on, Word is where it is edited.",
                  "quiet", wrap=True)
        )  # fmt: skip
        column.addSpacing(theme.SMALL)
        column.addLayout(made_of)
        column.addSpacing(theme.MEDIUM)
        column.addLayout(_row(self.action, self.change))
        column.addWidget(self.where)
        column.addWidget(self.progress)
        column.addSpacing(theme.MEDIUM)
        column.addWidget(self.result)
        column.addLayout(_row(self.open, self.show_folder))
        column.addStretch()
        holder = self.holder = QWidget()
        holder.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.HUGE, theme.HUGE, theme.HUGE, theme.LARGE)
        whole.addWidget(holder, 1)
        whole.addStretch()
        self._show_result()

    def arrange(self) -> None:
        self.holder.setMaximumWidth(self.side_width(WIDTH))

    def _connect(self) -> None:
        self.action.clicked.connect(self.make)
        self.change.clicked.connect(self._choose_folder)
        self.open.clicked.connect(self._open)
        self.show_folder.clicked.connect(self._show_folder)
        self._tasks.progressed.connect(self._progressed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(keys, self, self.make)

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        findings = [f for f in self.visit.rows.all(Finding) if f.state != FindingState.DROPPED]
        themes = {f.theme for f in findings}
        recommendations = len(self.visit.rows.all(Recommendation))
        sessions = len(self.visit.programme.sessions())
        facts = (
            (str(len(findings)), f"{noun(len(findings), 'finding')} under {number_of(len(themes), 'theme')}"),
            (str(recommendations), noun(recommendations, "recommendation")),
            (str(sessions), f"{noun(sessions, 'session')} in the programme, from which the counts are taken"),
        )
        for shown, said in zip(self.facts, facts, strict=True):
            for each, words in zip(shown, said, strict=True):
                each.setText(words)
        self._show_where()

    def _show_where(self) -> None:
        self.where.setText(f"It is saved in the folder {self._folder.name}; a draft that is there stays as it is.")
        self.where.setToolTip(str(self._folder))

    def _show_result(self) -> None:
        self.result.setText(f"Made: {self._written.name}" if self._written else "")
        for widget in (self.result, self.open, self.show_folder):
            widget.setVisible(self._written is not None)

    def begin(self) -> None:
        self.action.setFocus()

    # --- making -------------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the draft beside the window."""
        if not self.action.isEnabled():
            return
        self.action.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        council = self.visit.record().council or "Peer challenge"
        job = letter_job(self.visit.snapshot(), self._folder, council, self._write)
        self._tasks.run(job, self._made, self._failed, words="Making the Word draft")

    def _progressed(self, step: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(step)

    def _made(self, path: Path) -> None:
        self._at_rest()
        self._written = path
        self._show_result()
        self.open.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._at_rest()
        if isinstance(error, PeerTeamError):
            self.told.emit(str(error), "", None)
        elif isinstance(error, Cancelled):
            self.told.emit("Stopped. No draft was made.", "", None)
        else:
            raise error  # ours: the hook of `errors.py` makes the report

    def _at_rest(self) -> None:
        self.progress.hide()
        self.action.setEnabled(True)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to save the draft", str(self._folder))
        if chosen:
            self.save_in(Path(chosen))

    def save_in(self, folder: Path) -> None:
        """Drafts are written into this folder."""
        self._folder = folder
        self._show_where()

    def _open(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _show_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
