"""What stands behind a paragraph of the letter: passages and papers, by the findings they were put behind.

It is for the team alone: it is shown on the page and written into the TEAM ONLY evidence book, never into the letter.
Who spoke is told by group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from peerteam.domain.evidence import behind_findings
from peerteam.domain.group_words import in_order, plural
from peerteam.domain.letter_blocks import Paragraph
from peerteam.domain.letter_words import day_words, iso_day
from peerteam.domain.records import (
    Attendance,
    Basis,
    Document,
    Finding,
    Note,
    Peer,
    Person,
    Recommendation,
    Session,
    Side,
    Stance,
    Support,
    Tag,
    TagKind,
    TagState,
)
from peerteam.domain.snapshot import Snapshot

_KINDS = {
    TagKind.POINT: "point",
    TagKind.STRENGTH: "strength",
    TagKind.AREA: "area for consideration",
    TagKind.QUOTE: "quote",
    TagKind.ASK: "to ask",
    TagKind.IDEA: "idea",
}
_STATES = {
    TagState.EDITED: "edited since it was tagged",
    TagState.GONE: "no longer in the note",
    TagState.WAITING: "the note has not come yet",
}


@dataclass(frozen=True, slots=True)
class Behind:
    """A passage or a paper behind a finding. `where` is the slot or the paper, `who` the groups, `by` who noted it."""

    kind: str  # "tag" or "document"
    id: str
    words: str
    what: str
    where: str = ""
    who: str = ""
    by: str = ""
    against: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """A finding a paragraph rests on, and what is behind it, what speaks for it first."""

    finding: Finding
    behind: tuple[Behind, ...]

    @property
    def side(self) -> str:
        """ "Strength", "Area for consideration"."""
        return "Strength" if self.finding.side == Side.STRENGTH else "Area for consideration"


class Grounding:
    """Knows what is behind the paragraphs of one state of the visit."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def of(self, paragraph: Paragraph) -> tuple[Grounds, ...]:
        """The findings behind a paragraph, each with its evidence; none for standing words."""
        findings = dict.fromkeys(id for source in paragraph.sources for id in self._findings(source))
        return tuple(
            Grounds(finding, tuple(self._behind(finding.id)))
            for id in findings
            if (finding := self._snapshot.get(Finding, id))
        )

    def _findings(self, source: str) -> Iterator[str]:
        record = self._snapshot.find(source)
        if isinstance(record, Finding):
            yield record.id
        elif isinstance(record, Recommendation):
            yield from (b.finding for b in self._snapshot.all(Basis) if b.recommendation == record.id)

    @cached_property
    def _supports(self) -> dict[str, list[Support]]:
        return behind_findings(self._snapshot)

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        """The groups of those who were in each session."""
        found: dict[str, list[str]] = {}
        for attendance in self._snapshot.all(Attendance):
            person = self._snapshot.get(Person, attendance.person)
            if person is not None and person.group:
                found.setdefault(attendance.session, []).append(person.group)
        return found

    def _behind(self, finding: str) -> Iterator[Behind]:
        for support in self._supports.get(finding, ()):
            record = self._snapshot.find(support.evidence)
            against = support.stance == Stance.AGAINST
            if isinstance(record, Tag):
                yield self._passage(record, against=against)
            elif isinstance(record, Document):
                yield Behind("document", record.id, _title(record), "paper", against=against)

    def _passage(self, tag: Tag, *, against: bool) -> Behind:
        note = self._snapshot.get(Note, tag.note)
        author = self._snapshot.get(Peer, note.author) if note else None
        about = self._snapshot.find(note.about) if note else None
        kind = [_KINDS.get(TagKind(tag.kind), "") if tag.kind else ""]
        kind += [_STATES.get(TagState(tag.state), "")] if tag.state else []
        return Behind(
            "tag", tag.id, " ".join(tag.span.words.split()), ", ".join(filter(None, kind)),
            where=_where(about, note), who=self._who(about, note),
            by=(author.initials or author.name or "") if author else "", against=against,
        )  # fmt: skip

    def _who(self, about: object, note: Note | None) -> str:
        if isinstance(about, Session):
            return ", ".join(map(plural, in_order(self._groups.get(about.id, ()))))
        return plural(note.group) if note and note.group else ""


def _where(about: object, note: Note | None) -> str:
    if isinstance(about, Document):
        return _title(about)
    if not isinstance(about, Session):
        day = iso_day((note.at or "")[:10]) if note else None
        return f"a conversation, {day_words(day)}" if day else "a conversation"
    day = iso_day(about.slot.day)
    when = " ".join(filter(None, (day_words(day) if day else "", about.slot.start)))
    return ", ".join(filter(None, (about.title or about.kind or "session", when)))


def _title(document: Document) -> str:
    return " ".join(filter(None, (document.reference, document.title))) or "a paper"
