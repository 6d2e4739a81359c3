"""What Today says: what is next for me, my day, and what is owed before the team meets.

Pure functions of records and the time, so that they can be tested without a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from peerteam.domain.records import (
    Document,
    DocumentStatus,
    Note,
    Presence,
    Reading,
    Session,
    SessionStatus,
)
from peerteam.domain.requests import is_here
from peerteam.domain.session_kinds import WRITTEN_UP
from peerteam.ui.wording import begins, ends

EARLY = timedelta(minutes=15)
"""From this long before its start on, a session counts as being *now*."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that is known of sessions, papers and notes, seen from one peer."""

    me: str | None
    sessions: Sequence[Session]
    presences: Sequence[Presence]
    notes: Sequence[Note]
    documents: Sequence[Document] = ()
    readings: Sequence[Reading] = ()

    def mine(self) -> list[Session]:
        """The sessions I lead, write or sit in, in the order of the programme."""
        present = {p.session for p in self.presences if p.peer == self.me}
        return [s for s in self.sessions if self.me and (self.me in (s.lead, s.writer) or s.id in present)]

    def noted(self) -> set[str]:
        """The sessions somebody has written something about."""
        return {note.about for note in self.notes if note.about and (note.body or "").strip()}

    def next(self, now: datetime) -> Session | None:
        """My session that is on, or the first still to come."""
        coming = [(begins(s.slot), s) for s in self.mine() if is_to_come(s, now)]
        return min(((start, s) for start, s in coming if start), key=lambda pair: pair[0], default=(None, None))[1]

    def to_come(self, now: datetime) -> list[Session]:
        """Sessions of anybody's in which something can still be asked, in the order of the days."""
        coming = [s for s in self.sessions if s.kind in WRITTEN_UP and is_to_come(s, now)]
        return sorted(coming, key=lambda session: (session.slot.day or "", session.slot.start or ""))

    def of_day(self, day: str) -> list[Session]:
        """My sessions of a day."""
        return [s for s in self.mine() if s.slot.day == day]

    def days(self) -> list[str]:
        """The days of the programme."""
        return sorted({s.slot.day for s in self.sessions if s.slot.day})

    def day_to_open(self, now: datetime) -> str:
        """Today if it is a day of the visit, else my next day, else my last; without any of mine, the team's."""
        today, days = now.date().isoformat(), self.days()
        mine = {s.slot.day for s in self.mine() if s.slot.day}
        return day_to_show({*mine, *({today} & set(days))} if mine else days, now)

    def without_note(self, now: datetime) -> list[Session]:
        """Sessions that are over, should have a note and have none."""
        noted = self.noted()
        return [s for s in self.sessions if on(s) and s.kind in WRITTEN_UP and s.id not in noted and is_over(s, now)]

    def not_received(self) -> list[Document]:
        """Papers asked for that have not come and have not been refused."""
        return [d for d in self.documents if (d.asked_on or d.status == DocumentStatus.REQUESTED) and is_awaited(d)]

    def here(self) -> list[Document]:
        """Papers that can be read."""
        return [d for d in self.documents if is_here(d)]

    def unread(self) -> list[Document]:
        """Papers that can be read and that I have not read."""
        read = {reading.document for reading in self.readings if reading.peer == self.me}
        return [d for d in self.here() if d.id not in read]

    def raised(self) -> list[Note]:
        """What I have to tell the manager in person."""
        return [note for note in self.notes if note.raised and self.me in (note.author, note.typist)]


def is_awaited(document: Document) -> bool:
    """Whether a paper may still come."""
    return not is_here(document) and document.status != DocumentStatus.NOT_PROVIDED


def on(session: Session) -> bool:
    """Whether a session takes place at all."""
    return session.status != SessionStatus.CANCELLED


def is_over(session: Session, now: datetime) -> bool:
    """Whether a session was held: somebody said so, though it may have ended early, or its time is past."""
    return session.status == SessionStatus.DONE or (ends(session.slot) or datetime.max) <= now


def is_to_come(session: Session, now: datetime) -> bool:
    """Whether a session takes place at a known time and is not over yet."""
    return on(session) and ends(session.slot) is not None and not is_over(session, now)


def is_now(session: Session, now: datetime) -> bool:
    """Whether a session is on, or so near that the room is being entered."""
    start, end = begins(session.slot), ends(session.slot)
    return start is not None and end is not None and start - EARLY <= now <= end


def day_to_show(days: Iterable[str], now: datetime) -> str:
    """Today if it is a day of the visit, else the next, else the last."""
    known = sorted(days)
    today = now.date().isoformat()
    return next((day for day in known if day >= today), known[-1] if known else today)
