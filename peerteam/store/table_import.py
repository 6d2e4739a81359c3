"""Taking what was read from a council's tables into the visit, each table in one step that can be undone.

People are the same only with the same bare name and post; those who may be the same are offered elsewhere
(`domain.people.likely_same`). Ids are derived, so the same file taken in on two laptops is one programme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerteam.domain.ids import derived_id
from peerteam.domain.list_tables import DocumentRow
from peerteam.domain.people import bare_name
from peerteam.domain.programme import Mapping, PersonRow, SessionRow, person_id, person_key, title_key
from peerteam.domain.programme_update import Difference, Kind, Standing
from peerteam.domain.records import (
    Attendance,
    Document,
    DocumentStatus,
    Note,
    Peer,
    Person,
    Presence,
    Session,
    SessionStatus,
    Slot,
    SourceGroup,
)

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of it: how many of each kind, and which peers' names nobody in the team has."""

    counts: tuple[tuple[str, int], ...] = ()
    unknown_peers: tuple[str, ...] = ()


def standing(visit: VisitFile) -> list[Standing]:
    """Every session with its people, and whether there is a note about it."""
    people = {person.id: person for person in visit.rows.all(Person)}
    noted = {note.about for note in visit.rows.all(Note)}
    met: dict[str, list[Person]] = {}
    for link in visit.rows.all(Attendance):
        if link.person in people:
            met.setdefault(link.session, []).append(people[link.person])
    return [Standing(s, tuple(met.get(s.id, ())), s.id in noted) for s in visit.rows.all(Session)]


def apply(visit: VisitFile, differences: Sequence[Difference]) -> TakenIn:
    """Accept these lines, all in one step. A session with a note is never removed: none is."""
    if not differences:
        return TakenIn()
    taking = _Taking(visit)
    with visit.step("Update from the council’s programme"), visit.news.updating():
        for line in differences:
            taking.take(line)
    counts = Counter(str(line.kind) for line in differences)
    return TakenIn(tuple(sorted(counts.items())), tuple(dict.fromkeys(taking.unknown)))


class _Taking:
    """One table being taken in: whom the visit knows already, and whom nobody knows."""

    def __init__(self, visit: VisitFile) -> None:
        self.rows = visit.rows
        self.people = _People(visit)
        self.peers = visit.rows.all(Peer)
        self.unknown: list[str] = []

    def take(self, line: Difference) -> None:
        """Accept one line."""
        session = line.session
        if line.kind is Kind.NEW and line.row is not None:
            session = self._free(session)
            self._new(session, line.row)
        elif self.rows.get(Session, session) is None:
            return  # taken out since it was compared
        elif line.fields:
            self.rows.change(Session, session, **dict(line.fields))
        for row in line.come:
            person = self.people.id_of(row)
            self.rows.add(Attendance(derived_id("attendance", session, person), session, person))
        for person in line.go:
            for link in self.rows.where(Attendance, session=session, person=person):
                self.rows.remove(Attendance, link.id)

    def _free(self, id: str) -> str:
        """The id of a new session; if one was erased under it, another, which no session here has."""
        free = self.rows.free_id(id)
        while free != id and self.rows.get(Session, free) is not None:
            free = self.rows.free_id(derived_id("session", "again", free))
        return free

    def _new(self, id: str, row: SessionRow) -> None:
        lead, writer = self._peer(row.lead), self._peer(row.writer)
        self.rows.add(
            Session(
                id=id,
                title=row.title,
                slot=Slot(row.day, row.start, row.end, row.room),
                kind=row.kind,
                stream=row.stream,
                status=row.status or SessionStatus.PLANNED,
                lead=lead,
                writer=writer,
                source_row=row.where or "table",
            )
        )
        also = [self._peer(name) for name in row.peers if name not in (row.lead, row.writer)]
        for peer in dict.fromkeys(filter(None, also)):
            if peer not in (lead, writer):
                self.rows.add(Presence(derived_id("presence", id, peer), id, peer))

    def _peer(self, name: str | None) -> str | None:
        """The peer of exactly this name or these initials; None when nobody has them, or two have."""
        if name is None:
            return None
        bare, plain = bare_name(name), name.casefold()
        found = [p.id for p in self.peers if bare_name(p.name) == bare or (p.initials or "").casefold() == plain]
        if len(found) == 1:
            return found[0]
        self.unknown.append(name)
        return None


