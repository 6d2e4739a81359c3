"""What is said of what was said: when and by whom, what a point was, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.records import Finding, FindingState, Outcome, Point
from peerteam.ui.evidence_words import SIDES
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.wall_words import EDGES
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.point_panel import OUTCOMES

if TYPE_CHECKING:
    from peerteam.store.points import Said

NOT_SAID = (
    "Nothing has been said yet. When the team has presented, press “This is what we said”: the words, their order and "
    "the time are kept as they are, and each point can be followed into the letter."
)
STAYS = "What was said stays as it was said. Reword the headline on the wall, and say here what became of it."
LETTERS = {words[0]: str(outcome) for outcome, words in OUTCOMES.items()}
"""K kept, S softened, M merged, D dropped."""


def said_words(said: Said) -> str:
    """ "Said Thu 12 Mar, 14:00, by Helen Ward: 14 points."."""
    when = ""
    if said.when:
        at = datetime.fromisoformat(said.when)
        when = f" {at:%a} {at.day} {at:%b}, {at:%H:%M}"
    who = f", by {said.name}" if said.name else ""
    noun = "point" if said.points == 1 else "points"
    return f"Said{when}{who}: {said.points} {noun}."


def point_card(point: Point, reading: WallReading) -> Card:
    """A point as it was said, and what became of it."""
    side = SIDES.get(point.side, "") if point.side else ""  # type: ignore[call-overload]
    outcome = OUTCOMES.get(Outcome(point.outcome), "") if point.outcome else "Not settled yet"
    facts = tuple(filter(None, (reading.names.theme(point.theme), side, outcome, point.reason)))
    return Card(point.id, point.text or "", facts, bar=EDGES.get(point.side, "line") if point.side else "line")  # type: ignore[call-overload]


def now_words(point: Point, finding: Finding | None, state: str | None) -> str:
    """Where its headline stands now, if that is not where it stood."""
    if finding is None:
        return "Its headline is not in the visit any more."
    if state == FindingState.DROPPED:
        return "Its headline has been dropped since."
    if (finding.wording or "") != (point.text or ""):
        return f"On the wall now: “{finding.wording}”"
    return "On the wall it still stands in these words."
