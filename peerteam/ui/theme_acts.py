"""What is done to the themes of a visit: each is one step, told in one line with its Undo."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Theme

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

OWN, WITHIN = "own", "within"
"""Where the letter reports a focus area: in a section of its own, or within the core themes."""


class ThemeActs:
    """The verbs of the sheet. A known problem is told, and nothing is done; afterwards the sheet reads again."""

    def __init__(
        self, visit: VisitFile, told: Callable[[str, Callable[[], None] | None], None], after: Callable[[], None]
    ) -> None:
        """`told` says what was done or why not, and how to take it back; `after` shows how things are now."""
        self._visit, self._told, self._after = visit, told, after
        self._mine: list[Step] = []  # what was done here, the last one last

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except PeerTeamError as problem:
            self._told(str(problem), None)
        self._after()

    @contextmanager
    def _doing(self) -> Iterator[None]:
        """A step that can be taken back here."""
        before = self._visit.history.last
        with self._telling():
            yield
        last = self._visit.history.last
        if last is not None and last is not before:
            self._mine.append(last)

    def undo(self) -> None:
        """Take back what was done here last, and never what was done before on a page."""
        if self._mine and self._visit.history.last is (step := self._mine.pop()):
            self._take_back(step)
            self._told(f"Undone: {step.label}.", None)

    def _tell(self, words: str) -> None:
        step = self._visit.history.last
        self._after()
        self._told(words, functools.partial(self._take_back, step) if step is not None else None)

    def _take_back(self, step: Step) -> None:
        with self._telling():
            self._visit.history.take_back(step)

    def add(self, name: str) -> str:
        """A focus area; its id, or nothing where it could not be added."""
        with self._doing():
            made = self._visit.programme.add_focus(name)
            found = next(theme for theme in self._visit.programme.themes() if theme.id == made)
            self._tell(f"“{found.name}” is focus area {found.key}: Ctrl+{found.key} tags what is said about it.")
            return made
        return ""

    def change(self, theme: str, field: str, words: str) -> bool:
        """New words for a field; False where they cannot be kept."""
        with self._doing():
            if field == "name":
                self._visit.programme.rename_theme(theme, words)
            elif field == "threaded":
                self._visit.programme.change_theme(theme, threaded=words == WITHIN)
            elif field == "questions":
                asked = (" ".join(line.split()) for line in words.splitlines())
                self._visit.programme.change_theme(theme, questions=tuple(line for line in asked if line))
            else:
                self._visit.programme.change_theme(theme, **{field: words or None})
            return True
        return False

    def move(self, theme: str, by: int) -> bool:
        """One place up or down; False at the end of its like."""
        with self._doing():
            return self._visit.programme.move_theme(theme, by)
        return False

    def take_away(self, theme: Theme) -> None:
        """A focus area nothing rests on is gone."""
        with self._doing():
            self._visit.programme.take_away_theme(theme.id)
            self._tell(f"“{theme.name}” is taken away.")

    def join(self, theme: Theme, into: Theme) -> None:
        """Everything under one goes to the other."""
        with self._doing():
            self._visit.programme.join_themes(theme.id, into.id)
            self._tell(f"What stood under “{theme.name}” stands under “{into.name}” now.")
