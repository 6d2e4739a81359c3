"""The records of a visit: the one list of fields.

Every table, every change that travels between laptops and every export is made from these classes, so a field is
added here and nowhere else. Three kinds of field:

* an ordinary field is shared: handing over compares it, and two people's values for it are both kept;
* a `local` field stays on this laptop and enters no file that leaves it;
* a `link` field holds the id of another record; `part=True` says this record means nothing without that other one, so
  erasing the other erases this too (a tag carries words of its note).

`None` means *not known*: nothing is guessed. Fields that only make sense together are one field with several parts
(`Slot`, `Span`), so that two people's changes to them are never mixed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

# --- values -----------------------------------------------------------------------------------------------------------


class Slot(NamedTuple):
    """When and where a session is: ISO day, 24-hour `HH:MM` times, room as the council names it."""

    day: str | None = None
    start: str | None = None
    end: str | None = None
    room: str | None = None


class Span(NamedTuple):
    """The place of a tag: the digest of the body it was made on, start and end in that body, and its words."""

    digest: str
    start: int
    end: int
    words: str


class SessionKind(StrEnum):
    """What a session is; `domain/counts.py` says which kinds count as meetings."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus group"
    TOUR = "tour"
    OBSERVED = "observed"
    TEAM_TIME = "team time"
    FEEDBACK = "feedback"


class SessionStatus(StrEnum):
    """Where a session stands. `moved` is still to come, at its new slot."""

    PLANNED = "planned"
    DONE = "done"
    MOVED = "moved"
    CANCELLED = "cancelled"


class SourceGroup(StrEnum):
    """Who is speaking, without saying who: the only thing about a speaker that a finding needs."""

    MEMBER = "member"
    SENIOR_OFFICER = "senior officer"
    STAFF = "staff"
    PARTNER = "partner"
    BUSINESS = "business"
    RESIDENT = "resident"
    OTHER = "other"


class PeerCategory(StrEnum):
    """The role in the team; the label as published is free text beside it."""

    LEAD_OFFICER = "lead officer"
    MEMBER = "member"
    OFFICER = "officer"
    LGA = "lga"
    OTHER = "other"


class TagKind(StrEnum):
    """What a tagged passage is. `ask` is a question for a later session."""

    POINT = "point"
    STRENGTH = "strength"
    AREA = "area"
    QUOTE = "quote"
    ASK = "ask"
    IDEA = "idea"


class Clearance(StrEnum):
    """How far a quote is cleared for the report."""

    RAW = "raw"
    CHECKED = "checked"
    CLEARED = "cleared"


class TagState(StrEnum):
    """Where a tag stands after the note was edited; local, worked out on every laptop alike."""

    OK = "ok"
    EDITED = "edited"
    MOVED = "moved"
    GONE = "gone"
    WAITING = "waiting"


class DocumentStatus(StrEnum):
    """The request clock of a paper."""

    REQUESTED = "requested"
    RECEIVED = "received"
    LATE = "late"
    NOT_PROVIDED = "not provided"


class Side(StrEnum):
    """The two columns of the wall. Never "weaknesses"."""

    STRENGTH = "strength"
    AREA = "area for consideration"


class FindingState(StrEnum):
    """A dropped finding is kept, in a drawer."""

    OPEN = "open"
    DROPPED = "dropped"


class Stance(StrEnum):
    """Whether evidence speaks for a finding or against it."""

    FOR = "for"
    AGAINST = "against"


class Tier(StrEnum):
    """The two tiers of recommendation of the 2025/26 report."""

    HEADLINE = "headline"
    THEME = "theme"


class Outcome(StrEnum):
    """What became of a presented point in the letter."""

    KEPT = "kept"
    SOFTENED = "softened"
    MERGED = "merged"
    DROPPED = "dropped"


class CopyStage(StrEnum):
    """How far a letter had got when a copy of it was made: the stations of the letter page."""

    DRAFT = "draft"
    TEAM = "team's comments"
    COUNCIL = "council's corrections"
    FINAL = "final"
    PUBLISHED = "published"


class Marking(StrEnum):
    """Handling marking at the top and foot of what leaves the team; OFFICIAL-SENSITIVE is a caveat, not a tier."""

    NONE = ""
    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


# --- how fields are described -----------------------------------------------------------------------------------------


def local(default: Any = None) -> Any:
    """A field that stays on this laptop."""
    return field(default=default, metadata={"local": True})


def link(to: str = "", *, part: bool = False, default: Any = None) -> Any:
    """A field holding the id of a record of kind `to` ("" = one of several kinds)."""
    return field(default=default, metadata={"link": to, "part": part})


