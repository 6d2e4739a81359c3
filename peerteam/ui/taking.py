"""Taking in a file while a visit is open: read beside the window, taken in whole or not at all, and told."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.begun_alone import Known, looks_same
from peerteam.domain.errors import NotAVisit, OtherVisit, PeerTeamError, WrongPhrase
from peerteam.handover.bundle import Bundle, read_known
from peerteam.handover.exchange import Taken
from peerteam.handover.folder import take_in_all
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.handover_words import NOUNS as NOUNS
from peerteam.ui.handover_words import in_words as in_words
from peerteam.ui.lending import lend, no_tidying
from peerteam.ui.tasks import Cancelled, Progress, Tasks

ASK = "This file has other words than your visit"
DETAIL = "Which four words were said for it?"
AGAIN = "Those words do not open it. Look for a word that sounds alike, and try again."
Failed = Callable[[BaseException], None]


class Taking(QObject):
    """One file after another."""

    taken = Signal(str)
    problem = Signal(object)  # a PeerTeamError
    whole_visit = Signal(object, object)  # a Path, perhaps a visit of its own, and the words that open it, or None
    same_council = Signal(object, object)  # a Path of another visit to this council, and its words, or None
    new_words = Signal(str, str)  # the team's new words, and when they were changed

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def take(self, visit: VisitFile, path: Path, phrase: str | None = None, *, window: QWidget | None = None) -> None:
        """Read the file beside the window, which is asked over; everything typed must be saved."""
        phrases = (phrase,) if phrase else visit.words.known
        job = functools.partial(_read, path, phrases, visit.id)
        failed = functools.partial(self._failed, visit, path, phrase, window)
        done = functools.partial(self._take, visit, phrase, failed)
        self._tasks.run(job, done, failed, words=f"Reading {path.name}")

    def _take(self, visit: VisitFile, phrase: str | None, failed: Failed, bundle: Bundle) -> None:
        job, done = functools.partial(_take_in, visit, bundle), functools.partial(self._taken, visit, phrase, bundle)
        lend(visit, self._tasks, job, done, failed, "Taking it in")

    def _taken(self, visit: VisitFile, phrase: str | None, bundle: Bundle, taken: Taken) -> None:
        self.taken.emit(in_words(taken))
        changed = bundle.header.words
        if phrase and phrase != visit.phrase and changed > visit.words.changed_at:
            self.new_words.emit(phrase, changed)

    def _failed(
        self, visit: VisitFile, path: Path, given: str | None, window: QWidget | None, error: BaseException
    ) -> None:
        if isinstance(error, WrongPhrase):
            phrase = ask.words(ASK, DETAIL if given is None else AGAIN, parent=window, typed=given or "")
            if phrase is not None:
                self.take(visit, path, phrase, window=window)
        elif isinstance(error, NotAVisit):
            self.whole_visit.emit(path, given)
        elif isinstance(error, OtherVisit) and _is_to_this_council(visit, error):
            self.same_council.emit(path, given)
        elif isinstance(error, PeerTeamError):
            self.problem.emit(error)
        elif isinstance(error, Cancelled):
            self.taken.emit("Stopped. Nothing was taken in.")
        else:
            raise error  # ours: the hook of `errors.py` makes the report


def _is_to_this_council(visit: VisitFile, other: OtherVisit) -> bool:
    return looks_same(Known(other.council), Known(visit.record().council))


def _read(path: Path, phrases: tuple[str | None, ...], visit_id: str, progress: Progress) -> Bundle:
    with no_tidying():
        bundle = read_known(path, phrases, visit_id)
    progress(1, 1)  # the last chance to think better of it
    return bundle


def _take_in(visit: VisitFile, bundle: Bundle, progress: Progress) -> Taken:
    progress(0, 1)
    with no_tidying():
        (taken,) = take_in_all(visit, [bundle])
        visit.incoming.arrived()  # a whole visit takes a moment to look through; here nobody waits for it
    return taken
