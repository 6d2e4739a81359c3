"""The findings and recommendations of the letter: theme by theme, strengths first, each with where it comes from.

Words spoken to the team enter in one way only: as a quote that was cleared and has not been changed since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from peerteam.domain.copies import quote_words
from peerteam.domain.letter_blocks import Block, Paragraph, Part, Role, Run, Status, anchor, paragraph
from peerteam.domain.letter_format import SectionFormat, Tiers
from peerteam.domain.letter_parts import Drafting, sources_of, standing
from peerteam.domain.letter_words import open_findings, own_themes
from peerteam.domain.recommendations import in_letter_order, numbers
from peerteam.domain.records import (
    Basis,
    Clearance,
    Finding,
    Note,
    Recommendation,
    SessionTheme,
    Side,
    Stance,
    Support,
    Tag,
    TagKind,
    TagState,
    Theme,
    Tier,
)
from peerteam.domain.snapshot import Snapshot

_UNCHANGED = (None, TagState.OK, TagState.MOVED)
_SIDES = (
    (Side.STRENGTH, Role.STRENGTHS_HEADING, Role.STRENGTH),
    (Side.AREA, Role.AREAS_HEADING, Role.AREA),
)


# --- recommendations --------------------------------------------------------------------------------------------------


def theme_recommendations(snapshot: Snapshot, theme_id: str) -> list[Recommendation]:
    """The second tier of a theme that has a section of its own."""
    return [r for r in snapshot.all(Recommendation) if r.tier == Tier.THEME and r.theme == theme_id and r.text]


def first_recommendations(snapshot: Snapshot) -> list[Recommendation]:
    """The first tier, then those of the second tier that have no theme's section to stand in."""
    own = {theme.id for theme in own_themes(snapshot)}
    said = [r for r in snapshot.all(Recommendation) if r.text]
    first = [r for r in said if r.tier != Tier.THEME]
    return first + [r for r in said if r.tier == Tier.THEME and r.theme not in own]


def all_recommendations(snapshot: Snapshot) -> list[Recommendation]:
    """Every recommendation in the order it stands in a letter, whatever the format."""
    return in_letter_order([r for r in snapshot.all(Recommendation) if r.text], snapshot.all(Theme))


def recommendation_numbers(snapshot: Snapshot) -> dict[str, str]:
    """The number of each recommendation: as published, else counted in the order of the letter."""
    return numbers(all_recommendations(snapshot))


def _recommendation(snapshot: Snapshot, one: Recommendation) -> list[Block]:
    behind = tuple(basis.finding for basis in snapshot.all(Basis) if basis.recommendation == one.id)
    label = f"{one.label.rstrip('.:')}." if one.label else ""
    words = (Run(label, strong=True), Run(f" {one.text}")) if label else (Run(one.text or ""),)
    role = Role.RECOMMENDATION
    if any(each.number for each in snapshot.all(Recommendation)):  # then Word must not count by itself
        number = recommendation_numbers(snapshot)[one.id]
        role, words = Role.RECOMMENDATION_AS_PUBLISHED, (Run(number, strong=True), Run("\t"), *words)
    blocks: list[Block] = [paragraph(role, words, "recommendation", one.id, sources=(one.id, *behind))]
    if one.explanation:
        blocks.append(paragraph(Role.EXPLANATION, one.explanation, "explanation", one.id, sources=(one.id,)))
    return blocks


