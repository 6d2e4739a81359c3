"""While no visit is open: the list of visits, and what can be begun from it."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from peerteam.domain.errors import PeerTeamError
from peerteam.settings import KnownVisit
from peerteam.ui.sample import is_sample, sample_path
from peerteam.ui.welcome import Welcome

if TYPE_CHECKING:
    from peerteam.ui.program import Program

BEGUN = "The visit is begun. Has the council asked for focus areas of its own?"


class Welcoming(QObject):
    """Works for the program; made when the list of visits is first asked for."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.welcome = Welcome()
        self.welcome.new.setVisible(program.beginnings is not None)
        self.welcome.open_asked.connect(program.open)
        self.welcome.new_asked.connect(self.begin)
        self.welcome.sample_asked.connect(self.open_sample)
        self.welcome.forget_asked.connect(self._forget)
        self.welcome.remove_asked.connect(self._remove)

    def show(self, problem: PeerTeamError | None = None) -> None:
        """Ask which visit."""
        self.welcome.show_visits(self._program.settings.now.visits, date.today())
        self.welcome.show()
        if problem is not None:
            self.welcome.strip.say(str(problem))

    def _forget(self, path: str) -> None:
        before = self._program.settings.now
        self._program.settings.keep(before.without_visit(path))
        self.show()
        back = functools.partial(self._unforget, before.visits)
        self.welcome.strip.say("Taken off this list. The file stays where it is.", "Undo", back)

    def _unforget(self, visits: tuple[KnownVisit, ...]) -> None:
        self._program.settings.change(visits=visits)
        self.show()

    def _remove(self, path: str) -> None:
        """Opened first: only then it can be said what nobody else has. Of a file that is gone only a line is left."""
        if not Path(path).exists():
            self._forget(path)
            return
        self._program.open(Path(path))
        visit, window = self._program.visit, self._program.window
        if window is not None and visit is not None and visit.path == Path(path):
            window.remove_visit()

    def open_sample(self) -> None:
        """A fictional visit to try things on; made once, and kept like any other."""
        program, path = self._program, sample_path()
        try:
            if not path.exists():
                program.work.make_sample(path)
        except PeerTeamError as problem:
            self.show(problem)
        else:
            program.open(path)
            if program.window is not None and is_sample(program.visit):
                program.at_hand.offer_tour(program.window)

    def begin(self) -> None:
        """A new visit: four fields, then the four words."""
        if self._program.beginnings is None:
            return
        from peerteam.ui import beginning

        try:
            visit = beginning.new_visit(self._program.beginnings, date.today(), self.welcome)
        except PeerTeamError as problem:
            self.show(problem)
        else:
            if visit is not None:
                self._program.change_places(visit)
                if self._program.window is not None and self._program.visit is visit:
                    self._program.window.tell(BEGUN, "Add them …", self._program.window.show_themes)
