"""Carrying a tag through an edit: where the tagged words are after the note around them has changed.

The comparison is by whole words. A tag follows its words, grows and shrinks with edits inside it, and when its words
are cut out and pasted elsewhere it is found again by the words themselves. Everything here is a pure function of the
two texts, so every laptop places a tag alike (rule 9 of `docs/handing-over.md`).
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from peerteam.domain.alignment import WORD, Match, align
from peerteam.domain.records import Span, TagState

_SPACE = re.compile(r"\s")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*(?=\s|$)|\n+")
_ABBREVIATION = re.compile(r"(?:\b(?:Cllr|Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|approx|vs)|\b[A-Z])\.$")


class Place(NamedTuple):
    """Where a tag is in a text: start, end, and how it got there."""

    at: int
    upto: int
    state: TagState


@functools.lru_cache(16)
def digest(body: str | None) -> str:
    """A short fingerprint of a note's text, by which a span says what it was made on."""
    import hashlib

    return hashlib.blake2b((body or "").encode(), digest_size=8).hexdigest()


def span_of(body: str, at: int, upto: int) -> Span:
    """The span of `body[at:upto]`."""
    return Span(digest(body), at, upto, body[at:upto])


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """Start and end of the sentence at `position`, without the white space around it; empty if there is none.

    A line break ends a sentence. At the very end of a line the sentence before it is meant, for that is where the
    cursor stands after typing it.
    """
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.start() if match[0].startswith("\n") else match.end()
        if not match[0].startswith("\n") and _ABBREVIATION.search(text[start : match.start() + 1]):
            continue
        if text[start:end].strip() and position <= end:
            return _trimmed(text, start, end)
        if position < match.end():
            return position, position
        start = match.end()
    if text[start:].strip() and not (position == len(text) and text.endswith("\n")):
        return _trimmed(text, start, len(text))
    # Behind the last full stop there is only white space: on the same line, that last sentence is meant.
    if start and "\n" not in text[start - 1 : position]:
        return sentence_at(text, len(text[:start].rstrip()))
    return position, position


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def carry(old: str, new: str, at: int, upto: int, words: str, *, direct: bool = True) -> Place:
    """Where `old[at:upto]`, first tagged as `words`, is in `new`.

    `direct` says that `new` was written over `old` by somebody who saw it; only then may a word at the edge that was
    put right count as the same word.
    """
    edit = _edit(old, new)
    if upto < edit.first or old == new:
        return Place(at, upto, TagState.OK if new[at:upto] == words else TagState.EDITED)
    if edit.last < at < upto <= len(old) and not (old[at].isspace() or old[upto - 1].isspace()):
        at, upto = at + edit.shift, upto + edit.shift
        return Place(at, upto, TagState.OK if new[at:upto] == words else TagState.EDITED)
    found = align(old, new)
    before, after = found.old, found.new
    to = {i: match for i in before.within(at, upto) if (match := found.match(i)) and (direct or match.same)}
    if any(match.same for match in to.values()):
        live = list(to)
        first, last = _ends(live, to)
        start = after.starts[to[first].new] + (max(0, at - before.starts[first]) if to[first].same else 0)
        end = after.ends[to[last].new] - (max(0, before.ends[last] - upto) if to[last].same else 0)
        return Place(start, end, TagState.OK if new[start:end] == words else TagState.EDITED)
    return _found_again(new, at, words)


def _ends(live: list[int], to: dict[int, Match]) -> tuple[int, int]:
    """The first and last word of a tag that are surely still its own, and what touches them."""
    firm = [i for i in live if to[i].firm] or live
    first, last = firm[0], firm[-1]
    while first - 1 in to and to[first - 1].new == to[first].new - 1:
        first -= 1
    while last + 1 in to and to[last + 1].new == to[last].new + 1:
        last += 1
    return first, last


class _Edit(NamedTuple):
    """Where a text was changed: nothing before `first` was; what stands after `last` has only moved, by `shift`."""

    first: int
    last: int
    shift: int


@functools.lru_cache(16)
def _edit(old: str, new: str) -> _Edit:
    """What most tags need to know of an edit, so that only those near it are compared word by word.

    It must say what `align` would. That takes the words both texts begin with for the same, even if the space between
    them was changed: then nothing is known of the end here.
    """
    first, shift = _first_difference(old, new), len(new) - len(old)
    word = first
    while word and not old[word - 1].isspace():
        word -= 1
    mine, other = WORD.search(old, word), WORD.search(new, word)
    if mine and other and mine[0] == other[0]:
        return _Edit(first, len(old), shift)
    low, high = 0, min(len(old), len(new)) - first
    while low < high:
        middle = (low + high + 1) // 2
        if old[-middle:] == new[-middle:]:
            low = middle
        else:
            high = middle - 1
    space = _SPACE.search(old, len(old) - low)
    return _Edit(first, space.start() if space else len(old), shift)


def _first_difference(old: str, new: str) -> int:
    if new.startswith(old) or old.startswith(new):
        return min(len(old), len(new))
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[:middle] == new[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _found_again(new: str, near: int, words: str) -> Place:
    places = [m.start() for m in re.finditer(re.escape(words), new)] if words else []
    if not places:
        return Place(near, near, TagState.GONE)
    start = min(places, key=lambda place: abs(place - near))
    return Place(start, start + len(words), TagState.MOVED)
