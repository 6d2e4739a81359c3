"""Fields nobody chooses for themselves: they go with another of the same record, and are asked for only without it.

The words of a part of the letter stand beside the draft they were written for. Whoever chooses between two people's
words has chosen the draft as well, and is not asked about a fingerprint. A theme's number goes with its place,
and its short name with its name.
"""

from __future__ import annotations

from collections.abc import Collection

_LEADERS = {
    ("section", "words"): ("edited",),
    ("section", "drafted_from"): ("edited", "words"),
    ("theme", "key"): ("position",),
    ("theme", "short_name"): ("name",),
}
"""The fields each goes with."""


def is_asked(kind: str, field: str, waiting: Collection[str]) -> bool:
    """Whether a field is asked for, when all of `waiting` wait in its record."""
    return not any(leader in waiting for leader in _LEADERS.get((kind, field), ()))


def followers(kind: str, field: str) -> tuple[str, ...]:
    """The fields that go with this one."""
    return tuple(name for (of, name), leaders in _LEADERS.items() if of == kind and field in leaders)
