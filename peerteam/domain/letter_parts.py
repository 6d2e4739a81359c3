"""Building each kind of section from the visit: standing words, team, scope, process, sign-off, the team's own words.

Every builder is a function of a `Drafting` and one `SectionFormat`, and gives the blocks of that section. What the
visit does not say is left out; nothing here makes a judgement of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from peerteam.domain.letter_blocks import Block, Contents, Paragraph, Role, Table, anchor, paragraph
from peerteam.domain.letter_format import LetterFormat, SectionFormat, TeamLook
from peerteam.domain.letter_own_words import first_strong, written
from peerteam.domain.letter_words import (
    counted,
    fill,
    fill_all,
    lead_and_manager,
    listed,
    number_word,
    own_themes,
    values,
)
from peerteam.domain.records import Document, DocumentStatus, Peer, Theme
from peerteam.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from peerteam.domain.counts import Count, Counts


@dataclass(frozen=True)
class Drafting:
    """What the builders draw on."""

    snapshot: Snapshot
    format: LetterFormat
    counts: Counts
    today: date | None = None

    @cached_property
    def known(self) -> Mapping[str, str | None]:
        """The placeholders with their words."""
        return values(self.snapshot, self.counts, self.today)

    @cached_property
    def themes(self) -> list[Theme]:
        """The themes that are sections of their own, in order."""
        return own_themes(self.snapshot)

    def said(self, sentence: str) -> str:
        """`sentence` filled in; empty if a fact it needs is not known."""
        return fill(sentence, self.known) or ""


def standing(drafting: Drafting, section: SectionFormat, role: Role | None = None) -> list[Block]:
    """The standing words of a section; a paragraph beginning "- " is a bullet."""
    blocks: list[Block] = []
    for number, sentences in enumerate(section.words):
        text = fill_all(sentences, drafting.known)
        if text:
            blocks.append(written(role or section.role, text, section.key, str(number)))
    return blocks


def title(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The title; a letter has it as a heading after the greeting, a report as a band of three lines."""
    letter = drafting.format
    council = drafting.snapshot.visit.council or letter.name
    if section.role is Role.LETTER_TITLE:
        lines = [council, drafting.said(letter.subtitle) or drafting.known["kind"] or ""]
        return [paragraph(Role.LETTER_TITLE, "\n".join(lines), section.key)]
    band = [
        (Role.TITLE, council),
        (Role.SUBTITLE, drafting.said(letter.subtitle)),
        (Role.VISIT_LINE, drafting.said(letter.visit_line)),
    ]
    return [paragraph(role, text, section.key, role) for role, text in band if text]


