"""The programme as a calendar file: for the team, or for one peer.

An event's identity is the session's, so importing a newer file moves the appointment instead of adding another; its
SEQUENCE rises whenever the slot or the status changed. Times are local, with the rules of Europe/London in the file.
Calendars are copied to telephones and clouds: no note, no theme and no name of anybody met goes in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from peerteam.domain.counts import session_label
from peerteam.domain.outgoing import Outgoing
from peerteam.domain.records import Peer, Session
from peerteam.domain.timetable import Company, called, companies, is_off, short, times_of

if TYPE_CHECKING:
    from icalendar import Event

LONDON = "Europe/London"
_ZONE = f"""BEGIN:VTIMEZONE
TZID:{LONDON}
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
"""The rules as they have been since 1996. The library's own list of changes begins each summer an hour late."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The bytes of a calendar, and the sessions that are not in it because nobody knows yet when they are."""

    content: bytes
    events: int
    without_time: tuple[str, ...]


def calendar(
    out: Outgoing,
    sequences: Mapping[str, int] | None = None,
    peer: Peer | None = None,
    made: datetime | None = None,
) -> CalendarFile:
    """The calendar of the team, or of one peer. `sequences`: how often each session's slot or status has changed."""
    from icalendar import Calendar, Timezone

    visit = out.snapshot.visit
    known = companies(out.snapshot)
    whose = called(peer) if peer else "Peer team"
    sheet = Calendar()
    sheet.add("prodid", "-//Peer Team//Programme//EN")
    sheet.add("version", "2.0")
    sheet.add("method", "PUBLISH")
    sheet.add("x-wr-calname", f"{visit.council or 'Peer challenge'}: {whose}")
    sheet.add("x-wr-caldesc", f"{out.marking}. Left out: {'; '.join(out.left_out)}.")
    sheet.add("x-wr-timezone", LONDON)
    without, events = [], 0
    for session in out.snapshot.all(Session):
        company = known[session.id]
        if peer is not None and peer.id not in {each.id for each in company.peers}:
            continue
        event = _event(session, company, peer, visit.id, (sequences or {}).get(session.id, 0), made)
        if event is None:
            without.append(session_label(session))
        else:
            sheet.add_component(event)
            events += 1
    if events:
        sheet.subcomponents.insert(0, Timezone.from_ical(_ZONE))
    return CalendarFile(sheet.to_ical(), events, tuple(without))


def _event(
    session: Session, company: Company, peer: Peer | None, visit: str, sequence: int, made: datetime | None
) -> Event | None:
    from icalendar import Event

    times = times_of(session.slot)
    if times is None:
        return None
    event = Event()
    event.add("uid", f"{session.id}.{visit}@peerteam")
    event.add("dtstamp", made or datetime.now(UTC))
    event.add("sequence", sequence)
    event.add("dtstart", _moment(times.start))
    if times.end is not None:
        event.add("dtend", _moment(times.end))
    event.add("summary", session_label(session))
    if session.slot.room:
        event.add("location", session.slot.room)
    event.add("status", "CANCELLED" if is_off(session) else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if is_off(session) else "OPAQUE")
    event.add("description", _description(session, company, peer, end_known=times.known))
    return event


def _moment(minutes: int) -> datetime:
    day, minute = divmod(minutes, 24 * 60)
    naive = datetime.combine(date.fromordinal(day), time()) + timedelta(minutes=minute)
    return naive.replace(tzinfo=ZoneInfo(LONDON))


def _description(session: Session, company: Company, peer: Peer | None, *, end_known: bool) -> str:
    """What one wants to know on the way: what it is, who leads, who writes."""
    lead, writer = (_who(company, id, peer) for id in (session.lead, session.writer))
    others = [each for each in company.peers if each.id not in (session.lead, session.writer)]
    lines = [
        (session.kind or "").capitalize(),
        f"Stream {session.stream}" if session.stream else "",
        f"Lead: {lead}" if lead else "",
        f"Writer: {writer}" if writer else "",
        f"Also there: {', '.join(map(short, others))}" if others else "",
        "" if end_known else "The end is not known yet.",
    ]
    return "\n".join(filter(None, lines))


def _who(company: Company, id: str | None, peer: Peer | None) -> str:
    found = next((each for each in company.peers if each.id == id), None)
    if found is None:
        return ""
    return "you" if peer is not None and found.id == peer.id else called(found)
