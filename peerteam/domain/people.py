"""The people the team met: who counts as whom, for how many, and what to call them in a list.

The same person may stand in the programme twice under two descriptions. One entry then says it is the *same as* the
other, and only the other counts. A focus group is one entry standing for several people.
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
