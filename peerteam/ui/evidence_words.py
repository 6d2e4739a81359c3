"""What the evidence log says on screen: who spoke, what a passage is, where it is from, and where a paper stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peerteam.domain.evidence import PAPER, Passage
from peerteam.domain.records import (
    Clearance,
    Document,
    Finding,
    FindingState,
    Peer,
    Side,
    SourceGroup,
    Stance,
    Support,
    TagKind,
    TagState,
    Theme,
)
from peerteam.domain.requests import clock, days_overdue, is_here
from peerteam.domain.uk_dates import short_date
from peerteam.ui.table_model import Column
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import day_name, first_name, joined

GROUPS = {
    SourceGroup.MEMBER: "Members",
    SourceGroup.SENIOR_OFFICER: "Senior officers",
    SourceGroup.STAFF: "Staff",
    SourceGroup.PARTNER: "Partners",
    SourceGroup.BUSINESS: "Businesses",
    SourceGroup.RESIDENT: "Residents",
    SourceGroup.OTHER: "Others",
    PAPER: "Papers",
}
KINDS = {
    TagKind.POINT: "Point",
    TagKind.STRENGTH: "Strength",
    TagKind.AREA: "Area for consideration",
    TagKind.QUOTE: "Quote",
    TagKind.ASK: "To ask",
    TagKind.IDEA: "Idea",
}
HEARD = frozenset(kind.value for kind in KINDS if kind is not TagKind.ASK)
"""The kinds of passage that the table of themes and groups counts: a question to ask is nothing heard."""
SHORT_KINDS = KINDS | {TagKind.AREA: "Area"}
SIDES = {Side.STRENGTH: "Strength", Side.AREA: "Area for consideration"}
ONLY_HERE = "on this laptop only"
NO_TAG = "no tag yet"
_STATES = {
    TagState.EDITED: "edited since it was tagged",
    TagState.MOVED: "moved since it was tagged",
    TagState.GONE: "these words are no longer in the note",
    TagState.WAITING: "the note has not come yet",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What themes and peers are called, and their order."""

    themes: Mapping[str, Theme]
    peers: Mapping[str, Peer]

    def theme(self, id: str | None) -> str:
        """ "4 Finance", as the keys are."""
        found = self.themes.get(id or "")
        if found is None:
            return ""
        return f"{found.key or ''} {found.short_name or found.name or ''}".strip()

    def peer(self, id: str | None) -> str:
        """What the team calls somebody."""
        found = self.peers.get(id or "")
        return first_name(found) if found else "Somebody"


def groups_words(passage: Passage) -> str:
    """ "Members, staff"."""
    names = [GROUPS.get(group, group) for group in passage.groups]
    return ", ".join([*names[:1], *(name.lower() for name in names[1:])])


def when(passage: Passage) -> str:
    """ "Tue 10 Mar"; the time stands beside the passage."""
    if not passage.day:
        return ""
    try:
        day = date.fromisoformat(passage.day)
    except ValueError:
        return passage.day
    return f"{day:%a} {day.day} {day:%b}"


def passage_columns(names: Names) -> tuple[Column, ...]:
    """The columns of the evidence table."""
    order = {id: index for index, id in enumerate(names.themes)}
    kinds = list(KINDS)
    return (
        Column("Words", _marked_words, lambda p: p.words.casefold(), quiet=False),
        Column("Theme", lambda p: names.theme(p.theme), lambda p: order.get(p.theme, 99), 13, 2),
        Column(
            "Kind", lambda p: SHORT_KINDS.get(p.kind, ""), lambda p: kinds.index(p.kind) if p.kind in kinds else 9, 9, 3
        ),
        Column("Who said it", groups_words, groups_words, 14, 1),
        Column("Where from", lambda p: p.source, lambda p: p.source.casefold(), 16, 4),
        Column("Noted by", lambda p: names.peer(p.author), lambda p: names.peer(p.author).casefold(), 8, 6),
        Column("When", when, lambda p: (p.day or "~", p.time or "~"), 10, 5),
    )


def _marked_words(passage: Passage) -> str:
    return f"({ONLY_HERE}) {passage.words}" if passage.private else passage.words


def passage_over(passage: Passage, names: Names) -> str:
    """The small line above a passage: its theme and what it is."""
    said = [names.theme(passage.theme), KINDS.get(TagKind(passage.kind), "") if passage.kind else ""]
    return "  ·  ".join(filter(None, said)) or NO_TAG.capitalize()


