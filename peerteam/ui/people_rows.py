"""The rows of People: who was met, in which sessions, for how many they stand; and the team as published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from peerteam.domain.people import counted_as, heads
from peerteam.domain.records import Attendance, Peer, PeerCategory, Person, Session, SourceGroup
from peerteam.ui.table_model import Column
from peerteam.ui.wording import person_words

GROUPS = {
    SourceGroup.MEMBER: ("Member", "Members"),
    SourceGroup.SENIOR_OFFICER: ("Senior officer", "Senior officers"),
    SourceGroup.STAFF: ("Staff", "Staff"),
    SourceGroup.PARTNER: ("Partner", "Partners"),
    SourceGroup.BUSINESS: ("Business", "Businesses"),
    SourceGroup.RESIDENT: ("Resident", "Residents"),
    SourceGroup.OTHER: ("Other", "Others"),
}
"""Each group, of one person and of many."""

ROLES = {
    PeerCategory.LEAD_OFFICER: "Lead officer",
    PeerCategory.MEMBER: "Member",
    PeerCategory.OFFICER: "Officer",
    PeerCategory.LGA: "LGA",
    PeerCategory.OTHER: "Other",
}


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met: the entry, the sessions of it and of all joined to it, and the entry that counts instead."""

    person: Person
    sessions: tuple[str, ...] = ()
    instead: Person | None = None

    @property
    def id(self) -> str:
        """The entry's own."""
        return self.person.id

    @property
    def heads(self) -> int:
        """How many people this entry adds."""
        return 0 if self.instead else heads(self.person)

    def matches(self, words: Sequence[str], group: str) -> bool:
        """Whether it has all these words and is of this group (of any, if empty)."""
        person = self.person
        said = " ".join(part for part in (person.name, person.post, person.organisation) if part).casefold()
        return (not group or person.group == group) and all(word in said for word in words)


def everybody_met(
    people: Iterable[Person], attendances: Iterable[Attendance], sessions: Iterable[Session]
) -> list[Met]:
    """Everybody in the order given, each followed by the entries joined to it."""
    known = {person.id: person for person in people}
    instead = counted_as(known.values())
    order = {session.id: place for place, session in enumerate(sessions)}
    met: dict[str, set[str]] = {}
    for link in attendances:
        if link.person in instead and link.session in order:
            met.setdefault(instead[link.person], set()).add(link.session)
    joined: dict[str, list[Person]] = {}
    for id, end in instead.items():
        if id != end:
            joined.setdefault(end, []).append(known[id])
    rows = []
    for id, person in known.items():
        if instead[id] == id:
            seen = tuple(sorted(met.get(id, ()), key=order.__getitem__))
            rows += [Met(person, seen), *(Met(other, seen, person) for other in joined.get(id, ()))]
    return rows


def of_groups(rows: Iterable[Met]) -> dict[str, int]:
    """How many people there are of each group, in the order groups are named."""
    counted = dict.fromkeys(map(str, GROUPS), 0)
    for each in rows:
        if each.person.group:
            counted[each.person.group] = counted.get(each.person.group, 0) + each.heads
    return counted


def group_name(group: str | None, *, many: bool = False) -> str:
    """A group as it is named of one person, or of many; one of a newer version is named as it came."""
    known = GROUPS.get(SourceGroup(group)) if group in GROUPS else None
    return known[many] if known else (group or "").capitalize()


def short(person: Person) -> str:
    """An entry in a few words."""
    return person.name or person_words(person)


def told_apart(one: Person, other: Person) -> str:
    """Two entries in few words: their names, with their posts where the names alone would not do."""
    if short(one) != short(other):
        return f"{short(one)} and {short(other)}"
    known = (f"{short(each)} ({each.post or each.organisation or 'nothing more known'})" for each in (one, other))
    return " and ".join(known)


@dataclass(frozen=True, slots=True)
class Member:
    """A peer as a row: where in the order as published, and whether it is you."""

    peer: Peer
    place: int
    is_me: bool = False


def role_name(peer: Peer) -> str:
    """A peer's role in the team, in words."""
    return ROLES[PeerCategory(peer.category)] if peer.category in ROLES else peer.category or ""


def values_of(record: Person | Peer, names: Iterable[str]) -> Mapping[str, str]:
    """The fields of a record as a form shows them."""
    return {name: "" if (value := getattr(record, name)) is None else str(value) for name in names}


def _low(words: str | None) -> tuple[bool, str]:
    """What is not known sorts last."""
    return not words, (words or "").casefold()


MET_COLUMNS = (
    Column("Name", lambda m: m.person.name or "–", lambda m: _low(m.person.name), 20, quiet=False),
    Column("Post", lambda m: m.person.post or "", lambda m: _low(m.person.post)),
    Column("Organisation", lambda m: m.person.organisation or "", lambda m: _low(m.person.organisation), 24, 3),
    Column("Group", lambda m: group_name(m.person.group), lambda m: _low(m.person.group), 14, 2),
    Column("Sessions", lambda m: str(len(m.sessions)), lambda m: -len(m.sessions), 8, 1),
    Column("People", lambda m: "as one" if m.instead else str(m.heads), lambda m: -m.heads, 7),
)
TEAM_COLUMNS = (
    Column("", lambda m: str(m.place), lambda m: m.place, 2, spoken="Place"),
    Column(
        "Name", lambda m: f"{m.peer.name or '–'}{'  (you)' if m.is_me else ''}", lambda m: _low(m.peer.name), 19,
        quiet=False,
    ),
    Column("Initials", lambda m: m.peer.initials or "", lambda m: _low(m.peer.initials), 7, 3),
    Column("Published as", lambda m: m.peer.label or "", lambda m: _low(m.peer.label)),
    Column("Role", lambda m: role_name(m.peer), lambda m: _low(m.peer.category), 11, 4),
    Column("Post", lambda m: m.peer.post or "", lambda m: _low(m.peer.post), 22, 2),
    Column("Organisation", lambda m: m.peer.organisation or "", lambda m: _low(m.peer.organisation), 22, 1),
)  # fmt: skip
