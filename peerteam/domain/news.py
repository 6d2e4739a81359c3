"""News of the programme: what others have changed in it since somebody last looked, told from where one peer sits.

Pure functions of two snapshots, the programme as it was and as it is. Nothing is news that is the same again, and what
was cancelled before is no news however often it moves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from peerteam.domain.clashes import Clash, ClashKind, clashes
from peerteam.domain.counts import session_label
from peerteam.domain.people import label
from peerteam.domain.records import Session, Slot
from peerteam.domain.sites import Rules
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import Company, called, companies, day_of, is_off, say_times


class What(StrEnum):
    """What became of a session, in the word it is counted under."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    NEW = "new"
    BACK = "back in the programme"
    GONE = "taken out"
    ROOM = "in another room"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class News:
    """One session that is not as it was: what became of it, and each change in words, what it was before what it is."""

    what: What
    session: str
    title: str
    slot: Slot
    changes: tuple[str, ...]
    mine: bool = False

    @property
    def in_words(self) -> str:
        """ "Tour of the town: was 09:00, now 10:30 Room C"."""
        return f"{self.title}: {'; '.join(self.changes)}"


def news(before: Snapshot, after: Snapshot, me: str | None = None) -> list[News]:
    """What is not as it was: mine first, each in the order of the programme. `me` is spoken to as “you”."""
    was, now = _held(before), _held(after)
    order = {**dict.fromkeys(now), **dict.fromkeys(was)}
    found = [told for id in order if (told := _told(was.get(id), now.get(id), me)) is not None]
    return sorted(found, key=lambda each: (not each.mine, *(part or "~" for part in each.slot[:2])))


def new_clashes(before: Snapshot, after: Snapshot, me: str, rules: Rules | None = None) -> list[Clash]:
    """Where I cannot be in time as the programme is now, and could as it was."""
    here = (ClashKind.PEER, ClashKind.WALK)
    old = {(each.kind, each.sessions) for each in clashes(before, rules, me) if me in each.peers}
    mine = [each for each in clashes(after, rules, me) if each.kind in here and me in each.peers]
    return [each for each in mine if (each.kind, each.sessions) not in old]


def summary(found: Iterable[News]) -> str:
    """ "3 moved, 1 cancelled, 1 new"."""
    counted = Counter(each.what for each in found)
    return ", ".join(f"{counted[what]} {what}" for what in What if counted[what])


def touching(found: Iterable[News], clashing: Iterable[Clash], after: Snapshot, today: date) -> tuple[str, ...]:
    """What of it touches me: "you now clash on Thursday at 14:00", "of your sessions 1 moved, 1 cancelled"."""
    slots = {session.id: session.slot for session in after.all(Session)}
    at = dict.fromkeys(_clash_time(slots[each.sessions[-1]], today) for each in clashing)
    mine = [each for each in found if each.mine]
    said = [f"you now clash {_joined(list(at))}"] if at else []
    said += [f"of your sessions {summary(mine)}"] if mine else []
    return tuple(said)


def _clash_time(slot: Slot, today: date) -> str:
    day = day_of(slot.day)
    return f"at {slot.start}" if day is None or day == today else f"on {day:%A} at {slot.start}"


def since_words(since: datetime | None, now: datetime) -> str:
    """ "since yesterday, 17:04": the last time the programme was as it was; nothing where that is not known."""
    if since is None or since > now:
        return ""
    days = (now.date() - since.date()).days
    if days == 0:
        return f"since {since:%H:%M}"
    if days == 1:
        return f"since yesterday, {since:%H:%M}"
    if timedelta(days=days) < timedelta(weeks=1):
        return f"since {since:%A}, {since:%H:%M}"
    return f"since {since.day} {since:%B}"


# --- one session ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Held:
    session: Session
    company: Company

    def has(self, peer: str | None) -> bool:
        """Whether a peer belongs to it."""
        return peer is not None and peer in {each.id for each in self.company.peers}


def _held(snapshot: Snapshot) -> dict[str, _Held]:
    known = companies(snapshot)
    return {session.id: _Held(session, known[session.id]) for session in snapshot.all(Session)}


def _told(was: _Held | None, now: _Held | None, me: str | None) -> News | None:
    there = now or was
    if there is None:
        return None
    what, changes = _became(was, now, me)
    if not changes:
        return None
    mine = any(each is not None and each.has(me) for each in (was, now))
    return News(what, there.session.id, session_label(there.session), there.session.slot, changes, mine)