class _People:
    """The people of a visit by what makes two rows one person for certain."""

    def __init__(self, visit: VisitFile) -> None:
        self.rows = visit.rows
        self.known: dict[str, str] = {}
        for person in visit.rows.all(Person):
            self.known.setdefault(person_key(person.name, person.post, person.organisation), person.id)

    def id_of(self, row: PersonRow) -> str:
        """The entry that is this person; a new one if there is none."""
        key = person_key(row.name, row.post, row.organisation)
        if key not in self.known:
            group = row.group or SourceGroup.OTHER
            made = Person(self.rows.free_id(person_id(row)), row.name, row.post, row.organisation, group, row.size)
            self.known[key] = self.rows.add(made).id
        return self.known[key]


def import_people(visit: VisitFile, people: Iterable[PersonRow]) -> int:
    """Add everybody who is not there yet; returns how many were new."""
    before = len(visit.rows.all(Person))
    with visit.step("Import people"):
        known = _People(visit)
        for row in people:
            known.id_of(row)
        return len(visit.rows.all(Person)) - before


def import_documents(visit: VisitFile, documents: Iterable[DocumentRow]) -> tuple[int, tuple[str, ...]]:
    """Add every paper that is not there yet, and fill in what is not known of those that are.

    Returns how many were new, and what to look at: a value that differs is kept as it is in the visit and told.
    """
    added, warnings = 0, list[str]()
    with visit.step("Import documents"):
        for row in documents:
            there = _same_document(visit, row)
            if there is None:
                _add_document(visit, row)
                added += 1
            else:
                warnings += _fill_in(visit, there, row)
    return added, tuple(warnings)


_FIELDS = ("title", "kind", "asked_of", "asked_on", "due", "received", "status")


def _same_document(visit: VisitFile, row: DocumentRow) -> Document | None:
    documents = visit.evidence.documents()
    if row.reference:
        wanted = row.reference.casefold()
        return next((d for d in documents if (d.reference or "").casefold() == wanted), None)
    found = [d for d in documents if title_key(d.title) == title_key(row.title)]
    return found[0] if found else None


def _add_document(visit: VisitFile, row: DocumentRow) -> None:
    reference = row.reference or visit.evidence.next_reference()
    status = row.status or (DocumentStatus.RECEIVED if row.received else DocumentStatus.REQUESTED)
    id = visit.rows.free_id(derived_id("document", (row.reference or "").casefold(), title_key(row.title)))
    values = {name: getattr(row, name) for name in _FIELDS if name != "status"}
    visit.rows.add(Document(id=id, reference=reference, status=status, **values))


def _fill_in(visit: VisitFile, there: Document, row: DocumentRow) -> list[str]:
    told = {name: value for name in _FIELDS if (value := getattr(row, name)) is not None}
    new = {name: value for name, value in told.items() if getattr(there, name) is None}
    if there.status == DocumentStatus.REQUESTED and there.received is None and row.received is not None:
        new["status"] = row.status or DocumentStatus.RECEIVED
    if new:
        visit.rows.change(Document, there.id, **new)
    other = [n for n, v in told.items() if n not in new and not _alike(getattr(there, n), v)]
    called = " ".join(filter(None, (there.reference, there.title)))
    return (
        [f"{row.where}: {called} is kept as it is in the visit; the table differs in {', '.join(other)}"]
        if other
        else []
    )


def _alike(one: object, other: object) -> bool:
    return title_key(str(one)) == title_key(str(other))


# --- what the columns of this council's tables are for ----------------------------------------------------------------


def mapping_of(visit: VisitFile, what: str) -> Mapping:
    """What was said about the columns of this council's tables of a kind, on this laptop."""
    if what == "programme":
        return visit.programme.mapping()
    return Mapping(tuple((head, role) for head, role in visit.here.told(f"mapping {what}", ())))


def remember_mapping(visit: VisitFile, what: str, mapping: Mapping) -> None:
    """Keep it for the council's next table of this kind."""
    if mapping == mapping_of(visit, what):
        return
    if what == "programme":
        visit.programme.remember_mapping(mapping)
        return
    with visit.door.typing():
        visit.here.tell(f"mapping {what}", mapping.roles)