def end(to: str = "") -> Any:
    """One end of a link record: required, and the link means nothing without it."""
    return field(metadata={"link": to, "part": True})


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """Anything the visit file keeps. `kind` is its name in tables, changes and exports."""

    kind_name: ClassVar[str] = ""
    id: str

    def __repr__(self) -> str:
        """Written once for all kinds: one made for each would be a fifth of what loading this module takes."""
        said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
        return f"{type(self).__name__}({said})"


# --- the visit and its questions --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Visit(Record):
    """The visit itself; one in a file, under the visit's own id."""

    kind_name: ClassVar[str] = "visit"
    council: str | None = None
    kind: str | None = None  # "Corporate Peer Challenge", "Progress review", ...
    first_day: str | None = None  # ISO date, first day on site
    last_day: str | None = None
    framework: str | None = None  # id of the framework the themes were copied from
    letter: str | None = None  # id of the letter format; None = the framework's own
    marking: str | None = None
    hours_a_week: float | None = None  # for person-weeks; 37 is the usual local-government week
    mode: str | None = None  # on site, online, both


@dataclass(frozen=True, slots=True, repr=False)
class Theme(Record):
    """One theme of this visit's own copy of the framework: a core theme or a local focus area."""

    kind_name: ClassVar[str] = "theme"
    name: str | None = None
    short_name: str | None = None
    position: str | None = None
    key: int | None = None  # 1-9: Ctrl+key tags it
    core: bool | None = None
    threaded: bool | None = None  # reported inside the core themes instead of in a section of its own
    questions: tuple[str, ...] | None = None


# --- people -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Peer(Record):
    """A member of the peer team, LGA staff included."""

    kind_name: ClassVar[str] = "peer"
    name: str | None = None
    initials: str | None = None
    category: str | None = None
    label: str | None = None  # as published: "Lead Member Peer"
    post: str | None = None
    organisation: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Person(Record):
    """Somebody the team met, or a group of people met together (`size`). The source group is always set."""

    kind_name: ClassVar[str] = "person"
    name: str | None = None
    post: str | None = None
    organisation: str | None = None
    group: str | None = None
    size: int | None = None  # how many people this entry stands for; None = one
    same_as: str | None = link("person")  # the entry that counts instead of this one


# --- programme --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Session(Record):
    """A slot of the interview programme. With a note about it, it can be cancelled but never removed."""

    kind_name: ClassVar[str] = "session"
    title: str | None = None
    slot: Slot = Slot()
    kind: str | None = None
    stream: str | None = None
    status: str | None = None
    status_reason: str | None = None
    headcount: int | None = None  # how many people came, named or not
    lead: str | None = link("peer")
    writer: str | None = link("peer")
    source_row: str | None = None  # where in the council's file this came from


@dataclass(frozen=True, slots=True, repr=False)
class Attendance(Record):
    """A person the team met in a session."""

    kind_name: ClassVar[str] = "attendance"
    session: str = end("session")
    person: str = end("person")


@dataclass(frozen=True, slots=True, repr=False)
class Presence(Record):
    """A peer in a session besides its lead and writer."""

    kind_name: ClassVar[str] = "presence"
    session: str = end("session")
    peer: str = end("peer")


@dataclass(frozen=True, slots=True, repr=False)
class SessionTheme(Record):
    """A theme a session is meant to cover."""

    kind_name: ClassVar[str] = "session_theme"
    session: str = end("session")
    theme: str = end("theme")


# --- notes ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Note(Record):
    """What somebody wrote down. Only its author edits the body."""

    kind_name: ClassVar[str] = "note"
    author: str | None = link("peer")
    typist: str | None = link("peer")
    about: str | None = link()  # a session, a document, or nothing; about nothing is never counted
    at: str | None = None  # local time it was begun, ISO to the second
    group: str | None = None  # who spoke, when it is about nothing
    body: str | None = None
    stays_here: bool | None = local()
    raised: bool | None = local()  # to tell the manager in person

    @property
    def private(self) -> bool:
        """Whether it must enter no file at all."""
        return bool(self.stays_here or self.raised)


@dataclass(frozen=True, slots=True, repr=False)
class Tag(Record):
    """A passage of a note put under a theme. Where it is *now* is local, and carried through every edit."""

    kind_name: ClassVar[str] = "tag"
    note: str = end("note")
    span: Span = field(default=Span("", 0, 0, ""))
    theme: str | None = link("theme")
    kind: str | None = None
    clearance: str | None = None
    stays_here: bool | None = local()
    at: int | None = local()
    upto: int | None = local()
    state: str | None = local()


