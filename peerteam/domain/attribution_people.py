"""The people of a visit as a text could name them: every form of each name, ready to be found in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from peerteam.domain.attribution_text import Phrases, Word, lengths_by_first, norms_of
from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.records import Peer, Person


class Form(StrEnum):
    """How a name is given."""

    FULL = "full"
    SURNAME = "surname"
    FIRST = "first name"
    SHORT = "short name"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: what goes before the surname, and the surname, which may be of several words."""

    first: tuple[str, ...]
    surname: tuple[str, ...]

    def initials(self, particles: Collection[str]) -> tuple[str, ...]:
        """The initials people use: of the first name and the surname, and of all names; "van der" has none."""
        if not self.first or not self.surname:
            return ()
        main = [part for part in self.surname if part not in particles] or list(self.surname)
        short = self.first[0][0] + main[0][0]
        whole = "".join(part[0] for part in (*self.first, *main))
        return tuple(dict.fromkeys((short, whole)))


def name_of(text: str | None, words: AttributionWords) -> Name | None:
    """A name as somebody typed it: with a title, "Surname, First", letters behind; None if it is none."""
    text = text or ""
    head, comma, tail = text.partition(",")
    behind = norms_of(tail)
    if comma and behind and not set(behind) <= words.honours and len(behind) <= 3 and len(norms_of(head)) <= 3:
        text = f"{tail} {head}"
    elif comma:
        text = head
    parts = [part for part in norms_of(text) if part not in words.titles]
    while len(parts) > 1 and parts[-1] in words.honours:
        parts.pop()
    if not parts or any(part.isdigit() for part in parts):
        return None
    at = len(parts) - 1
    if "-" in text.split()[-1] and len(parts) > 2:
        at -= text.split()[-1].count("-")
    while at > 1 and parts[at - 1] in words.particles:
        at -= 1
    at = max(at, 0)
    return Name(tuple(parts[:at]), tuple(parts[at:]))


class Directory:
    """Finds, in a row of words, the names of the people met; and knows those of the team, who may be named."""

    def __init__(self, people: Sequence[Person], team: Iterable[Peer], words: AttributionWords) -> None:
        self.words = words
        self.team = [name for peer in team if (name := name_of(peer.name, words))]
        self.people = list(dict.fromkeys(n for p in people if p.size is None and (n := name_of(p.name, words))))
        self.firms = {  # a firm with the name of somebody in it
            person.organisation
            for person in people
            if person.organisation
            and (name := name_of(person.name, words))
            and name.surname[-1] in norms_of(person.organisation)
        }
        self._peers = _peer_forms(self.team, {name.surname for name in self.people})
        self.team_first = {name.first[0] for name in self.team if name.first}
        self.team_surnames = {name.surname[-1] for name in self.team}
        self._forms: dict[tuple[str, ...], tuple[Form, Name]] = {}
        for name in self.people:
            for form, parts in self._forms_of(name):
                self._forms.setdefault(parts, (form, name))
        self._lengths = lengths_by_first(self._forms.keys())

    def _forms_of(self, name: Name) -> Iterable[tuple[Form, tuple[str, ...]]]:
        short = self._short(name)
        for first in (*name.first[:1], *short):
            yield Form.FULL, (first, *name.surname)
            yield Form.FULL, (*name.surname, first)
        if name.first:
            yield Form.FULL, (*name.first, *name.surname)
            yield Form.FULL, (name.first[0][0], *name.surname)
        yield Form.SURNAME, name.surname
        if name.first and len("".join(name.surname)) > 4:
            yield Form.FULL, (name.first[0][0] + "".join(name.surname),)  # as in an address of mail
        if len(name.surname) > 1 and len(name.surname[-1]) > 2:
            yield Form.SURNAME, ("".join(name.surname),)
        if name.first and len(name.first[0]) > 1:
            yield Form.FIRST, name.first[:1]
        for each in short:
            yield Form.SHORT, (each,)
        for initials in name.initials(self.words.particles):
            yield Form.INITIALS, (initials,)
            yield Form.INITIALS, tuple(initials)

    def _short(self, name: Name) -> tuple[str, ...]:
        return tuple(sorted(self.words.called.get(name.first[0], ()))) if name.first else ()

    @property
    def begin(self) -> Collection[str]:
        """The words a name of somebody met begins with: at any other there is no need to look."""
        return self._lengths.keys()

    def longest_at(self, norms: tuple[str, ...], index: int) -> tuple[Form, Name, int] | None:
        """The longest name that begins here, and how many words it has."""
        for length in self._lengths.get(norms[index], ()):
            found = self._forms.get(norms[index : index + length]) if index + length <= len(norms) else None
            if found is not None:
                return *found, length
        return None

    def peer_at(self, row: tuple[Word, ...], index: int) -> int:
        """How many words the name of somebody of the team has that begins here; 0 if none does."""
        return self._peers.at(row, index)


def _peer_forms(team: Iterable[Name], surnames: Collection[tuple[str, ...]]) -> Phrases:
    """How those of the team may be named: by a surname alone only if nobody the team met has it."""
    forms: list[tuple[str, ...]] = []
    for name in team:
        firsts = [name.first, name.first[:1], tuple(part[0] for part in name.first[:1])]
        forms += [(*first, *name.surname) for first in firsts if first]
        forms += [name.surname] if name.surname not in surnames else []
    return Phrases(forms)
