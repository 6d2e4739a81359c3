"""Bringing in what a council sends: read beside the window, looked at, and taken in by one step that can be undone.

A programme, a list of papers and a list of people go the same way: the table as it was read comes first, and for a
programme that is here already the list of what is different. What is dropped on the window is known by its content;
where that does not say what it is, a person is asked.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.programme import Mapping, ProgrammeTable
from peerteam.domain.programme_update import Difference, compare, looks_partial
from peerteam.store import table_import
from peerteam.ui import ask
from peerteam.ui.dialogs.programme_update import ProgrammeUpdate
from peerteam.ui.dialogs.table_in import Looked, TableIn
from peerteam.ui.sheets_in import NoteSheetsIn
from peerteam.ui.table_kinds import KINDS, PAPERS, PROGRAMME, Reading, TableKind
from peerteam.ui.table_reading import could_be_a_table, open_and_read, open_beside
from peerteam.ui.tasks import Cancelled, Tasks
from peerteam.ui.update_words import counted, updates
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.formats.open_table import Opened, Source
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

FILTER = "Tables (*.xlsx *.xls *.ods *.csv *.docx *.htm *.html *.txt);;All files (*)"
SHEETS = "Note sheets (*.docx);;All files (*)"
NOTHING_PASTED = "There is no table to paste. Copy it in Word or Excel first."
ONE_BY_ONE = "Bring in one table after the other: only note sheets can come together."
STOPPED = "Stopped. Nothing was taken in."


class BringingIn(QObject):
    """One for a window, made when the first table comes."""

    told = Signal(str, str, object)

    def __init__(self, visit: VisitFile, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._visit, self._tasks, self._window = visit, tasks, window
        self.sheet: TableIn | ProgrammeUpdate | None = None
        self.note_sheets = NoteSheetsIn(visit, tasks, window, self)
        self.note_sheets.told.connect(self.told)
        self.note_sheets.done.connect(self.tell_undo)
        self.note_sheets.tables_given.connect(self._ask_kind)
        self._likely = ""
        self._over = False

    def stop(self) -> None:
        """The window is closed: what is still being read is not wanted any more."""
        self._over = self.note_sheets.over = True

    # --- what comes ---------------------------------------------------------------------------------------------------

    def choose(self, name: str, path: Path | None = None) -> None:
        """A file of this kind, asked for unless it is given already."""
        kind = KINDS[name]
        if path is None:
            chosen, _ = QFileDialog.getOpenFileName(self._window, kind.ask, "", FILTER)
            path = Path(chosen) if chosen else None
        if path is not None:
            self.bring(kind, path)

    def choose_note_sheets(self) -> None:
        """Filled sheets, several at once."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Read filled note sheets", "", SHEETS)
        if chosen:
            self.bring_files([Path(path) for path in chosen])

    def paste(self, name: str, clipboard: QMimeData) -> None:
        """A table copied in Word, Excel or a browser; without one, plain words with tabs."""
        html, text = clipboard.html(), clipboard.text()
        source = html if "<table" in html.lower() else text
        if source.strip():
            self.bring(KINDS[name], source)
        else:
            self.told.emit(NOTHING_PASTED, "", None)

    def bring_files(self, paths: Sequence[Path], likely: str = "") -> None:
        """Files dropped on the window: note sheets go where they belong, a table is what the page is about."""
        self._likely = likely
        self.note_sheets.take(paths)

    def _ask_kind(self, paths: Sequence[Path]) -> None:
        path = paths[0]
        if len(paths) > 1:
            self.told.emit(ONE_BY_ONE, "", None)
        elif self._likely:
            self.bring(KINDS[self._likely], path)
        else:
            job = functools.partial(open_beside, path)
            self._tasks.run(job, self._ask_what, self._failed, words=f"Reading {path.name}")

    def _ask_what(self, opened: Opened) -> None:
        if self._over:
            return
        answers = [(kind.name, kind.of_its_own) for kind in KINDS.values()]
        name = ask.choose(f"What is in {opened.name}?", answers, parent=self._window)
        if name:
            self.bring(KINDS[name], opened)

    # --- reading ------------------------------------------------------------------------------------------------------

    def bring(self, kind: TableKind, source: Source) -> None:
        """Read a table beside the window, and show what would come of it."""
        mapping = table_import.mapping_of(self._visit, kind.name)
        job = functools.partial(open_and_read, kind, source, mapping, self._visit.record())
        name = "what was pasted" if isinstance(source, str) else source.name
        self._tasks.run(job, functools.partial(self._look, kind, mapping), self._failed, words=f"Reading {name}")

    def _failed(self, error: BaseException) -> None:
        if self._over:
            return
        if isinstance(error, PeerTeamError):
            self.told.emit(str(error), "", None)
        elif isinstance(error, Cancelled):
            self.told.emit(STOPPED, "", None)
        else:
            raise error  # ours: the hook of `errors.py` makes the report

    def _look(self, kind: TableKind, mapping: Mapping, read: tuple[Opened, Reading]) -> None:
        if self._over:
            return
        opened, reading = read
        if not reading.rows and not could_be_a_table(opened):
            self.told.emit(reading.problem or f"There is nothing in {opened.name} to take in.", "", None)
        elif kind is PROGRAMME and reading.table is not None and reading.rows and self._nothing_new(reading.table):
            self.told.emit(f"Nothing new in {opened.name}.", "", None)
        else:
            self._show_table(kind, opened, Looked(reading, mapping))

    def _nothing_new(self, table: ProgrammeTable) -> bool:
        standing = self._visit.programme.standing()
        return bool(standing) and not compare(standing, table)

    # --- looking ------------------------------------------------------------------------------------------------------

    def _show_table(self, kind: TableKind, opened: Opened, looked: Looked) -> None:
        sheet = TableIn(kind, opened, looked, self._visit.record(), self._tasks, self._main(kind), self._window)
        sheet.agreed.connect(functools.partial(self._agreed, kind, opened))
        self._open(sheet)

    def _open(self, sheet: TableIn | ProgrammeUpdate) -> None:
        """One after the other; the last one is kept until the next comes, for a caller may still be within it."""
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = sheet
        sheet.open()

    def _main(self, kind: TableKind) -> Callable[[Reading], str]:
        if kind is PROGRAMME and self._visit.programme.standing():
            return _see_changes
        return functools.partial(_take_in, kind)

    def _agreed(self, kind: TableKind, opened: Opened, looked: Looked) -> None:
        try:
            table_import.remember_mapping(self._visit, kind.name, looked.mapping)
            if kind is PROGRAMME:
                self._programme(opened, looked)
            else:
                self._list(kind, opened, looked.reading)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)

    # --- the programme ------------------------------------------------------------------------------------------------

    def _programme(self, opened: Opened, looked: Looked) -> None:
        table = looked.reading.table
        assert table is not None
        standing = self._visit.programme.standing()
        if not standing:
            self._accept(compare(standing, table))
            return
        lines = updates(compare(standing, table, gone_of_part=True), standing)
        if not lines:
            self.told.emit(f"Nothing new in {opened.name}.", "", None)
            return
        partial = looks_partial(standing, table)
        sheet = ProgrammeUpdate(lines, opened.name, partial=partial, parent=self._window)
        sheet.agreed.connect(self._accept)
        sheet.table_asked.connect(functools.partial(self._show_table, PROGRAMME, opened, looked))
        self._open(sheet)

    def _accept(self, lines: Sequence[Difference]) -> None:
        first = not self._visit.programme.sessions()
        try:
            taken = self._visit.programme.apply(lines)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)
            return
        words = f"{number_of(len(lines), 'session')} taken in." if first else f"Taken in: {counted(lines)}."
        unknown = [f"Nobody in the team is called “{name}”." for name in taken.unknown_peers[:3]]
        self.tell_undo(" ".join([words, *unknown]))

    # --- lists --------------------------------------------------------------------------------------------------------

    def _list(self, kind: TableKind, opened: Opened, reading: Reading) -> None:
        before = self._visit.history.last
        if kind is PAPERS:
            added, warnings = table_import.import_documents(self._visit, reading.rows)
        else:
            added, warnings = table_import.import_people(self._visit, reading.rows), ()
        if self._visit.history.last is before:
            self.told.emit(" ".join([f"Nothing new in {opened.name}.", *_told(warnings)]), "", None)
            return
        known = len(reading.rows) - added
        words = f"{number_of(added, *kind.nouns)} taken in" if added else "Filled in what was not known"
        here = f", {known} {'was' if known == 1 else 'were'} here already" if known and added else ""
        self.tell_undo(" ".join([f"{words}{here}.", *_told(warnings)]))

    def tell_undo(self, words: str) -> None:
        """Say it, and offer to take back the step just done."""
        step = self._visit.history.last
        if step is not None:
            self.told.emit(words, "Undo", functools.partial(self._undo, step))

    def _undo(self, step: Step) -> None:
        try:
            self._visit.history.take_back(step)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)


def _take_in(kind: TableKind, reading: Reading) -> str:
    return f"Take in {number_of(len(reading.rows), *kind.nouns)}"


def _see_changes(reading: Reading) -> str:
    return "See what is different"


def _told(warnings: Sequence[str]) -> list[str]:
    """The first of what should be looked at, and how many more there are."""
    more = f"And {len(warnings) - 2} more like it." if len(warnings) > 2 else ""
    return [part for part in (*(f"{words}." for words in warnings[:2]), more) if part]
