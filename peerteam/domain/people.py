"""The people the team met: who counts as whom, for how many, and what to call them in a list.

The same person may stand in the programme twice under two descriptions. One entry then says it is the *same as* the
other, and only the other counts. An entry that is the *same as* itself has been said to be a person of its own, so that
what was answered once is not asked again, on any laptop. A focus group is one entry standing for several people.
"""

from __future__ import annotations

from collections.abc import Iterable

from peerteam.domain.records import Person


def counted_as(people: Iterable[Person]) -> dict[str, str]:
    """For each person's id, the id of the entry that counts instead: the end of the chain of *same as*.

    Two laptops may each say that the other's entry is the one that counts. Such a circle counts as the entry with the
    smallest id, so every laptop counts alike. An entry that is not there any more ends the chain before it.
    """
    same_as = {person.id: person.same_as for person in people}
    return {id: _end_of_chain(id, same_as) for id in same_as}


def _end_of_chain(id: str, same_as: dict[str, str | None]) -> str:
    chain = [id]
    while (following := same_as[chain[-1]]) is not None and following in same_as:
        if following in chain:
            return min(chain[chain.index(following) :])
        chain.append(following)
    return chain[-1]


def heads(person: Person) -> int:
    """How many people an entry stands for."""
    return 1 if person.size is None else person.size


def label(person: Person) -> str:
    """What an entry is called in a list: name and post, or post and organisation, or the group."""
    parts = (person.name, person.post) if person.name else (person.post, person.organisation)
    words = ", ".join(part for part in parts if part) or (person.group or "somebody").capitalize()
    return words if person.size is None else f"{words} ({person.size} {'person' if person.size == 1 else 'people'})"


_TITLES = frozenset({"cllr", "councillor", "dr", "mr", "mrs", "ms", "miss", "sir", "dame", "prof", "professor", "rev"})


def bare_name(name: str | None) -> tuple[str, ...]:
    """A name as it is compared: lower case, without titles and full stops."""
    words = (name or "").replace(".", " ").replace("’", "'").casefold().split()
    return tuple(word for word in words if word not in _TITLES)


def likely_same(people: Iterable[Person]) -> list[tuple[Person, Person]]:
    """Pairs that may be one person typed twice, to be *offered* as one, never joined by the program.

    The same name (or initial and surname) where no post or organisation speaks against it. Entries without a name,
    groups, those already said to be the same and those said to be two people are never offered.
    """
    known = list(people)
    chosen = counted_as(known)
    own = {person.id for person in known if person.same_as == person.id}
    of_surname: dict[str, list[Person]] = {}
    pairs = []
    for person in known:
        name = bare_name(person.name)
        if not name or heads(person) != 1:
            continue
        others = of_surname.setdefault(name[-1], [])
        for other in others:
            ends = {chosen[other.id], chosen[person.id]}
            if len(ends) == 2 and not ends <= own and _may_be_one(other, person):
                pairs.append((other, person))
        others.append(person)
    return pairs


def fuller(one: Person, other: Person) -> Person:
    """Which of two entries for one person says more of it, and so is the one to count."""
    return max(one, other, key=lambda person: (_fullness(person), person.id))


def _fullness(person: Person) -> tuple[int, int]:
    known = sum(1 for value in (person.name, person.post, person.organisation) if value)
    return known, len(" ".join(bare_name(person.name)))


def _may_be_one(one: Person, other: Person) -> bool:
    """Of two entries with the same surname."""
    a, b = bare_name(one.name), bare_name(other.name)
    same_name = a == b or (len(a) > 1 and len(b) > 1 and a[0] == b[0])
    initial = len(a) > 1 and len(b) > 1 and a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0]))
    if not (same_name or initial):
        return False
    return not _contradict(one.organisation, other.organisation) and (
        same_name or not _contradict(one.post, other.post)
    )


def _contradict(one: str | None, other: str | None) -> bool:
    return bool(one and other) and (one or "").casefold().strip() != (other or "").casefold().strip()
