"""The letter as its page shows it: each part, how far it has got and why, what is new, and which words are numbers.

Pure: a snapshot and a form of letter in, everything the page says out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from peerteam.domain.counts import Count, Counts
from peerteam.domain.letter import drafted_parts, letter_of_parts
from peerteam.domain.letter_blocks import Block, Letter, Paragraph, Part, Role, Status, Table
from peerteam.domain.letter_format import SectionFormat, SectionKind
from peerteam.domain.letter_news import Since, news
from peerteam.domain.letter_own_words import to_type
from peerteam.domain.letter_parts import Drafting
from peerteam.domain.records import Finding, Recommendation, Section, Stance, Support, Tag, Theme
from peerteam.domain.snapshot import Snapshot

COUNTED = ("meetings", "people", "documents", "hours", "person_weeks")
"""The counts whose number opens its list, by their names in `Counts`."""
_PANEL = {
    "Meetings held": "meetings",
    "People heard": "people",
    "Documents read": "documents",
    "Hours of peer time": "hours",
}
_UNCOUNTED_KINDS = (SectionKind.TITLE, SectionKind.CONTENTS, SectionKind.AT_A_GLANCE)
_NAMES = {
    SectionKind.TITLE: "Title",
    SectionKind.ADDRESSEE: "Addressee",
    SectionKind.SALUTATION: "Salutation",
    SectionKind.AT_A_GLANCE: "At a glance",
    SectionKind.CONTENTS: "Contents",
    SectionKind.SIGN_OFF: "Sign-off",
}


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of the letter as the list of parts shows it."""

    key: str
    name: str
    level: int
    status: Status
    why: str = ""  # what makes it thin or empty
    own: bool = False  # it stands in the team's own words
    can_type: bool = True
    news: tuple[Since, ...] = ()  # what the draft says otherwise since
    typed: str = ""  # as one would type it now
    draft: str = ""  # as it would be drafted now
    digest: str = ""  # of that draft

    @property
    def in_words(self) -> str:
        """ "ready", "thin: no strength yet", "empty"."""
        said = [f"{self.status}: {self.why}" if self.why else str(self.status)]
        said += ["in our words"] if self.own else []
        said += ["new since"] if self.news else []
        return " · ".join(said)


@dataclass(frozen=True, slots=True)
class Figure:
    """Words in a paragraph that are a count: from where up to where, and which one."""

    at: int
    upto: int
    count: str


@dataclass(frozen=True)
class LetterPage:
    """One state of the letter."""

    drafting: Drafting

    @cached_property
    def _pairs(self) -> list[tuple[Part, Part]]:
        return drafted_parts(self.drafting)

    @cached_property
    def letter(self) -> Letter:
        """The letter as it will read."""
        return letter_of_parts(self.drafting, [part for _, part in self._pairs])

    @cached_property
    def parts(self) -> tuple[PartState, ...]:
        """Every part of the form, those the letter leaves out because nothing stands in them among them."""
        sections = {section.key: section for section in self.drafting.format.sections}
        kept = {section.key: section for section in self.drafting.snapshot.all(Section)}
        return tuple(
            self._state(sections[drafted.key.partition("/")[0]], drafted, part, kept.get(part.key))
            for drafted, part in self._pairs
        )

    def part(self, key: str) -> PartState | None:
        """The state of one part."""
        return next((part for part in self.parts if part.key == key), None)

    def _state(self, section: SectionFormat, drafted: Part, part: Part, kept: Section | None) -> PartState:
        typed, draft = to_type(part), to_type(drafted)
        status, why = self._how_far(section, part)
        since = news(kept.words, draft) if kept is not None and part.edited else ()
        return PartState(
            part.key, _name(section, part), part.level, status, why, part.edited,
            section.kind not in _UNCOUNTED_KINDS, since, typed, draft, drafted.digest,
        )  # fmt: skip

    def _how_far(self, section: SectionFormat, part: Part) -> tuple[Status, str]:
        holds_others = bool(part.heading) and not part.blocks and section.kind is SectionKind.WORDS
        if holds_others and any(p.key == part.key for p in self.letter.parts):
            return Status.READY, ""
        if part.status is not Status.THIN:
            return part.status, ""
        if section.kind is SectionKind.THEME_FEEDBACK:
            return Status.THIN, _why_thin(self.drafting.snapshot, part)
        return Status.THIN, "only standing words"

    @cached_property
    def _phrases(self) -> dict[str, str]:
        known = self.drafting.known
        return {text: name for name in COUNTED if (text := known.get(name))}

    def figures(self, part: Part, paragraph: Paragraph) -> Iterator[Figure]:
        """The counts named in a paragraph. What the findings say in numbers is the team's own matter."""
        if "/" in part.key or (paragraph.sources and _is_told(self.drafting.snapshot, paragraph.sources[0])):
            return
        for phrase, name in self._phrases.items():
            at = paragraph.text.find(phrase)
            if at >= 0:
                yield Figure(at, at + len(phrase), name)

    @staticmethod
    def panel_counts(table: Table) -> tuple[str, ...]:
        """Which count each column of a panel of figures shows."""
        return tuple(_PANEL.get(label, "") for label in table.header) if table.panel else ()

    def count(self, name: str) -> Count:
        """One of the counts by name."""
        counts: Counts = self.drafting.counts
        found: Count = getattr(counts, name)
        return found

    @cached_property
    def _as_drafted(self) -> Mapping[str, frozenset[str]]:
        return {
            part.key: frozenset(block.text for block in part.blocks if isinstance(block, Paragraph))
            for part, _ in self._pairs
        }

    def is_standing(self, part: Part, block: Block) -> bool:
        """Whether these are standing words of the form: nobody in the team has written them."""
        if not isinstance(block, Paragraph) or block.role in _NEVER_STANDING:
            return False
        told = bool(block.sources) and _is_told(self.drafting.snapshot, block.sources[0])
        return not told and (not part.edited or block.text in self._as_drafted[part.key])


_NEVER_STANDING = (
    Role.TITLE, Role.SUBTITLE, Role.VISIT_LINE, Role.LETTER_TITLE, Role.STRENGTHS_HEADING, Role.AREAS_HEADING,
    Role.GROUP_HEADING, Role.SIGNATURE, Role.DRAFTING_NOTE, Role.QUOTE,
)  # fmt: skip


def _is_told(snapshot: Snapshot, source: str) -> bool:
    return isinstance(snapshot.find(source), Finding | Recommendation | Tag)


def _name(section: SectionFormat, part: Part) -> str:
    name = part.heading or _NAMES.get(section.kind) or section.key.replace("_", " ")
    return name[:1].upper() + name[1:]


def _why_thin(snapshot: Snapshot, part: Part) -> str:
    theme = snapshot.get(Theme, part.key.rpartition("/")[2])
    roles = {block.role for block in part.blocks if isinstance(block, Paragraph)}
    if theme is not None and Role.STRENGTH not in roles:
        return "no strength yet"
    if theme is not None and Role.AREA not in roles:
        return "no area for consideration yet"
    backed = {support.finding for support in snapshot.all(Support) if support.stance != Stance.AGAINST}
    bare = {
        block.sources[0]
        for block in part.blocks
        if isinstance(block, Paragraph) and block.role in (Role.STRENGTH, Role.AREA) and block.sources
    } - backed
    return f"{len(bare)} {'finding has' if len(bare) == 1 else 'findings have'} nothing behind {_them(len(bare))}"


def _them(number: int) -> str:
    return "it" if number == 1 else "them"
