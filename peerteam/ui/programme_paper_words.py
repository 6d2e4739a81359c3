"""The words of the printed programme: what stands on a card, and a session in full where a card has no room for it."""

from __future__ import annotations

from collections.abc import Iterator

from peerteam.domain.counts import session_label
from peerteam.domain.outgoing import Audience, Outgoing
from peerteam.domain.people import label as person_label
from peerteam.domain.records import Peer, Session, SessionKind
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import Company, called, companies, day_of, is_off, say_day, say_times, short
from peerteam.ui.widgets.timetable_paint import Block, column_words

_QUIET = frozenset({SessionKind.TEAM_TIME, SessionKind.FEEDBACK})


def blocks_of(out: Outgoing) -> Iterator[tuple[Session, Block]]:
    known = companies(out.snapshot)
    for session in out.snapshot.all(Session):
        company = known[session.id]
        where = [session.slot.room] if session.slot.room else []
        met = [", ".join(person_label(person) for person in company.people)] if out.audience == Audience.LGA else []
        room = " · ".join(["Cancelled"] * is_off(session) + [*where, *filter(None, met)])
        block = Block(
            session.id,
            session.slot.start or "",
            say_times(session.slot),
            session_label(session),
            room,
            "·".join(short(peer) for peer in _pair(session, company)),
            spoken=_in_full(session, company, room),
            quiet=session.kind in _QUIET,
            off=is_off(session),
        )
        yield session, block


def _pair(session: Session, company: Company) -> list[Peer]:
    order = list(dict.fromkeys((session.lead, session.writer)))
    found = {peer.id: peer for peer in company.peers}
    return [found[id] for id in order if id in found]


def _in_full(session: Session, company: Company, room: str) -> str:
    day = say_day(session.slot.day) if day_of(session.slot.day) else session.slot.day or "Day not known"
    stream = column_words(session.stream or None, alone=True)
    roles = {session.writer: "writes", session.lead: "leads"}
    team = ", ".join(f"{called(peer)} {roles[peer.id]}" for peer in _pair(session, company))
    parts = (f"{day}, {say_times(session.slot)}", session_label(session), stream, room, team)
    return " · ".join(part for part in parts if part)


def team_words(snapshot: Snapshot) -> str:
    """ "HM Helen Marsh, RM Raj Mehta. On a card first who leads, then who writes."."""
    team = [f"{peer.initials} {called(peer)}" for peer in snapshot.all(Peer) if peer.initials and peer.name]
    return f"{', '.join(team)}. On a card: who leads, then who writes." if team else ""
