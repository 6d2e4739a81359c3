"""What a theme is called where there is little room: at the foot of a note, on a tab of the wall."""

from __future__ import annotations

import re

SHORT = 16
"""Letters of a short name that is made of a longer one."""
_FIRST_PART = re.compile(r"\s+(?:and|&|–|-)\s+|[,/:(;]")
_ARTICLES = frozenset({"a", "an", "our", "the"})


def short_of(name: str) -> str:
    """ "Housing and growth" is "Housing"; of longer words as many as fit, and always the first."""
    words = _FIRST_PART.split(name.strip())[0].split() or name.split()
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        words = words[1:]
        words[0] = words[0][:1].upper() + words[0][1:]
    while len(words) > 1 and len(" ".join(words)) > SHORT:
        words.pop()
    return " ".join(words)