def recommendations(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The recommendations a section lists; none gives nothing."""
    chosen = first_recommendations if section.tiers is Tiers.HEADLINE else all_recommendations
    listed_here = [block for r in chosen(drafting.snapshot) for block in _recommendation(drafting.snapshot, r)]
    return [*standing(drafting, section), *listed_here] if listed_here else []


# --- findings ---------------------------------------------------------------------------------------------------------


def _see(snapshot: Snapshot, finding: Finding) -> tuple[Run, ...]:
    """The cross-reference from an area for consideration to what is recommended about it."""
    numbers = recommendation_numbers(snapshot)
    based = {basis.recommendation for basis in snapshot.all(Basis) if basis.finding == finding.id}
    ids = [id for id in numbers if id in based]
    runs: list[Run] = []
    for place, id in enumerate(ids):
        joint = "" if place == 0 else " and " if place == len(ids) - 1 else ", "
        runs += [Run(joint)] if joint else []
        runs.append(Run(numbers[id], refers_to=anchor("recommendation", id)))
    lead = " See recommendation " if len(ids) == 1 else " See recommendations "
    return (Run(lead), *runs, Run(".")) if ids else ()


def _finding(snapshot: Snapshot, finding: Finding, role: Role, label: str | None) -> Paragraph:
    words = (finding.wording or "").strip()
    runs: tuple[Run, ...] = (Run(words if words.endswith((".", "!", "?", "”")) else f"{words}."),)
    if label:
        runs = (Run(f"{label}:", strong=True), Run(" "), *runs)
    if role is Role.AREA:
        runs += _see(snapshot, finding)
    return paragraph(role, runs, "finding", finding.id, sources=(finding.id,))


def cleared_quotes(snapshot: Snapshot, finding: Finding) -> list[Tag]:
    """The quotes behind a finding that may be printed: cleared, not private, and not changed since."""
    supports = [s for s in snapshot.all(Support) if s.finding == finding.id and s.stance != Stance.AGAINST]
    tags = [tag for s in supports if (tag := snapshot.get(Tag, s.evidence))]
    return [
        tag
        for tag in tags
        if tag.kind == TagKind.QUOTE
        and tag.clearance == Clearance.CLEARED
        and not tag.stays_here
        and tag.state in _UNCHANGED
        and quote_words(tag)
    ]


def _quote(tag: Tag, finding: Finding) -> Paragraph:
    return paragraph(Role.QUOTE, quote_words(tag), "quote", tag.id, sources=(finding.id, tag.id))


def core_theme_of(snapshot: Snapshot, finding: Finding) -> str | None:
    """Where a finding of a threaded focus area stands: the core theme its evidence was mostly gathered for."""
    core = [theme.id for theme in snapshot.all(Theme) if theme.core]
    notes = [
        note
        for support in snapshot.all(Support)
        if support.finding == finding.id
        and (tag := snapshot.get(Tag, support.evidence))
        and (note := snapshot.get(Note, tag.note))
    ]
    about = Counter(note.about for note in notes)
    votes = Counter[str]()
    for link in snapshot.all(SessionTheme):
        votes[link.theme] += about[link.session]
    return max(core, key=lambda id: (votes[id], -core.index(id)), default=None)


def _findings_of(snapshot: Snapshot, theme: Theme) -> list[tuple[Finding, str | None]]:
    """The findings of a section, those of threaded focus areas last and under the area's name."""
    threaded = {t.id: t.short_name or t.name for t in snapshot.all(Theme) if not t.core and t.threaded}
    found = open_findings(snapshot)
    own: list[tuple[Finding, str | None]] = [(f, None) for f in found if f.theme == theme.id]
    if not theme.core or not threaded:
        return own
    inside = [f for f in found if f.theme in threaded and core_theme_of(snapshot, f) == theme.id]
    return own + [(f, threaded[f.theme or ""]) for f in inside]


def _side(drafting: Drafting, section: SectionFormat, theme: Theme, side: Side) -> list[Block]:
    snapshot = drafting.snapshot
    _, heading_role, role = next(row for row in _SIDES if row[0] is side)
    heading = section.strengths if side is Side.STRENGTH else section.areas
    blocks: list[Block] = []
    for finding, label in _findings_of(snapshot, theme):
        if finding.side == side:
            blocks.append(_finding(snapshot, finding, role, label))
            blocks += [_quote(tag, finding) for tag in cleared_quotes(snapshot, finding)] if section.quotes else []
    return [paragraph(heading_role, heading, section.key, theme.id, side), *blocks] if blocks else []


def _once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """A quote that stands behind two findings is printed at the first."""
    seen: dict[str, Block] = {}
    for block in blocks:
        seen.setdefault(block.anchor if isinstance(block, Paragraph) else str(len(seen)), block)
    return tuple(seen.values())


def _status(drafting: Drafting, theme: Theme) -> Status:
    found = [finding for finding, _ in _findings_of(drafting.snapshot, theme)]
    backed = {s.finding for s in drafting.snapshot.all(Support) if s.stance != Stance.AGAINST}
    if not found:
        return Status.EMPTY
    both = len({finding.side for finding in found}) == len(_SIDES)
    return Status.READY if both and all(finding.id in backed for finding in found) else Status.THIN


def theme_parts(drafting: Drafting, section: SectionFormat) -> list[Part]:
    """One part for each theme that is a section of its own; without a finding it carries the neutral sentence."""
    parts: list[Part] = []
    for theme in drafting.themes:
        key = f"{section.key}/{theme.id}"
        blocks = [block for side, *_ in _SIDES for block in _side(drafting, section, theme, side)]
        further = theme_recommendations(drafting.snapshot, theme.id) if section.recommendations else []
        if further:
            heading = f"Further {'recommendation' if len(further) == 1 else 'recommendations'}"
            blocks.append(paragraph(Role.GROUP_HEADING, heading, key, "further"))
            blocks += [block for r in further for block in _recommendation(drafting.snapshot, r)]
        if not blocks and section.empty:
            blocks = [paragraph(Role.DRAFTING_NOTE, section.empty, key, "empty")]
        heading = theme.name or theme.short_name or "Theme"
        part = Part(
            key, heading, section.level, _once(blocks), _status(drafting, theme), sources_of(blocks), section.numbered
        )
        parts.append(part)
    return parts
