"""What of a visit may leave, and for whom: everything else is taken out before any file is made, and said.

Built on a snapshot, which holds nothing private. For the LGA: all of it. For the team: nothing that says who said what.
For the council: the programme, the papers it was asked for, and texts that are published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerteam.domain.people import bare_name
from peerteam.domain.records import (
    Attendance,
    Clearance,
    Document,
    Finding,
    Note,
    Peer,
    Person,
    Presence,
    Recommendation,
    Record,
    Session,
    SessionKind,
    Tag,
    TagKind,
    Theme,
    Visit,
)
from peerteam.domain.snapshot import Snapshot

PAPER = "paper"


class Audience(StrEnum):
    """Whom a file is for."""

    LGA = "lga"
    TEAM = "team"
    COUNCIL = "council"


HANDLING: Mapping[Audience, str] = {
    Audience.LGA: "For the LGA only",
    Audience.TEAM: "For the peer team only",
    Audience.COUNCIL: "For the council",
}

FORMS: Mapping[str, str] = {
    "ics": "Notes, themes, findings and the people met: a calendar is only the programme",
    "html": "Notes, passages, findings and recommendations: the page is only the programme",
    "note-sheets": "The names of people met (a sheet says their posts), and every note",
    "crib-sheets": "The names of people met (a sheet says their posts), every note and every finding",
    "speaking-note": "Notes, passages and quotes, and whom the team met: only headlines and recommendations are in it",
}
"""What a form leaves out by its nature, whoever it is for."""
PROGRAMME_ONLY = ("ics", "html")
"""Forms without any of what the team heard and thinks: they need not say what of that may not leave."""

_NEVER = "Private notes, and what was raised with the manager: they enter no file"
_WHO = "Names, posts and organisations of the people met, and who was in which session"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What leaves: the records that may, who spoke in each passage (groups only), and what was left out."""

    audience: Audience
    snapshot: Snapshot
    left_out: tuple[str, ...]
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def marking(self) -> str:
        """What stands at the head and foot: the visit's own marking, and whom the file is for."""
        return " · ".join(filter(None, (self.snapshot.visit.marking, HANDLING[self.audience])))


_GOES: tuple[tuple[type[Record], str, str], ...] = (
    (Session, "session of the programme", "sessions of the programme"),
    (Document, "paper in the list of papers", "papers in the list of papers"),
    (Finding, "headline", "headlines"),
    (Recommendation, "recommendation", "recommendations"),
    (Tag, "passage", "passages"),
    (Note, "note, with who wrote it", "notes, with who wrote them"),
)


def what_goes(out: Outgoing) -> tuple[str, ...]:
    """What is in it, in numbers: "38 headlines"."""
    found = [(len(out.snapshot.all(kind)), one, many) for kind, one, many in _GOES]
    named = sum(1 for person in out.snapshot.all(Person) if person.name or person.post)
    found.append((named, "person or group met, by name or post", "people and groups met, by name and post"))
    return tuple(f"{number:,} {one if number == 1 else many}" for number, one, many in found if number)


def outgoing(snapshot: Snapshot, audience: Audience, form: str = "") -> Outgoing:
    """What of a visit may leave for somebody, in a form that may leave out more by its nature."""
    found = _FOR[audience](snapshot)
    if form not in FORMS or audience == Audience.COUNCIL:
        return found
    said = (_NEVER, *(line for line in found.left_out if line == _WHO)) if form in PROGRAMME_ONLY else found.left_out
    return replace(found, left_out=(*said, FORMS[form]))


# --- for the LGA ------------------------------------------------------------------------------------------------------


def _for_lga(snapshot: Snapshot) -> Outgoing:
    return Outgoing(Audience.LGA, snapshot, (_NEVER,), groups_of(snapshot))


def groups_of(snapshot: Snapshot) -> dict[str, str]:
    """For each tag's id the groups who spoke where its note was made, never a name."""
    people = {person.id: person for person in snapshot.all(Person)}
    present: dict[str, set[str]] = {}
    for link in snapshot.all(Attendance):
        if link.person in people:
            present.setdefault(link.session, set()).add(people[link.person].group or "")
    notes = {note.id: note for note in snapshot.all(Note)}
    papers = {document.id for document in snapshot.all(Document)}
    found = {}
    for tag in snapshot.all(Tag):
        note = notes.get(tag.note)
        about = note.about if note else None
        spoke = {PAPER} if about in papers else present.get(about or "", set()) | {(note and note.group) or ""}
        found[tag.id] = ", ".join(sorted(spoke - {""}))
    return found


# --- for the team: nobody can be told by what they said ---------------------------------------------------------------


