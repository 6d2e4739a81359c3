"""Groups of fewer than five that speak: "both directors", "two of the four group leaders", or one the team met."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from peerteam.domain.attribution_text import Word, norms_of
from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.records import Person, Session, SessionKind

SMALL = 5
"""A group of fewer is a small one."""

_ALONE = (["both"], ["all", "three"], ["all", "four"])
_OF_THEM = ["of", "them"]


@dataclass(frozen=True, slots=True)
class Group:
    """A group the team met: the words it is called by, without those that say nothing, and how many were in it."""

    words: frozenset[str]
    size: int


def groups_of(people: Iterable[Person], sessions: Iterable[Session], words: AttributionWords) -> list[Group]:
    """The groups of a visit, of whatever size: entries of several people, and focus groups by their titles."""
    found = [
        Group(_telling(norms_of(f"{person.post or ''} {person.organisation or ''}"), words), person.size)
        for person in people
        if person.size
    ]
    found += [
        Group(_telling(norms_of(session.title or ""), words), session.headcount)
        for session in sessions
        if session.kind == SessionKind.FOCUS_GROUP and session.headcount
    ]
    return [group for group in found if group.words]


def _telling(norms: Iterable[str], words: AttributionWords) -> frozenset[str]:
    return frozenset(singular(norm) for norm in norms if norm not in words.generic)


def singular(norm: str) -> str:
    """A word without its plural s."""
    return norm[:-1] if len(norm) > 3 and norm.endswith("s") and not norm.endswith("ss") else norm


class SmallGroups:
    """Knows whether some words stand for fewer than five people."""

    def __init__(self, groups: Sequence[Group], held: Sequence[Collection[str]], words: AttributionWords) -> None:
        """`held` are the posts people were met in, as words."""
        self._groups, self._words = groups, words
        self._held = [{singular(norm) for norm in post} for post in held]

    def is_few(self, row: Sequence[Word]) -> bool:
        """Whether these words say a number under five of people, or name posts that so few hold."""
        norms = [word.norm for word in row]
        people = self._people_in(row)
        if not people:
            return (norms[:-2] if norms[-2:] == _OF_THEM else norms) in _ALONE
        one_of = norms[:2] == ["one", "of"]
        place = next((n for n, norm in enumerate(norms[:5]) if norm in self._words.small_numbers), None)
        if place is None:
            definite = one_of or norms[0] in self._words.all_of
            return (one_of and self.was_met(norms[2:])) or (definite and self._few_hold(norms))
        if any(norm in self._words.prepositions - {"of"} for norm in norms[:place]):
            return False
        return self._is_numbered(norms, place, people, one_of=one_of)

    def _is_numbered(self, norms: Sequence[str], place: int, people: set[str], *, one_of: bool) -> bool:
        """Whether the number makes a small group: not "two councillors", of whom there are many."""
        words = self._words
        telling = {n for n in norms if n not in words.generic | words.large_groups | words.small_numbers}
        of_them = "of" in norms[place : place + 3]
        of_many = norms[place + 1 : place + 2] == ["of"] and not telling and not self._again(norms, place)
        definite = norms[0] in words.definite | {"both"} or of_them or one_of
        return (definite and not of_many) or bool(telling & people) or self._few_hold(norms)

    def _again(self, norms: Sequence[str], place: int) -> bool:
        """ "Two of the four members": the group itself has a number."""
        return any(norm in self._words.small_numbers for norm in norms[place + 1 :])

    def _people_in(self, row: Sequence[Word]) -> set[str]:
        phrases = self._words.phrases("people_words")
        return {word.norm for index, word in enumerate(row) if not word.owning and phrases.at(row, index)}

    def _few_hold(self, norms: Sequence[str]) -> bool:
        """Whether the people met hold such posts in the plural, and are two to four: "the directors"."""
        words = self._words
        nothing = (
            words.small_numbers | words.definite | words.all_of | words.prepositions | {"one", "both", "and", "us"}
        )
        said = {norm for norm in norms if norm not in nothing}
        telling = said - words.generic - words.large_groups
        plural = any(norm.endswith("s") for norm in said)
        if not telling or not plural or any(norm in words.prepositions - {"of"} for norm in norms):
            return False
        whole = {singular(norm) for norm in said}
        return 1 < sum(1 for held in self._held if whole <= held) < SMALL

    def was_met(self, norms: Sequence[str]) -> bool:
        """Whether these words name groups the team met that had fewer than five people between them."""
        telling = _telling(norms, self._words) - self._words.small_numbers - {"one"}
        named = {group for group in self._groups if telling and telling <= group.words}
        return 0 < sum(group.size for group in named) < SMALL
