"""The numbers of the process paragraph, each with the list behind it and the list of what was left out and why.

What counts is decided by a session's kind and status, nothing else: interviews, focus groups and tours that were held
are meetings; a meeting observed, the team's own time and the feedback are not, though the team's hours in them are
hours. What is not known is never guessed: it is left out, and said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peerteam.domain.floors import floor
from peerteam.domain.people import counted_as, heads, label
from peerteam.domain.records import (
    Attendance,
    Document,
    Peer,
    Person,
    Presence,
    Reading,
    Session,
    SessionKind,
    SessionStatus,
    Slot,
)
from peerteam.domain.snapshot import Snapshot

MEETINGS = frozenset({SessionKind.INTERVIEW, SessionKind.FOCUS_GROUP, SessionKind.TOUR})
"""The kinds of session that count as meetings, and whose people count as people met."""

WHOLE_TEAM = frozenset({SessionKind.TEAM_TIME, SessionKind.FEEDBACK})
"""The kinds in which the whole team is present unless somebody is named."""

HOURS_A_WEEK = 37.0
"""The usual local-government week, for a visit that does not say."""

_NOT_HELD = {
    SessionStatus.PLANNED: "planned, not yet held",
    SessionStatus.MOVED: "moved, not yet held",
    SessionStatus.CANCELLED: "cancelled",
}
_NO_MEETING = {
    SessionKind.OBSERVED: "a meeting observed does not count",
    SessionKind.TEAM_TIME: "the team’s own time does not count",
    SessionKind.FEEDBACK: "the feedback does not count",
}

Item = tuple[str, str]
"""The id of a record and what to call it."""

LeftOut = tuple[str, str, str]
"""The id of a record, what to call it, and why it does not count."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number, how it is published, and what is behind it."""

    number: float
    floor_words: str
    items: tuple[Item, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of one visit."""

    meetings: Count
    people: Count
    documents: Count
    hours: Count
    person_weeks: Count


def counts(snapshot: Snapshot, step: int | None = None) -> Counts:
    """Count a visit. `step` is what numbers are rounded down to for publication; None leaves that to `floor`."""
    hours = _hours(snapshot, step)
    weeks = hours.number / (snapshot.visit.hours_a_week or HOURS_A_WEEK)
    return Counts(
        meetings=_meetings(snapshot, step),
        people=_people(snapshot, step),
        documents=_documents(snapshot, step),
        hours=hours,
        person_weeks=Count(weeks, floor(weeks, 1), hours.items, hours.left_out),
    )


# --- meetings ---------------------------------------------------------------------------------------------------------


def why_not_held(session: Session) -> str | None:
    """Why a session was not held as far as anybody knows, or None if it was."""
    if session.status == SessionStatus.DONE:
        return None
    return next((why for status, why in _NOT_HELD.items() if status == session.status), "not known whether it was held")


def why_no_meeting(session: Session) -> str | None:
    """Why a session does not count as a meeting, or None if it does."""
    if session.kind in MEETINGS:
        return why_not_held(session)
    return next((why for kind, why in _NO_MEETING.items() if kind == session.kind), "its kind is not known")


def session_label(session: Session) -> str:
    """What a session is called in a list."""
    return session.title or session.kind or "Session without a title"


def _meetings(snapshot: Snapshot, step: int | None) -> Count:
    items: list[Item] = []
    left_out: list[LeftOut] = []
    for session in snapshot.all(Session):
        why = why_no_meeting(session)
        if why is None:
            items.append((session.id, session_label(session)))
        else:
            left_out.append((session.id, session_label(session), why))
    return Count(len(items), floor(len(items), step), tuple(items), tuple(left_out))


# --- people -----------------------------------------------------------------------------------------------------------


def _people(snapshot: Snapshot, step: int | None) -> Count:
    """Distinct people met: each entry once, and what a session's headcount has beyond the people listed for it."""
    people = {person.id: person for person in snapshot.all(Person)}
    instead = counted_as(people.values())
    present = _present(snapshot.all(Attendance), instead)
    met: set[str] = set()
    unnamed: list[tuple[Item, int]] = []
    for session in snapshot.all(Session):
        if why_no_meeting(session) is None:
            here = present.get(session.id, set())
            met |= here
            more = (session.headcount or 0) - sum(heads(people[id]) for id in here)
            if more > 0:
                unnamed.append(((session.id, f"{session_label(session)}: {more} not listed"), more))
    counted = [person for person in people.values() if person.id in met]
    number = sum(map(heads, counted)) + sum(more for _, more in unnamed)
    items = [(person.id, label(person)) for person in counted] + [item for item, _ in unnamed]
    others = [person for person in people.values() if instead[person.id] == person.id and person.id not in met]
    left_out = [(person.id, label(person), _why_not_met(person.id, present, snapshot)) for person in others]
    return Count(number, floor(number, step), tuple(items), tuple(left_out))


def _present(attendances: Iterable[Attendance], instead: dict[str, str]) -> dict[str, set[str]]:
    """The people of each session, each as the entry that counts."""
    present: dict[str, set[str]] = {}
    for link in attendances:
        if link.person in instead:
            present.setdefault(link.session, set()).add(instead[link.person])
    return present


def _why_not_met(person: str, present: dict[str, set[str]], snapshot: Snapshot) -> str:
    sessions = (session for session in snapshot.all(Session) if person in present.get(session.id, set()))
    reasons = sorted({f"{session_label(session)}: {why_no_meeting(session)}" for session in sessions})
    return "; ".join(reasons) or "in no session"


# --- documents --------------------------------------------------------------------------------------------------------


def _documents(snapshot: Snapshot, step: int | None) -> Count:
    """Documents read by at least one of the team."""
    read = {reading.document for reading in snapshot.all(Reading)}
    named = [(d.id, ": ".join(filter(None, (d.reference, d.title)))) for d in snapshot.all(Document)]
    items = [item for item in named if item[0] in read]
    left_out = [(*item, "nobody has read it yet") for item in named if item[0] not in read]
    return Count(len(items), floor(len(items), step), tuple(items), tuple(left_out))


# --- hours ------------------------------------------------------------------------------------------------------------


def _hours(snapshot: Snapshot, step: int | None) -> Count:
    """Hours the team spent: how long each session held lasted, times the peers present in it."""
    extra: dict[str, set[str]] = {}
    for link in snapshot.all(Presence):
        extra.setdefault(link.session, set()).add(link.peer)
    team = {peer.id for peer in snapshot.all(Peer)}
    minutes = 0
    items: list[Item] = []
    left_out: list[LeftOut] = []
    for session in snapshot.all(Session):
        named = {peer for peer in (session.lead, session.writer) if peer} | extra.get(session.id, set())
        peers = named & team or (team if session.kind in WHOLE_TEAM else set())
        lasted = minutes_of(session.slot)
        if why := why_not_held(session):
            left_out.append((session.id, session_label(session), why))
        elif lasted is None:
            left_out.append((session.id, session_label(session), "its times are not known"))
        elif not peers:
            left_out.append((session.id, session_label(session), "nobody of the team is named"))
        else:
            minutes += lasted * len(peers)
            items.append((session.id, f"{session_label(session)}: {lasted} min × {len(peers)}"))
    return Count(minutes / 60, floor(minutes / 60, step), tuple(items), tuple(left_out))


def minutes_of(slot: Slot) -> int | None:
    """How long a slot is, or None if that is not known."""
    start, end = _minute(slot.start), _minute(slot.end)
    return None if start is None or end is None or end <= start else end - start


def _minute(time: str | None) -> int | None:
    if time is None:
        return None
    hour, colon, minute = time.partition(":")
    return int(hour) * 60 + int(minute) if colon and hour.isdigit() and minute.isdigit() else None
