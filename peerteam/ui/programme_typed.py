"""What is typed on the programme page, made into what a session keeps: times, days, peers.

What is not certain is refused in one sentence with the words to type instead, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.records import Peer, Visit
from peerteam.domain.timetable import called
from peerteam.domain.uk_dates import DAYS, read_date

_LONGEST_VISIT = 60
"""So many days of a visit are known by their weekday or number; one that lasts longer has a slip in its dates."""


def read_times(text: str) -> tuple[str | None, str | None]:
    """Start and end from "9-9.45", "14:00–15:00", "from 10"; nothing typed is not known. Raises NotAllowed."""
    if not text.strip():
        return None, None
    from peerteam.formats.time_words import read_words

    found = read_words(text)
    if found.ask is not None or not (found.start or found.end):
        why = f": {found.ask.rstrip('?')}" if found.ask else ""
        raise NotAllowed(f"“{text.strip()}” is not a time one can be sure of{why}", "Type it like 09:00–09:45")
    return found.start, found.end


def read_day(text: str, visit: Visit, days: Iterable[str], today: date) -> str | None:
    """An ISO day from "Wed", "11", "11 March" or a whole date; nothing typed is not known. Raises NotAllowed.

    `days` are those the programme has. A weekday or a bare number is one of them or of the visit's, if only one fits.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    if not words:
        return None
    known = _known_days(visit, days)
    if words.isalpha() and len(words) > 1 and any(day.startswith(words) for day in DAYS):
        found = [day for day in known if DAYS[day.weekday()].startswith(words)]
    elif words.isdigit():
        found = [day for day in known if day.day == int(words)]
    else:
        found = [day for day in known if words in _spellings(day)]
    if len(found) == 1:
        return found[0].isoformat()
    if found:
        raise NotAllowed(f"“{text.strip()}” could be more than one day of this visit", "Type it like 11 March 2026")
    return read_date(text, today)


def _known_days(visit: Visit, days: Iterable[str]) -> list[date]:
    found = {date.fromisoformat(day) for day in days}
    if visit.first_day:
        first = date.fromisoformat(visit.first_day)
        last = date.fromisoformat(visit.last_day or visit.first_day)
        found |= {first + timedelta(n) for n in range(min((last - first).days + 1, _LONGEST_VISIT))}
    return sorted(found)


def _spellings(day: date) -> set[str]:
    """A day of the visit without its year, as people type it."""
    dated = {f"{day.day} {day:%B}".casefold(), f"{day.day} {day:%b}".casefold()}
    named = {f"{name} {words}" for name in (f"{day:%A}".casefold(), f"{day:%a}".casefold()) for words in dated}
    return dated | named


def read_peer(text: str, peers: Sequence[Peer]) -> str | None:
    """The peer of these initials, this first name or this name; nothing typed is nobody. Raises NotFound.

    The words say who is known, because whoever types initials has forgotten some.
    """
    wanted = " ".join(text.casefold().replace(".", "").split())
    if not wanted:
        return None
    for said in (_initials, _name, _names):
        found = [peer for peer in peers if wanted in said(peer)]
        if len(found) == 1:
            return found[0].id
        if found:
            break
    problem = "More than one person" if found else "Nobody"
    known = ", ".join(f"{peer.initials} {called(peer)}" if peer.initials else called(peer) for peer in peers)
    raise NotFound(f"{problem} in the team is “{text.strip()}”", f"The team is: {known or 'nobody yet'}")


def _initials(peer: Peer) -> tuple[str, ...]:
    return ((peer.initials or "").casefold(),)


def _name(peer: Peer) -> tuple[str, ...]:
    return ((peer.name or "").casefold(),)


def _names(peer: Peer) -> tuple[str, ...]:
    return tuple((peer.name or "").casefold().split())


def read_number(text: str) -> int | None:
    """How many people came; nothing typed is not known. Raises NotAllowed."""
    words = text.strip()
    if not words:
        return None
    if not words.isdecimal():
        raise NotAllowed(f"“{words}” is not a number of people", "Type a number, or leave it empty")
    return int(words)
