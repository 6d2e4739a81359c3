"""The council's new version beside the programme as it stands: what moved, is new, is gone or changed.

A session of the new version is the same one as in the visit if its derived id is (same day, same title), else if day,
start and title agree, else if its title, or failing that its people, are found once only on both sides. Each session
that differs is one line, accepted or not by itself. Nothing known is given up for "to be confirmed"; what is done is
left as it is; what was typed by hand is never gone; and what is gone is cancelled, so its notes stay where they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from peerteam.domain.ids import derived_id
from peerteam.domain.programme import (
    PersonRow,
    ProgrammeTable,
    SessionRow,
    person_id,
    person_key,
    session_ids,
    title_key,
    who_key,
)
from peerteam.domain.records import Person, Session, SessionStatus, Slot
from peerteam.domain.uk_dates import short_date

GONE = "Not in the council’s new version"
"""The reason given with a session that was cancelled because a new version lacks it."""


class Kind(StrEnum):
    """How a session differs."""

    MOVED = "moved"
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Standing:
    """A session as it stands in the visit, who is in it, and whether there is a note about it."""

    session: Session
    people: tuple[Person, ...] = ()
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One line to accept: a session and what would become of it."""

    kind: Kind
    session: str
    words: str
    row: SessionRow | None = None
    fields: tuple[tuple[str, object], ...] = ()
    come: tuple[PersonRow, ...] = ()
    go: tuple[str, ...] = ()  # persons who are not named any more


def compare(standing: Sequence[Standing], table: ProgrammeTable, *, gone_of_part: bool = False) -> list[Difference]:
    """What the new version would change, in the order of the programme. Nothing for a version that is the same.

    What a table that looks like a part of the programme lacks is not gone, unless a person is asked (`gone_of_part`).
    """
    rows = table.sessions
    ids = session_ids(rows)
    pairs = _pairs(standing, rows, ids)
    taken = {each.session.id for each in standing}
    found: list[tuple[tuple[str, str], Difference]] = []
    for number, row in enumerate(rows):
        line = _difference(pairs[number], row) if number in pairs else _new(row, _free(ids[number], taken))
        if line is not None:
            found.append(((row.day or "", row.start or ""), line))
    if gone_of_part or not looks_partial(standing, table):
        found += [
            ((s.session.slot.day or "", s.session.slot.start or ""), _gone(s)) for s in _lacking(standing, rows, pairs)
        ]
    return [line for _, line in sorted(found, key=lambda each: each[0])]


def looks_partial(standing: Sequence[Standing], table: ProgrammeTable) -> bool:
    """Whether a table is a part or an addition rather than a new version: then nothing is gone for not being in it."""
    days = {row.day for row in table.sessions}
    imported = [s for s in standing if s.session.source_row and s.session.slot.day in days]
    pairs = _pairs(standing, table.sessions, session_ids(table.sessions))
    matched = {pair.session.id for pair in pairs.values()}
    return 2 * sum(each.session.id in matched for each in imported) < len(imported)


def _free(id: str, taken: set[str]) -> str:
    """An id that stands for another session here already is not used twice: that one has become something else."""
    while id in taken:
        id = derived_id("session", "again", id)
    taken.add(id)
    return id


# --- which is which ---------------------------------------------------------------------------------------------------


def _pairs(standing: Sequence[Standing], rows: Sequence[SessionRow], ids: Sequence[str]) -> dict[int, Standing]:
    """For each row that is in the visit already, the session it is."""
    pairs: dict[int, Standing] = {}
    left = {each.session.id: each for each in standing}

    def match(of_row: Callable[[int], Hashable | None], of_session: Callable[[Standing], Hashable | None]) -> None:
        here, there = defaultdict(list), defaultdict(list)
        for number in range(len(rows)):
            if number not in pairs and (key := of_row(number)) is not None:
                here[key].append(number)
        for each in left.values():
            if (key := of_session(each)) is not None:
                there[key].append(each)
        for key, numbers in here.items():
            if len(numbers) == 1 and len(there[key]) == 1:
                pairs[numbers[0]] = there[key][0]
                del left[there[key][0].session.id]

    match(lambda n: _slot_key(rows[n], who=True), lambda s: _slot_key(_as_row(s), who=True))
    match(lambda n: _slot_key(rows[n]), lambda s: _slot_key(_as_row(s)))
    match(lambda n: ids[n], lambda s: s.session.id)
    for level in (_same_day_and_people, _same_day, _same_people, _same_title, _same_place_and_people):
        match(lambda n, level=level: level(rows[n]), lambda s, level=level: level(_as_row(s)))  # type: ignore[misc]
    return pairs


def _as_row(each: Standing) -> SessionRow:
    slot = each.session.slot
    people = tuple(PersonRow(p.name, p.post, p.organisation) for p in each.people)
    return SessionRow(
        slot.day, slot.start, slot.end, each.session.title, room=slot.room, stream=each.session.stream, people=people
    )


def _slot_key(row: SessionRow, who: bool = False) -> Hashable | None:
    people = who_key(row) if who else ""
    return (row.day, row.start, title_key(row.title), title_key(row.stream), people) if row.title else None


