"""people.csv, programme.csv and documents.csv of a visit folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from peerteam.domain.ids import derived_id
from peerteam.domain.records import (
    Attendance,
    Document,
    DocumentStatus,
    DocumentTheme,
    Person,
    Presence,
    Reading,
    Record,
    Session,
    SessionKind,
    SessionStatus,
    SessionTheme,
    Slot,
    SourceGroup,
)
from peerteam.formats.csv_rows import Row, read_rows
from peerteam.formats.folder_refs import Place, Refs

PEOPLE = ("ref", "name", "post", "organisation", "group", "size", "same_as")
PROGRAMME = (
    *("ref", "day", "start", "end", "room", "stream", "title", "kind", "status", "status_reason"),
    *("lead", "writer", "also", "people", "headcount", "themes", "source_row"),
)
DOCUMENTS = (
    *("ref", "title", "kind", "asked_of", "asked_on", "due", "received", "status", "read_by", "themes", "summary"),
)


def _place(row: Row, column: str) -> Place:
    return Place(row.source, f"line {row.line}, column “{column}”")


def _add(row: Row, kind: str, refs: Refs) -> str:
    ref = row.required("ref")
    if len(ref.split()) != 1:
        raise row.bad("ref", f"“{ref}” must not hold blanks")
    return refs.add(kind, ref, _place(row, "ref"))


def _find(row: Row, column: str, kind: str, refs: Refs) -> str | None:
    ref = row.text(column)
    return None if ref is None else refs.find(kind, ref, _place(row, column))


def _find_all(row: Row, column: str, kind: str, refs: Refs) -> list[str]:
    return [refs.find(kind, ref, _place(row, column)) for ref in row.words(column)]


# --- people -----------------------------------------------------------------------------------------------------------


def read_people(path: Path, refs: Refs) -> list[Person]:
    """The people the team met, and groups of them."""
    rows = read_rows(path, PEOPLE)
    ids = [_add(row, "person", refs) for row in rows]
    people = [_person(row, id, refs) for row, id in zip(rows, ids, strict=True)]
    _refuse_circles(people, rows)
    return people


def _person(row: Row, id: str, refs: Refs) -> Person:
    row.required("group")
    return Person(
        id=id,
        name=row.text("name"),
        post=row.text("post"),
        organisation=row.text("organisation"),
        group=row.choice("group", SourceGroup),
        size=row.whole("size", 1),
        same_as=_find(row, "same_as", "person", refs),
    )


def _refuse_circles(people: Iterable[Person], rows: Iterable[Row]) -> None:
    same_as = {person.id: person.same_as for person in people}
    for id, row in zip(list(same_as), rows, strict=True):
        seen, now = {id}, same_as[id]
        while now is not None and now not in seen:
            seen.add(now)
            now = same_as[now]
        if now == id:
            raise row.bad("same_as", "leads round in a circle to this line")


# --- programme --------------------------------------------------------------------------------------------------------


def read_programme(path: Path, refs: Refs) -> list[Record]:
    """The sessions, with who was in them and the themes they were to cover."""
    return [record for row in read_rows(path, PROGRAMME) for record in _session(row, refs)]


def _session(row: Row, refs: Refs) -> list[Record]:
    id = _add(row, "session", refs)
    lead, writer = (_find(row, column, "peer", refs) for column in ("lead", "writer"))
    also = _find_all(row, "also", "peer", refs)
    if lead in also or writer in also:
        raise row.bad("also", "names the lead or the writer again")
    session = Session(
        id=id,
        title=row.text("title"),
        slot=_slot(row),
        kind=row.choice("kind", SessionKind),
        stream=row.text("stream"),
        status=row.choice("status", SessionStatus),
        status_reason=row.text("status_reason"),
        headcount=row.whole("headcount"),
        lead=lead,
        writer=writer,
        source_row=row.text("source_row"),
    )
    people = _find_all(row, "people", "person", refs)
    themes = _find_all(row, "themes", "theme", refs)
    return [
        session,
        *(Attendance(derived_id("attendance", id, person), id, person) for person in people),
        *(Presence(derived_id("presence", id, peer), id, peer) for peer in also),
        *(SessionTheme(derived_id("session_theme", id, theme), id, theme) for theme in themes),
    ]


def _slot(row: Row) -> Slot:
    slot = Slot(row.day("day"), row.time("start"), row.time("end"), row.text("room"))
    if slot.start and slot.end and slot.end <= slot.start:
        raise row.bad("end", f"{slot.end} is not after the start, {slot.start}")
    return slot


# --- documents --------------------------------------------------------------------------------------------------------


def read_documents(path: Path, refs: Refs) -> list[Record]:
    """The papers asked for, received and read; the ref is the reference."""
    return [record for row in read_rows(path, DOCUMENTS) for record in _document(row, refs)]


def _document(row: Row, refs: Refs) -> list[Record]:
    id = _add(row, "document", refs)
    document = Document(
        id=id,
        reference=row.required("ref"),
        title=row.text("title"),
        kind=row.text("kind"),
        asked_of=row.text("asked_of"),
        asked_on=row.day("asked_on"),
        due=row.day("due"),
        received=row.day("received"),
        status=row.choice("status", DocumentStatus),
        summary=row.text("summary"),
    )
    readers = _find_all(row, "read_by", "peer", refs)
    themes = _find_all(row, "themes", "theme", refs)
    return [
        document,
        *(Reading(derived_id("reading", id, peer), id, peer) for peer in readers),
        *(DocumentTheme(derived_id("document_theme", id, theme), id, theme) for theme in themes),
    ]
