"""The words by which a sentence gives somebody away, and those that only look like it.

They come from `resources/words/attribution.toml`, which a person may edit; here they are made ready for looking up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from peerteam.domain.attribution_text import Phrases, norms_of
from peerteam.domain.entries import Entry

_NOT_WORDS = ("nicknames", "placeholders", "longest_sentence")


@dataclass(frozen=True)
class AttributionWords:
    """The lists of the file, by the names they have there, each word as it is compared."""

    titles: frozenset[str] = frozenset()
    loose_titles: frozenset[str] = frozenset()
    not_after_title: frozenset[str] = frozenset()
    honours: frozenset[str] = frozenset()
    ordinary_first: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    place_nouns: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()
    place_beginnings: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    speaks: frozenset[str] = frozenset()
    speaks_if: frozenset[str] = frozenset()
    speaks_with: frozenset[str] = frozenset()
    speaks_phrases: frozenset[str] = frozenset()
    to_us: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    mass: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    before_speaker: frozenset[str] = frozenset()
    opinions: frozenset[str] = frozenset()
    boundaries: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    person_words: frozenset[str] = frozenset()
    people_words: frozenset[str] = frozenset()
    large_groups: frozenset[str] = frozenset()
    small_numbers: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    all_of: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    after_post: frozenset[str] = frozenset()
    after_speaker: frozenset[str] = frozenset()
    small_place_nouns: frozenset[str] = frozenset()
    titles_of_several: frozenset[str] = frozenset()
    nicknames: tuple[tuple[str, ...], ...] = ()
    placeholders: tuple[str, ...] = ()
    longest_sentence: int = 40

    def phrases(self, name: str) -> Phrases:
        """A list whose entries may be of several words, ready to be found in a sentence."""
        return self._phrases[name]

    @cached_property
    def _phrases(self) -> dict[str, Phrases]:
        names = (
            "organisations",
            "speaks_with",
            "speaks_phrases",
            "to_us",
            "before_speaker",
            "public",
            "posts",
            "person_words",
            "people_words",
        )
        return {name: Phrases(norms_of(entry) for entry in getattr(self, name)) for name in names}

    @cached_property
    def may_report(self) -> frozenset[str]:
        """Every word that may tell, by itself or with the next, that somebody said something."""
        return self.speaks | self.speaks_if | self.states | frozenset(self.phrases("speaks_phrases").begin)

    @cached_property
    def called(self) -> dict[str, frozenset[str]]:
        """For a first name, the other forms one person may go by. Two short forms of one name are never the same."""
        found: dict[str, set[str]] = {}
        for whole, *short in self.nicknames:
            found.setdefault(whole, set()).update(short)
            for each in short:
                found.setdefault(each, set()).add(whole)
        return {name: frozenset(others) for name, others in found.items()}

    @cached_property
    def first_names(self) -> frozenset[str]:
        """Every first name of the lists."""
        return frozenset(name for group in self.nicknames for name in group)


def parse_attribution_words(data: object, source: str, more_ordinary: Iterable[str] = ()) -> AttributionWords:
    """The lists of a file. `more_ordinary` are further ordinary words. Raises BadResource for a mistake in them."""
    entry = Entry(data, source)
    lists = [f.name for f in fields(AttributionWords) if f.name not in _NOT_WORDS]
    words = {name: _each(entry.texts(name)) for name in lists}
    words["everyday"] |= frozenset(more_ordinary)
    words["ordinary"] |= words["everyday"]
    nicknames = tuple(norms_of(group) for group in entry.texts("nicknames"))
    placeholders = entry.texts("placeholders")
    longest = entry.whole("longest_sentence", 10, 200)
    entry.close()
    return AttributionWords(**words, nicknames=nicknames, placeholders=placeholders, longest_sentence=longest)


def _each(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(_one(text) for text in texts)


def _one(text: str) -> str:
    return " ".join(norms_of(text))
