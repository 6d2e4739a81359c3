"""Handing over from the window: exchanging with a folder or a stick, and making a file to send.

Files are read in the worker without the visit; then the visit is lent to it to take them in and to write its own.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from peerteam.domain.errors import PeerTeamError
from peerteam.handover import folder as folders
from peerteam.handover.exchange import Taken, check_target, share
from peerteam.handover.folder import Exchanged, Place, Read
from peerteam.ui.handover_words import in_words
from peerteam.ui.lending import lend, no_tidying
from peerteam.ui.tasks import Cancelled, Progress, Tasks
from peerteam.ui.wording import joined

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

STOPPED = "Stopped. Nothing was taken in."


class HandingOver(QObject):
    """One thing at a time."""

    working = Signal(bool)
    done = Signal(str)
    problem = Signal(object)  # a PeerTeamError

    def __init__(self, visit: VisitFile, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit, self._tasks = visit, tasks
        self.busy = False

    def exchange(self, folder: Path) -> None:
        """Read everybody's files there, take them in, and put our own beside them."""
        place = folders.place_of(self._visit, folder)
        self._begin()
        job = functools.partial(_read, place)
        self._tasks.run(job, functools.partial(self._exchange, place), self._failed, words="Reading the others’ files")

    def make_file(self, path: Path) -> None:
        """A file to send any way one likes."""
        try:
            check_target(self._visit, path)
        except PeerTeamError as problem:
            self.problem.emit(problem)
            return
        self._begin()
        words = f"{path.name} is made. Send it any way you like: it may even be renamed."
        job, done = functools.partial(_write_file, self._visit, path), functools.partial(self._made, words)
        lend(self._visit, self._tasks, job, done, self._failed, "Making the file")

    def _begin(self) -> None:
        self.busy = True
        self.working.emit(True)

    def _end(self) -> None:
        self.busy = False
        self.working.emit(False)

    def _exchange(self, place: Place, read: Read) -> None:
        job: Callable[[Progress], Exchanged] = functools.partial(_exchange, self._visit, place, read)
        done = functools.partial(self._exchanged, place)
        lend(self._visit, self._tasks, job, done, self._failed, "Exchanging")

    def _exchanged(self, place: Place, outcome: Exchanged) -> None:
        self._end()
        told = [in_words(together(outcome.taken))] if outcome.taken else ["Nothing new was there."]
        told += list(dict.fromkeys(str(problem) for problem in outcome.left_out))
        if outcome.problem is None:
            told.append(f"Yours is on {place.name} for the others.")
            self.done.emit(" ".join(told))
        else:
            self.done.emit(" ".join([*told, str(outcome.problem)]))

    def _made(self, words: str, _: int) -> None:
        self._end()
        self.done.emit(words)

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, PeerTeamError):
            self.problem.emit(error)
        elif isinstance(error, Cancelled):
            self.done.emit(STOPPED)
        else:
            raise error  # ours: the hook of `errors.py` makes the report


def _read(place: Place, progress: Progress) -> Read:
    with no_tidying():
        return folders.read_folder(place, progress)


def _exchange(visit: VisitFile, place: Place, read: Read, progress: Progress) -> Exchanged:
    progress(1, 2)  # the last chance to think better of it
    with no_tidying():
        outcome = folders.exchange(visit, place, read)
        visit.incoming.arrived()  # a whole visit takes a moment to look through; here nobody waits for it
    return outcome


def _write_file(visit: VisitFile, path: Path, progress: Progress) -> int:
    progress(0, 1)
    return share(visit, path)


def together(taken: Sequence[Taken]) -> Taken:
    """What came out of several files, as if it had been one."""
    kinds: Counter[str] = Counter()
    for each in taken:
        kinds.update(each.kinds)
    who = list(dict.fromkeys(each.who for each in taken if each.who and each.new))
    new = sum(each.new for each in taken)
    return Taken(joined(who), taken[-1].made, new, dict(kinds), taken[-1].waiting)
