"""Note sheets coming back: from an iPad, a pen, a locked laptop, into their sessions and under the name of who wrote.

Several come at once, each is taken in once however often it is opened, and all of them are one step. What has no
certain place is shown with the reason, and a person can say what the sheet does not.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.errors import BadTable, PeerTeamError
from peerteam.domain.note_sheet_place import answered, lacking
from peerteam.domain.note_sheets import SPARE, Returned, Unplaced, plain_code, sheet_code
from peerteam.domain.records import Peer
from peerteam.store.note_sheets import Read, take_sheets
from peerteam.ui import ask
from peerteam.ui.dialogs.sheets_read import SheetLine, SheetsRead
from peerteam.ui.people_met_side import session_line
from peerteam.ui.tasks import Cancelled, Progress, Tasks
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import joined, number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

STOPPED = "Stopped. Nothing was taken in."


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files as they turned out to be: filled sheets, others, and those that cannot be read, with the reason."""

    sheets: tuple[Returned, ...] = ()
    others: tuple[Path, ...] = ()
    unread: tuple[Unplaced, ...] = ()


class NoteSheetsIn(QObject):
    """Reads sheets, takes them in, and says in words what came."""

    told = Signal(str, str, object)
    done = Signal(str)  # a step was taken; these words go with the offer to undo it
    tables_given = Signal(object)  # Paths of what is no note sheet

    def __init__(self, visit: VisitFile, tasks: Tasks, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._visit, self._tasks, self._window = visit, tasks, window
        self.sheet: SheetsRead | None = None
        self.over = False  # the window is closed

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files beside the window; everything typed must be saved."""
        words = f"Reading {paths[0].name}" if len(paths) == 1 else f"Reading {len(paths)} files"
        ids = (SPARE, *(session.id for session in self._visit.programme.sessions()))
        codes = frozenset(plain_code(sheet_code(self._visit.id, id)) for id in ids)
        self._tasks.run(functools.partial(sort_files, tuple(paths), codes), self._read, self._failed, words=words)

    def _failed(self, error: BaseException) -> None:
        if self.over:
            return
        if isinstance(error, PeerTeamError):
            self.told.emit(str(error), "", None)
        elif isinstance(error, Cancelled):
            self.told.emit(STOPPED, "", None)
        else:
            raise error  # ours: the hook of `errors.py` makes the report

    def _read(self, found: Sorted) -> None:
        if self.over:
            return
        if found.sheets or found.unread:
            self._take_in(found.sheets, found.unread)
        elif found.others:
            self.tables_given.emit(found.others)
        if found.sheets and found.others:
            names = joined([path.name for path in found.others])
            self.told.emit(f"{names}: no note sheet, and not taken in.", "", None)

    def _take_in(self, sheets: Sequence[Returned], unread: Sequence[Unplaced] = ()) -> None:
        before = self._visit.history.last
        try:
            read = take_sheets(self._visit, sheets)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)
            return
        words = in_words(read, unread)
        if self._visit.history.last is not before:
            self.done.emit(words)
        else:
            self.told.emit(words, "", None)
        if read.unplaced or unread or any(placed.warnings for placed, _ in read.placed):
            self._show(read, sheets, unread, words)

    # --- what has no place yet ----------------------------------------------------------------------------------------

    def _show(self, read: Read, sheets: Sequence[Returned], unread: Sequence[Unplaced], words: str) -> None:
        snapshot = self._visit.snapshot()
        left = {number: sheet for number, sheet in enumerate(sheets) if lacking(sheet, snapshot)}
        lines = [
            SheetLine("", placed.title, f"By {placed.author}", placed.warnings, new=new) for placed, new in read.placed
        ]
        for each in (*read.unplaced, *unread):
            number = next((n for n, sheet in left.items() if sheet.file == each.file), None)
            lines.append(SheetLine("" if number is None else str(number), each.file, each.why, (), new=None))
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = SheetsRead(words, lines, self._window)
        self.sheet.place_asked.connect(functools.partial(self._place, left))
        self.sheet.open()

    def _place(self, left: dict[int, Returned], key: str) -> None:
        """Ask for what this sheet does not say, and take it in."""
        sheet, snapshot = left[int(key)], self._visit.snapshot()
        open_ = lacking(sheet, snapshot)
        session = self._ask_session(sheet) if "session" in open_ else None
        if "session" in open_ and session is None:
            return
        author = self._ask_author(sheet) if "author" in open_ else None
        if "author" in open_ and author is None:
            return
        if self.sheet is not None:
            self.sheet.accept()
        rest = [other for number, other in left.items() if number != int(key)]
        self._take_in([answered(sheet, snapshot, session, author), *rest])

    def _ask_session(self, sheet: Returned) -> str | None:
        from peerteam.ui.dialogs.pick import pick

        lines = [session_line(session) for session in self._visit.programme.sessions()]
        spare = Line(SPARE, "A conversation that is not in the programme")
        return pick(f"Which session is {sheet.file} about?", [*lines, spare], parent=self._window)

    def _ask_author(self, sheet: Returned) -> Peer | None:
        peers = {peer.id: peer for peer in self._visit.people.peers()}
        answers = [(peer.id, peer.name or peer.initials or "Somebody") for peer in peers.values()]
        said = f"It says “{sheet.author}”." if sheet.author.strip() else "It does not say."
        found = ask.choose(f"Who wrote {sheet.file}?", answers, said, parent=self._window)
        return peers.get(found or "")


def is_sheet(read: Returned, codes: frozenset[str]) -> bool:
    """Whether a Word file is a note sheet at all; a foot that says "2025-2026" does not make it one."""
    filled = read.author or read.points or read.groups
    return bool(read.visit or read.session or filled or (read.code and plain_code(read.code) in codes))


def sort_files(paths: Sequence[Path], codes: frozenset[str], progress: Progress) -> Sorted:
    """Which of these are note sheets, judged by what is in them."""
    from peerteam.word.note_sheet_read import read_note_sheet

    sheets: list[Returned] = []
    others: list[Path] = []
    unread: list[Unplaced] = []
    for number, path in enumerate(paths):
        try:
            sheet = read_note_sheet(path)
        except BadTable as problem:
            if len(paths) == 1 or not path.name.casefold().endswith(".docx"):
                others.append(path)
            else:
                unread.append(Unplaced(path.name, problem.what))
        else:
            if is_sheet(sheet, codes):
                sheets.append(sheet)
            else:
                others.append(path)
        progress(number + 1, len(paths))
    return Sorted(tuple(sheets), tuple(others), tuple(unread))


def in_words(read: Read, unread: Sequence[Unplaced] = ()) -> str:
    """ "2 notes taken in, by Cara Cole. 1 was here already. 1 has no place yet."."""
    new = [placed for placed, is_new in read.placed if is_new]
    known = len(read.placed) - len(new)
    blank = [each for each in read.unplaced if not each.text.strip()]
    lost = len(read.unplaced) - len(blank) + len(unread)
    told = []
    if new:
        told.append(f"{number_of(len(new), 'note')} taken in, by {joined(list(dict.fromkeys(p.author for p in new)))}.")
    if known:
        told.append(f"{known} {'was' if known == 1 else 'were'} here already.")
    if blank:
        told.append(f"{number_of(len(blank), 'sheet')} {'is' if len(blank) == 1 else 'are'} empty.")
    if lost:
        told.append(f"{lost} {'has' if lost == 1 else 'have'} no place yet.")
    return " ".join(told)