def _for_team(snapshot: Snapshot) -> Outgoing:
    known = _Names(snapshot.all(Person))
    left: dict[str, int] = {}

    def leaves(words: str | None, tag: Tag | None = None) -> bool:
        raw_quote = tag is not None and tag.kind == TagKind.QUOTE and tag.clearance != Clearance.CLEARED
        why = "quotes not yet cleared" if raw_quote else "that name somebody, or a post" if known.name(words) else None
        if why is not None:
            what = f"passages {why}" if tag and not raw_quote else why if tag else f"headlines and texts {why}"
            left[what] = left.get(what, 0) + 1
        return why is None

    # in an order that does not tell which passages came from one conversation
    tags = sorted(snapshot.all(Tag), key=lambda tag: (tag.theme or "", tag.kind or "", tag.span.words, tag.id))
    tags = [replace(tag, note="") for tag in tags if leaves(tag.span.words, tag)]
    findings = [finding for finding in snapshot.all(Finding) if leaves(finding.wording)]
    texts = [
        each
        for each in snapshot.all(Recommendation)
        if leaves(" ".join(filter(None, (each.label, each.text, each.explanation))))
    ]
    papers = [replace(d, summary=None) if known.name(d.summary) else d for d in snapshot.all(Document)]
    people = [replace(p, name=None, post=None, organisation=None, same_as=None) for p in snapshot.all(Person)]
    people.sort(key=lambda person: (person.group or "", person.id))
    changed: dict[type[Record], Iterable[Record]] = {
        Tag: tags, Finding: findings, Recommendation: texts, Person: people, Document: papers, Note: (), Attendance: (),
    }  # fmt: skip
    said = [
        _NEVER,
        "Notes as they were written: only the tagged passages are here, without session, note or time",
        _WHO,
        *(["Summaries of papers that name somebody, or a post"] if papers != [*snapshot.all(Document)] else []),
        *(f"{count} {what if count > 1 else _one(what)}" for what, count in sorted(left.items())),
    ]
    groups = groups_of(snapshot)
    return Outgoing(Audience.TEAM, _with(snapshot, changed), tuple(said), groups)


def _one(what: str) -> str:
    """The same words for one of them."""
    said = {"passages": "passage", "quotes": "quote", "headlines and texts": "headline or text"}
    for many, one in said.items():
        if what.startswith(many):
            return what.replace(many, one, 1).replace("that name ", "that names ")
    return what


class _Names:
    """Whether a text holds a name or a post of somebody the team met. A surname alone is enough."""

    def __init__(self, people: Iterable[Person]) -> None:
        known: set[str] = set()
        for person in people:
            name = bare_name(person.name)
            known |= {" ".join(name), name[-1]} if name else set()
            known |= {_plain(person.post)} if person.post and len(_plain(person.post)) > 3 else set()
        words = sorted((word for word in known if word), key=len, reverse=True)
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None

    def name(self, words: str | None) -> bool:
        """Whether somebody is named."""
        return bool(self._any and self._any.search(_plain(words)))


def _plain(words: str | None) -> str:
    return " ".join((words or "").replace("’", "'").casefold().split())


# --- for the council --------------------------------------------------------------------------------------------------


def _for_council(snapshot: Snapshot) -> Outgoing:
    sessions = [
        replace(each, status_reason=None, headcount=None, source_row=None)
        for each in snapshot.all(Session)
        if each.source_row or each.kind not in (SessionKind.TEAM_TIME, None)
    ]
    papers = [replace(document, summary=None, file=None) for document in snapshot.all(Document)]
    published = [each for each in snapshot.all(Recommendation) if each.number]
    kept: dict[type[Record], Iterable[Record]] = {
        Visit: snapshot.all(Visit), Theme: snapshot.all(Theme), Peer: snapshot.all(Peer), Session: sessions,
        Presence: snapshot.all(Presence), Document: papers, Recommendation: published,
    }  # fmt: skip
    said = (
        "The team’s notes, passages, findings and drafts, and everything that is private",
        "Whom the team met in each session, how many came, and why a session was moved or cancelled",
        "The team’s own time that is not in the council’s programme",
        "Which themes a session was meant to cover, and who has read which paper",
        "Recommendations that are not published yet",
    )
    return Outgoing(Audience.COUNCIL, Snapshot({kind: tuple(found) for kind, found in kept.items()}), said)


def _with(snapshot: Snapshot, changed: Mapping[type[Record], Iterable[Record]]) -> Snapshot:
    return Snapshot({**snapshot.records, **{kind: tuple(found) for kind, found in changed.items()}})


_FOR: Mapping[Audience, Callable[[Snapshot], Outgoing]] = {
    Audience.LGA: _for_lga,
    Audience.TEAM: _for_team,
    Audience.COUNCIL: _for_council,
}
