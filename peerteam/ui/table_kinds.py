"""The tables a council sends, each with what its columns can be for, how it is read, and how its rows are shown.

One of them is read, looked at and taken in like another; only what stands in here differs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peerteam.domain.errors import BadTable
from peerteam.domain.list_tables import DocumentRow
from peerteam.domain.programme import Mapping, ProgrammeTable, Question, SessionRow, Skipped
from peerteam.domain.records import Visit
from peerteam.domain.uk_dates import short_date
from peerteam.ui.table_model import Column
from peerteam.ui.wording import day_name, number_of

if TYPE_CHECKING:
    from peerteam.formats.open_table import Opened
    from peerteam.formats.table_heads import Heads


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a table gave: the rows as they will be, what is left out, what is to be looked at."""

    rows: tuple[Any, ...]
    skipped: tuple[Skipped, ...]
    questions: tuple[Question, ...]  # warnings are among them
    heads: tuple[Heads, ...]
    table: ProgrammeTable | None = None  # only of a programme
    problem: str = ""


Read = Callable[["Opened", Mapping, bool, Visit], Reading]


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table. `roles` are what a column can be for, and the words for it on the screen."""

    name: str
    nouns: tuple[str, str]
    roles: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    read: Read
    ask: str  # the question of the file dialog
    of_its_own: str  # how it is called in "What is in this file?"


def summary(kind: TableKind, reading: Reading) -> str:
    """ "31 sessions, 4 days, 2 rows left out, 3 things to look at"."""
    told = [number_of(len(reading.rows), *kind.nouns)]
    if kind is PROGRAMME and (days := {row.day for row in reading.rows if row.day}):
        told.append(number_of(len(days), "day"))
    if reading.skipped:
        told.append(f"{number_of(len(reading.skipped), 'row')} left out")
    if reading.questions:
        told.append(f"{number_of(len(reading.questions), 'thing')} to look at")
    return ", ".join(told)


# --- the programme ----------------------------------------------------------------------------------------------------


def _read_programme(opened: Opened, mapping: Mapping, hidden_too: bool, visit: Visit) -> Reading:
    from peerteam.formats.programme_table import no_programme, read_with_heads

    first, last = visit.first_day, visit.last_day
    table, heads = read_with_heads(opened, first_day=first, last_day=last, mapping=mapping, hidden_too=hidden_too)
    problem = "" if table.sessions else str(no_programme(opened))
    return Reading(table.sessions, table.skipped, _asked(table.questions, table.warnings), heads, table, problem)


def _asked(questions: Sequence[Question], warnings: Sequence[str]) -> tuple[Question, ...]:
    """Questions about hidden sheets are asked in a place of their own."""
    told = (Question("", "", "", warning) for warning in warnings)
    return (*(question for question in questions if question.field != "sheet"), *told)


def when(row: SessionRow) -> str:
    """ "09:00 to 09:45", as far as it is known."""
    return " to ".join(part for part in (row.start, row.end) if part)


def who(row: SessionRow) -> str:
    """Whom the team meets, by name or else by post."""
    return ", ".join(person.name or person.post or "somebody" for person in row.people)


def peers_of(row: SessionRow) -> str:
    """Who of the team is named, the lead first."""
    return ", ".join(row.peers)


def _order(row: SessionRow) -> tuple[str, str, str]:
    return row.day or "~", row.start or "~", row.stream or ""


_SESSIONS = (
    Column("Day", lambda r: day_name(r.day) if r.day else "", _order, 21, 0),
    Column("Time", when, lambda r: (r.start or "~", r.day or ""), 13, 0),
    Column("Session", lambda r: r.title or "", lambda r: (r.title or "~").casefold(), quiet=False),
    Column("People", who, who, 26, 1),
    Column("Room", lambda r: r.room or "", lambda r: (r.room or "~").casefold(), 15, 2),
    Column("Stream", lambda r: r.stream or "", lambda r: r.stream or "~", 11, 4),
    Column("Team", peers_of, peers_of, 12, 5),
    Column("Kind", lambda r: r.kind or "", lambda r: r.kind or "~", 12, 6),
    Column("Status", lambda r: r.status or "", lambda r: r.status or "~", 10, 3),
)

PROGRAMME = TableKind(
    "programme",
    ("session", "sessions"),
    (
        ("", "Not used"), ("day", "Day"), ("time", "Time"), ("start", "Start"), ("end", "End"), ("duration", "Length"),
        ("when", "Day, time"), ("title", "Session"), ("people", "People"), ("name", "Name"), ("post", "Post"),
        ("organisation", "Organisation"), ("room", "Room"), ("link", "Online link"), ("stream", "Stream"),
        ("kind", "Kind"), ("status", "Status"), ("lead", "Leads"), ("writer", "Writes"), ("peers", "Team"),
        ("session", "All in one"),
    ),
    _SESSIONS,
    _read_programme,
    "Open the council’s programme",
    "The programme",
)  # fmt: skip


# --- lists ------------------------------------------------------------------------------------------------------------


def _read_papers(opened: Opened, mapping: Mapping, hidden_too: bool, visit: Visit) -> Reading:
    from peerteam.formats.documents_table import paper_heads, read_documents_table

    heads = paper_heads(opened, mapping)
    first, last = visit.first_day, visit.last_day
    try:
        table = read_documents_table(opened, first_day=first, last_day=last, mapping=mapping, hidden_too=hidden_too)
    except BadTable as problem:
        return Reading((), (), (), heads, problem=str(problem))
    return Reading(table.documents, table.skipped, _asked(table.questions, table.warnings), heads)


def _read_people(opened: Opened, mapping: Mapping, hidden_too: bool, visit: Visit) -> Reading:
    from peerteam.formats.people_table import people_heads, read_people_table

    heads = people_heads(opened, mapping)
    try:
        table = read_people_table(opened, mapping=mapping, hidden_too=hidden_too)
    except BadTable as problem:
        return Reading((), (), (), heads, problem=str(problem))
    return Reading(table.people, table.skipped, _asked((), table.warnings), heads)


def _papers_by_reference(row: DocumentRow) -> tuple[int, str]:
    return len(row.reference or ""), row.reference or ""


_PAPERS = (
    Column("Ref", lambda r: r.reference or "", _papers_by_reference, 8, 0),
    Column("Title", lambda r: r.title or "", lambda r: (r.title or "~").casefold(), quiet=False),
    Column("Kind", lambda r: r.kind or "", lambda r: r.kind or "~", 12, 5),
    Column("Asked of", lambda r: r.asked_of or "", lambda r: r.asked_of or "~", 20, 3),
    Column("Asked", lambda r: short_date(r.asked_on), lambda r: r.asked_on or "~", 8, 4),
    Column("Due", lambda r: short_date(r.due), lambda r: r.due or "~", 8, 2),
    Column("Received", lambda r: short_date(r.received), lambda r: r.received or "~", 9, 1),
    Column("Status", lambda r: r.status or "", lambda r: r.status or "~", 13, 1),
)

PAPERS = TableKind(
    "papers",
    ("paper", "papers"),
    (
        ("", "Not used"), ("reference", "Reference"), ("title", "Title"), ("kind", "Kind"), ("asked_of", "Asked of"),
        ("asked_on", "Asked on"), ("due", "Due"), ("received", "Received"), ("status", "Status"),
    ),
    _PAPERS,
    _read_papers,
    "Open a list of papers",
    "A list of papers",
)  # fmt: skip

_PEOPLE = (
    Column("Name", lambda r: r.name or "", lambda r: (r.name or "~").casefold(), 26, quiet=False),
    Column("Post", lambda r: r.post or "", lambda r: (r.post or "~").casefold()),
    Column("Organisation", lambda r: r.organisation or "", lambda r: (r.organisation or "~").casefold(), 26, 2),
    Column("Group", lambda r: r.group or "", lambda r: r.group or "~", 15, 1),
    Column("How many", lambda r: str(r.size or ""), lambda r: r.size or 0, 9, 3),
)

PEOPLE = TableKind(
    "people",
    ("person", "people"),
    (
        ("", "Not used"), ("people", "People"), ("name", "Name"), ("first", "First name"), ("last", "Last name"),
        ("honorific", "Title"), ("post", "Post"), ("organisation", "Organisation"), ("group", "Group"),
        ("size", "How many"),
    ),
    _PEOPLE,
    _read_people,
    "Open a list of people",
    "A list of people",
)  # fmt: skip

KINDS = {kind.name: kind for kind in (PROGRAMME, PAPERS, PEOPLE)}
