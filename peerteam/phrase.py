"""The team's phrase: four words from a published list, drawn by chance, never chosen by a person."""

from __future__ import annotations

import secrets

from peerteam import resources

WORDS = 4


def new_phrase() -> str:
    """Four words that are easy to say aloud: 52 bits of chance."""
    words = drawn_from()
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def drawn_from() -> list[str]:
    """The words of the list, without those that somebody in Britain who hears them would spell in another way."""
    other = frozenset(_words("not-aloud.txt"))
    return [word for word in _words("eff-long.txt") if word not in other]


def _words(name: str) -> list[str]:
    return resources.path("words", name).read_text(encoding="utf-8").split()
