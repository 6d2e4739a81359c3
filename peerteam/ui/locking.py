"""Locking a visit with other words: prepared while it is open, done while it is closed, and the rest beside the window.

Each safe copy takes half a second, because locks are made to be slow; so nobody waits for those.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.store import words
from peerteam.store.backup import folder_beside
from peerteam.store.visit_file import VisitFile
from peerteam.store.words import LeftAsTheyWere
from peerteam.ui import ask
from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.tasks import Cancelled, Progress, Tasks
from peerteam.ui.wording import joined, number_of

NEW_WORDS = "Your team has new words"
NEW_WORDS_WHY = (
    "The file was taken in. With the new words here too, the others can open your files without the old ones."
)
ANSWERS = (("use", "Use the new words here too"), ("later", "Not now"))
LOCKED = "The new words lock this visit. Files of colleagues with the words of before still open."
BUSY = "Locking the safe copies with the new words"
STOPPED = "Stopped. The safe copies still open with the words of before."
DONE = "The safe copies have the new words too."


@dataclass(frozen=True, slots=True)
class Locking:
    """All it takes once the visit is closed."""

    path: Path
    visit: str
    known: tuple[str | None, ...]  # the words of now, and those before
    new: str
    folders: tuple[Path, ...]

    def lock(self) -> None:
        """Lock the closed visit. Raises CannotWrite, and then it is as it was."""
        words.lock_anew(self.path, self.known[0], self.new)

    def lock_rest(self, progress: Progress) -> LeftAsTheyWere:
        """Lock its papers and safe copies, in the worker."""
        progress(0, 1)
        return words.lock_rest_anew(self.path, self.visit, self.known, self.new, self.folders)


def prepare(visit: VisitFile, new: str, since: str, copies: Path) -> Locking:
    """Make the visit remember the words of now, which files of colleagues may still have."""
    known = visit.words.known
    visit.words.will_change(since)
    return Locking(visit.path, visit.id, known, new, (folder_beside(visit.path), copies))


def done_words(left: LeftAsTheyWere) -> str:
    """What became of the rest."""
    counted = ((left.copies, "safe copy", "safe copies"), (left.papers, "paper", "papers"))
    held = [number_of(count, one, many) for count, one, many in counted if count]
    if not held:
        return DONE
    verb = "opens" if left.copies + left.papers == 1 else "open"
    return f"{joined(held)} could not be locked anew, and still {verb} with the words of before."


class ChangingWords(QObject):
    """Other words for a visit: drawn by its manager, or come with a file of the team's."""

    ready = Signal(object)  # a Locking: the visit must be closed for it, and is shown again afterwards
    told = Signal(str)
    problem = Signal(object)  # a PeerTeamError

    def __init__(self, tasks: Tasks, copies: Callable[[], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._copies = tasks, copies

    def draw(self, visit: VisitFile, new_phrase: Callable[[], str], window: QWidget) -> None:
        """The manager draws other words: a laptop or the card was lost."""
        card = PhraseCard(visit.record().council or "", new_phrase, window, anew=True)
        if card.exec() and card.phrase is not None:
            self.ready.emit(prepare(visit, card.phrase, "", self._copies()))
        card.deleteLater()

    def offer(self, visit: VisitFile, phrase: str, since: str, window: QWidget) -> None:
        """A file of the team came under other words: this laptop's visit may have them too."""
        if ask.choose(NEW_WORDS, ANSWERS, NEW_WORDS_WHY, window) == "use":
            self.ready.emit(prepare(visit, phrase, since, self._copies()))

    def lock(self, job: Locking) -> tuple[str, str | None]:
        """Lock the closed visit; what to tell, and the words that open it now."""
        try:
            job.lock()
        except PeerTeamError as problem:
            return f"{problem} The words are as they were.", job.known[0]
        return LOCKED, job.new

    def lock_rest(self, job: Locking) -> None:
        """The papers and the safe copies, while somebody works on."""
        self._tasks.run(job.lock_rest, self._rest_locked, self._rest_failed, words=BUSY)

    def _rest_locked(self, left: LeftAsTheyWere) -> None:
        self.told.emit(done_words(left))

    def _rest_failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.told.emit(STOPPED)
        elif isinstance(error, PeerTeamError):
            self.problem.emit(error)
        else:
            raise error  # ours: the hook of `errors.py` makes the report
