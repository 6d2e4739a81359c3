"""Taking in a file while a visit is open: read beside the window, taken in one go, and told in one sentence."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerteam.domain.errors import NotAVisit, PeerTeamError, WrongPhrase
from peerteam.handover.bundle import Bundle, read_bundle
from peerteam.handover.exchange import Taken, take_bundle
from peerteam.store.backup import folder_beside
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.tasks import Cancelled, Progress, Tasks
from peerteam.ui.wording import joined, number_of

ASK = "This file has other words than your visit"
DETAIL = "Which four words were said for it?"
NOUNS = {
    "note": ("note", ""),
    "session": ("session", ""),
    "finding": ("finding", ""),
    "document": ("paper", ""),
    "person": ("person", "people"),
    "tag": ("tag", ""),
}
"""What is told one by one of what came; the rest is said as a sum."""


class Taking(QObject):
    """One file after another."""

    taken = Signal(str)
    problem = Signal(object)  # a PeerTeamError
    whole_visit = Signal(object, object)  # a Path, perhaps a visit of its own, and the words that open it, or None

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def take(self, visit: VisitFile, path: Path, phrase: str | None = None) -> None:
        """Read the file beside the window; everything typed must be saved."""
        job = functools.partial(_read, path, phrase or visit.phrase, visit.id)
        done, failed = functools.partial(self._take, visit), functools.partial(self._failed, visit, path, phrase)
        self._tasks.run(job, done, failed, words=f"Reading {path.name}")

    def _take(self, visit: VisitFile, bundle: Bundle) -> None:
        try:
            visit.safe_copy(folder_beside(visit.path))  # taking in cannot be undone step by step
            self.taken.emit(in_words(take_bundle(visit, bundle)))
        except PeerTeamError as problem:
            self.problem.emit(problem)

    def _failed(self, visit: VisitFile, path: Path, given: str | None, error: BaseException) -> None:
        if isinstance(error, WrongPhrase):
            phrase = ask.words(ASK, DETAIL)
            if phrase is not None:
                self.take(visit, path, phrase)
        elif isinstance(error, NotAVisit):
            self.whole_visit.emit(path, given)
        elif isinstance(error, PeerTeamError):
            self.problem.emit(error)
        elif isinstance(error, Cancelled):
            self.taken.emit("Stopped. Nothing was taken in.")
        else:
            raise error  # ours: the hook of `errors.py` makes the report


def _read(path: Path, phrase: str | None, visit_id: str, progress: Progress) -> Bundle:
    bundle = read_bundle(path, phrase, visit_id)
    progress(1, 1)  # the last chance to think better of it
    return bundle


def in_words(taken: Taken) -> str:
    """ "From Ben Okafor: 14 notes, 3 sessions and 2 other things are new or changed."."""
    who = f"From {taken.who}" if taken.who else "From this file"
    if not taken.new:
        return f"{who}: nothing new, you have everything."
    told = [number_of(taken.kinds[kind], *words) for kind, words in NOUNS.items() if taken.kinds.get(kind)]
    others = sum(count for kind, count in taken.kinds.items() if kind not in NOUNS)
    told += [number_of(others, "other thing")] if others else []
    verb = "is" if sum(taken.kinds.values()) == 1 else "are"
    settle = f" {number_of(taken.waiting, 'version waits', 'versions wait')} to be chosen." if taken.waiting else ""
    return f"{who}: {joined(told)} {verb} new or changed.{settle}"
