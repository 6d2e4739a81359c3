"""The paragraphs of a letter as they were sent, packed into one text of the record `Copy`.

They are one text, and not a value of many parts, because reading a visit must not pay for every letter ever made: a
copy is unpacked when an edited one comes back, and then only the one it came from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from peerteam.domain.records import Copy, Tag

QUOTE = "quote"
"""The role of a paragraph that is somebody's words."""
_MARKS = "“”\"'‘’ "


@dataclass(frozen=True, slots=True)
class Sent:
    """A paragraph as it was written to the file: its anchor, its part, what it is, its words, what is behind it."""

    anchor: str
    part: str
    role: str
    text: str
    sources: tuple[str, ...] = ()


def packed(paragraphs: Iterable[Sent]) -> str:
    """The paragraphs as a copy keeps them, in order.

    Of a quote only the passage it is from is kept: its words stay in the note alone, so that erasing the note erases
    them.
    """
    rows = [(p.anchor, p.part, p.role, "" if p.role == QUOTE else p.text, p.sources) for p in paragraphs]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def sent(copy: Copy, tags: Mapping[str, Tag]) -> list[Sent]:
    """The paragraphs of a copy in order, quotes with the words their passages have now."""
    rows = json.loads(copy.paragraphs or "[]")
    found = [Sent(anchor, part, role, text, tuple(sources)) for anchor, part, role, text, sources in rows]
    return [replace(each, text=_quoted(each, tags)) if each.role == QUOTE else each for each in found]


def _quoted(quote: Sent, tags: Mapping[str, Tag]) -> str:
    tag = next((tags[source] for source in quote.sources if source in tags), None)
    return quote_words(tag) if tag else ""


def quote_words(tag: Tag) -> str:
    """The words of a passage as a letter prints them."""
    words = " ".join(tag.span.words.split()).strip(_MARKS)
    return f"“{words}”" if words else ""
