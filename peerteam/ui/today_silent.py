"""For the manager: who has not handed over since the last session of the team was over. One look at the laptops."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from peerteam.domain.records import PeerCategory, Session, SessionStatus
from peerteam.ui.handover_team import colleagues, not_heard_since
from peerteam.ui.handover_words import clock, last_time
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import ends, number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

KEY = "handover:"


class Silent(NamedTuple):
    """The heading, and a line for each of them."""

    words: str = ""
    lines: Sequence[Line] = ()


def silent(visit: VisitFile, sessions: Sequence[Session], now: datetime) -> Silent:
    """ "2 people have not handed over since 15:00"; nothing for anybody but the manager."""
    me = visit.people.me()
    held = (ends(session.slot) for session in sessions if session.status != SessionStatus.CANCELLED)
    over = [at for at in held if at is not None and at <= now]
    if me is None or me.category != PeerCategory.LGA or not over:
        return Silent()
    team = colleagues(visit)
    missing = {peer.id for peer in not_heard_since(team, max(over))}
    lines = [
        Line(f"{KEY}{each.peer.id}", each.peer.name or "Somebody", detail=last_time(each.heard, now), sign="○")
        for each in team
        if each.peer.id in missing
    ]
    have = "has" if len(lines) == 1 else "have"
    words = f"{number_of(len(lines), 'person', 'people')} {have} not handed over since {clock(max(over), now)}"
    return Silent(words, lines)
