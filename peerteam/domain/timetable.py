"""The programme as it is read: when a session is in minutes, who of the team is in it, whom it meets, in words.

Pure functions of a snapshot, shared by the clashes and by every way the programme leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peerteam.domain.records import (
    Attendance,
    Peer,
    Person,
    Presence,
    Session,
    SessionStatus,
    SessionTheme,
    Slot,
    Theme,
)
from peerteam.domain.snapshot import Snapshot

DAY = 24 * 60
_LONGEST = 12 * 60
"""A session that would last longer than this over midnight has an end that is a slip, and so is not known."""


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end in minutes since a fixed day, so that a session over midnight is one stretch of time."""

    start: int
    end: int | None

    @property
    def known(self) -> bool:
        """Whether the end is known as well."""
        return self.end is not None


def times_of(slot: Slot) -> Times | None:
    """When a slot is, or None if its day or start is not known. An end before the start is on the next day."""
    day, start = day_of(slot.day), minute_of(slot.start)
    if day is None or start is None:
        return None
    end = minute_of(slot.end)
    if end is not None and end <= start:
        end = end + DAY if 0 < end + DAY - start <= _LONGEST else None
    begin = day.toordinal() * DAY
    return Times(begin + start, None if end is None else begin + end)


def day_of(iso: str | None) -> date | None:
    """The day, or None if there is none or it is not one."""
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def minute_of(time: str | None) -> int | None:
    """Minutes since midnight, or None for what is no time of day; 24:00 is the end of a day."""
    hour, colon, minute = (time or "").partition(":")
    if not colon or not (hour.isdecimal() and minute.isdecimal()):
        return None
    found = int(hour) * 60 + int(minute)
    return found if found <= DAY and int(minute) < 60 else None


# --- who is where -----------------------------------------------------------------------------------------------------


def is_off(session: Session) -> bool:
    """Whether a session does not take place."""
    return session.status == SessionStatus.CANCELLED


@dataclass(frozen=True, slots=True)
class Company:
    """Everybody and everything that belongs to one session."""

    peers: tuple[Peer, ...] = ()
    people: tuple[Person, ...] = ()
    themes: tuple[Theme, ...] = ()


def companies(snapshot: Snapshot) -> dict[str, Company]:
    """For each session's id who of the team is there (lead first), whom it meets, and its themes."""
    present = _grouped((link.session, link.peer) for link in snapshot.all(Presence))
    met = _grouped((link.session, link.person) for link in snapshot.all(Attendance))
    meant = _grouped((link.session, link.theme) for link in snapshot.all(SessionTheme))
    people = {person.id: person for person in snapshot.all(Person)}
    themes = {theme.id: theme for theme in snapshot.all(Theme)}
    peers = {peer.id: peer for peer in snapshot.all(Peer)}
    found = {}
    for session in snapshot.all(Session):
        team = dict.fromkeys((session.lead, session.writer, *present.get(session.id, ())))
        found[session.id] = Company(
            tuple(peers[id] for id in team if id in peers),
            tuple(person for id, person in people.items() if id in met.get(session.id, ())),
            tuple(theme for id, theme in themes.items() if id in meant.get(session.id, ())),
        )
    return found


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for session, other in pairs:
        grouped.setdefault(session, []).append(other)
    return grouped


def by_day(sessions: Iterable[Session]) -> dict[str | None, list[Session]]:
    """The sessions of each day in order; those without a day come last."""
    days: dict[str | None, list[Session]] = {}
    for session in sessions:
        days.setdefault(session.slot.day, []).append(session)
    return {day: days[day] for day in sorted(days, key=lambda day: (day is None, day or ""))}


# --- words ------------------------------------------------------------------------------------------------------------


def say_day(iso: str | None) -> str:
    """ "Tuesday 10 March 2026"; what is no day is said as it is written."""
    day = day_of(iso)
    return f"{day:%A} {day.day} {day:%B %Y}" if day else iso or "Day not known"


def say_times(slot: Slot) -> str:
    """ "09:00–09:45", as far as it is known."""
    if slot.start and slot.end:
        return f"{slot.start}–{slot.end}"
    if slot.start:
        return f"from {slot.start}"
    return f"until {slot.end}" if slot.end else "time not known"


def called(peer: Peer) -> str:
    """What a peer is called in a line about the team."""
    return peer.name or peer.label or peer.initials or "a peer without a name"


def short(peer: Peer) -> str:
    """A peer in a narrow column."""
    return peer.initials or called(peer)


def theme_words(theme: Theme) -> str:
    """The short name of a theme."""
    return theme.short_name or theme.name or theme.id
