"""Everything to look at before a letter leaves: who could be recognised, and what is missing or unfinished in it.

One list for the letter page and for every way out. It never stops anybody: each caution says why and what to do, and
may be settled with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from peerteam.domain.attribution import attribution
from peerteam.domain.attribution_text import norms_of
from peerteam.domain.attribution_words import AttributionWords
from peerteam.domain.cautions import Caution, CautionKind, Para
from peerteam.domain.finding_rules import FlagKind
from peerteam.domain.findings import test_findings
from peerteam.domain.letter_blocks import Letter, Paragraph, Role, Status, Table
from peerteam.domain.letter_timing import too_early
from peerteam.domain.letter_words import open_findings
from peerteam.domain.records import Document, DocumentStatus, Finding, Outcome, Point, Theme
from peerteam.domain.requests import is_here
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.unfinished import unfinished

_ALIKE = 0.6
"""A paragraph that holds so much of a message’s words says it."""

_LOCKED = Role.RECOMMENDATION_AS_PUBLISHED
"""Words that were published stay as they are, however long."""

_NOTHING = "No passage and no paper that speaks for it has been put behind this finding"
_PUT_IN = "Put evidence behind it on the page Findings, or take it out of the letter"
_MISSING = "This was said to the council on the last day, and it is not in the letter"
_SAY_OR_TELL = "Say it in the letter, or note on the page Letter what became of it and why"
_NO_REASON = "This was said to the council on the last day and is left out, and no reason is kept"
_GIVE_REASON = "Note the reason beside the message: somebody will ask"
_HOMELESS = "This finding stands under no theme of the visit, so no part of the letter holds it"
_PUT_UNDER = "Put it under a theme on the page Findings, or drop it there"
_EMPTY = "This part has no words yet"
_THIN = "This part is thin: one side has no finding, a finding has nothing behind it, or only standing words are there"
_WRITE = "Write it, or take the part out of the letter"
_NOT_GIVEN = "The team asked for this paper and was not given it, and the letter does not say so"
_SAY = "Say in the part on the process that it was not provided"
_ALOUD = "Somebody who has the letter read aloud, or reads it enlarged, will stumble here"
_MEND = "Mend it in the house style, and make the Word draft again"


def before_it_leaves(
    snapshot: Snapshot,
    letter: Letter,
    words: AttributionWords,
    private: Iterable[str] = (),
    complaints: Iterable[str] = (),
    today: date | None = None,
) -> list[Caution]:
    """Every caution about a letter, those that could point at a person first.

    `private` are the texts of the notes that stay on this laptop, `complaints` what `word/letter_check` says about the
    file as written; with `today` it is also told that the visit is not over yet.
    """
    paras = paras_of(letter)
    return [
        *attribution(paras, snapshot, words, private),
        *(too_early(snapshot.visit, today) if today else ()),
        *_unsupported(snapshot, letter),
        *_missing_points(snapshot, letter),
        *_under_no_theme(snapshot, letter),
        *_empty_parts(letter),
        *unfinished(paras, words, locked={p.anchor for _, p in letter.paragraphs() if p.role is _LOCKED}),
        *_not_provided(snapshot, paras),
        *hard_to_read_aloud(complaints),
    ]


def paras_of(letter: Letter) -> list[Para]:
    """The words of a letter as they will stand, tables and headings among them; drafting notes are not of it."""
    found: list[Para] = []
    for part in letter.parts:
        where = part.heading or part.key.replace("_", " ")
        if part.heading:
            found.append(Para(part.heading, where=where))
        for block in part.blocks:
            if isinstance(block, Paragraph) and block.role is not Role.DRAFTING_NOTE:
                found.append(Para(block.text, block.anchor, where))
            elif isinstance(block, Table):
                cells = (block.caption, *block.header, *(cell for row in block.rows for cell in row))
                found += [Para(cell, block.anchor, where) for cell in cells if cell.strip()]
    return found


def hard_to_read_aloud(complaints: Iterable[str]) -> list[Caution]:
    """What the check of the Word file complains of, as cautions."""
    return [
        Caution(told, "", CautionKind.ACCESSIBILITY, _ALOUD, _MEND)
        for told in (f"{complaint[:1].upper()}{complaint[1:]}" for complaint in complaints)
    ]


# --- findings and messages --------------------------------------------------------------------------------------------


def _unsupported(snapshot: Snapshot, letter: Letter) -> Iterator[Caution]:
    tested = test_findings(snapshot)
    for part, paragraph in letter.paragraphs():
        finding = snapshot.get(Finding, paragraph.sources[0]) if paragraph.sources else None
        here = paragraph.role in (Role.STRENGTH, Role.AREA, Role.NUMBERED, Role.BODY)
        if finding and here and finding.id in tested and tested[finding.id].has(FlagKind.NOTHING):
            words = finding.wording or ""
            yield Caution(words, "", CautionKind.UNSUPPORTED, _NOTHING, _PUT_IN, paragraph.anchor, part.heading)


def _missing_points(snapshot: Snapshot, letter: Letter) -> Iterator[Caution]:
    sources = {source for _, paragraph in letter.paragraphs() for source in paragraph.sources}
    said = [frozenset(norms_of(paragraph.text)) for _, paragraph in letter.paragraphs()]
    for point in snapshot.all(Point):
        if point.text and point.outcome == Outcome.DROPPED and not (point.reason or "").strip():
            yield Caution(point.text, "", CautionKind.MISSING_POINT, _NO_REASON, _GIVE_REASON)
        elif point.text and not _is_answered(point) and point.finding not in sources and not _is_said(point, said):
            yield Caution(point.text, "", CautionKind.MISSING_POINT, _MISSING, _SAY_OR_TELL)


def _under_no_theme(snapshot: Snapshot, letter: Letter) -> Iterator[Caution]:
    """A theme may be joined with another on one laptop while a colleague puts a finding under it on theirs."""
    if not any(part.key.endswith(f"/{theme.id}") for part in letter.parts for theme in snapshot.all(Theme)):
        return  # a letter that is not told theme by theme
    sources = {source for _, paragraph in letter.paragraphs() for source in paragraph.sources}
    for finding in open_findings(snapshot):
        if snapshot.get(Theme, finding.theme) is None and finding.id not in sources:
            yield Caution(finding.wording or "", "", CautionKind.NO_THEME, _HOMELESS, _PUT_UNDER)


def _is_answered(point: Point) -> bool:
    """Whether it is known what became of it, though it may not be in the letter."""
    return point.outcome in (Outcome.DROPPED, Outcome.MERGED) and bool((point.reason or "").strip())


def _is_said(point: Point, said: Iterable[frozenset[str]]) -> bool:
    telling = {norm for norm in norms_of(point.text or "") if len(norm) > 3}
    return bool(telling) and any(len(telling & words) >= _ALIKE * len(telling) for words in said)


# --- parts and papers -------------------------------------------------------------------------------------------------


def _empty_parts(letter: Letter) -> Iterator[Caution]:
    for part in letter.parts:
        name = part.heading or part.key.replace("_", " ").capitalize()
        if part.status is Status.EMPTY:
            yield Caution(name, "", CautionKind.EMPTY_SECTION, _EMPTY, _WRITE, where=name)
        elif part.status is Status.THIN:
            yield Caution(name, "", CautionKind.EMPTY_SECTION, _THIN, _WRITE, where=name)


def _not_provided(snapshot: Snapshot, paras: Iterable[Para]) -> Iterator[Caution]:
    text = " ".join(" ".join(norms_of(para.text)) for para in paras)
    for document in snapshot.all(Document):
        name = document.title or document.reference
        lacking = document.status == DocumentStatus.NOT_PROVIDED and not is_here(document)
        if lacking and name and " ".join(norms_of(name)) not in text:
            yield Caution(name, "", CautionKind.NOT_PROVIDED, _NOT_GIVEN, _SAY)
