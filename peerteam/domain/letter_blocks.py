"""What a letter is made of, before any file format: parts, and in them paragraphs, tables and the contents list.

The blocks say what a paragraph *is* (its role), never how it looks, and every paragraph carries the ids of the records
it was drafted from. No block ever holds the text of a note; a cleared quote is the one exception.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from peerteam.domain.ids import derived_id


class Role(StrEnum):
    """What a paragraph is. `word/styles.py` says which styles show each role."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    VISIT_LINE = "visit line"
    LETTER_TITLE = "letter title"
    DATE = "date"
    ADDRESS = "address"
    SALUTATION = "salutation"
    BODY = "body"
    NUMBERED = "numbered"
    BULLET = "bullet"
    KEY_MESSAGE = "key message"
    STRENGTHS_HEADING = "strengths heading"
    AREAS_HEADING = "areas heading"
    STRENGTH = "strength"
    AREA = "area"
    QUOTE = "quote"
    GROUP_HEADING = "group heading"
    RECOMMENDATION = "recommendation"
    RECOMMENDATION_AS_PUBLISHED = "recommendation as published"
    EXPLANATION = "explanation"
    SIGNATURE = "signature"
    DRAFTING_NOTE = "drafting note"


class Status(StrEnum):
    """How far a part has got: the words of the letter page."""

    READY = "ready"
    THIN = "thin"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words. `refers_to` makes it a cross-reference to the paragraph with that anchor."""

    text: str
    strong: bool = False
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, with an opaque anchor of its own and the ids of the records behind it, nearest first."""

    role: Role
    runs: tuple[Run, ...]
    anchor: str
    sources: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """Data in columns. `panel` is the look of a few large figures instead of rows."""

    caption: str
    description: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    anchor: str
    sources: tuple[str, ...] = ()
    panel: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the list of contents goes; whoever writes the file fills it from the headings."""

    heading: str


Block = Paragraph | Table | Contents


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the letter: a heading, if it has one, and what stands below it."""

    key: str
    heading: str
    level: int
    blocks: tuple[Block, ...]
    status: Status
    thread: tuple[str, ...] = ()
    numbered: bool = True
    new_page: bool = False
    edited: bool = False

    @property
    def words(self) -> str:
        """The part as plain text, a blank line between paragraphs, in the form `Section.words` keeps."""
        return "\n\n".join(_plain(block) for block in self.blocks if not isinstance(block, Contents))

    @property
    def digest(self) -> str:
        """A fingerprint of what the part was drafted from, for `Section.drafted_from`. A new day is nothing new."""
        dated = any(isinstance(block, Paragraph) and block.role is Role.DATE for block in self.blocks)
        told = "\0".join((self.key, "" if dated else self.words, *self.thread))
        return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter or report, ready to be written to a file."""

    title: str
    subject: str
    author: str
    council: str
    running_title: str
    visit_line: str
    marking: str
    parts: tuple[Part, ...]

    def paragraphs(self) -> Iterator[tuple[Part, Paragraph]]:
        """Every paragraph outside tables, with its part, in order."""
        for part in self.parts:
            for block in part.blocks:
                if isinstance(block, Paragraph):
                    yield part, block


def anchor(*what: str) -> str:
    """An opaque name for a paragraph made of `what` it is: the same in every draft, saying nothing to a reader."""
    return derived_id("letter paragraph", *what)


def paragraph(role: Role, text: str | tuple[Run, ...], *what: str, sources: tuple[str, ...] = ()) -> Paragraph:
    """A paragraph anchored by `what`; in plain text `**two stars**` make words strong."""
    runs = marked(text) if isinstance(text, str) else text
    return Paragraph(role, runs, anchor(*what), sources)


def marked(text: str) -> tuple[Run, ...]:
    """`text` as runs, `**so**` being strong: the only mark-up there is. A lone pair of stars stays as typed."""
    bits = text.split("**")
    if len(bits) % 2 == 0:
        return (Run(text),)
    return tuple(Run(bit, strong=bool(i % 2)) for i, bit in enumerate(bits) if bit) or (Run(""),)


def _plain(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return ("- " if block.role in (Role.BULLET, Role.STRENGTH, Role.AREA) else "") + block.text
    return "\n".join(" | ".join(row) for row in (block.header, *block.rows))