def _same_day_and_people(row: SessionRow) -> Hashable | None:
    return (row.day, title_key(row.title), who_key(row)) if row.title and row.people else None


def _same_day(row: SessionRow) -> Hashable | None:
    return (row.day, title_key(row.title)) if row.title else None


def _same_people(row: SessionRow) -> Hashable | None:
    return (title_key(row.title), who_key(row)) if row.title and row.people else None


def _same_title(row: SessionRow) -> Hashable | None:
    return title_key(row.title) if row.title else None


def _same_place_and_people(row: SessionRow) -> Hashable | None:
    """A session that only has another title now."""
    return (row.day, row.start, who_key(row)) if row.people and row.start else None


# --- what differs -----------------------------------------------------------------------------------------------------


def _new(row: SessionRow, id: str) -> Difference:
    return Difference(
        Kind.NEW, id, f"New: {_named(row.title)}, {_when(row.day, row.start, row.end)}", row, come=row.people
    )


def _gone(each: Standing) -> Difference:
    session = each.session
    words = f"Gone: {_named(session.title)}, {_when(session.slot.day, session.slot.start, session.slot.end)}"
    words += "; it has notes, and stays as cancelled" if each.noted else "; it stays as cancelled"
    fields = (("status", str(SessionStatus.CANCELLED)), ("status_reason", GONE))
    return Difference(Kind.GONE, session.id, words, fields=fields)


def _lacking(standing: Iterable[Standing], rows: Sequence[SessionRow], pairs: dict[int, Standing]) -> list[Standing]:
    matched = {pair.session.id for pair in pairs.values()}
    days = {row.day for row in rows if row.day}
    over = (SessionStatus.DONE, SessionStatus.CANCELLED)
    return [
        each
        for each in standing
        if each.session.id not in matched
        and each.session.source_row
        and each.session.slot.day in days
        and each.session.status not in over
    ]


def _difference(each: Standing, row: SessionRow) -> Difference | None:
    session = each.session
    if session.status == SessionStatus.DONE:
        return None
    fields: dict[str, object] = {}
    told: list[str] = []
    slot = Slot(*(new or old for new, old in zip((row.day, row.start, row.end, row.room), session.slot, strict=True)))
    moved = slot[:3] != session.slot[:3]
    if slot != session.slot:
        fields["slot"] = slot
        told += [f"from {_when(*session.slot[:3])} to {_when(*slot[:3])}"] if moved else []
        told += [f"now in {slot.room}"] if slot.room != session.slot.room else []
    if row.title and title_key(row.title) != title_key(session.title):
        fields["title"] = row.title
        told.append(f"now called “{row.title}”")
    if row.stream and row.stream != session.stream:
        fields["stream"] = row.stream
        told.append(f"now in {row.stream}")
    _status(session, row, moved, fields, told)
    come, go = _people(each, row)
    told += [f"with {_names(come)}"] if come else []
    told += [f"without {', '.join(p.name or p.post or 'somebody' for p in each.people if p.id in go)}"] if go else []
    if not told:
        return None
    kind = Kind.MOVED if moved else Kind.CHANGED
    words = f"{kind.capitalize()}: {_named(session.title)}, {'; '.join(told)}"
    return Difference(kind, session.id, words, row, tuple(fields.items()), come, go)


def _status(session: Session, row: SessionRow, moved: bool, fields: dict[str, object], told: list[str]) -> None:
    if row.status == SessionStatus.CANCELLED:
        if session.status != SessionStatus.CANCELLED:
            fields["status"] = str(SessionStatus.CANCELLED)
            told.append("cancelled by the council")
    elif session.status == SessionStatus.CANCELLED:
        if session.status_reason == GONE:
            fields |= {"status": str(SessionStatus.PLANNED), "status_reason": None}
            told.append("back in the programme")
    elif moved:
        fields["status"] = str(SessionStatus.MOVED)


def _people(each: Standing, row: SessionRow) -> tuple[tuple[PersonRow, ...], tuple[str, ...]]:
    """Who is named now and was not, and who of those that came from a table is not named any more."""
    if not row.people:
        return (), ()
    here = {person_key(p.name, p.post, p.organisation): p for p in each.people}
    now = {person_key(p.name, p.post, p.organisation): p for p in row.people}
    come = tuple(person for key, person in now.items() if key not in here)
    go = tuple(p.id for key, p in here.items() if key not in now and p.id == _id_from_table(p))
    return come, go


def _id_from_table(person: Person) -> str:
    return person_id(PersonRow(person.name, person.post, person.organisation))


# --- in words ---------------------------------------------------------------------------------------------------------


def _named(title: str | None) -> str:
    return f"“{title}”" if title else "a session without a title"


def _when(day: str | None, start: str | None, end: str | None) -> str:
    times = "–".join(part for part in (start, end) if part)
    return " ".join(part for part in (short_date(day), times) if part) or "time not known"


def _names(people: Iterable[PersonRow]) -> str:
    return ", ".join(person.name or person.post or "somebody" for person in people)