def passage_about(passage: Passage, names: Names) -> str:
    """Who said it, who noted it, and when."""
    day = day_name(passage.day) if passage.day else ""
    spoke = groups_words(passage) or "Group not known"
    clock_words = " ".join(filter(None, (day, passage.time or "")))
    return ".  ".join(filter(None, (spoke, f"Noted by {names.peer(passage.author)}", clock_words))) + "."


def passage_state(passage: Passage, clearance: str | None) -> str:
    """What one has to know of a passage besides: that it stays here, was edited, or is a quote not cleared yet."""
    said = [ONLY_HERE + ", counted for no finding"] if passage.private else []
    said += [_STATES[TagState(passage.state)]] if passage.state in _STATES else []
    if passage.kind == TagKind.QUOTE:
        said.append({Clearance.CLEARED: "cleared", Clearance.CHECKED: "checked, not cleared"}.get(
            Clearance(clearance or Clearance.RAW), "not cleared yet"))  # fmt: skip
    words = "; ".join(said)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def use_lines(supports: Iterable[Support], findings: Mapping[str, Finding], names: Names) -> list[Line]:
    """The findings something stands behind or speaks against, as lines to walk."""
    lines = []
    for support in supports:
        finding = findings.get(support.finding)
        if finding is not None:
            against = support.stance == Stance.AGAINST
            lines.append(
                Line(
                    finding.id,
                    finding.wording or "",
                    detail=("Against: " if against else "") + finding_detail(finding, names),
                    sign="−" if against else "+",
                    meaning="speaks against it" if against else "stands behind it",
                    quiet=finding.state == FindingState.DROPPED,
                )
            )
    return lines


def finding_detail(finding: Finding, names: Names) -> str:
    """ "Strength, 4 Finance"; a dropped one says so."""
    side = SIDES.get(Side(finding.side), "") if finding.side else ""
    dropped = "dropped" if finding.state == FindingState.DROPPED else ""
    return ", ".join(filter(None, (side, names.theme(finding.theme), dropped)))


# --- papers -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the table shows it."""

    document: Document
    readers: tuple[str, ...]  # peers, in the order of the team
    names: str  # their initials
    status: str
    overdue: int
    here: bool

    @property
    def id(self) -> str:
        """The document's."""
        return self.document.id


def papers(
    documents: Sequence[Document], readers: Mapping[str, set[str]], peers: Sequence[Peer], today: date
) -> list[Paper]:
    """All documents with what is worked out of them."""
    made = []
    for document in documents:
        read = [peer for peer in peers if peer.id in readers.get(document.id, ())]
        made.append(
            Paper(
                document,
                tuple(peer.id for peer in read),
                " ".join(peer.initials or first_name(peer) for peer in read),
                clock(document, today),
                days_overdue(document, today),
                is_here(document),
            )
        )
    return made


def paper_columns() -> tuple[Column, ...]:
    """The columns of the table of documents."""
    return (
        Column("Ref", lambda p: p.document.reference or "", lambda p: _natural(p.document.reference), 6, 0),
        Column("Title", lambda p: p.document.title or "", lambda p: (p.document.title or "").casefold(), quiet=False),
        Column("Asked", lambda p: short_date(p.document.asked_on), lambda p: p.document.asked_on or "~", 7, 5),
        Column("Due", lambda p: short_date(p.document.due), lambda p: p.document.due or "~", 7, 2),
        Column("Received", lambda p: short_date(p.document.received), lambda p: p.document.received or "~", 8, 4),
        Column("Read by", lambda p: p.names, lambda p: -len(p.readers), 13, 3),
        Column("Status", _sign_and_status, lambda p: (-p.overdue, p.here, p.status), 22, 1),
    )


def _sign_and_status(paper: Paper) -> str:
    sign = "!" if paper.overdue else "●" if paper.here else "○"
    return f"{sign} {paper.status}"


def _natural(reference: str | None) -> tuple[int, str]:
    return len(reference or ""), reference or ""


def read_by(paper: Paper, names: Names) -> str:
    """ "Read by Helen, Rajiv and Sam"."""
    people = [names.peer(peer) for peer in paper.readers]
    return f"Read by {joined(people)}" if people else "Nobody has read it yet"
