"""Clashes in the programme: told in words and with a sign, never blocked.

What is not known never clashes, and is told as not known. A cancelled session takes part in nothing. Two sessions that
touch (one ends when the other begins) are no clash; whether there is time to walk from one to the other is a question
of its own, asked only between different sites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from peerteam.domain.counts import session_label
from peerteam.domain.people import counted_as, label
from peerteam.domain.records import Peer, Person, Session, SessionKind, SessionStatus
from peerteam.domain.session_kinds import WRITTEN_UP
from peerteam.domain.sites import Rules, apart, is_online, plain
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import DAY, Company, Times, called, companies, is_off, minute_of, times_of

_REST = frozenset({SessionKind.TEAM_TIME, SessionKind.FEEDBACK})


class ClashKind(StrEnum):
    """What is wrong."""

    PEER = "peer twice"
    ROOM = "room twice"
    PERSON = "interviewee twice"
    WALK = "no time to walk"
    WRITER = "no writer"
    HOURS = "outside the day"
    BREAK = "no break"
    UNKNOWN = "not known"


SIGNS: Mapping[ClashKind, str] = {ClashKind.UNKNOWN: "?", ClashKind.WRITER: "…"}
"""What stands before the words besides the colour; everything else has the sign below."""

_SIGN = "!"


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing to look at: its words, the sessions it is about, and the peers it concerns."""

    kind: ClashKind
    words: str
    sessions: tuple[str, ...]
    sign: str
    day: str | None = None
    peers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    session: Session
    times: Times
    company: Company

    @property
    def at(self) -> str:
        return self.session.slot.start or ""


def clashes(snapshot: Snapshot, rules: Rules | None = None, me: str | None = None) -> list[Clash]:
    """Everything to look at, in the order of the days. `me` is the peer who is spoken to as “you”."""
    rules = rules or Rules()
    known = companies(snapshot)
    there = [session for session in snapshot.all(Session) if not is_off(session)]
    held = [_Held(s, times, known[s.id]) for s in there if (times := times_of(s.slot)) is not None]
    held.sort(key=lambda each: (each.times.start, each.times.end or each.times.start, each.session.id))
    found = [
        *_peers_twice(held, me),
        *_rooms_twice(held),
        *_people_twice(held, snapshot.all(Person)),
        *_walks(held, rules, me),
        *_hours(held, rules),
        *_breaks(held, rules, me),
        *_no_writer(there),
        *_unknown(there),
    ]
    order = {session.id: place for place, session in enumerate(snapshot.all(Session))}
    kinds = list(ClashKind)
    return sorted(found, key=lambda each: (each.day is None, order[each.sessions[0]], kinds.index(each.kind)))


def _clash(kind: ClashKind, words: str, *sessions: Session, peers: Iterable[str] = ()) -> Clash:
    ids = tuple(session.id for session in sessions)
    return Clash(kind, words, ids, SIGNS.get(kind, _SIGN), sessions[0].slot.day, tuple(peers))


# --- at the same time -------------------------------------------------------------------------------------------------


def overlap(one: Times, other: Times) -> bool:
    """Whether two sessions surely run at the same time. Beginning together is enough; touching is not."""
    if one.start == other.start:
        return True
    first, second = sorted((one, other), key=lambda each: each.start)
    return first.end is not None and second.start < first.end


def _together(held: Iterable[_Held], keys: Callable[[_Held], Iterable[str]]) -> Iterator[tuple[str, _Held, _Held]]:
    """Pairs of sessions that share a key and run at the same time."""
    shared: dict[str, list[_Held]] = {}
    for each in held:
        for key in dict.fromkeys(keys(each)):
            shared.setdefault(key, []).append(each)
    for key, group in shared.items():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if other.times.start - one.times.start >= DAY:
                    break
                if overlap(one.times, other.times):
                    yield key, one, other


def _peers_twice(held: list[_Held], me: str | None) -> Iterator[Clash]:
    names = {peer.id: peer for each in held for peer in each.company.peers}
    twice = _together(held, lambda each: (peer.id for peer in each.company.peers))
    for one, other, peers in _by_pair((names[id], one, other) for id, one, other in twice):
        rooms = {plain(each.session.slot.room) for each in (one, other)}
        where = "two rooms" if len(rooms) == 2 and "" not in rooms else "two sessions"
        words = f"{other.at} {_who(peers, me, 'is', 'are')} in {where}"
        yield _clash(ClashKind.PEER, words, one.session, other.session, peers=[peer.id for peer in peers])


def _by_pair(found: Iterable[tuple[Peer, _Held, _Held]]) -> Iterator[tuple[_Held, _Held, list[Peer]]]:
    """Those who have the same two sessions are told in one line: two who go together are one thing to put right."""
    pairs: dict[tuple[str, str], tuple[_Held, _Held, list[Peer]]] = {}
    for peer, one, other in found:
        pairs.setdefault((one.session.id, other.session.id), (one, other, []))[2].append(peer)
    yield from pairs.values()


