"""The file of the open visit is replaced: locked with other words, or put back to a safe copy.

For either the window is closed, and shown again over the same visit.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import putting_back
from peerteam.ui.lending import lend
from peerteam.ui.locking import ChangingWords, Locking

if TYPE_CHECKING:
    from peerteam.ui.program import Program
    from peerteam.ui.putting_back import Ready


class Replacing(QObject):
    """Works for the program, on the visit that is open."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._changing = ChangingWords(program.tasks, program.second_place.folder, self)
        self._changing.ready.connect(self._lock_anew)
        self._changing.told.connect(program.say)
        self._changing.problem.connect(program.tell)

    # --- other words --------------------------------------------------------------------------------------------------

    def change_words(self) -> None:
        """The manager draws other words."""
        visit, window, beginnings = self._program.visit, self._program.window, self._program.beginnings
        if visit is not None and window is not None and beginnings is not None and window.all_saved():
            self._changing.draw(visit, beginnings.new_phrase, window)

    def offer_words(self, phrase: str, since: str) -> None:
        """A file of the team's came under other words."""
        visit, window = self._program.visit, self._program.window
        if visit is not None and window is not None and window.all_saved():
            self._changing.offer(visit, phrase, since, window)

    def _lock_anew(self, job: Locking) -> None:
        if not self._program.leave_window():
            return
        self._program.second_place.finish()
        self._program.opening.told, words = self._changing.lock(job)
        self._program.open(job.path, words)
        if words == job.new:
            self._changing.lock_rest(job)

    # --- putting a safe copy back -------------------------------------------------------------------------------------

    def put_back(self, copy: Path) -> None:
        """Make the copy ready beside the window, then let it take the place of the visit."""
        visit, window = self._program.visit, self._program.window
        if visit is None or window is None or not window.all_saved():
            return
        job = functools.partial(putting_back.prepare, visit, copy)
        done = functools.partial(self._change_places, visit.path, visit.phrase)
        lend(visit, self._program.tasks, job, done, self._not_put_back, putting_back.BUSY)

    def _change_places(self, path: Path, phrase: str | None, ready: Ready) -> None:
        if not self._program.leave_window():
            putting_back.give_up(ready)
            return
        self._program.second_place.finish()
        try:
            putting_back.put_in_place(ready.part, path)
            told = putting_back.told(ready)
        except PeerTeamError as problem:
            told = str(problem)
        self._program.open(path, phrase)
        window = self._program.window
        if window is not None:
            window.show_handover()
            window.tell(told)

    def _not_put_back(self, error: BaseException) -> None:
        if not isinstance(error, PeerTeamError):
            raise error  # ours: the hook of `errors.py` makes the report
        self._program.tell(error)
