"""How many rows some words take in a column: for slides and papers that must not run over.

Worked out from the widths of Arial's letters; other faces of running text are near enough.
"""

from __future__ import annotations

_LETTERS = (
    dict.fromkeys(" !,./:;I[]\\ft", 278)
    | dict.fromkeys("ijl‘’'|", 222)
    | dict.fromkeys("()-r“”`", 333)
    | dict.fromkeys("ckJsvxyz", 500)
    | dict.fromkeys("&ABEKPSVXY", 667)
    | dict.fromkeys("CDHNRUw", 722)
    | dict.fromkeys("GOQ", 778)
    | dict.fromkeys("Mm", 833)
    | {"F": 611, "T": 611, "Z": 611, "+": 584, "W": 944, "%": 889, "—": 1000, "…": 1000, "→": 1000, "@": 1015}
)
"""How wide a letter is in Arial, in thousandths of its height; 556 for all others. Other faces are near enough."""

_OTHERS, _SPACE = 556, 0.278


def rows(words: str, width: float) -> int:
    """How many rows some words take in a column as wide as so many heights of a letter."""
    count, at = 1, 0.0
    for word in words.split():
        long = sum(_LETTERS.get(letter, _OTHERS) for letter in word) / 1000
        if at and at + long > width:
            count, at = count + 1, 0.0
        at += long + _SPACE
    return count