# --- documents --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Document(Record):
    """A paper asked for, received or read. Its reference is unique in the visit."""

    kind_name: ClassVar[str] = "document"
    reference: str | None = None
    title: str | None = None
    kind: str | None = None
    asked_of: str | None = None
    asked_on: str | None = None  # ISO date
    due: str | None = None
    received: str | None = None
    status: str | None = None
    summary: str | None = None
    file: str | None = None  # content hash of the attachment


@dataclass(frozen=True, slots=True, repr=False)
class DocumentTheme(Record):
    """A theme a document bears on."""

    kind_name: ClassVar[str] = "document_theme"
    document: str = end("document")
    theme: str = end("theme")


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Record):
    """A peer has read a document."""

    kind_name: ClassVar[str] = "reading"
    document: str = end("document")
    peer: str = end("peer")


# --- findings ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Record):
    """A headline on the wall. How many voices are behind it is computed, never stored."""

    kind_name: ClassVar[str] = "finding"
    theme: str | None = link("theme")
    side: str | None = None
    wording: str | None = None
    position: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Support(Record):
    """A passage or a document behind a finding, or against it."""

    kind_name: ClassVar[str] = "support"
    finding: str = end("finding")
    evidence: str = end()  # a tag or a document
    stance: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Recommendation(Record):
    """What the team recommends. `number` is as published ("R8.1"); None = counted from the order."""

    kind_name: ClassVar[str] = "recommendation"
    tier: str | None = None
    theme: str | None = link("theme")
    number: str | None = None
    label: str | None = None
    text: str | None = None
    explanation: str | None = None
    position: str | None = None
    council_position: str | None = None  # accept, part, decline, in the council's words
    council_reason: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Basis(Record):
    """A finding a recommendation rests on."""

    kind_name: ClassVar[str] = "basis"
    recommendation: str = end("recommendation")
    finding: str = end("finding")


@dataclass(frozen=True, slots=True, repr=False)
class Point(Record):
    """A message as it was presented on the last day. Its words never change; what became of it is noted beside them."""

    kind_name: ClassVar[str] = "point"
    finding: str | None = link("finding")
    theme: str | None = link("theme")
    side: str | None = None
    text: str | None = None
    position: str | None = None
    said_at: str | None = None
    outcome: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Action(Record):
    """A line of the council's action plan. The timescale is kept word for word: a date is never guessed from it."""

    kind_name: ClassVar[str] = "action"
    recommendation: str | None = link("recommendation")
    text: str | None = None
    timescale: str | None = None
    owner: str | None = None
    status: str | None = None
    progress: str | None = None
    position: str | None = None


# --- letter -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Section(Record):
    """One part of the letter. Its id is made of its key; drafted words never overwrite edited ones."""

    kind_name: ClassVar[str] = "section"
    key: str | None = None
    words: str | None = None  # as drafted from the visit
    drafted_from: str | None = None  # digest of what they were drafted from
    edited: str | None = None  # a person's own words, used instead


@dataclass(frozen=True, slots=True, repr=False)
class Copy(Record):
    """A letter that was written to a Word file: what an edited copy that comes back is compared with.

    The file holds the id of its copy and nothing else of it.
    """

    kind_name: ClassVar[str] = "copy"
    stage: str | None = None
    name: str | None = None  # of the file, without its folder
    made_at: str | None = None  # local time, ISO to the second
    made_by: str | None = link("peer")
    format: str | None = None  # id of the letter format
    digest: str | None = None  # of the file as it was written
    paragraphs: str | None = None  # as sent: domain/copies.py packs and unpacks them


KINDS: dict[str, type[Record]] = {
    cls.kind_name: cls
    for cls in (
        Visit, Theme, Peer, Person, Session, Attendance, Presence, SessionTheme, Note, Tag, Document, DocumentTheme,
        Reading, Finding, Support, Recommendation, Basis, Point, Action, Section, Copy,
    )
}  # fmt: skip
"""Every kind of record by name, those that others refer to first."""


def shared_fields(cls: type[Record]) -> tuple[str, ...]:
    """The fields handing over compares, in order."""
    return tuple(f.name for f in fields(cls) if f.name != "id" and not f.metadata.get("local"))


def local_fields(cls: type[Record]) -> tuple[str, ...]:
    """The fields that never leave this laptop, in order."""
    return tuple(f.name for f in fields(cls) if f.metadata.get("local"))


def part_fields(cls: type[Record]) -> tuple[str, ...]:
    """The links without whose other end a record means nothing."""
    return tuple(f.name for f in fields(cls) if f.metadata.get("part"))
