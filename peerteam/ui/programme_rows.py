"""The rows of the programme: the sessions of each day under its heading, and what is said of each in a column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from peerteam.domain.people import label as person_label
from peerteam.domain.records import (
    Attendance,
    Peer,
    Person,
    Presence,
    Session,
    SessionKind,
    SessionStatus,
    SessionTheme,
    Theme,
)
from peerteam.domain.session_kinds import WRITTEN_UP
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import Company, by_day, companies, is_off, short, theme_words
from peerteam.ui.table_model import Column
from peerteam.ui.wording import day_name, number_of, title

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

SHOWS = ("session", "attendance", "presence", "session_theme", "person", "peer", "theme", "note", "visit")
"""The kinds of record the programme is made of."""

KINDS = {
    SessionKind.INTERVIEW: "Interview",
    SessionKind.FOCUS_GROUP: "Focus group",
    SessionKind.TOUR: "Tour",
    SessionKind.OBSERVED: "Meeting observed",
    SessionKind.TEAM_TIME: "Team time",
    SessionKind.FEEDBACK: "Feedback",
}
STATUSES = {
    SessionStatus.PLANNED: "Planned",
    SessionStatus.DONE: "Done",
    SessionStatus.MOVED: "Moved",
    SessionStatus.CANCELLED: "Cancelled",
}


@dataclass(frozen=True, slots=True)
class DayLine:
    """The heading of a day."""

    day: str | None
    count: int

    @property
    def key(self) -> str:
        """What the heading is known by in the table; no session has such an id."""
        return f"day:{self.day or ''}"

    @property
    def words(self) -> str:
        """ "Tuesday 10 March   9 sessions"."""
        return f"{day_name(self.day)}   {number_of(self.count, 'session')}"


@dataclass(frozen=True, slots=True)
class Row:
    """One session as the table and the drawer show it."""

    session: Session
    company: Company = field(default_factory=Company)
    lead: Peer | None = None
    writer: Peer | None = None
    noted: bool = False
    clashes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The session's id."""
        return self.session.id

    @property
    def off(self) -> bool:
        """Whether it does not take place."""
        return is_off(self.session)

    def has(self, peer: str) -> bool:
        """Whether a peer is in it."""
        return peer in {each.id for each in self.company.peers}


Line = DayLine | Row


def read_rows(visit: VisitFile, clashes: Mapping[str, tuple[str, ...]]) -> list[Row]:
    """Every session of the visit, in the order of the programme."""
    kinds = (Session, Attendance, Presence, SessionTheme, Person, Peer, Theme)
    snapshot = Snapshot.of([record for kind in kinds for record in visit.rows.all(kind)])
    known, noted = companies(snapshot), visit.programme.noted()
    peers = {peer.id: peer for peer in snapshot.all(Peer)}
    return [
        Row(
            session,
            known[session.id],
            peers.get(session.lead or ""),
            peers.get(session.writer or ""),
            session.id in noted,
            clashes.get(session.id, ()),
        )
        for session in snapshot.all(Session)
    ]


def narrowed(rows: Iterable[Row], day: str, peer: str) -> list[Row]:
    """The rows of one day and one peer; an empty text asks for all."""
    return [row for row in rows if (not day or row.session.slot.day == day) and (not peer or row.has(peer))]


def under_days(rows: Sequence[Row]) -> list[Line]:
    """The rows, each day's under its heading; sessions without a day come last."""
    of = {row.key: row for row in rows}
    lines: list[Line] = []
    for day, sessions in by_day(row.session for row in rows).items():
        lines += [DayLine(day, len(sessions)), *(of[session.id] for session in sessions)]
    return lines


# --- words of a row ---------------------------------------------------------------------------------------------------


def times_words(row: Row) -> str:
    """ "09:00–09:45"; what is not known says so."""
    slot = row.session.slot
    if slot.start and slot.end:
        return f"{slot.start}–{slot.end}"
    return slot.start or (f"until {slot.end}" if slot.end else "no time yet")


def people_words(row: Row) -> str:
    """Whom the team meets, in a column."""
    return "; ".join(person_label(person) for person in row.company.people)


def themes_words(row: Row) -> str:
    """The themes a session is to cover."""
    return ", ".join(theme_words(theme) for theme in row.company.themes)


def status_words(row: Row) -> str:
    """Whether it was noted, and where it stands: a sign and its word."""
    status = row.session.status
    if row.off:
        return "– cancelled"
    state = str(status) if status in (SessionStatus.DONE, SessionStatus.MOVED) else ""
    if row.noted:
        return "● noted" + (f", {state}" if state else "")
    if row.session.kind in WRITTEN_UP:
        return "○ no note" + (f", {state}" if state else "")
    return {"done": "✓ done", "moved": "moved"}.get(state, "")


def clash_sign(row: Row) -> str:
    """A sign before a row with something to look at; its words are the cell's tip and what a screen reader says."""
    return "!" if row.clashes else ""


def peer_words(peer: Peer | None) -> str:
    """A peer in a column; nobody is a dash, so that the gap is seen."""
    return short(peer) if peer else "–"


def _as_is(line: Line) -> int:
    return 0


COLUMNS = (
    Column("", clash_sign, _as_is, 3, spoken="Clashes"),
    Column("Time", times_words, _as_is, 11),
    Column("Session", lambda row: title(row.session), _as_is, quiet=False),
    Column("People", people_words, _as_is, 20, 4),
    Column("Stream", lambda row: row.session.stream or "", _as_is, 7, 6),
    Column("Room", lambda row: row.session.slot.room or "", _as_is, 11, 2),
    Column("Lead", lambda row: peer_words(row.lead), _as_is, 5, quiet=False),
    Column("Writer", lambda row: peer_words(row.writer), _as_is, 6, quiet=False),
    Column("Themes", themes_words, _as_is, 16, 5),
    Column("Status", status_words, _as_is, 13, 3),
)
"""The columns of a session; a day's heading goes over all of them."""

SIGN, TIME, TITLE, PEOPLE, STREAM, ROOM, LEAD, WRITER, THEMES, STATUS = range(len(COLUMNS))
FIELDS = {TIME: "times", TITLE: "title", STREAM: "stream", ROOM: "room", LEAD: "lead", WRITER: "writer"}
"""What is edited in place, and the name it goes by; the other columns are edited in the drawer."""

ROLES = ("lead", "writer")
"""The fields that hold a peer."""


def short_day(iso: str) -> str:
    """ "Tue 10"."""
    found = date.fromisoformat(iso)
    return f"{found:%a} {found.day}"
