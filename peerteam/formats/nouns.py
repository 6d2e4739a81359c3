"""The records of a visit as plain tables, one for each noun, their columns named as the fields.

A link to something that has a table of its own is its id; peers are written by their initials and themes by their short
name, for they have none. A session's slot is spread over its four parts. Whom a file is for has been decided before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from peerteam.domain.outgoing import Outgoing
from peerteam.domain.records import (
    Document,
    DocumentTheme,
    Finding,
    Note,
    Peer,
    Person,
    Reading,
    Recommendation,
    Session,
    Tag,
    Theme,
)
from peerteam.domain.timetable import companies, short, theme_words

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """One noun: its name, its columns, its rows."""

    noun: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(out: Outgoing) -> list[Table]:
    """Every noun in the order of the house; one that may not leave has its columns and no rows."""
    return [make(out) for make in (_people, _sessions, _notes, _tags, _documents, _findings, _recommendations)]


def _people(out: Outgoing) -> Table:
    columns = ("id", "name", "post", "organisation", "group", "size", "same_as")
    rows = [(p.id, p.name, p.post, p.organisation, p.group, p.size, p.same_as) for p in out.snapshot.all(Person)]
    return Table("people", columns, tuple(rows))


def _sessions(out: Outgoing) -> Table:
    columns = (
        "id", "day", "start", "end", "room", "title", "kind", "stream", "status", "status_reason", "headcount", "lead",
        "writer", "peers", "people", "themes", "source_row",
    )  # fmt: skip
    peer = _peers(out)
    known = companies(out.snapshot)
    rows: list[tuple[Cell, ...]] = []
    for s in out.snapshot.all(Session):
        company = known[s.id]
        others = [short(each) for each in company.peers if each.id not in (s.lead, s.writer)]
        rows.append((
            s.id, *s.slot, s.title, s.kind, s.stream, s.status, s.status_reason, s.headcount, peer(s.lead),
            peer(s.writer), " ".join(others), " ".join(each.id for each in company.people),
            ", ".join(map(theme_words, company.themes)), s.source_row,
        ))  # fmt: skip
    return Table("sessions", columns, tuple(rows))


def _notes(out: Outgoing) -> Table:
    columns = ("id", "author", "typist", "about", "at", "group", "body")
    peer = _peers(out)
    rows = [(n.id, peer(n.author), peer(n.typist), n.about, n.at, n.group, n.body) for n in out.snapshot.all(Note)]
    return Table("notes", columns, tuple(rows))


def _tags(out: Outgoing) -> Table:
    columns = ("id", "note", "words", "theme", "kind", "clearance", "group")
    theme = _themes(out)
    rows = [
        (t.id, t.note or None, t.span.words, theme(t.theme), t.kind, t.clearance, out.groups.get(t.id))
        for t in out.snapshot.all(Tag)
    ]
    return Table("tags", columns, tuple(rows))


def _documents(out: Outgoing) -> Table:
    columns = (
        "id", "reference", "title", "kind", "asked_of", "asked_on", "due", "received", "status", "summary", "read_by",
        "themes",
    )  # fmt: skip
    peer, theme = _peers(out), _themes(out)
    read: dict[str, list[str]] = {}
    for reading in out.snapshot.all(Reading):
        read.setdefault(reading.document, []).append(peer(reading.peer) or "")
    bears: dict[str, list[str]] = {}
    for link in out.snapshot.all(DocumentTheme):
        bears.setdefault(link.document, []).append(theme(link.theme) or "")
    rows = [
        (
            d.id, d.reference, d.title, d.kind, d.asked_of, d.asked_on, d.due, d.received, d.status, d.summary,
            " ".join(sorted(read.get(d.id, ()))), ", ".join(bears.get(d.id, ())),
        )
        for d in out.snapshot.all(Document)
    ]  # fmt: skip
    return Table("documents", columns, tuple(rows))


def _findings(out: Outgoing) -> Table:
    columns = ("id", "theme", "side", "wording", "state")
    theme = _themes(out)
    rows = [(f.id, theme(f.theme), f.side, f.wording, f.state) for f in out.snapshot.all(Finding)]
    return Table("findings", columns, tuple(rows))


def _recommendations(out: Outgoing) -> Table:
    columns = (
        "id", "tier", "theme", "number", "label", "text", "explanation", "council_position", "council_reason",
    )  # fmt: skip
    theme = _themes(out)
    rows = [
        (r.id, r.tier, theme(r.theme), r.number, r.label, r.text, r.explanation, r.council_position, r.council_reason)
        for r in out.snapshot.all(Recommendation)
    ]
    return Table("recommendations", columns, tuple(rows))


# --- the programme as a person reads it -------------------------------------------------------------------------------

PROGRAMME = (
    "Day", "Start", "End", "Session", "Kind", "Stream", "Room", "Attendees", "Lead", "Writer", "Peers", "Themes",
    "Status", "Reason",
)  # fmt: skip


def programme(out: Outgoing) -> Table:
    """The programme with names instead of ids; what is not known, or does not leave, is empty."""
    known, peer = companies(out.snapshot), _peers(out)
    rows: list[tuple[Cell, ...]] = []
    for s in out.snapshot.all(Session):
        company = known[s.id]
        others = [short(each) for each in company.peers if each.id not in (s.lead, s.writer)]
        rows.append((
            s.slot.day, s.slot.start, s.slot.end, s.title, s.kind, s.stream, s.slot.room,
            "; ".join(map(whom, company.people)), peer(s.lead), peer(s.writer), ", ".join(others),
            ", ".join(map(theme_words, company.themes)), s.status, s.status_reason,
        ))  # fmt: skip
    return Table("programme", PROGRAMME, tuple(rows))


def whom(person: Person) -> str:
    """Somebody the team meets, as the programme names them: “Cllr Tom Ashdown, Leader of the Council”."""
    words = ", ".join(filter(None, (person.name, person.post))) or person.organisation
    words = words or (person.group or "somebody").capitalize()
    return words if person.size is None else f"{words} ({person.size})"


def _peers(out: Outgoing) -> Callable[[str | None], str | None]:
    names = {peer.id: short(peer) for peer in out.snapshot.all(Peer)}
    return lambda id: names.get(id or "")


def _themes(out: Outgoing) -> Callable[[str | None], str | None]:
    names = {theme.id: theme_words(theme) for theme in out.snapshot.all(Theme)}
    return lambda id: names.get(id or "")
