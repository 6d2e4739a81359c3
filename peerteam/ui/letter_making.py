"""Making the Word draft: the button, the form and the house style it is made in, and the file that came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.evidence_book import TEAM_ONLY, evidence_book
from peerteam.ui import theme
from peerteam.ui.letter_job import Draft, LetterWriter, book_job, letter_job
from peerteam.ui.outside import documents_folder, open_outside
from peerteam.ui.tasks import Cancelled, Tasks
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.small_choice import SmallChoice

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.letter_reading import LetterReading
    from peerteam.ui.page import Page

OTHER_ID = "The form of the letter"


class LetterMaking(QWidget):
    """The row under the stages; beneath it, once a file was made, what it is called and what to do with it."""

    form_chosen = Signal(str)
    order_asked = Signal()
    checked = Signal(object)  # what the check of the file complains of, before the draft is told

    def __init__(
        self, visit: VisitFile, tasks: Tasks, write: LetterWriter, page: Page, now: Callable[[], datetime]
    ) -> None:
        super().__init__(page)
        self._visit, self._tasks, self._write, self._page, self._now = visit, tasks, write, page, now
        folder, self.style_path = visit.letter.where()
        self.folder = Path(folder) if folder else documents_folder()
        self.written: Path | None = None
        self._open_warnings = 0
        self._reading: LetterReading | None = None
        self.form, self.where = SmallChoice(), label(role="small")
        self.form.call(OTHER_ID)
        self.where.setMinimumWidth(1)
        self.more = button("More  ▾", name="House style, folder, order of the parts, evidence book")
        self.menu = QMenu(self.more)
        self.action = button("Make the Word draft", "main")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Making the draft")
        self.result = answer("heading")
        self.open, self.show_folder = button("Open it in Word"), button("Show the folder", "plain")
        self._lay_out()
        self._connect()
        self._show_where()
        self._show_result("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self.form)
        row.addWidget(self.where, 1)
        row.addWidget(self.more)
        row.addWidget(self.action)
        self.after = QWidget()
        made = QHBoxLayout(self.after)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(theme.MEDIUM)
        made.addWidget(self.result, 1)
        made.addWidget(self.open)
        made.addWidget(self.show_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(row)
        layout.addWidget(self.progress)
        layout.addWidget(self.after)
        self.progress.hide()

    def _connect(self) -> None:
        for words, do in (
            ("House style …", self.choose_style),
            ("Another folder …", self._choose_folder),
            ("Order of the parts …", self.order_asked.emit),
            (f"Evidence by paragraph, {TEAM_ONLY} …", self.make_book),
        ):
            self.menu.addAction(words).triggered.connect(do)
        self.more.setMenu(self.menu)
        self.action.clicked.connect(self.make)
        self.open.clicked.connect(self._open)
        self.show_folder.clicked.connect(self._show_folder)
        self.form.activated.connect(self._choose_form)
        self._tasks.progressed.connect(self._progressed)

    # --- showing ------------------------------------------------------------------------------------------------------

    def offer_forms(self, forms: Sequence[tuple[str, str]], now: str) -> None:
        """The forms a letter can have, and the one it has."""
        if [self.form.itemData(i) for i in range(self.form.count())] != [id for id, _ in forms]:
            self.form.clear()
            for id, name in forms:
                self.form.addItem(name, id)
        self.form.setCurrentIndex(self.form.findData(now))

    def show_reading(self, reading: LetterReading) -> None:
        """The letter is another."""
        self._reading = reading

    def say_open(self, warnings: int) -> None:
        """How many things nobody has settled: told when the draft is made."""
        self._open_warnings = warnings

    def _show_where(self) -> None:
        style = f"in the style of {Path(self.style_path).name}" if self.style_path else "in our own house style"
        self.where.setText(f"{style[:1].upper()}{style[1:]}, into {self.folder.name or self.folder}")
        for each in (self.where, self.action):
            each.setToolTip(f"{self.where.text()}\n{self.folder}")
            each.setAccessibleDescription(str(self.folder))  # else its tip, which says all of the line again

    def _show_result(self, words: str) -> None:
        self.result.setText(words)
        self.after.setVisible(bool(words))

    # --- making -------------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the draft beside the window."""
        if not self.action.isEnabled() or not self._page.leave():
            return
        self._begin()
        council = self._visit.record().council or "Peer challenge"
        style = Path(self.style_path) if self.style_path else None
        today = self._visit.now().date()
        job = letter_job(self._visit.snapshot(), self.folder, council, self._write, style, today)
        self._tasks.run(job, self._made, self._failed, words="Making the Word draft")

    def make_book(self) -> None:
        """Make the evidence book, for the team only."""
        if self.action.isEnabled() and self._reading is not None:
            self._begin()
            book = evidence_book(self._reading.snapshot, self._reading.letter, self._reading.today)
            self._tasks.run(
                book_job(book, self.folder), self._book_made, self._failed, words="Making the evidence book"
            )

    def _begin(self) -> None:
        self.action.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()

    def _progressed(self, step: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(step)

    def _made(self, draft: Draft) -> None:
        from peerteam.word.letter_write import draft_name_of

        self._at_rest()
        path, made = draft.path, draft.made
        self.written = path
        self.checked.emit(draft.complaints)
        with self._page.telling():
            if made is not None:
                file = made.written
                self._visit.letter.remember_copy(
                    file.copy, path.name, file.anchors, digest=file.digest, format=made.format, at=self._now()
                )
        still = self._open_warnings
        more = f" {still} {'thing' if still == 1 else 'things'} to look at before it leaves." if still else ""
        self._show_result(f"{draft_name_of(path)} made: {path.name}.{more}")
        self.open.setText("Open it in Word")
        self.open.setFocus()

    def _book_made(self, paths: tuple[Path, ...]) -> None:
        self._at_rest()
        self.written = paths[0]
        self._show_result(f"For the team only: {paths[0].name}, and the same as a table. Neither goes to the council.")
        self.open.setText("Open it")
        self.open.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._at_rest()
        if isinstance(error, PeerTeamError):
            self._page.told.emit(str(error), "", None)
        elif isinstance(error, Cancelled):
            self._page.told.emit("Stopped. Nothing was made.", "", None)
        else:
            raise error  # ours: the hook of `errors.py` makes the report

    def _at_rest(self) -> None:
        self.progress.hide()
        self.action.setEnabled(True)

    # --- where to, and in which style ---------------------------------------------------------------------------------

    def _choose_form(self, index: int) -> None:
        self.form_chosen.emit(str(self.form.itemData(index)))

    def choose_style(self) -> None:
        """Which house style, looked at first."""
        from peerteam.ui.dialogs.house_style import HouseStyle

        sheet = HouseStyle(self._tasks, self.style_path, str(self.folder), self)
        sheet.chosen.connect(self.use_style)
        sheet.open()

    def use_style(self, path: str) -> None:
        """Drafts are made in this style from now on; an empty text is our own."""
        self.style_path = path
        self._remember()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to save the draft", str(self.folder))
        if chosen:
            self.save_in(Path(chosen))

    def save_in(self, folder: Path) -> None:
        """Drafts are written into this folder from now on."""
        self.folder = folder
        self._remember()

    def _remember(self) -> None:
        with self._page.telling():
            self._visit.letter.keep_where(str(self.folder), self.style_path)
        self._show_where()

    def _open(self) -> None:
        if self.written:
            open_outside(self.written)

    def _show_folder(self) -> None:
        if self.written:
            open_outside(self.written.parent)
