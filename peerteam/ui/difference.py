"""Two versions of a text, word by word: what stands only here, what only there."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

_WORD = re.compile(r"\S+[^\S\n]*|\n|[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, the same in both or not."""

    text: str
    only_here: bool


def difference(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces; joined they are the texts again, to the letter."""
    a, b = _WORD.findall(one), _WORD.findall(other)
    mine: list[Piece] = []
    theirs: list[Piece] = []
    # Compared without the space behind a word, which differs where only a line was broken.
    matcher = difflib.SequenceMatcher(None, _keys(a), _keys(b), autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        for words, pieces in ((a[i:i_end], mine), (b[j:j_end], theirs)):
            if words:
                pieces.append(Piece("".join(words), what != "equal"))
    return mine, theirs


def _keys(words: list[str]) -> list[str]:
    return [word.strip(" \t") or word for word in words]
