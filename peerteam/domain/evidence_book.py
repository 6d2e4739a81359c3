"""The evidence book: every paragraph of the letter by its number, and what the team has behind it. For the team only.

It is a file of its own, with a name and a marking that cannot be mistaken, because the letter itself never holds any
evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from peerteam.domain.letter_behind import Grounding, Grounds
from peerteam.domain.letter_blocks import Letter, Role
from peerteam.domain.letter_numbers import names
from peerteam.domain.letter_words import day_words
from peerteam.domain.snapshot import Snapshot

TEAM_ONLY = "TEAM ONLY"
_TOLD_ELSEWHERE = (Role.QUOTE, Role.EXPLANATION)
"""What follows a paragraph that has the same evidence."""
_RECOMMENDED = (Role.RECOMMENDATION, Role.RECOMMENDATION_AS_PUBLISHED)
"""In the book even when it rests on no finding: then that is worth knowing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph, what to call it, and what is behind it."""

    part: str
    name: str
    text: str
    grounds: tuple[Grounds, ...]


@dataclass(frozen=True, slots=True)
class EvidenceBook:
    """The whole book."""

    council: str
    marking: str
    made: str
    entries: tuple[Entry, ...]

    @property
    def file_name(self) -> str:
        """Without its ending: "TEAM ONLY Marlbridge Borough Council evidence"."""
        words = f"{TEAM_ONLY} {self.council or 'Peer challenge'} evidence"
        return " ".join(re.sub(r'[\\/:*?"<>|]+', " ", words).split())

    @property
    def marked(self) -> str:
        """What stands at the top and the foot of every page."""
        return "  ·  ".join(text for text in (self.marking, f"{TEAM_ONLY}: not for the council") if text)


def evidence_book(snapshot: Snapshot, letter: Letter, today: date) -> EvidenceBook:
    """Every paragraph that says what was found or recommended, in the order of the letter."""
    grounding, called = Grounding(snapshot), names(letter)
    entries = tuple(
        Entry(part.heading, called[paragraph.anchor], paragraph.text, grounding.of(paragraph))
        for part, paragraph in letter.paragraphs()
        if paragraph.role in _RECOMMENDED or (paragraph.role not in _TOLD_ELSEWHERE and grounding.of(paragraph))
    )
    return EvidenceBook(letter.council, letter.marking, day_words(today), entries)
