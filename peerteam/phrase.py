"""The team's phrase: four words from a published list, drawn by chance, never chosen by a person."""

from __future__ import annotations

import secrets

from peerteam import resources

WORDS = 4


def new_phrase() -> str:
    """Four words that are easy to say aloud: 52 bits of chance."""
    words = resources.path("words", "eff-long.txt").read_text(encoding="utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(WORDS))
