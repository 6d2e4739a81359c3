"""A visit somebody began alone beside the team's: whether it is the same one, and what in it is there already.

Themes have ids made of the framework's, so they are one without asking. Of the rest, what agrees in all that tells two
apart is one; what only looks alike is *offered* as one, each by itself; and everything else comes in beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from peerteam.domain.people import bare_name, label, likely_same
from peerteam.domain.programme import person_key, title_key
from peerteam.domain.records import Document, Peer, Person, Record, Session, Theme

R = TypeVar("R", bound=Record)


_KINDS_OF_COUNCIL = frozenset(
    ["borough", "city", "council", "county", "district", "london", "metropolitan", "of", "royal", "the", "unitary"]
)
APART = timedelta(days=31)
"""Two visits to one council are years apart; days typed on the train may be those of an older plan."""


@dataclass(frozen=True, slots=True)
class Known:
    """What tells which challenge a visit is for."""

    council: str | None
    first_day: str | None = None
    last_day: str | None = None
    framework: str | None = None


def looks_same(mine: Known, team: Known) -> bool:
    """Whether two visits are likely for the same challenge: the council, and days that are near or not known."""
    return _same_council(mine.council, team.council) and _near(mine, team)


def _same_council(one: str | None, other: str | None) -> bool:
    """ "Marlbridge" is Marlbridge Borough Council; Bath and North East Somerset is not Somerset."""
    a, b = (frozenset(title_key(name).split()) - _KINDS_OF_COUNCIL for name in (one, other))
    return bool(a) and a == b


def _near(one: Known, other: Known) -> bool:
    if not (one.first_day and other.first_day):
        return True
    begins = date.fromisoformat(one.first_day), date.fromisoformat(other.first_day)
    ends = (date.fromisoformat(k.last_day or k.first_day or "") for k in (one, other))
    return max(begins) - min(ends) <= APART


# --- what is one ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are one, or look it: mine, and the team's that stands."""

    kind: str
    mine: str
    team: str
    words: str  # what it is called
    differs: str = ""  # what mine says otherwise, which the team's stands against


@dataclass(frozen=True, slots=True)
class Pairs:
    """Those that are one, and those to be offered as one."""

    certain: tuple[Pair, ...]
    offered: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The records of one of the two visits that may stand in both."""

    themes: Sequence[Theme]
    peers: Sequence[Peer]
    people: Sequence[Person]
    sessions: Sequence[Session]
    documents: Sequence[Document]


def pair(mine: Side, team: Side, me: tuple[str | None, str | None] = (None, None)) -> Pairs:
    """What of mine is in the team's visit already. `me` is who I am in either."""
    peers = _Pairing(mine.peers, team.peers)
    peers.said(*me)
    peers.match(lambda peer: bare_name(peer.name) or None)
    themes = _Pairing(mine.themes, team.themes)
    themes.match(lambda theme: title_key(theme.name) or None)
    people = _Pairing(mine.people, team.people)
    people.match(_certain_person)
    sessions = _Pairing(mine.sessions, team.sessions)
    sessions.match(lambda session: (session.slot.day, title_key(session.title)) if session.title else None)
    documents = _Pairing(mine.documents, team.documents)
    documents.match(lambda document: title_key(document.title) or None)
    certain = (
        *(Pair(Theme.kind_name, a.id, b.id, b.name or "") for a, b in themes.found),
        *(Pair(Peer.kind_name, a.id, b.id, b.name or b.initials or "") for a, b in peers.found),
        *(Pair(Person.kind_name, a.id, b.id, label(b)) for a, b in people.found),
        *(_session_pair(a, b) for a, b in sessions.found),
        *(Pair(Document.kind_name, a.id, b.id, b.title or b.reference or "") for a, b in documents.found),
    )
    return Pairs(certain, (*_offered_sessions(sessions), *_offered_people(people)))


class _Pairing(Generic[R]):
    """Matches one kind: first by id, then by what is given, and only where it is found once on both sides."""

    def __init__(self, mine: Iterable[R], team: Iterable[R]) -> None:
        self.mine = {each.id: each for each in mine}
        self.team = {each.id: each for each in team}
        self.found: list[tuple[R, R]] = []
        for id in [id for id in self.mine if id in self.team]:
            self.said(id, id)

    def said(self, mine: str | None, team: str | None) -> None:
        """These two are one."""
        if mine in self.mine and team in self.team:
            self.found.append((self.mine.pop(mine), self.team.pop(team)))

    def match(self, key: Callable[[R], Hashable | None]) -> None:
        """Those that alone have the same key."""
        for one, other in list(self.alike(key)):
            self.said(one.id, other.id)

    def alike(self, key: Callable[[R], Hashable | None]) -> Iterator[tuple[R, R]]:
        """Pairs of what is left that alone have the same key."""
        here, there = _by(key, self.mine), _by(key, self.team)
        for value, found in here.items():
            if len(found) == 1 and len(there.get(value, ())) == 1:
                yield found[0], there[value][0]


def _by(key: Callable[[R], Hashable | None], records: Mapping[str, R]) -> dict[Hashable, list[R]]:
    grouped: dict[Hashable, list[R]] = defaultdict(list)
    for record in records.values():
        if (value := key(record)) is not None:
            grouped[value].append(record)
    return grouped


def _certain_person(person: Person) -> Hashable | None:
    return person_key(person.name, person.post, person.organisation) if bare_name(person.name) else None


# --- what only looks it -----------------------------------------------------------------------------------------------


def _offered_sessions(left: _Pairing[Session]) -> list[Pair]:
    """The same title on another day, or the same time with a word of the title in common; each offered once."""
    offered: list[Pair] = []
    for key in (_title, _time):
        for one, other in list(left.alike(key)):
            if key is _title or _share_a_word(one, other):
                offered.append(_session_pair(left.mine.pop(one.id), left.team.pop(other.id)))
    return offered


def _title(session: Session) -> Hashable | None:
    return title_key(session.title) or None


def _time(session: Session) -> Hashable | None:
    slot = session.slot
    return (slot.day, slot.start) if slot.day and slot.start else None


def _share_a_word(one: Session, other: Session) -> bool:
    a, b = ({word for word in title_key(s.title).split() if len(word) > 3} for s in (one, other))
    return bool(a & b)


def _session_pair(mine: Session, team: Session) -> Pair:
    told = []
    if mine.title and team.title and title_key(mine.title) != title_key(team.title):
        told.append(f"“{mine.title}”")
    told += [
        mine_says
        for mine_says, team_says in zip(mine.slot, team.slot, strict=True)
        if mine_says and team_says and mine_says != team_says
    ]
    return Pair(Session.kind_name, mine.id, team.id, _called(team), ", ".join(told))


def _called(session: Session) -> str:
    slot = session.slot
    day = f"{date.fromisoformat(slot.day):%a} {date.fromisoformat(slot.day).day}" if slot.day else ""
    when = " ".join(part for part in (day, slot.start) if part)
    return ", ".join(part for part in (session.title or "Session without a title", when) if part)


def _offered_people(left: _Pairing[Person]) -> list[Pair]:
    offered, taken = [], set[str]()
    for one, other in likely_same([*left.team.values(), *left.mine.values()]):
        both = {one.id, other.id}
        mine, team = (other, one) if one.id in left.team else (one, other)
        if mine.id not in left.mine or team.id not in left.team or both & taken:
            continue
        taken |= both
        offered.append(Pair(Person.kind_name, mine.id, team.id, label(team), label(mine)))
    return offered
