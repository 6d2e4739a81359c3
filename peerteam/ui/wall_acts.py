"""What is done to a headline, by key, by mouse, on the wall and on the projector alike: each is one step with its name.

What takes a headline out of sight tells so and offers Undo.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Finding, Side, Stance, Tier
from peerteam.ui.wall_reading import NO_THEME
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

STANCES = {"F": Stance.FOR, "G": Stance.AGAINST}
_SIDES = {-1: Side.STRENGTH, 1: Side.AREA}


class WallActs:
    """The verbs of the wall over one visit. A known problem is told, and nothing is done."""

    def __init__(self, visit: VisitFile, told: Callable[[str, str, object], None]) -> None:
        """`told` says something where one looks just now: words, the one thing to do about it, and how."""
        self._visit, self._told = visit, told

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except PeerTeamError as problem:
            self._told(str(problem), "", None)

    def _tell(self, words: str) -> None:
        """Say what was done, and offer to take back just that, whatever is done in between."""
        self._told(words, "Undo", functools.partial(self._take_back, self._visit.history.last))

    def _take_back(self, step: Step | None) -> None:
        with self._telling():
            if step is not None:
                self._visit.history.take_back(step)

    # --- the words ----------------------------------------------------------------------------------------------------

    def add(self, theme: str, side: Side, words: str) -> bool:
        """A new headline; False if it could not be kept."""
        with self._telling():
            self._visit.findings.add(_real(theme), side, words)
            return True
        return False

    def reword(self, finding: str, words: str) -> None:
        """Other words for a headline."""
        with self._telling():
            self._visit.findings.reword(finding, words)

    def drop(self, finding: str) -> None:
        """Into the drawer."""
        with self._telling():
            self._visit.findings.drop(finding)
            self._tell("Dropped. It is kept in the drawer.")

    def bring_back(self, finding: str) -> None:
        """Out of the drawer, to where it stood."""
        with self._telling():
            self._visit.findings.bring_back(finding)

    # --- its place ----------------------------------------------------------------------------------------------------

    def order(self, finding: str, by: int) -> None:
        """One place up or down."""
        with self._telling():
            findings = self._visit.findings
            (findings.up if by < 0 else findings.down)(finding)

    def to_side(self, finding: str, by: int) -> None:
        """To the column at the left or the right, if it is not there already."""
        with self._telling():
            if self._visit.findings.finding(finding).side != _SIDES[by]:
                self._visit.findings.move(finding, side=_SIDES[by])

    def to_theme(self, finding: str, theme: str, name: str) -> bool:
        """To another theme, on the same side; False if it is there already."""
        with self._telling():
            if theme != NO_THEME and self._visit.findings.finding(finding).theme != theme:
                self._visit.findings.move(finding, theme=theme)
                self._tell(f"Moved to {name}.")
                return True
        return False

    def put_before(self, finding: str, before: str, theme: str, side: Side) -> None:
        """Carried to a place in a column: right before another one, or to its foot."""
        with self._telling():
            if before == finding:
                return
            if before:
                self._visit.findings.order(finding, before=before)
            elif self._stands_in(finding, theme, side):
                self._visit.findings.order(finding)
            else:
                self._visit.findings.move(finding, _real(theme), side)

    def _stands_in(self, finding: str, theme: str, side: Side) -> bool:
        now = self._visit.findings.finding(finding)
        return (now.theme, now.side) == (_real(theme), side)

    # --- two of one, one of two ---------------------------------------------------------------------------------------

    def join(self, into: str, others: Sequence[str]) -> None:
        """One headline of several: the words of the first stay, the evidence of all is behind it."""
        with self._telling():
            with self._visit.step("Join findings"):
                for other in others:
                    self._visit.findings.merge(into, other)
            self._tell("Joined. The other words are kept in the drawer." if len(others) == 1 else
                       f"Joined. The words of the other {len(others)} are kept in the drawer.")  # fmt: skip

    def split(self, finding: str, words: str, evidence: Iterable[str]) -> str:
        """A second headline beneath, with some of the passages; returns its id."""
        with self._telling():
            return self._visit.findings.split(finding, words, evidence)
        return ""

    # --- what is behind it --------------------------------------------------------------------------------------------

    def put(self, finding: str, evidence: str, stance: Stance) -> None:
        """A passage or a paper stands behind a headline, or speaks against it."""
        with self._telling():
            self._visit.findings.support(finding, evidence, stance)

    def put_in_new(self, theme: str, evidence: str, side: str, words: str) -> None:
        """A new headline with this passage behind it."""
        with self._telling(), self._visit.step("New finding"):
            self._visit.findings.support(self._visit.findings.add(_real(theme), side, words), evidence)

    def turn(self, finding: str, evidence: str, stance: Stance) -> None:
        """It speaks against it after all, or for it."""
        with self._telling():
            self._visit.findings.turn(finding, evidence, stance)

    def withdraw(self, finding: str, evidence: str) -> None:
        """Take a passage or a paper away from a headline; both stay."""
        with self._telling():
            self._visit.findings.withdraw(finding, evidence)
            self._tell("Taken out of the finding. The passage stays.")

    # --- what follows from it -----------------------------------------------------------------------------------------

    def recommend(self, findings: Sequence[str], words: str) -> None:
        """A recommendation that rests on these headlines."""
        with self._telling():
            first = self._visit.rows.get(Finding, findings[0])
            with self._visit.step("Recommend from finding"):
                new = self._visit.findings.recommend(Tier.THEME, words, theme=first.theme if first else None)
                for finding in findings:
                    self._visit.findings.rests_on(new, finding)
            self._tell(f"Recommended, from {number_of(len(findings), 'finding')}.")


def _real(theme: str) -> str | None:
    """The theme of a tab; the tab of those without one has none."""
    return None if theme == NO_THEME else theme
