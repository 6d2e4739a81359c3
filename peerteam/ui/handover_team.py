"""Who has what: of each colleague, when they were last heard, and what of mine they did not have then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.records import Peer
from peerteam.ui.handover_words import last_time
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.laptops import Heard
    from peerteam.store.visit_file import VisitFile


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the team: when something of theirs last came, and how many changes they lack (None: not known)."""

    peer: Peer
    heard: datetime | None
    lacks: int | None


def colleagues(visit: VisitFile) -> list[Colleague]:
    """The team without me, in its order."""
    last, heard = visit.incoming.last_of(), visit.laptops.heard()
    return [_colleague(peer, last.get(peer.id), heard) for peer in visit.people.peers() if peer.id != visit.me]


def _colleague(peer: Peer, relayed: datetime | None, heard: Sequence[Heard]) -> Colleague:
    """Somebody with two laptops has what the one heard last has."""
    own = sorted((each for each in heard if each.who and each.who == peer.name), key=lambda each: each.made)
    times = [datetime.fromisoformat(each.made) for each in own] + ([relayed] if relayed else [])
    return Colleague(peer, max(times, default=None), own[-1].lacks if own else None)


def lines(team: Sequence[Colleague], unshared: int, now: datetime) -> list[Line]:
    """A line for each; `unshared` of my records are in no file yet, so nobody has them."""
    return [_line(each, unshared, now) for each in team]


def _line(each: Colleague, unshared: int, now: datetime) -> Line:
    name, heard = each.peer.name or each.peer.initials or "Somebody", last_time(each.heard, now)
    if each.lacks is None:
        meaning = "not known what they have" if each.heard else ""  # else the detail says it
        return Line(f"peer:{each.peer.id}", name, detail=heard, sign="○", meaning=meaning)
    if each.lacks:
        detail = f"lacks the last {number_of(each.lacks, 'change') if each.lacks > 1 else 'change'}; {heard}"
        return Line(f"peer:{each.peer.id}", name, detail=detail, sign="↑")
    detail = f"has all handed over; {heard}" if unshared else f"has everything; {heard}"
    return Line(f"peer:{each.peer.id}", name, detail=detail, sign="✓", meaning="has everything")


def not_heard_since(team: Sequence[Colleague], since: datetime) -> list[Peer]:
    """Who has handed nothing over since then."""
    return [each.peer for each in team if each.heard is None or each.heard < since]
