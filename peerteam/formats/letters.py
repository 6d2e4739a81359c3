"""The letter formats that come with the program, and any other one in a file."""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.letter_format import LetterFormat, parse_letter_format
from peerteam.domain.recommendations import PROGRESS_REVIEW
from peerteam.domain.records import Visit
from peerteam.formats import by_id, frameworks

REVIEW_FORMAT = "progress-review"
"""A progress review has a form of letter of its own, whatever its framework."""


def load(id_or_path: str | Path) -> LetterFormat:
    """A letter format that comes with the program, by its id, or one in a file, by its path (ending in .toml)."""
    return by_id.load("letters", "letter format", parse_letter_format, id_or_path)


def load_all() -> list[LetterFormat]:
    """Every letter format that comes with the program, the oldest first."""
    found = by_id.load_all("letters", "letter format", parse_letter_format)
    return sorted(found, key=lambda each: each.era)


def id_for(visit: Visit) -> str:
    """The id of a visit's letter format: the one chosen for it, that of a review, or its framework's."""
    if visit.letter:
        return visit.letter
    if visit.kind == PROGRESS_REVIEW:
        return REVIEW_FORMAT
    return frameworks.load(visit.framework or "blank").letter
