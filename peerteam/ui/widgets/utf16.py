"""Positions in a Python string and in a Qt document, which counts an emoji as two.

The store and the tags count code points, Qt counts UTF-16 units; every position crosses here.
"""

from __future__ import annotations


def to_qt(text: str, position: int) -> int:
    """The Qt position of `text[position]`."""
    head = text[:position]
    return len(head) if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def to_python(text: str, position: int) -> int:
    """The index in `text` of a Qt position; one inside a pair of surrogates counts as its start."""
    if text.isascii():
        return min(position, len(text))
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(units.decode("utf-16-le", "ignore"))
