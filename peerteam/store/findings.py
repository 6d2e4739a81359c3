"""The wall: findings and what is behind them; how a finding is moved, joined, split and dropped.

What is recommended (`recommendations.py`) and what was said (`points.py`) are verbs of the same noun.
"""

from __future__ import annotations

from collections.abc import Iterable

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import derived_id, new_id
from peerteam.domain.records import (
    Basis,
    Finding,
    FindingState,
    Stance,
    Support,
)
from peerteam.store.placing import foot, index_beside, place, without
from peerteam.store.points import Points
from peerteam.store.recommendations import Recommendations


class Findings(Recommendations, Points):
    """Reads and writes findings, recommendations and what was said."""

    # --- reading

    def all(self) -> list[Finding]:
        """Every finding, dropped ones too."""
        return self._rows.all(Finding)

    def of_theme(self, theme: str | None) -> list[Finding]:
        """The open findings of a theme, strengths first."""
        return [f for f in self._rows.where(Finding, theme=theme) if f.state != FindingState.DROPPED]

    def dropped(self, theme: str | None = None) -> list[Finding]:
        """The drawer: every finding dropped, or those of one theme."""
        found = self._rows.all(Finding) if theme is None else self._rows.where(Finding, theme=theme)
        return [finding for finding in found if finding.state == FindingState.DROPPED]

    def finding(self, finding: str) -> Finding:
        """The finding of this id. Raises NotFound."""
        found = self._rows.get(Finding, finding)
        if found is None:
            raise NotFound("This finding is not in the visit any more", "Look for it on the wall under other words")
        return found

    def column(self, theme: str | None, side: str | None) -> list[Finding]:
        """One column of the wall, from the top."""
        return [finding for finding in self.of_theme(theme) if finding.side == side]

    def supports_of(self, finding: str) -> list[Support]:
        """What is behind a finding, and against it."""
        return self._rows.where(Support, finding=finding)

    def used_in(self, evidence: str) -> list[Finding]:
        """The open findings a passage or a paper stands behind or speaks against."""
        ids = [support.finding for support in self._rows.where(Support, evidence=evidence)]
        return [f for f in self._rows.having(Finding, ids) if f.state != FindingState.DROPPED]

    # --- a headline and where it stands

    def add(self, theme: str | None, side: str, wording: str) -> str:
        """A new headline at the foot of its column; returns its id."""
        finding = Finding(new_id(), theme, side, wording, foot(self.column(theme, side)), FindingState.OPEN)
        with self._step("Add finding"):
            return self._rows.add(finding).id

    def reword(self, finding: str, wording: str) -> None:
        """New words for a headline."""
        with self._step("Reword finding"):
            self._rows.change(Finding, finding, wording=wording)

    def order(self, finding: str, before: str | None = None, after: str | None = None) -> None:
        """Put a headline right before or right after another of any column; without either, at the foot of its own."""
        beside = self.finding(before or after or finding)
        others = without(self.column(beside.theme, beside.side), finding)
        with self._step("Move finding"):
            self._rows.change(Finding, finding, theme=beside.theme, side=beside.side)
            place(self._rows, Finding, others, finding, index_beside(others, before, after))

    def up(self, finding: str) -> None:
        """One place nearer the top; the first stays where it is."""
        self._swap(finding, -1)

    def down(self, finding: str) -> None:
        """One place nearer the foot; the last stays where it is."""
        self._swap(finding, 1)

    def move(self, finding: str, theme: str | None = None, side: str | None = None) -> None:
        """To the foot of another column: another theme, the other side, or both."""
        now = self.finding(finding)
        theme, side = theme or now.theme, side or now.side
        if (theme, side) == (now.theme, now.side):
            return
        with self._step("Move finding"):
            self._rows.change(Finding, finding, theme=theme, side=side, position=foot(self.column(theme, side)))

    # --- two of one, one of two, none

    def merge(self, into: str, other: str) -> None:
        """One headline of two: the words of `into` stay, the evidence is joined, `other` goes to the drawer as it was.

        What speaks for the one and against the other keeps its stance in `into`; recommendations resting on `other`
        rest on `into` as well. Raises NotAllowed for a finding and itself.
        """
        if into == other:
            raise NotAllowed("A finding cannot be joined with itself", "Choose another one")
        for each in (into, other):
            self.finding(each)  # both must be there
        with self._step("Join findings"):
            for support in self.supports_of(other):
                self._rows.add(_link(into, support.evidence, support.stance))
            for basis in self._rows.where(Basis, finding=other):
                self._rows.add(Basis(derived_id("basis", basis.recommendation, into), basis.recommendation, into))
            self._rows.change(Finding, other, state=FindingState.DROPPED)

    def split(self, finding: str, wording: str, evidence: Iterable[str] = ()) -> str:
        """A second headline right behind this one, with some of its evidence; returns its id."""
        now, wanted = self.finding(finding), set(evidence)
        column = self.column(now.theme, now.side)
        new = Finding(new_id(), now.theme, now.side, wording, None, FindingState.OPEN)
        with self._step("Split finding"):
            self._rows.add(new)
            place(self._rows, Finding, column, new.id, index_beside(column, None, finding))
            for support in self.supports_of(finding):
                if support.evidence in wanted:
                    self._rows.remove(Support, support.id)
                    self._rows.add(_link(new.id, support.evidence, support.stance))
        return new.id

    def drop(self, finding: str) -> None:
        """Put a finding into the drawer; it is kept."""
        with self._step("Drop finding"):
            self._rows.change(Finding, finding, state=FindingState.DROPPED)

    def bring_back(self, finding: str) -> None:
        """Take a finding out of the drawer; it stands where it stood."""
        with self._step("Bring back finding"):
            self._rows.change(Finding, finding, state=FindingState.OPEN)

    # --- what is behind it

    def support(self, finding: str, evidence: str, stance: str = Stance.FOR) -> None:
        """Put a passage or a document behind a finding, or against it."""
        with self._step("Put in a finding"):
            link = _link(finding, evidence, stance)
            if self._rows.get(Support, link.id):
                self._rows.change(Support, link.id, stance=stance)
            else:
                self._rows.add(link)

    def turn(self, finding: str, evidence: str, stance: str) -> None:
        """What spoke for a finding speaks against it, or the other way round."""
        with self._step("Speaks against" if stance == Stance.AGAINST else "Stands behind"):
            self._rows.change(Support, derived_id("support", finding, evidence), stance=stance)

    def withdraw(self, finding: str, evidence: str) -> None:
        """Take a passage or a document away from a finding; both stay."""
        with self._step("Take out of a finding"):
            for support in self._rows.where(Support, finding=finding, evidence=evidence):
                self._rows.remove(Support, support.id)

    def _swap(self, finding: str, by: int) -> None:
        now = self.finding(finding)
        column = self.column(now.theme, now.side)
        was = next((index for index, each in enumerate(column) if each.id == finding), None)
        if was is None or not 0 <= was + by < len(column):
            return
        with self._step("Move finding"):
            place(self._rows, Finding, without(column, finding), finding, was + by)


def _link(finding: str, evidence: str, stance: str | None) -> Support:
    return Support(derived_id("support", finding, evidence), finding, evidence, stance)
