"""How things are said on screen: days, slots, who leads and who writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from peerteam.domain.records import Peer, Person, Session, Slot, SourceGroup, Visit

GROUP_NAMES = {
    SourceGroup.MEMBER: "A member",
    SourceGroup.SENIOR_OFFICER: "A senior officer",
    SourceGroup.STAFF: "A member of staff",
    SourceGroup.PARTNER: "A partner",
    SourceGroup.BUSINESS: "A business",
    SourceGroup.RESIDENT: "A resident",
    SourceGroup.OTHER: "Somebody else",
}


def day_name(day: str | None) -> str:
    """ "2026-03-10" is "Tuesday 10 March"; an unknown day says so."""
    if not day:
        return "Day not known"
    found = date.fromisoformat(day)
    return f"{found:%A} {found.day} {found:%B}"


def dates(visit: Visit) -> str:
    """ "10 to 13 March 2026"."""
    days = [date.fromisoformat(day) for day in (visit.first_day, visit.last_day) if day]
    if not days:
        return ""
    first, last = days[0], days[-1]
    end = f"{last.day} {last:%B %Y}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    return f"{first.day} {first:%B}{f' {first.year}' if first.year != last.year else ''} to {end}"


def begins(slot: Slot) -> datetime | None:
    """When a slot begins, if that is known."""
    return datetime.fromisoformat(f"{slot.day}T{slot.start}") if slot.day and slot.start else None


def ends(slot: Slot) -> datetime | None:
    """When a slot ends; one without an end is taken to be over when it begins."""
    return datetime.fromisoformat(f"{slot.day}T{slot.end}") if slot.day and slot.end else begins(slot)


def times(slot: Slot) -> str:
    """ "09:00 to 09:45"."""
    return " to ".join(part for part in (slot.start, slot.end) if part)


def title(session: Session) -> str:
    """A session's title; one without still has to be called something."""
    return session.title or "Session without a title"


def person_words(person: Person) -> str:
    """Somebody the team meets, as the programme would write it."""
    parts = [part for part in (person.name, person.post, person.organisation) if part]
    return ", ".join(parts) or GROUP_NAMES.get(SourceGroup(person.group or "other"), "Somebody")


def first_name(peer: Peer) -> str:
    """What the team calls a peer: "Ben", or "Cllr Hart" as a councillor is addressed."""
    words = (peer.name or peer.initials or "Somebody").split()
    return " ".join(words[:2]) if words[0] in ("Cllr", "Councillor", "Dr") and len(words) == 2 else _given(words)


def _given(words: Sequence[str]) -> str:
    return words[1] if words[0] in ("Cllr", "Councillor", "Dr", "Sir", "Dame") and len(words) > 2 else words[0]


def roles(session: Session, me: str | None, peers: Sequence[Peer]) -> str:
    """ "You write. Helen leads." from where I sit; everybody's names when it is not mine."""
    by_id = {peer.id: peer for peer in peers}
    said = []
    for who, verb in ((session.writer, "write"), (session.lead, "lead")):
        if who is not None and who == me:
            said.append((0, f"You {verb}."))
        elif who in by_id:
            said.append((1, f"{first_name(by_id[who])} {verb}s."))
    return " ".join(text for _, text in sorted(said, key=lambda pair: pair[0]))


def company(me: str | None, peers: Iterable[Peer]) -> str:
    """ "with Ben and Cara": the others of the team in the room."""
    names = [first_name(peer) for peer in peers if peer.id != me]
    return f"with {joined(names)}" if names else ""


def joined(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def number_of(count: int, one: str, many: str = "") -> str:
    """ "1 note", "3 notes"."""
    return f"{count} {noun(count, one, many)}"


def noun(count: int, one: str, many: str = "") -> str:
    """The noun that goes with a count: "note", "notes"."""
    return one if count == 1 else many or f"{one}s"


def quoted(words: str) -> str:
    """ "“So it was said.”"; words that are a quotation already get no second pair of marks."""
    return words if words[:1] in '“"‘' and words[-1:] in '”"’' else f"“{words}”"
