"""Where each session stands in a timetable: days as columns of their streams, sessions that overlap side by side.

Pure places in columns, lanes and minutes, shared by the window and the printed page. A session of no stream is for
everybody, and so runs across all streams of its day; only where something else is on at the same time it stands in a
column of its own. What has no day or no start is listed apart: a place is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from peerteam.domain.records import Session
from peerteam.domain.timetable import DAY, by_day, day_of, times_of

HOUR = 60
OPEN = 30
"""A session whose end is not known is drawn so long, and open below."""
_USUAL = (9 * HOUR, 17 * HOUR)
"""The hours shown where there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Column:
    """One stream of one day; None is what belongs to no stream."""

    day: str
    stream: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A session's place. Minutes count from the midnight its day begins with, and go beyond the next one."""

    session: str
    day: str
    column: int
    across: int  # over so many columns
    start: int
    end: int
    open: bool  # the end is not known, and `end` only says how far it is drawn
    everybody: bool = False  # of no stream, and across all of them
    lane: int = 0
    lanes: int = 1

    @property
    def known_end(self) -> int | None:
        """The end, if it is known."""
        return None if self.open else self.end


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole timetable: its columns from left to right, the minutes it shows, and who stands where."""

    columns: tuple[Column, ...]
    placed: tuple[Placed, ...]
    untimed: tuple[str, ...]
    first: int
    last: int

    @property
    def days(self) -> tuple[str, ...]:
        """The days shown."""
        return tuple(dict.fromkeys(column.day for column in self.columns))

    def columns_of(self, day: str) -> range:
        """The columns of a day, which stand side by side."""
        found = [number for number, column in enumerate(self.columns) if column.day == day]
        return range(found[0], found[-1] + 1) if found else range(0)

    def place_of(self, session: str) -> Placed | None:
        """Where a session stands, if it has a time."""
        return next((placed for placed in self.placed if placed.session == session), None)


def plan_of(sessions: Iterable[Session], day: str | None = None) -> Plan:
    """The timetable of all days, or of one, which is shown even if nothing is on; without a day are all of them."""
    columns: list[Column] = []
    placed: list[Placed] = []
    untimed: list[str] = []
    for at, held in by_day(sessions).items():
        if day_of(at) is None or at is None:
            untimed += [session.id for session in held]
        elif day in (None, at):
            timed = [found for session in held if (found := _held(session, at))]
            known = {each.place.session for each in timed}
            untimed += [session.id for session in held if session.id not in known]
            new = _columns(at, timed)
            placed += _in_lanes(_placed(timed, new, len(columns)))
            columns += new
    if day is not None and not columns:
        columns = [Column(day, None)]
    first, last = hours(placed)
    placed.sort(key=lambda each: (each.day, each.start, each.column, each.lane))
    return Plan(tuple(columns), tuple(placed), tuple(untimed), first, last)


def hours(placed: Sequence[Placed]) -> tuple[int, int]:
    """The whole hours in which anything is on."""
    if not placed:
        return _USUAL
    first = min(each.start for each in placed) // HOUR * HOUR
    return first, -(-max(each.end for each in placed) // HOUR) * HOUR


@dataclass(frozen=True, slots=True)
class _Held:
    place: Placed
    stream: str | None


def _held(session: Session, day: str) -> _Held | None:
    times = times_of(session.slot)
    if times is None:
        return None
    start = times.start % DAY
    if start == 0 and session.slot.start == "24:00":  # the last moment of the day, not its first
        start = DAY
    end = start + OPEN if times.end is None else start + times.end - times.start
    place = Placed(session.id, day, 0, 1, start, end, times.end is None)
    return _Held(place, (session.stream or "").strip() or None)


def _columns(day: str, held: Sequence[_Held]) -> list[Column]:
    """The streams of a day in order, and last a column for what belongs to none and does not fit across them."""
    streams: list[str | None] = [*sorted({each.stream for each in held if each.stream}, key=_stream_order)]
    if not streams or len(_across(held)) < sum(each.stream is None for each in held):
        streams.append(None)
    return [Column(day, stream) for stream in streams]


def _stream_order(stream: str) -> tuple[int, str, str]:
    """Stream 2 before stream 10, whatever stands around the number."""
    return len(stream) if stream[-1:].isdigit() else 0, stream.casefold(), stream


def _across(held: Sequence[_Held]) -> set[str]:
    """The sessions of no stream during which nothing else is on but others of that kind."""
    taken = [each for each in held if each.stream is not None]
    free = [each for each in held if each.stream is None]
    while hit := [each for each in free if any(_meet(each.place, other.place) for other in taken)]:
        taken += hit
        free = [each for each in free if each not in hit]
    return {each.place.session for each in free}


def _placed(held: Sequence[_Held], columns: Sequence[Column], first: int) -> list[Placed]:
    number = {column.stream: first + place for place, column in enumerate(columns)}
    across = _across(held)
    return [
        replace(each.place, column=first, across=len(columns), everybody=True)
        if each.place.session in across
        else replace(each.place, column=number[each.stream])
        for each in held
    ]


def _meet(one: Placed, other: Placed) -> bool:
    """Whether two would be drawn over each other; touching is not meeting."""
    return one.start < other.end and other.start < one.end


def _in_lanes(placed: Iterable[Placed]) -> list[Placed]:
    """The same, with those that run at the same time in the same columns side by side."""
    groups: dict[tuple[int, int], list[Placed]] = {}
    for each in placed:
        groups.setdefault((each.column, each.across), []).append(each)
    return [each for group in groups.values() for bunch in _bunches(group) for each in _side_by_side(bunch)]


def _bunches(group: Sequence[Placed]) -> list[list[Placed]]:
    """Sessions that hang together by overlapping, one after the other."""
    bunches: list[list[Placed]] = []
    until = -1
    for each in sorted(group, key=lambda each: (each.start, -each.end, each.session)):
        if each.start >= until:
            bunches.append([])
        bunches[-1].append(each)
        until = max(until, each.end)
    return bunches


def _side_by_side(bunch: Sequence[Placed]) -> list[Placed]:
    """Each in the first lane that is free when it begins."""
    ends: list[int] = []
    lanes = []
    for each in bunch:
        free = next((lane for lane, end in enumerate(ends) if end <= each.start), len(ends))
        ends[free : free + 1] = [each.end]
        lanes.append(free)
    return [replace(each, lane=lane, lanes=len(ends)) for each, lane in zip(bunch, lanes, strict=True)]
