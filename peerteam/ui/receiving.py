"""A file is given while a visit is open: it is taken in, or leads to another visit; and what somebody began alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import ask
from peerteam.ui.taking import Taking
from peerteam.ui.ways_in import NOT_IN_ROOM

if TYPE_CHECKING:
    from peerteam.ui.program import Program

ANOTHER = "This file is of another visit to this council"
ANOTHER_WHY = "If your team’s manager made it, open it: what you wrote here by yourself can then be brought in."
ANSWERS = (("open", "Open the team’s visit"), ("stay", "Stay here"))


class Receiving(QObject):
    """Works for the program, on the visit that is open when something is given."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._taking = Taking(program.tasks, self)
        self._taking.taken.connect(program.say_what_came)
        self._taking.problem.connect(program.tell)
        self._taking.whole_visit.connect(self.change_to)
        self._taking.same_council.connect(self._join_from)
        self._taking.new_words.connect(program.replacing.offer_words)

    def receive(self, path: Path) -> None:
        """Take the file in, or change to the visit it is."""
        visit, window = self._program.visit, self._program.window
        if visit is None or window is None:
            self._program.open(path)
        elif path.exists() and path.samefile(visit.path):
            window.tell("This visit is the one that is open.")
        elif window.in_room:
            window.foot.say(NOT_IN_ROOM)
        elif window.all_saved():
            self._taking.take(visit, path, window=window)

    def change_to(self, path: Path, phrase: str | None) -> None:
        """Another visit: this one is closed once that one is open."""
        try:
            visit = self._program.opening.open(path, phrase, self._program.window)
        except PeerTeamError as problem:
            self._program.tell(problem)
        else:
            if visit is not None:
                self._program.change_places(visit)

    def _join_from(self, path: Path, phrase: str | None) -> None:
        """The manager's file, given to a visit that was perhaps begun alone: that one must be closed to go into it."""
        visit = self._program.visit
        phrase = phrase or (visit.phrase if visit else None)
        chosen = ask.choose(ANOTHER, ANSWERS, ANOTHER_WHY, self._program.window)
        if chosen == "open" and self._program.leave_window():
            self._program.open(path, phrase)

    def bring_own(self) -> None:
        """What was begun alone on this laptop, brought into the visit that is open."""
        program = self._program
        if program.visit is None or program.window is None or not program.window.all_saved():
            return
        from peerteam.ui import joining_own

        there = program.opening.there()
        places, nothing = (program.second_place.folder(),), joining_own.NOTHING
        told = joining_own.offer(program.visit, there, program.window, places=places, nothing=nothing)
        program.opening.forget_moved(there)
        if told:
            program.say(told)
