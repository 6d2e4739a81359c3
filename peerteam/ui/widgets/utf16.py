"""Positions in a Python string and in a Qt document, which counts an emoji as two.

The store and the tags count code points, Qt counts UTF-16 units; every position crosses here.
"""

from __future__ import annotations

import functools


def to_qt(text: str, position: int) -> int:
    """The Qt position of `text[position]`."""
    if all_narrow(text):
        return min(position, len(text))
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def to_python(text: str, position: int) -> int:
    """The index in `text` of a Qt position; one inside a pair of surrogates counts as its start."""
    if all_narrow(text):
        return min(position, len(text))
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(units.decode("utf-16-le", "ignore"))


@functools.lru_cache(8)  # asked for every tag of the same note
def all_narrow(text: str) -> bool:
    """Whether no character of the text counts as two; most notes hold “ and £, and few an emoji."""
    return text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
