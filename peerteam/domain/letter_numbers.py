"""How the paragraphs of a letter are counted, as Word will count them: for the page, and for the evidence book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from peerteam.domain.letter_blocks import Letter, Paragraph, Part, Role

SIGNS = {Role.STRENGTH: "+", Role.AREA: "→", Role.BULLET: "•"}
"""What stands before a paragraph that is listed and not counted."""
_NAMED = {Role.STRENGTH: "strength", Role.AREA: "area", Role.QUOTE: "quote", Role.BULLET: "point"}


def heading_numbers(parts: Iterable[Part]) -> dict[str, str]:
    """The number of each heading by the key of its part; a part without a heading or a number has none."""
    found: dict[str, str] = {}
    counts = [0, 0, 0]
    for part in parts:
        if part.heading and part.numbered:
            counts[part.level - 1] += 1
            counts[part.level :] = [0] * (3 - part.level)
            found[part.key] = ".".join(str(count) for count in counts[: part.level])
    return found


def leads(letter: Letter) -> dict[str, str]:
    """What stands before each paragraph in the letter: "12.", "R3", "+"; by anchor."""
    found: dict[str, str] = {}
    numbered = recommended = 0
    for _, paragraph in letter.paragraphs():
        if paragraph.role is Role.NUMBERED:
            numbered += 1
            found[paragraph.anchor] = f"{numbered}."
        elif paragraph.role is Role.RECOMMENDATION:
            recommended += 1
            found[paragraph.anchor] = f"R{recommended}"
        elif paragraph.role in SIGNS:
            found[paragraph.anchor] = SIGNS[paragraph.role]
    return found


def names(letter: Letter) -> dict[str, str]:
    """What to call each paragraph when one speaks of it: "paragraph 12", "R3", "4.2, area 1"; by anchor."""
    numbers, lead = heading_numbers(letter.parts), leads(letter)
    found: dict[str, str] = {}
    for part in letter.parts:
        where = numbers.get(part.key) or part.heading or part.key.replace("_", " ")
        seen: Counter[Role] = Counter()
        for block in part.blocks:
            if isinstance(block, Paragraph):
                seen[block.role] += 1
                found[block.anchor] = _name(block, lead.get(block.anchor, ""), where, seen[block.role])
    return found


def _name(block: Paragraph, lead: str, where: str, place: int) -> str:
    if block.role is Role.NUMBERED:
        return f"paragraph {lead.rstrip('.')}"
    if block.role is Role.RECOMMENDATION:
        return lead
    if block.role is Role.RECOMMENDATION_AS_PUBLISHED:
        return block.text.partition("\t")[0].strip()
    what = _NAMED.get(block.role)
    return f"{where}, {what} {place}" if what else where
