"""Findings, what is behind them, what was said, and what is recommended."""

from __future__ import annotations

from peerteam.domain.ids import derived_id, new_id, position_between
from peerteam.domain.records import Action, Basis, Finding, FindingState, Point, Recommendation, Stance, Support
from peerteam.store.noun import Noun


class Findings(Noun):
    """Reads and writes findings and recommendations."""

    def all(self) -> list[Finding]:
        """Every finding, dropped ones too."""
        return self._rows.all(Finding)

    def of_theme(self, theme: str | None) -> list[Finding]:
        """The open findings of a theme, strengths first."""
        return [f for f in self._rows.where(Finding, theme=theme) if f.state != FindingState.DROPPED]

    def add(self, theme: str | None, side: str, wording: str) -> str:
        """A new headline at the foot of its column; returns its id."""
        column = [f.position for f in self.of_theme(theme) if f.side == side and f.position]
        position = position_between(max(column, default=None), None)
        finding = Finding(
            id=new_id(), theme=theme, side=side, wording=wording, position=position, state=FindingState.OPEN
        )
        with self._step("Add finding"):
            return self._rows.add(finding).id

    def reword(self, finding: str, wording: str) -> None:
        """New words for a headline."""
        with self._step("Reword finding"):
            self._rows.change(Finding, finding, wording=wording)

    def drop(self, finding: str) -> None:
        """Put a finding into the drawer; it is kept."""
        with self._step("Drop finding"):
            self._rows.change(Finding, finding, state=FindingState.DROPPED)

    def support(self, finding: str, evidence: str, stance: str = Stance.FOR) -> None:
        """Put a passage or a document behind a finding, or against it."""
        with self._step("Put in a finding"):
            link = derived_id("support", finding, evidence)
            if self._rows.get(Support, link):
                self._rows.change(Support, link, stance=stance)
            else:
                self._rows.add(Support(link, finding, evidence, stance))

    def withdraw(self, finding: str, evidence: str) -> None:
        """Take a passage or a document away from a finding; both stay."""
        with self._step("Take out of a finding"):
            for support in self._rows.where(Support, finding=finding, evidence=evidence):
                self._rows.remove(Support, support.id)

    def supports_of(self, finding: str) -> list[Support]:
        """What is behind a finding, and against it."""
        return self._rows.where(Support, finding=finding)

    def recommendations(self) -> list[Recommendation]:
        """What the team recommends, headline ones first."""
        return self._rows.all(Recommendation)

    def recommend(self, tier: str, text: str, **fields: str | None) -> str:
        """A new recommendation at the end of its tier; returns its id."""
        last = max((r.position or "" for r in self.recommendations() if r.tier == tier), default="")
        position = position_between(last or None, None)
        with self._step("Add recommendation"):
            return self._rows.add(Recommendation(id=new_id(), tier=tier, text=text, position=position, **fields)).id

    def rests_on(self, recommendation: str, finding: str) -> None:
        """A recommendation follows from a finding."""
        with self._step("Link recommendation"):
            self._rows.add(Basis(derived_id("basis", recommendation, finding), recommendation, finding))

    def points(self) -> list[Point]:
        """What was said on the last day."""
        return self._rows.all(Point)

    def actions(self) -> list[Action]:
        """The council's action plan."""
        return self._rows.all(Action)
