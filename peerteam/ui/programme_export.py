"""The ways the programme leaves: a menu, a question whom it is for, a name for the file, and a job for the worker.

Nothing is ever written over, and every form says at its head whom it is for.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from peerteam.domain.errors import NotAllowed, PeerTeamError
from peerteam.domain.outgoing import Audience, Outgoing, outgoing
from peerteam.domain.records import Peer
from peerteam.formats.new_file import free_name
from peerteam.ui import ask
from peerteam.ui.outside import documents_folder, open_outside
from peerteam.ui.page import Page
from peerteam.ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    from peerteam.domain.snapshot import Snapshot
    from peerteam.store.visit_file import VisitFile

WHOM = (
    (Audience.TEAM.value, "The peer team"),
    (Audience.COUNCIL.value, "The council"),
    (Audience.LGA.value, "The LGA"),
)


@dataclass(frozen=True, slots=True)
class Leaving:
    """All a form is made of: what may leave, whose calendar, how often sessions have changed."""

    out: Outgoing
    peer: Peer | None
    sequences: Mapping[str, int]
    whole: Snapshot  # the visit it is made from: who must not be recognised is asked of all of it


SHEETS = ("note-sheets", "crib-sheets")
Write = Callable[[Leaving, Path], None]


@dataclass(frozen=True, slots=True)
class Form:
    """One line of the menu: its words, the file it makes, and how it is written."""

    words: str
    name: str
    ending: str  # empty: a folder
    write: Write
    form: str = ""  # as `domain.outgoing` knows it
    mine: bool = False
    audience: Audience | None = Audience.TEAM  # None: asked
    gap_before: bool = False


def _calendar(leaving: Leaving, path: Path) -> None:
    from peerteam.formats.calendar import calendar
    from peerteam.formats.new_file import write_new

    write_new(path, calendar(leaving.out, leaving.sequences, leaving.peer).content)


def _web_page(leaving: Leaving, path: Path) -> None:
    from peerteam.formats.html_page import programme_page
    from peerteam.formats.new_file import write_new

    write_new(path, programme_page(leaving.out).encode())


def _workbook(leaving: Leaving, path: Path) -> None:
    from peerteam.domain.before_leaving import look_before
    from peerteam.formats.attribution_words import load
    from peerteam.formats.workbook import write_workbook

    write_workbook(look_before(leaving.out, leaving.whole, load())[0], path)


def _note_sheets(leaving: Leaving, folder: Path) -> None:
    from peerteam.word.note_sheet_set import note_sheets

    _fill(leaving, folder, note_sheets(leaving.out, leaving.peer))


def _crib_sheets(leaving: Leaving, folder: Path) -> None:
    from peerteam.word.crib_sheet import crib_sheets

    _fill(leaving, folder, crib_sheets(leaving.out.snapshot, leaving.peer))


def _fill(leaving: Leaving, folder: Path, sheets: Iterable[tuple[str, bytes]]) -> None:
    """A new folder of Word files, and what is not in them."""
    from peerteam.formats.csv_folder import write_left_out
    from peerteam.formats.new_file import new_folder, safe_name, write_new

    with new_folder(folder) as filled:
        for name, content in sheets:
            write_new(free_name(filled / f"{safe_name(name)}.docx"), content)
        write_left_out(leaving.out, filled)


def _pdf(leaving: Leaving, path: Path) -> None:
    from peerteam.ui.programme_print import write_pdf

    write_pdf(leaving.out, path)


FORMS = (
    Form("My calendar (.ics) …", "My sessions", ".ics", _calendar, "ics", mine=True),
    Form("The team’s calendar (.ics) …", "Team", ".ics", _calendar, "ics"),
    Form("Web page …", "Programme", ".html", _web_page, "html", audience=None, gap_before=True),
    Form("Workbook (.xlsx) …", "Programme", ".xlsx", _workbook, "xlsx", audience=None),
    Form("PDF to print …", "Programme", ".pdf", _pdf, audience=None),
    Form("Note sheets in Word …", "Note sheets", "", _note_sheets, "note-sheets", gap_before=True),
    Form("Note sheets of my sessions …", "My note sheets", "", _note_sheets, "note-sheets", mine=True),
    Form("Crib sheets for the team …", "Crib sheets", "", _crib_sheets, "crib-sheets"),
)


class ProgrammeExport:
    """The menu, and what becomes of its lines."""

    def __init__(self, visit: VisitFile, page: Page, tasks: Tasks) -> None:
        self.visit, self._page, self._tasks = visit, page, tasks
        self.folder = documents_folder()
        self.ask_file: Callable[[str, Path], str] = self._ask_file
        self.ask_folder: Callable[[str], str] = self._ask_folder
        self.open_file: Callable[[Path], object] = open_outside
        self.menu = QMenu(page)
        self.menu.setAccessibleName("Export the programme")
        for form in FORMS:
            if form.gap_before:
                self.menu.addSeparator()
            self.add(form.words, functools.partial(self.make, form))
        self.add("Print …", self.print_it, gap_before=True)

    def add(self, words: str, do: Callable[[], object], *, gap_before: bool = False) -> None:
        """One more line of the menu."""
        if gap_before:
            self.menu.addSeparator()
        self.menu.addAction(words).triggered.connect(lambda checked=False, do=do: do())

    def open_menu(self, below: QPushButton) -> None:
        """Show the menu beneath its button."""
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))

    def make(self, form: Form) -> None:
        """Ask what has to be asked, then write in the worker."""
        with self._page.telling():
            peer = self._me() if form.mine else None
            audience = form.audience or self._whom()
            path = self.path_for(form) if audience else None
            if audience is not None and path is not None:
                self._run(form, self._leaving(form, audience, peer), path)

    def print_it(self) -> None:
        """The system's own question how it is to be printed."""
        from peerteam.ui.programme_print import ask_to_print

        with self._page.telling():
            audience = self._whom()
            if audience is not None:
                ask_to_print(self._page, self.visit.snapshot(), audience)

    def path_for(self, form: Form) -> Path | None:
        """Where to: a file that is not there yet, or a new folder in the folder chosen."""
        if form.ending:
            said = self.ask_file(form.words, free_name(self.folder / self._stem(form.name, form.ending)))
            path = Path(said) if said else None
            if path is not None and path.suffix.casefold() != form.ending:
                path = path.with_name(f"{path.name}{form.ending}")
        else:
            said = self.ask_folder(form.words)
            path = free_name(Path(said) / self._stem(form.name)) if said else None
        if path is not None:
            self.folder = path.parent
        return path

    def run(self, words: str, path: Path, job: Callable[[Progress], object]) -> None:
        """Any other way out: a job that writes `path`, told and opened in the same way."""
        self._tasks.run(job, functools.partial(self._made, path), self._failed, words=words)

    def _run(self, form: Form, leaving: Leaving, path: Path) -> None:
        def job(progress: Progress) -> None:
            progress(0, 0)
            form.write(leaving, path)

        self.run(f"Making {path.name}", path, job)

    def _leaving(self, form: Form, audience: Audience, peer: Peer | None) -> Leaving:
        whole = self.visit.snapshot()
        out = outgoing(whole, Audience.LGA if form.form in SHEETS else audience, form.form)
        if form.form in SHEETS:
            out = replace(out, audience=audience)  # a sheet needs the posts, and is in the hands of the peers
        return Leaving(out, peer, self._sequences() if form.form == "ics" else {}, whole)

    def _sequences(self) -> Mapping[str, int]:
        from peerteam.store.calendar_sequence import sequences

        return sequences(self.visit)

    def _me(self) -> Peer:
        me = self.visit.people.me()
        if me is None:
            raise NotAllowed("Nobody has said yet who works on this laptop", "Choose your name at the top right first")
        return me

    def _whom(self) -> Audience | None:
        chosen = ask.choose("Whom is it for?", WHOM, "What the others should not see is left out.", self._page)
        return Audience(chosen) if chosen else None

    def _stem(self, name: str, ending: str = "") -> str:
        from peerteam.formats.new_file import safe_name

        council = self.visit.record().council or "Peer challenge"
        return safe_name(f"{council} {name}") + ending

    def _ask_file(self, words: str, suggested: Path) -> str:
        option = QFileDialog.Option.DontConfirmOverwrite  # nothing is written over: that is told in our own words
        return QFileDialog.getSaveFileName(self._page, words.removesuffix(" …"), str(suggested), options=option)[0]

    def _ask_folder(self, words: str) -> str:
        return QFileDialog.getExistingDirectory(self._page, words.removesuffix(" …"), str(self.folder))

    def _made(self, path: Path, result: object) -> None:
        self._page.told.emit(f"Made: {path.name}", "Open it", functools.partial(self.open_file, path))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, PeerTeamError):
            self._page.told.emit(str(error), "", None)
        elif isinstance(error, Cancelled):
            self._page.told.emit("Stopped. Nothing was made.", "", None)
        else:
            raise error  # ours: the hook of `errors.py` makes the report