def addressee(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """Whom a letter goes to, a line each."""
    texts = [fill_all(sentences, drafting.known) for sentences in section.words]
    lines = [text for text in texts if text]
    return [paragraph(Role.ADDRESS, first_strong(line, i), section.key, str(i)) for i, line in enumerate(lines)]


def salutation(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The greeting."""
    return standing(drafting, section, Role.SALUTATION)


def contents(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The list of contents."""
    return [Contents(fill_all(section.words[0], drafting.known) if section.words else "Contents")]


def at_a_glance(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The published floors as a few large figures; what is not known has no figure."""
    counts = drafting.counts
    figures = [
        (label, _figure(count))
        for label, count in (
            ("Meetings held", counts.meetings),
            ("People heard", counts.people),
            ("Documents read", counts.documents),
            ("Hours of peer time", counts.hours),
        )
        if count.number
    ]
    if not figures:
        return []
    caption = fill_all(section.words[0], drafting.known) if section.words else "The peer challenge at a glance"
    told = listed([f"{label.lower()} {figure}" for label, figure in figures])
    labels, numbers = zip(*figures, strict=True)
    widths = (16.4 / len(figures),) * len(figures)
    return [Table(caption, f"Figures: {told}.", labels, (numbers,), widths, anchor(section.key), panel=True)]


def _figure(count: Count) -> str:
    words = count.floor_words
    return f"{words.removeprefix('more than ')}+" if words.startswith("more than ") else f"{count.number:g}"


def team(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The peer team as a table or a list; a column nobody has anything in is left out."""
    peers = drafting.snapshot.all(Peer)
    if not peers:
        return []
    before = standing(drafting, section)
    ids = tuple(peer.id for peer in peers)
    named = any(peer.name or peer.post or peer.organisation for peer in peers)
    if section.look is TeamLook.LIST or not named:
        return [*before, *_team_list(section, peers)]
    columns = [
        ("Name", 3.4, [peer.name for peer in peers]),
        ("Post", 5.2, [peer.post for peer in peers]),
        ("Council or body", 4.2, [peer.organisation for peer in peers]),
        ("Role in the team", 3.6, [peer.label or peer.category for peer in peers]),
    ]
    shown = [column for column in columns if any(column[2])]
    # the first column is the one that names the row, so it must have something in every cell
    first = next((column for column in shown if all(column[2])), shown[0])
    shown = [first, *(column for column in shown if column is not first)]
    scale = 16.4 / sum(width for _, width, _ in shown)
    rows = tuple(zip(*([cell or "–" for cell in cells] for _, _, cells in shown), strict=True))
    header = tuple(name for name, _, _ in shown)
    told = f"{listed(list(header)).lower()} of the members of the peer team"
    widths = tuple(round(width * scale, 2) for _, width, _ in shown)
    return [*before, Table("The peer team", told.capitalize() + ".", header, rows, widths, anchor(section.key), ids)]


def _team_list(section: SectionFormat, peers: Sequence[Peer]) -> list[Block]:
    """A line for each member; those of whom no more than the role is known share one."""
    lines: dict[str, list[str]] = {}
    for peer in peers:
        lines.setdefault(_peer_line(peer), []).append(peer.id)
    return [
        paragraph(
            Role.BULLET,
            line if len(ids) == 1 else f"{line} ({number_word(len(ids))})",
            section.key,
            ids[0],
            sources=tuple(ids),
        )
        for line, ids in lines.items()
    ]


def _peer_line(peer: Peer) -> str:
    who = peer.name or peer.label or peer.category or "Peer"
    told = (peer.post, peer.organisation, peer.label if peer.name and peer.label != peer.post else None)
    rest = [text for text in told if text]
    return f"**{who}**" + (f", {', '.join(rest)}" if rest else "")


def scope(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The core themes with their questions, then what the council added. `clauses` leads into the added areas."""
    themes = drafting.snapshot.all(Theme)
    core = [theme for theme in themes if theme.core]
    focus = [theme for theme in themes if not theme.core]
    blocks = standing(drafting, section) if core else []
    blocks += [_theme_line(section, theme) for theme in core]
    if focus:
        lead = fill_all(section.clauses, drafting.known)
        blocks += [paragraph(section.role, lead, section.key, "focus")] if lead else []
        blocks += [_theme_line(section, theme) for theme in focus]
    return blocks


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _theme_line(section: SectionFormat, theme: Theme) -> Paragraph:
    asked = " ".join(_sentence(question) for question in theme.questions or ())
    text = f"**{theme.name}.** {asked}".strip() if asked else f"**{theme.name}**"
    return paragraph(Role.BULLET, text, section.key, theme.id, sources=(theme.id,))


def process(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """How the team worked, with the counts as floors. The first clause is the lead-in, the others stand if known."""
    facts = [fact for clause in section.clauses[1:] if (fact := fill(clause, drafting.known))]
    counts = drafting.counts
    blocks: list[Block] = []
    if facts:
        ids = tuple(id for count in (counts.meetings, counts.documents) for id, _ in count.items)
        told = f"{drafting.said(section.clauses[0])} {listed(facts)}."
        blocks.append(paragraph(section.role, told, section.key, "counts", sources=ids))
    blocks += standing(drafting, section)
    return blocks + _not_provided(drafting, section)


def _not_provided(drafting: Drafting, section: SectionFormat) -> list[Block]:
    lacking = [d for d in drafting.snapshot.all(Document) if d.status == DocumentStatus.NOT_PROVIDED]
    if not lacking or not section.not_provided:
        return []
    lead = f"{drafting.said(section.not_provided)} {counted(len(lacking), 'document')}".strip()
    titles = listed([d.title or d.reference or "a document" for d in lacking])
    ids = tuple(d.id for d in lacking)
    return [paragraph(section.role, f"{lead}: {titles}.", section.key, "not provided", sources=ids)]


def sign_off(drafting: Drafting, section: SectionFormat) -> list[Block]:
    """The closing and who signs: the lead peer and the manager, or the team. Without a closing nobody signs."""
    signing = [peer for peer in lead_and_manager(drafting.snapshot) if peer]
    blocks = standing(drafting, section, Role.SALUTATION)
    if not blocks:
        return []
    if not signing:
        return [*blocks, paragraph(Role.SIGNATURE, drafting.said(drafting.format.author), section.key, "team")]
    for peer in signing:
        blocks.append(paragraph(Role.SIGNATURE, peer.name or "", section.key, peer.id, sources=(peer.id,)))
        role = peer.label or peer.post
        blocks += [paragraph(Role.ADDRESS, role, section.key, peer.id, "role")] if role else []
    return blocks


def sources_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The records behind some blocks, each once, in order."""
    return tuple(dict.fromkeys(id for block in blocks if not isinstance(block, Contents) for id in block.sources))
