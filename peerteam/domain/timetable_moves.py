"""Moving a session in a timetable: in whole steps of minutes, to another stream or day, one end longer or shorter.

Pure functions of where it stands, shared by the mouse and the keys, so that both always do the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from peerteam.domain.records import Slot
from peerteam.domain.timetable import DAY
from peerteam.domain.timetable_layout import Placed, Plan

STEP, COARSE = 5, 15
"""Minutes that a move goes by, and with Shift held."""
LEAST = 5
LONGEST = 12 * 60
"""A session longer than this would be read as a slip."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Where a session is to go. `end` is None where it is not known and stays so."""

    session: str
    day: str
    stream: str | None
    start: int
    end: int | None

    def slot(self, was: Slot) -> Slot:
        """The slot it has there, in the room it was in."""
        end = was.end if self.end is None else clock(self.end)
        return was._replace(day=self.day, start=clock(self.start), end=end)

    @property
    def times(self) -> str:
        """ "10:15–11:00"."""
        return clock(self.start) if self.end is None else f"{clock(self.start)}–{clock(self.end)}"


def clock(minute: int) -> str:
    """ "09:05"; what is beyond midnight is told as on the next day's clock."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def standing(plan: Plan, placed: Placed) -> Shift:
    """Where a session is now, as the beginning of a move."""
    stream = None if placed.everybody else plan.columns[placed.column].stream
    return Shift(placed.session, placed.day, stream, placed.start, placed.known_end)


def snapped(minute: float, step: int = STEP) -> int:
    """The nearest whole step."""
    return round(minute / step) * step


def later(shift: Shift, by: int) -> Shift:
    """The whole session so many minutes later; it begins on its own day."""
    start = max(0, min(DAY - LEAST, shift.start + by))
    return replace(shift, start=start, end=None if shift.end is None else shift.end + start - shift.start)


def ending(shift: Shift, end: int) -> Shift:
    """Ending at this minute, but not before it has begun."""
    return replace(shift, end=max(shift.start + LEAST, min(shift.start + LONGEST, end)))


def beginning(shift: Shift, start: int) -> Shift:
    """Beginning at this minute, the end where it was."""
    if shift.end is None:
        return later(shift, start - shift.start)
    latest = min(shift.end - LEAST, DAY - LEAST)
    return replace(shift, start=max(0, shift.end - LONGEST, min(latest, start)))


def in_column(plan: Plan, shift: Shift, column: int, *, everybody: bool) -> Shift:
    """In the day and stream of a column. What is for everybody stays so, and a day without streams takes none away."""
    there = plan.columns[max(0, min(len(plan.columns) - 1, column))]
    keep = everybody or not any(plan.columns[number].stream for number in plan.columns_of(there.day))
    return replace(shift, day=there.day, stream=shift.stream if keep else there.stream)


def sideways(plan: Plan, shift: Shift, by: int, *, everybody: bool) -> Shift:
    """In the next stream, or on the next day for what is for everybody; at the edge it stays."""
    if everybody:
        days = plan.days
        return replace(shift, day=days[max(0, min(len(days) - 1, days.index(shift.day) + by))])
    return in_column(plan, shift, columns_at(plan, shift, everybody=False).start + by, everybody=False)


def columns_at(plan: Plan, shift: Shift, *, everybody: bool) -> range:
    """The columns a move has come to cover."""
    columns = plan.columns_of(shift.day)
    if everybody:
        return columns
    found = next((number for number in columns if plan.columns[number].stream == shift.stream), columns.start)
    return range(found, found + 1)
