"""Which word of an old text is which word of a new one.

Two texts are held together by a common beginning and end, and in between by the words that occur once in each, as far
as their order is the same (as in a patience diff). Only what lies between those is compared word by word. Without
them the longest run of everyday words ("not on track at all"), wherever it stands, would decide.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

WORD = re.compile(r"\S+")
SIMILAR = 0.6
"""From this likeness on, a word that replaced another is that word put right, not a new one."""

EVERYDAY = 3
"""Words no longer than this say little about where we are, even if each text has only one of them."""


class Match(NamedTuple):
    """A word's place in the new text; `same` = unchanged; `firm` = not just an everyday word that also stands there."""

    new: int
    same: bool
    firm: bool


class Words(NamedTuple):
    """Where the words of a text start and end: plain numbers, which cost the garbage collector nothing."""

    starts: list[int]
    ends: list[int]

    def within(self, at: int, upto: int) -> range:
        """The words that `text[at:upto]` touches."""
        return range(bisect_right(self.ends, at), bisect_left(self.starts, upto))


class Alignment(NamedTuple):
    """The words of both texts, and which of the old ones are still there."""

    old: Words
    new: Words
    head: int  # so many words both texts begin with
    tail: int  # so many words both texts end with
    between: dict[int, Match]

    def match(self, i: int) -> Match | None:
        """Where an old word is now; None if it is gone."""
        if i < self.head:
            return Match(i, True, True)
        before_end = len(self.old.starts) - i
        if before_end <= self.tail:
            return Match(len(self.new.starts) - before_end, True, True)
        return self.between.get(i)


@functools.lru_cache(16)
def align(old: str, new: str) -> Alignment:
    """Match the words of two texts."""
    (a, before), (b, after) = _split(old), _split(new)
    shortest = min(len(a), len(b))
    head = next((i for i in range(shortest) if a[i] != b[i]), shortest)
    tail = next((i for i in range(shortest - head) if a[-1 - i] != b[-1 - i]), shortest - head)
    to: dict[int, Match] = {}
    for i, i_end, j, j_end in _stretches(a, b, head, tail, to):
        if i < i_end and j < j_end:
            _align_stretch(a[i:i_end], b[j:j_end], i, j, to)
    return Alignment(before, after, head, tail, to)


@functools.lru_cache(4)
def _split(text: str) -> tuple[list[str], Words]:
    """The words of a text and where they stand. As one types, the old text of a save is the new one of the last."""
    found = [*WORD.finditer(text)]
    return [word[0] for word in found], Words([word.start() for word in found], [word.end() for word in found])


def _stretches(
    a: list[str], b: list[str], head: int, tail: int, to: dict[int, Match]
) -> Iterator[tuple[int, int, int, int]]:
    """What lies between the words that hold the two texts together; those words are put into `to`."""
    last, other_last = head, head
    for i, j in _rare_pairs(a, b, head, tail):
        to[i] = Match(j, True, len(a[i]) > EVERYDAY)
        yield last, i, other_last, j
        last, other_last = i + 1, j + 1
    yield last, len(a) - tail, other_last, len(b) - tail


def _rare_pairs(a: list[str], b: list[str], head: int, tail: int) -> list[tuple[int, int]]:
    """Pairs of places of a word that occurs once in each text: the run in the same order that weighs most.

    A word weighs its length squared: of two that have changed places, the longer says far more about where we are.
    """
    once = _places_of_rare(a, head, len(a) - tail)
    other = _places_of_rare(b, head, len(b) - tail)
    pairs = [(i, other[word], len(word) ** 2) for word, i in once.items() if word in other]
    heaviest = _Heaviest(len(b))
    previous = []
    for index, (_, j, weight) in enumerate(pairs):
        so_far = heaviest.before(j)
        previous.append(so_far[1])
        heaviest.add(j, (so_far[0] + weight, index))
    run = []
    step = heaviest.before(len(b))[1]
    while step >= 0:
        run.append(pairs[step][:2])
        step = previous[step]
    return run[::-1]


def _places_of_rare(words: list[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(words[start:end])
    return {words[i]: i for i in range(start, end) if counts[words[i]] == 1}


class _Heaviest:
    """The heaviest run that ends before a place: a binary indexed tree of (weight, the run's last pair)."""

    def __init__(self, size: int) -> None:
        self._best = [(0, -1)] * (size + 1)

    def before(self, place: int) -> tuple[int, int]:
        found = (0, -1)
        while place > 0:
            found = max(found, self._best[place])
            place -= place & -place
        return found

    def add(self, place: int, run: tuple[int, int]) -> None:
        place += 1
        while place < len(self._best):
            self._best[place] = max(self._best[place], run)
            place += place & -place


def _align_stretch(a: list[str], b: list[str], first: int, other: int, to: dict[int, Match]) -> None:
    from difflib import SequenceMatcher  # loaded with the first edit, not with the window

    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            # A single everyday word proves little, unless it stands right beside what is held together anyway.
            beside = (i, j) == (0, 0) or (i_end, j_end) == (len(a), len(b))
            firm = i_end - i > 1 or beside
            to.update({first + i + k: Match(other + j + k, True, firm) for k in range(i_end - i)})
        elif what == "replace" and i_end - i == j_end - j:
            put_right = [k for k in range(i_end - i) if _similar(a[i + k], b[j + k])]
            to.update({first + i + k: Match(other + j + k, False, False) for k in put_right})


def _similar(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio() >= SIMILAR
