"""*This is what we said*: the findings as they were presented, frozen in one press, and what became of each.

A point never changes its words: there is no verb for that. Until it is handed over the whole press can be taken back,
for it may have come too early; afterwards others hold it, and only what became of each point is noted beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.ids import derived_id, positions
from peerteam.domain.records import Finding, FindingState, Outcome, Peer, Point, Side, Theme
from peerteam.store.noun import Noun


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said, who pressed (a peer's id and name, None if that is not known), and whether it can be undone."""

    when: str
    who: str | None
    name: str | None
    points: int
    can_take_back: bool


class Points(Noun):
    """The verbs of what was said."""

    def points(self) -> list[Point]:
        """What was said on the last day."""
        return self._rows.all(Point)

    def said_in_order(self) -> list[Point]:
        """The points in the order they were presented."""
        return sorted(self.points(), key=lambda point: (point.position or "~", point.id))

    def said(self) -> Said | None:
        """That it was said, when and by whom; None before."""
        points = self.points()
        if not points:
            return None
        who = self._who(points)
        peer = self._rows.get(Peer, who)
        when = max((point.said_at or "" for point in points), default="")
        handed_over = self._handed_over()
        return Said(when, who if peer else None, peer.name if peer else None, len(points), not handed_over)

    def say(self, at: datetime | None = None) -> int:
        """Freeze text, order and time of every open finding; returns how many.

        A point is one for its finding, so two laptops that press at the same time say it once. Raises NotAllowed when
        it was said before, or when there is nothing to say.
        """
        if self.points():
            raise NotAllowed("This has been said already", "Take it back first, if it has not been handed over yet")
        findings = self._to_say()
        if not findings:
            raise NotAllowed("There is nothing on the wall to say yet", "Type a headline first")
        said_at = (at or self._visit.now()).isoformat(timespec="seconds")
        with self._step("This is what we said"):
            for finding, position in zip(findings, positions(len(findings)), strict=True):
                self._rows.add(
                    Point(
                        id=derived_id("point", finding.id),
                        finding=finding.id,
                        theme=finding.theme,
                        side=finding.side,
                        text=finding.wording,
                        position=position,
                        said_at=said_at,
                    )
                )
        return len(findings)

    def unsay(self) -> None:
        """Take the press back. Raises NotAllowed once it has been handed over."""
        points = self.points()
        if not points:
            raise NotAllowed("Nothing has been said yet", "There is nothing to take back")
        if self._handed_over():
            raise NotAllowed(
                "What was said has been handed over, so it stays as it is",
                "Say with each point what became of it instead",
            )
        with self._step("Take back what we said"):
            for point in points:
                self._rows.remove(Point, point.id)

    def trace(self, point: str, outcome: Outcome | str | None, reason: str | None = None) -> None:
        """What became of a point in the letter, and why; None: not settled yet. Raises NotFound."""
        if self._rows.get(Point, point) is None:
            raise NotFound("This point is not among what was said", "Look at the list of what was said")
        made = Outcome(outcome).value if outcome else None
        with self._step("What became of a point"):
            self._rows.change(Point, point, outcome=made, reason=(reason or "").strip() or None)

    def _to_say(self) -> list[Finding]:
        """The open findings with words, in the order of the presentation: theme by theme, strengths first."""
        order = {theme.id: index for index, theme in enumerate(self._rows.all(Theme))}
        sides = list(Side)
        found = [f for f in self._rows.all(Finding) if f.state != FindingState.DROPPED and (f.wording or "").strip()]
        return sorted(
            found,
            key=lambda f: (order.get(f.theme or "", len(order)), sides.index(Side(f.side)) if f.side else len(sides)),
        )

    def _who(self, points: list[Point]) -> str | None:
        """Who handed the first of them over; until then it can only have been pressed here."""
        found = self._query(
            "select who from change where kind = 'point' and record in (select id from point) order by clock, n limit 1"
        ).fetchone()
        return found[0] if found else self._visit.me

    def _handed_over(self) -> bool:
        asked = "select 1 from change where kind = 'point' and record in (select id from point) limit 1"
        return self._query(asked).fetchone() is not None