def _rooms_twice(held: list[_Held]) -> Iterator[Clash]:
    def rooms(each: _Held) -> list[str]:
        room = each.session.slot.room
        return [plain(room)] if room and room.strip() and not is_online(room) else []

    for _, one, other in _together(held, rooms):
        titles = f"{session_label(one.session)} and {session_label(other.session)}"
        words = f"{other.at} {one.session.slot.room} is taken twice: {titles}"
        yield _clash(ClashKind.ROOM, words, one.session, other.session)


def _people_twice(held: list[_Held], people: Iterable[Person]) -> Iterator[Clash]:
    everybody = {person.id: person for person in people}
    counted = counted_as(everybody.values())

    def singles(each: _Held) -> list[str]:
        # an entry that stands for a group may well be in two rooms
        return [counted[person.id] for person in each.company.people if person.size is None]

    for id, one, other in _together(held, singles):
        words = f"{other.at} {label(everybody[id])} is asked for twice"
        yield _clash(ClashKind.PERSON, words, one.session, other.session)


# --- one after the other ----------------------------------------------------------------------------------------------


def _days_of_peers(held: list[_Held]) -> Iterator[tuple[Peer, list[_Held]]]:
    days: dict[tuple[str, str | None], tuple[Peer, list[_Held]]] = {}
    for each in held:
        for peer in each.company.peers:
            days.setdefault((peer.id, each.session.slot.day), (peer, []))[1].append(each)
    yield from days.values()


def _walks(held: list[_Held], rules: Rules, me: str | None) -> Iterator[Clash]:
    days = _days_of_peers(held)
    steps = ((peer, one, other) for peer, day in days for one, other in pairwise(day))
    for one, other, peers in _by_pair(steps):
        if one.times.end is None or overlap(one.times, other.times):
            continue
        gap = other.times.start - one.times.end
        if gap < rules.walk and apart(one.session.slot.room, other.session.slot.room, rules):
            minutes = "no time" if gap == 0 else f"only {gap} minute{'s' * (gap != 1)}"
            way = f"from {one.session.slot.room} to {other.session.slot.room}"
            words = f"{other.at} {_who(peers, me, 'has', 'have')} {minutes} to get {way}"
            yield _clash(ClashKind.WALK, words, one.session, other.session, peers=[peer.id for peer in peers])


def _breaks(held: list[_Held], rules: Rules, me: str | None) -> Iterator[Clash]:
    for peer, day in _days_of_peers(held):
        run: list[_Held] = []
        for each in [*day, None]:
            if run and (each is None or each.session.kind in _REST or not _follows(run[-1], each, rules)):
                if len(run) > rules.in_a_row:
                    yield _no_break(peer, run, me)
                run = []
            if each is not None and each.session.kind not in _REST:
                run.append(each)


def _follows(one: _Held, other: _Held, rules: Rules) -> bool:
    return one.times.end is not None and other.times.start - one.times.end < rules.rest


def _no_break(peer: Peer, run: list[_Held], me: str | None) -> Clash:
    words = f"{run[0].at} {_who([peer], me, 'has', 'have')} {len(run)} sessions without a break"
    return _clash(ClashKind.BREAK, words, *(each.session for each in run), peers=[peer.id])


# --- each for itself --------------------------------------------------------------------------------------------------


def _hours(held: list[_Held], rules: Rules) -> Iterator[Clash]:
    first, last = minute_of(rules.first) or 0, minute_of(rules.last) or DAY
    for each in held:
        if each.session.kind == SessionKind.OBSERVED:  # the council's own meeting is when it is, mostly in the evening
            continue
        start = each.times.start % DAY
        end = start if each.times.end is None else start + each.times.end - each.times.start
        if start < first or end > last:
            words = f"{each.at} {session_label(each.session)} is outside the day ({rules.first} to {rules.last})"
            yield _clash(ClashKind.HOURS, words, each.session, peers=[peer.id for peer in each.company.peers])


def _no_writer(there: Iterable[Session]) -> Iterator[Clash]:
    for session in there:
        if session.kind in WRITTEN_UP and session.writer is None and session.status != SessionStatus.DONE:
            words = f"{_when(session)}{session_label(session)} has no writer"
            yield _clash(ClashKind.WRITER, words, session, peers=[session.lead] if session.lead else [])


def _unknown(there: Iterable[Session]) -> Iterator[Clash]:
    for session in there:
        slot = session.slot
        times = times_of(slot)
        if times is not None and times.known:
            continue
        missing = [name for name, value in (("day", slot.day), ("start", slot.start), ("end", slot.end)) if not value]
        what = f"no {' and no '.join(missing)} yet" if missing else f"times that cannot be: {slot.start} to {slot.end}"
        yield _clash(ClashKind.UNKNOWN, f"{_when(session)}{session_label(session)} has {what}", session)


def _when(session: Session) -> str:
    return f"{session.slot.start} " if session.slot.start else ""


def _who(peers: Iterable[Peer], me: str | None, one: str, many: str) -> str:
    """ "you and Ben are", "Ann is": I am spoken to, and come first."""
    names = ["you" if peer.id == me else called(peer) for peer in sorted(peers, key=lambda peer: peer.id != me)]
    said = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return f"{said} {one if len(names) == 1 and names != ['you'] else many}"
