"""Identities: random for what is made once, derived for what is made of its parts.

A derived id makes the same thing made on two laptops one thing: adding a person to a session twice is adding once.
What this rests on is loaded when something is first made: a window that only shows a visit opens without it.
"""

from __future__ import annotations

import os


def new_id() -> str:
    """A fresh random id: 16 hexadecimal digits."""
    return os.urandom(8).hex()


def derived_id(kind: str, *parts: str) -> str:
    """The id of a `kind` that is fully described by its `parts`, the same on every laptop."""
    import hashlib

    return hashlib.blake2b("\0".join((kind, *parts)).encode(), digest_size=8).hexdigest()


def position_between(before: str | None, after: str | None) -> str:
    """A text that sorts after `before` and ahead of `after`; None is the open end.

    Two people can give two things the same position; then there is no room between, and the new one goes right behind
    `before` (ties are shown by id, alike everywhere).
    """
    from fractional_indexing import generate_key_between

    if before is not None and after is not None and before >= after:
        after = None
    return str(generate_key_between(before, after))


def positions(count: int, after: str | None = None) -> list[str]:
    """`count` positions in order, behind `after`."""
    from fractional_indexing import generate_n_keys_between

    return [str(key) for key in generate_n_keys_between(after, None, count)]