def _became(was: _Held | None, now: _Held | None, me: str | None) -> tuple[What, tuple[str, ...]]:
    """What became of a session, and in words; no words when nothing did."""
    there_before = was is not None and not is_off(was.session)
    there_now = now is not None and not is_off(now.session)
    if there_before and there_now and was is not None and now is not None:
        return _differs(was, now, me)
    if was is not None and there_before:
        stood = f"it was {_when(was.session.slot)}"
        if now is None:
            return What.GONE, (stood,)
        reason = (now.session.status_reason or "").strip().rstrip(".")
        return What.CANCELLED, (stood, *([reason[0].lower() + reason[1:]] if reason else []))
    if now is not None and there_now:
        what = What.NEW if was is None else What.BACK
        return what, (_when(now.session.slot), *_with(now, me))
    return What.CHANGED, ()


def _with(held: _Held, me: str | None) -> Iterator[str]:
    if held.has(me):
        session = held.session
        yield "you lead" if session.lead == me else "you write" if session.writer == me else "you sit in"


def _differs(was: _Held, now: _Held, me: str | None) -> tuple[What, tuple[str, ...]]:
    old, new = was.session, now.session
    moved = old.slot[:3] != new.slot[:3]
    room = old.slot.room != new.slot.room
    said = [_slots(old.slot, new.slot)] if moved or room else []
    if session_label(old) != session_label(new):
        said.append(f"was called “{session_label(old)}”")
    said += [*_team(was, now, me), *_people(was.company, now.company)]
    if moved:
        known = old.slot.day is not None and old.slot.start is not None
        return What.MOVED if known else What.CHANGED, tuple(said)
    return What.ROOM if room and len(said) == 1 else What.CHANGED, tuple(said)


def _slots(was: Slot, now: Slot) -> str:
    """Both as far as they differ; the time is always said, so that one knows which session is meant."""
    only_end = was.start == now.start and was.end != now.end
    only_room = was[:3] == now[:3]
    said = []
    for slot in (was, now):
        day = _day(slot.day) if was.day != now.day else ""
        time = say_times(slot) if only_end else slot.start or "time not known"
        room = "" if was.room == now.room else slot.room or ("room not known" if only_room else "")
        said.append(" ".join(part for part in (day, time, room) if part))
    return f"was {said[0]}, now {said[1]}"


def _when(slot: Slot) -> str:
    return f"{_day(slot.day)} {say_times(slot)}" + (f", {slot.room}" if slot.room else "")


def _day(iso: str | None) -> str:
    found: date | None = day_of(iso)
    return f"{found:%A} {found.day} {found:%B}" if found else iso or "day not known"


def _team(was: _Held, now: _Held, me: str | None) -> Iterator[str]:
    """Who leads, writes and sits in, where that is somebody else."""
    names = {peer.id: called(peer) for held in (was, now) for peer in held.company.peers}
    for verb, old, new in (
        ("lead", was.session.lead, now.session.lead),
        ("write", was.session.writer, now.session.writer),
    ):
        if old == new or not {old, new} & set(names):
            continue
        instead = f" instead of {_called(old, names, me)}" if old in names else ""
        yield f"{_does(new, verb, names, me)}{instead}"
    old_also, new_also = _also(was), _also(now)
    yield from (_does(id, "sit", names, me) + " in" for id in new_also if id not in old_also)
    stays = {now.session.lead, now.session.writer}
    for id in old_also:
        if id not in new_also and id not in stays:
            yield f"{'you do' if id == me else f'{names[id]} does'} not sit in any more"


def _also(held: _Held) -> list[str]:
    leading = (held.session.lead, held.session.writer)
    return [peer.id for peer in held.company.peers if peer.id not in leading]


def _does(id: str | None, verb: str, names: Mapping[str, str], me: str | None) -> str:
    if id is not None and id == me:
        return f"you {verb}"
    return f"{names.get(id or '', 'nobody')} {verb}s"


def _called(id: str | None, names: Mapping[str, str], me: str | None) -> str:
    return "you" if id == me else names.get(id or "", "nobody")


def _people(was: Company, now: Company) -> Iterator[str]:
    """Who is met now and was not, and the other way round."""
    old, new = ({person.id: label(person) for person in each.people} for each in (was, now))
    come = [words for id, words in new.items() if id not in old]
    go = [words for id, words in old.items() if id not in new]
    yield from ([f"with {_joined(come)}"] if come else [])
    yield from ([f"without {_joined(go)}"] if go else [])


def _joined(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
