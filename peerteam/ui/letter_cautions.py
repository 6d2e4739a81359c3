"""*Before it leaves* on the letter page: looked for in the worker, settled with a reason, walked with F8."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from peerteam.domain.cautions import Caution
from peerteam.ui.letter_job import cautions_job
from peerteam.ui.widgets.caution_list import LOOKING, CautionList

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.letter_reading import LetterReading
    from peerteam.ui.page import Page
    from peerteam.ui.tasks import Tasks

WAIT_MS = 350
"""So long after the last change the letter is looked through: not at every key."""


class LetterCautions(QObject):
    """Keeps the list of one letter."""

    changed = Signal()  # the list is another
    gone_to = Signal(str)  # the anchor of a paragraph
    opened_at = Signal(str)  # the same, by Enter

    def __init__(self, visit: VisitFile, tasks: Tasks, page: Page) -> None:
        super().__init__(page)
        self._visit, self._tasks, self._page = visit, tasks, page
        self.list = CautionList()
        self.found: list[Caution] = []
        self.known = False
        self._reading: LetterReading | None = None
        self._asked = 0
        self._seen = True
        self._private: tuple[str, ...] = ()
        self._complaints: tuple[str, ...] = ()  # of the last draft made
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(WAIT_MS)
        self._clock.timeout.connect(self._look)
        self.list.chosen.connect(self._go_to)
        self.list.opened.connect(self._open)
        self.list.settled.connect(self._settle)
        self.list.open_again.connect(self._open_again)

    def show_reading(self, reading: LetterReading) -> None:
        """The letter is another: look through it soon."""
        if reading is not self._reading:
            self._reading = reading
            self._asked += 1
            self._private = tuple(note.body or "" for note in self._visit.notes.staying())
            if self._seen:
                self._clock.start()

    def show_settled(self) -> None:
        """Part what was found into open and settled."""
        from peerteam.domain.before_it_leaves import hard_to_read_aloud  # many rules, and only needed by now

        found = [*self.found, *hard_to_read_aloud(self._complaints)]
        still, settled = self._visit.settled_warnings.parted(found)
        self.list.show_cautions(still, [(caution, told.reason) for caution, told in settled])
        self.changed.emit()

    def show_complaints(self, complaints: tuple[str, ...]) -> None:
        """A draft was made, and the check of the file complains of this."""
        if complaints != self._complaints:
            self._complaints = complaints
            self.show_settled()

    @property
    def open(self) -> list[Caution]:
        """Those not settled, in the order of the list."""
        return [caution for key in self.list.keys if (caution := self.list.caution(key)) is not None]

    def step(self, by: int) -> None:
        """The next one, or the one before, round and round."""
        keys = self.list.keys
        if keys:
            now = self.list.list.current_key
            here = keys.index(now) if now in keys else (-1 if by > 0 else 0)
            self.list.choose(keys[(here + by) % len(keys)])
            self.list.say_chosen()
            self._go_to(self.list.list.current_key)

    def rest(self) -> None:
        """The page is not seen, and perhaps never will be again: the visit may be closed by now."""
        self._seen = False
        self._clock.stop()

    def go_on(self) -> None:
        """The page is seen again."""
        if not self._seen:
            self._seen = True
            self._clock.start()

    def _look(self) -> None:
        if self._reading is None:
            return
        if not self.known:
            self.list.say(LOOKING)
        job = cautions_job(self._reading.snapshot, self._reading.letter, self._private, self._reading.today)
        self._tasks.run(job, functools.partial(self._found, self._asked), self._failed)

    def _found(self, asked: int, found: list[Caution]) -> None:
        # else the letter has changed meanwhile and is being looked through again, or nobody sees the page
        if asked == self._asked and self._seen:
            self.found, self.known = found, True
            self.show_settled()

    def _failed(self, error: BaseException) -> None:
        if not self._seen:
            return
        self.list.say("The letter could not be looked through. Look at it yourself before it leaves.")
        raise error  # ours: the hook of `errors.py` makes the report

    def _go_to(self, key: str) -> None:
        caution = self.list.caution(key)
        if caution is not None:
            self.gone_to.emit(caution.anchor)

    def _open(self, key: str) -> None:
        caution = self.list.caution(key)
        if caution is not None:
            self.opened_at.emit(caution.anchor)

    @property
    def chosen(self) -> Caution | None:
        """The one chosen in the list."""
        return self.list.caution(self.list.list.current_key)

    def _settle(self, key: str, reason: str) -> None:
        with self._page.telling():
            self._visit.settled_warnings.settle(key, reason)
            back = functools.partial(self._open_again, key)
            self._page.told.emit("Settled, and the reason is kept on this laptop.", "Undo", back)

    def _open_again(self, key: str) -> None:
        with self._page.telling():
            self._visit.settled_warnings.open_again(key)
