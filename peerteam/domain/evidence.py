"""The evidence log as one list: every tagged passage, who said it, where it is from, and how the list is narrowed.

A passage is attributed to the *groups* of the people in its session, never to a person. A note without any tag stands
in the log as well, under *untagged*, so that what nobody has looked at yet can be found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peerteam.domain.records import (
    Attendance,
    Document,
    Note,
    Person,
    Session,
    SourceGroup,
    Stance,
    Support,
    Tag,
    TagState,
)

if TYPE_CHECKING:
    from peerteam.domain.snapshot import Snapshot

PAPER = "paper"
"""The group of what a document says: nobody spoke."""

_NOWHERE = (TagState.GONE, TagState.WAITING)


@dataclass(frozen=True, slots=True)
class Passage:
    """A tagged passage, or a note nobody has tagged (`tagged` is false, and `key` is the note's id)."""

    key: str
    note: str
    words: str
    tagged: bool = True
    theme: str | None = None
    kind: str | None = None
    groups: tuple[str, ...] = ()
    source: str = ""  # where it is from, in words
    about: str | None = None  # the session or document of its note
    author: str | None = None
    day: str | None = None  # ISO
    time: str | None = None
    at: int = 0
    upto: int = 0
    state: str | None = None
    private: bool = False


def groups_of(people: Iterable[Person], attendances: Iterable[Attendance]) -> dict[str, tuple[str, ...]]:
    """Which groups were in each session, in the usual order of groups."""
    group = {person.id: person.group for person in people}
    found: dict[str, set[str]] = {}
    for link in attendances:
        if known := group.get(link.person):
            found.setdefault(link.session, set()).add(known)
    return {session: tuple(g for g in SourceGroup if g in groups) for session, groups in found.items()}


def behind_findings(snapshot: Snapshot) -> dict[str, list[Support]]:
    """What is behind each finding, those for it first."""
    found: dict[str, list[Support]] = {}
    for support in snapshot.all(Support):
        found.setdefault(support.finding, []).append(support)
    for each in found.values():
        each.sort(key=lambda support: support.stance == Stance.AGAINST)
    return found


def note_passage(
    note: Note,
    sessions: Mapping[str, Session],
    documents: Mapping[str, Document],
    groups: Mapping[str, tuple[str, ...]],
) -> Passage:
    """A note as a whole: where, when, and who spoke."""
    session, document = sessions.get(note.about or ""), documents.get(note.about or "")
    day, _, clock = (note.at or "").partition("T")
    source = ""
    who: tuple[str, ...] = (note.group,) if note.group else ()
    if session is not None:
        source, day = session.title or "Session without a title", session.slot.day or day
        clock, who = session.slot.start or clock, groups.get(session.id, who)
    elif document is not None:
        source, who = " ".join(filter(None, (document.reference, document.title))), (PAPER,)
    return Passage(
        key=note.id,
        note=note.id,
        words=" ".join((note.body or "").split()),
        tagged=False,
        groups=who,
        source=source or "Conversation",
        about=note.about,
        author=note.author,
        day=day or None,
        time=clock[:5] or None,
        private=note.private,
    )


def tag_passage(base: Passage, note: Note, tag: Tag) -> Passage:
    """A tagged passage of a note; words that are not in the note now are shown as they were when tagged."""
    at, upto = tag.at or 0, tag.upto or 0
    there = tag.state not in _NOWHERE and upto > at
    words = (note.body or "")[at:upto] if there else tag.span.words
    return Passage(
        key=tag.id,
        note=base.note,
        words=" ".join(words.split()),
        theme=tag.theme,
        kind=tag.kind,
        groups=base.groups,
        source=base.source,
        about=base.about,
        author=base.author,
        day=base.day,
        time=base.time,
        at=at if there else 0,
        upto=upto if there else 0,
        state=tag.state,
        private=base.private or bool(tag.stays_here),
    )


Values = Callable[[Passage], Collection[str | None]]

FACETS: dict[str, Values] = {
    "theme": lambda passage: (passage.theme,),
    "kind": lambda passage: (passage.kind,),
    "group": lambda passage: passage.groups,
    "peer": lambda passage: (passage.author,),
    "day": lambda passage: (passage.day,),
}
"""What a passage can be narrowed by, and which values it has there; a passage with any of the values asked for fits."""

SWITCHES = ("untagged", "unplaced", "mine")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: values of facets (none = all of them), and switches that are on."""

    values: dict[str, frozenset[str]] = field(default_factory=dict)
    switches: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether everything is asked for."""
        return not any(self.values.values()) and not self.switches


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What fits, by place in the list, and how many each value or switch would show, everything else as it is."""

    shown: list[int]
    values: dict[str, dict[str | None, int]]
    switches: dict[str, int]


class Sieve:
    """Narrows a list of passages. Each value is a number with one bit for every passage that has it.

    So any combination is a few operations on whole numbers, however long the list is.
    """

    def __init__(self, passages: Sequence[Passage], placed: Collection[str], me: str | None) -> None:
        """`placed` are the passages behind some finding, `me` whose *mine* is meant."""
        self._keys = [passage.key for passage in passages]
        self._all = (1 << len(passages)) - 1
        self._values = {facet: _bits(passages, values) for facet, values in FACETS.items()}
        self._switches = {
            "untagged": _where(not passage.tagged for passage in passages),
            "mine": _where(me is not None and passage.author == me for passage in passages),
        }
        self.place(placed)

    def place(self, placed: Collection[str]) -> None:
        """Other passages are behind findings now."""
        self._switches["unplaced"] = _where(key not in placed for key in self._keys)

    def whole(self, *, untagged: bool) -> int:
        """How many passages there are, or notes without one."""
        bits = self._switches["untagged"]
        return bits.bit_count() if untagged else len(self._keys) - bits.bit_count()

    def narrow(self, wanted: Wanted) -> Narrowed:
        """What is asked for."""
        fits = {facet: self._any_of(facet, chosen) for facet, chosen in wanted.values.items() if chosen}
        fits |= {name: self._switches[name] for name in wanted.switches}
        if "untagged" not in wanted.switches:
            fits["untagged"] = self._all & ~self._switches["untagged"]
        values = {
            facet: {value: (others & has).bit_count() for value, has in self._values[facet].items()}
            for facet, others in ((facet, self._both(fits, but=facet)) for facet in FACETS)
        }
        switches = {name: (self._both(fits, but=name) & self._switches[name]).bit_count() for name in SWITCHES}
        return Narrowed(_places(self._both(fits)), values, switches)

    def _any_of(self, facet: str, chosen: frozenset[str]) -> int:
        found = 0
        for value in chosen:
            found |= self._values[facet].get(value, 0)
        return found

    def _both(self, fits: dict[str, int], but: str = "") -> int:
        found = self._all
        for name, bits in fits.items():
            if name != but:
                found &= bits
        return found


def _bits(passages: Sequence[Passage], values: Values) -> dict[str | None, int]:
    places: dict[str | None, set[int]] = {}
    for place, passage in enumerate(passages):
        for value in values(passage):
            places.setdefault(value, set()).add(place)
    return {value: _where(place in found for place in range(len(passages))) for value, found in places.items()}


def _where(truths: Iterable[bool]) -> int:
    """A number with a bit set for every truth, the first being the lowest."""
    digits = "".join("1" if truth else "0" for truth in truths)
    return int(digits[::-1] or "0", 2)


def _places(bits: int) -> list[int]:
    """Where the bits are set."""
    return [place for place, digit in enumerate(reversed(f"{bits:b}")) if digit == "1"]
