"""The letter of a visit: what it says, part by part, and how each paragraph came about.

`draft` is a pure function of the visit, a letter format and the counts, so the letter page, the Word file and the demo
all show the same letter. A person's own words for a part stand in place of the drafted ones, which are not lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from peerteam.domain import letter_parts
from peerteam.domain.ids import derived_id
from peerteam.domain.letter_actions import actions
from peerteam.domain.letter_blocks import Block, Letter, Paragraph, Part, Role, Run, Status, Table, paragraph
from peerteam.domain.letter_findings import recommendations, theme_parts
from peerteam.domain.letter_format import LetterFormat, SectionFormat, SectionKind, parse_letter_format
from peerteam.domain.letter_order import arranged
from peerteam.domain.letter_own_words import edited
from peerteam.domain.letter_parts import Drafting
from peerteam.domain.letter_thread import Step, thread
from peerteam.domain.records import Section
from peerteam.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from peerteam.domain.counts import Counts

__all__ = [
    "Letter", "LetterFormat", "Paragraph", "Part", "Role", "Run", "Status", "Step", "Table", "draft",
    "parse_letter_format", "section_id", "thread",
]  # fmt: skip

Builder = Callable[[Drafting, SectionFormat], list[Block]]

_BUILDERS: dict[SectionKind, Builder] = {
    SectionKind.WORDS: letter_parts.standing,
    SectionKind.TITLE: letter_parts.title,
    SectionKind.ADDRESSEE: letter_parts.addressee,
    SectionKind.SALUTATION: letter_parts.salutation,
    SectionKind.AT_A_GLANCE: letter_parts.at_a_glance,
    SectionKind.CONTENTS: letter_parts.contents,
    SectionKind.RECOMMENDATIONS: recommendations,
    SectionKind.TEAM: letter_parts.team,
    SectionKind.ACTIONS: actions,
    SectionKind.SCOPE: letter_parts.scope,
    SectionKind.PROCESS: letter_parts.process,
    SectionKind.SIGN_OFF: letter_parts.sign_off,
}
_NOT_TYPED = (SectionKind.TITLE, SectionKind.CONTENTS, SectionKind.AT_A_GLANCE)
"""Kinds that are never a person's words: they are made anew from the visit each time."""


def section_id(key: str) -> str:
    """The id of the `Section` record of a part: made of its key, so that two laptops mean the same part."""
    return derived_id(Section.kind_name, key)


def draft(snapshot: Snapshot, format: LetterFormat, counts: Counts, today: date | None = None) -> Letter:
    """The whole letter. Parts with nothing to say are left out, or carry the format's neutral sentence.

    It bears the date of `today`; without one it has no date line.
    """
    drafting = Drafting(snapshot, format, counts, today)
    return letter_of_parts(drafting, [part for _, part in drafted_parts(drafting)])


def drafted_parts(drafting: Drafting) -> list[tuple[Part, Part]]:
    """Every part, those with nothing to say among them: as it is drafted, and as it stands in a person's own words."""
    sections = drafting.snapshot.all(Section)
    own = {s.key: s.edited for s in sections if s.key and s.edited and s.edited.strip()}
    return [
        (part, _in_own_words(section, part, own.get(part.key)))
        for section in arranged(drafting.snapshot, drafting.format).sections
        for part in _parts(drafting, section)
    ]


def letter_of_parts(drafting: Drafting, parts: Sequence[Part]) -> Letter:
    """The letter that is made of these parts."""
    snapshot, format = drafting.snapshot, drafting.format
    return Letter(
        title=drafting.said(format.title) or format.name,
        subject=drafting.said(format.subject),
        author=drafting.said(format.author),
        council=snapshot.visit.council or "",
        running_title=drafting.said(format.running_title),
        visit_line=drafting.said(format.visit_line),
        marking=snapshot.visit.marking or "",
        parts=tuple(_without_hollow(parts)),
    )


def _parts(drafting: Drafting, section: SectionFormat) -> list[Part]:
    if section.kind is SectionKind.THEME_FEEDBACK:
        return theme_parts(drafting, section)
    blocks = _BUILDERS[section.kind](drafting, section)
    status = Status.READY if blocks else Status.EMPTY
    unwritten = section.kind is SectionKind.WORDS or not blocks
    if section.empty and unwritten:
        status = Status.THIN if blocks else Status.EMPTY
        blocks = [*blocks, paragraph(Role.DRAFTING_NOTE, section.empty, section.key, "empty")]
    part = Part(
        key=section.key,
        heading=drafting.said(section.heading),
        level=section.level,
        blocks=tuple(blocks),
        status=status,
        thread=letter_parts.sources_of(blocks),
        numbered=section.numbered,
        new_page=section.new_page,
    )
    return [part]


def _in_own_words(section: SectionFormat, part: Part, words: str | None) -> Part:
    if not words or section.kind in _NOT_TYPED:
        return part
    blocks = tuple(edited(section, part.key, words, part.blocks))
    return replace(part, blocks=blocks, status=Status.READY, edited=True)


def _without_hollow(parts: Sequence[Part]) -> list[Part]:
    """The parts that say something, and the headings over them."""
    kept: list[Part] = []
    for part in reversed(parts):
        holds_others = bool(kept) and bool(kept[0].heading) and kept[0].level > part.level
        if part.blocks:
            kept.insert(0, part)
        elif part.heading and holds_others:
            kept.insert(0, replace(part, status=Status.READY))
    return kept
