"""The second half of Evidence: the papers asked for, received and read, and the clock of each request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Document, DocumentStatus
from peerteam.domain.uk_dates import read_date
from peerteam.ui import document_acts, theme
from peerteam.ui.document_words import DATES, form_words, one_reference_words
from peerteam.ui.evidence_words import Names, Paper, paper_columns, papers
from peerteam.ui.outside import open_outside
from peerteam.ui.page import Page
from peerteam.ui.table_model import TableModel
from peerteam.ui.widgets.chips import ChipRow, SwitchChip
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.document_form import DocumentForm, FormWords
from peerteam.ui.widgets.labels import label
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_SWITCHES = {"waiting": "Not here yet", "overdue": "Overdue", "unread": "I have not read"}
_LETTERS = {"R": "received", "M": "read", "X": "refused"}
NOTHING_YET = "No papers yet.\nCtrl+D adds the first one; it gets the reference D1."
NOTHING_FITS = "No paper fits all of these.\nEsc shows everything again."


class Documents(QWidget):
    """The table of papers, and one of them to edit."""

    document_note_asked = Signal(str)
    note_asked = Signal(str, int, int)
    finding_asked = Signal(str)
    counted = Signal(str)

    def __init__(self, visit: VisitFile, page: Page, now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self.visit, self._page, self._now = visit, page, now
        self.pick_file: Callable[[], str] = self._pick_file
        self.open_file: Callable[[Path], None] = open_outside
        self._all: list[Paper] = []
        self._names = Names({}, {})
        self._draft: dict[str, str | None] | None = None
        self._shown = ""  # the paper in the form
        self._build()
        self._connect()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.switches = {name: SwitchChip(words) for name, words in _SWITCHES.items()}
        self.chips = ChipRow("What is shown", list(self.switches.values()))
        self.model = TableModel(paper_columns(), lambda paper: paper.id)
        self.table = DataTable("Documents", self.model, "P" + "".join(_LETTERS))
        self.form = DocumentForm()
        self.twice = label("", "area", wrap=True)
        self.empty = label(NOTHING_YET, "quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.stack, 2)
        row.addWidget(self.form, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.MEDIUM)
        whole.addWidget(self.chips)
        whole.addWidget(self.twice)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        for switch in self.switches.values():
            switch.clicked.connect(self.apply)
        self.chips.everything.clicked.connect(self.show_all)
        self.table.chosen.connect(self._turn_to)
        self.table.opened.connect(self._edit)
        self.table.letter.connect(self._letter)
        self.form.edited.connect(self._save)
        self.form.marked.connect(self._mark)
        self.form.theme_pressed.connect(self._toggle_theme)
        self.form.attach_pressed.connect(self._attach)
        self.form.dropped.connect(self.attach)
        self.form.open_pressed.connect(self.open_copy)
        self.form.note_pressed.connect(self.ask_note)
        self.form.note_opened.connect(self._open_note)
        self.form.use_opened.connect(self.finding_asked)
        self.form.finding_pressed.connect(self._put_in_finding)

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Everything anew; what is chosen and being typed stays."""
        peers = self.visit.people.peers()
        self._names = Names({t.id: t for t in self.visit.programme.themes()}, {p.id: p for p in peers})
        evidence = self.visit.evidence
        self._all = papers(evidence.documents(), evidence.readers(), peers, self._now().date())
        self.twice.setText(one_reference_words(evidence.under_one_reference(), evidence.next_reference()))
        self.twice.setVisible(bool(self.twice.text()))
        self._show(anew=True)

    def read_uses(self) -> None:
        """Only what findings rest on has changed."""
        self._fill()

    def apply(self) -> None:
        """Show what the chips ask for."""
        self._show()

    def _show(self, *, anew: bool = False) -> None:
        key, row = self.table.current_key or self._shown, self.table.currentIndex().row()
        tests: dict[str, Callable[[Paper], bool]] = {
            "waiting": lambda paper: not paper.here and paper.document.status != DocumentStatus.NOT_PROVIDED,
            "overdue": lambda paper: paper.overdue > 0,
            "unread": lambda paper: paper.here and self.visit.me not in paper.readers,
        }
        on = [tests[name] for name, switch in self.switches.items() if switch.isChecked()]
        shown = [i for i, paper in enumerate(self._all) if all(fits(paper) for fits in on)]
        for name, switch in self.switches.items():
            switch.say(sum(1 for paper in self._all if tests[name](paper)))
        if anew:
            self.model.show_records(self._all, shown)
        else:
            self.model.narrow(shown)
        self.chips.everything.setVisible(bool(on))
        self.chips.setVisible(bool(self._all))
        self.empty.setText(NOTHING_FITS if self._all else NOTHING_YET)
        self.stack.setCurrentWidget(self.table if shown else self.empty)
        whole = number_of(len(self._all), "paper")
        self.counted.emit(whole if len(shown) == len(self._all) else f"{len(shown)} of {whole}")
        if self._draft is None:
            self.table.choose(key, or_row=max(row, 0))
            if not shown:
                self._turn_to("")

    def current(self) -> Document | None:
        """The paper in the form."""
        return self.visit.rows.get(Document, self._shown or None)

    def _turn_to(self, key: str) -> None:
        """Another paper is chosen: what was typed about the last one is saved first."""
        if key and self._draft is not None:
            self._draft = None
        elif key != self._shown:
            self.form.flush()
            if self.form.problem.text():
                self._page.told.emit(f"{self.form.problem.text()} The paper stays as it was.", "", None)
        self._shown = key
        self.form.say_problem("")
        self._fill()

    def _fill(self) -> None:
        document = self.current()
        if self._draft is not None:
            values = {name: text or "" for name, text in self._draft.items()}
            self.form.say(FormWords(values, "new", "New paper: type its title", new=True))
        elif document is None:
            self.form.say(FormWords(new=True))
        else:
            self.form.say(form_words(self.visit, document, self._paper(document.id), self._names))
        self.form.setVisible(document is not None or self._draft is not None)

    def _paper(self, id: str) -> Paper | None:
        return next((paper for paper in self._all if paper.id == id), None)

    # --- choosing -----------------------------------------------------------------------------------------------------

    def choose(self, key: str) -> bool:
        """Go to a paper, whatever the chips ask for; False if it is not here."""
        if all(paper.id != key for paper in self._all):
            return False
        if self.model.row_of(key) < 0:
            self._clear_chips()
            self.apply()
        self.table.choose(key)
        self.table.setFocus()
        return True

    def show_all(self) -> None:
        """Nothing particular is asked for any more."""
        self._clear_chips()
        self.apply()
        self.table.setFocus()

    def _clear_chips(self) -> None:
        for switch in self.switches.values():
            switch.setChecked(False)

    def back(self) -> bool:
        """Esc: what was typed and not kept, then the form, then what is asked for."""
        if self._draft is not None:
            self._draft = None
            self._fill()
            self.begin()
        elif self.form.undo_typing():
            return True
        elif self.form.isAncestorOf(self.focusWidget()):
            self.begin()
        elif any(switch.isChecked() for switch in self.switches.values()):
            self.show_all()
        else:
            return False
        return True

    def begin(self) -> None:
        """The keys are for the table; where nothing fits, for the chips; where there is nothing, for the page."""
        if self.model.rowCount() and not self.table.current_key:
            self.table.choose("", or_row=0)
        chips = self.switches["waiting"] if self._all else self
        (self.table if self.model.rowCount() else chips).setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    # --- editing ------------------------------------------------------------------------------------------------------

    def new_document(self) -> None:
        """An empty form under the next free reference; the paper is there once it has a title."""
        self.form.flush()
        self._draft = {"reference": self.visit.evidence.next_reference()}
        self._shown = ""
        self.form.say_problem("")
        self._fill()
        self.form.lines["title"].setFocus()

    def _edit(self, key: str) -> None:
        self.form.lines["title"].setFocus()

    def _save(self, name: str, text: str) -> None:
        try:
            value = read_date(text, self._now().date()) if name in DATES else text or None
            self._write(name, value)
        except PeerTeamError as problem:
            self.form.say_problem(str(problem), name)
        else:
            self.form.say_problem("")

    def _write(self, name: str, value: str | None) -> None:
        if self._draft is not None:
            self._draft[name] = value
            self._add_draft()
        elif self._shown and name == "received":
            self.visit.evidence.receive(self._shown, value)
        elif self._shown:
            self.visit.evidence.change_document(self._shown, **{name: value})

    def _add_draft(self) -> None:
        """The draft becomes a paper as soon as it has a title."""
        fields = dict(self._draft or {})
        title, reference = fields.pop("title", None), fields.pop("reference", None)
        if not title:
            return
        received = fields.pop("received", None)
        with self.visit.step("Add document"):
            id = self.visit.evidence.add_document(
                reference or self.visit.evidence.next_reference(), title, status=DocumentStatus.REQUESTED, **fields
            )
            if received:
                self.visit.evidence.receive(id, received)
            self._draft, self._shown = None, id
        self._clear_chips()
        self.read()
        self.table.choose(id)

    def _letter(self, letter: str) -> None:
        if letter == "P":
            self._put_in_finding()
        else:
            self._mark(_LETTERS[letter])

    def _mark(self, mark: str) -> None:
        """Received today, read by me, not provided: the same again takes it back."""
        document, me, evidence = self.current(), self.visit.me, self.visit.evidence
        paper = self._paper(document.id) if document else None
        if document is None or paper is None:
            return
        with self._page.telling():
            if mark == "received":
                evidence.receive(document.id, None if paper.here else self._now().date().isoformat())
            elif mark == "refused":
                evidence.not_provided(document.id, so=document.status != DocumentStatus.NOT_PROVIDED)
            elif me is None:
                self._page.told.emit("Choose your name first, at the top right.", "", None)
            elif me in paper.readers:
                evidence.unread(document.id, me)
            else:
                evidence.read(document.id, me)

    def _toggle_theme(self, id: str) -> None:
        if self._shown:
            with self._page.telling():
                self.visit.evidence.set_themes(self._shown, self.visit.evidence.themes_of(self._shown) ^ {id})

    def remove(self) -> None:
        """Take the paper out, and offer to bring it back."""
        document = self.current()
        if document is not None:
            document_acts.remove(self.visit, self._page, document)

    # --- its file, notes and findings ---------------------------------------------------------------------------------

    def _attach(self) -> None:
        path = self.pick_file()
        if path:
            self.attach(path)

    def attach(self, path: str) -> None:
        """Keep this file as the paper itself."""
        if self._shown:
            with self._page.telling():
                self.visit.attachments.attach(self._shown, Path(path))

    def _pick_file(self) -> str:
        return QFileDialog.getOpenFileName(self, "The paper as a file")[0]

    def open_copy(self) -> None:
        """A readable copy in a folder that goes away with the program, opened with whatever opens such files."""
        document = self.current()
        if document is not None and document.file:
            with self._page.telling():
                self.open_file(self.visit.attachments.take_out(document.file, document_acts.folder_for_copies(self)))

    def ask_note(self) -> None:
        """A note about the paper chosen."""
        if self._shown:
            self.document_note_asked.emit(self._shown)

    def _open_note(self, key: str) -> None:
        self.note_asked.emit(key.partition(":")[2], 0, 0)

    def _put_in_finding(self) -> None:
        document = self.current()
        if document is not None:
            document_acts.put_in_finding(self.visit, self._page, self._names, document)
