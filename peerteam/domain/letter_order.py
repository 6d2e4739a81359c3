"""The parts of a letter in the order one visit wants them, and those it leaves out.

The order is kept beside the parts themselves, as the words of a section under a key of its own: a line for each part, a
minus before one that is left out. It belongs to one form of letter, so choosing another form and coming back keeps it.
What a later version of the form adds takes its place after the part it follows there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from peerteam.domain.letter_format import LetterFormat
from peerteam.domain.records import Section
from peerteam.domain.snapshot import Snapshot

_OUT = "- "
_PREFIX = "order/"


@dataclass(frozen=True, slots=True)
class Place:
    """A part in the order: its key, how deep it stands, and whether this visit leaves it out."""

    key: str
    level: int = 1
    left_out: bool = False


def order_key(format_id: str) -> str:
    """The key under which the order of a form's parts is kept."""
    return f"{_PREFIX}{format_id}"


def is_order(key: str) -> bool:
    """Whether a section holds an order and no words of the letter."""
    return key.startswith(_PREFIX)


def packed(places: Iterable[Place]) -> str:
    """An order as it is kept."""
    return "\n".join(f"{_OUT if place.left_out else ''}{place.key}" for place in places)


def places(format: LetterFormat, kept: str | None = None) -> list[Place]:
    """Every part of a form in the order kept, or in the form's own."""
    levels = {section.key: section.level for section in format.sections}
    lines = [line.strip() for line in (kept or "").splitlines() if line.strip()]
    found = [Place(line.removeprefix(_OUT), 0, line.startswith(_OUT)) for line in lines]
    order = {place.key: replace(place, level=levels[place.key]) for place in found if place.key in levels}
    row = list(order.values())
    for before, section in zip((None, *format.sections), format.sections, strict=False):
        if section.key not in order:
            at = next((i + 1 for i, place in enumerate(row) if before and place.key == before.key), 0)
            row.insert(at, Place(section.key, section.level))
    return row


def arranged(snapshot: Snapshot, format: LetterFormat) -> LetterFormat:
    """The form with its parts as the visit wants them."""
    key = order_key(format.id)
    kept = next((section.edited for section in snapshot.all(Section) if section.key == key), None)
    if not kept:
        return format
    by_key = {section.key: section for section in format.sections}
    return replace(format, sections=tuple(by_key[p.key] for p in places(format, kept) if not p.left_out))


def moved(row: Sequence[Place], key: str, by: int) -> list[Place]:
    """A part one place up or down among those of its own level, with the parts below it; else as it was."""
    first, upto = _reach(row, key)
    if by < 0:
        before = _before(row, first)
        return list(row) if before is None else [*row[:before], *row[first:upto], *row[before:first], *row[upto:]]
    if upto >= len(row) or row[upto].level < row[first].level:
        return list(row)
    after = _reach(row, row[upto].key)[1]
    return [*row[:first], *row[upto:after], *row[first:upto], *row[after:]]


def turned(row: Sequence[Place], key: str) -> list[Place]:
    """A part left out with those below it, or back in."""
    first, upto = _reach(row, key)
    out = not row[first].left_out
    return [replace(place, left_out=out) if first <= i < upto else place for i, place in enumerate(row)]


def _reach(row: Sequence[Place], key: str) -> tuple[int, int]:
    """From where up to where a part and the parts below it stand."""
    first = next(i for i, place in enumerate(row) if place.key == key)
    upto = next((i for i in range(first + 1, len(row)) if row[i].level <= row[first].level), len(row))
    return first, upto


def _before(row: Sequence[Place], first: int) -> int | None:
    """Where the part before begins, if it has the same level and the same part above it."""
    for i in range(first - 1, -1, -1):
        if row[i].level <= row[first].level:
            return i if row[i].level == row[first].level else None
    return None
