"""The measures of a timetable: which minute and column a point is, and where a session's card lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from peerteam.domain.timetable_layout import HOUR, Placed, Plan

DAY_GAP = 14.0
"""Between the last stream of a day and the first of the next."""
TOP = 10.0
"""Above the first hour, so that its line and label are not cut."""
_BETWEEN = 3.0
_LINES_AN_HOUR = (5.0, 6.6, 9.0)
"""An hour has room for at least so many lines of small text, in narrow columns for more, and for at most so many."""
_NARROW = 30.0
_WIDEST = 680.0
"""On paper; a single column over the whole page is hard to read across."""
_CHARS = (19.0, 62.0)
"""A column has room for at least and at most so many characters of small text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where everything of a plan lies, in pixels of the canvas or points of the page."""

    plan: Plan
    lefts: tuple[float, ...]
    column: float
    minute: float
    top: float = TOP

    @property
    def width(self) -> float:
        """The whole width."""
        return self.lefts[-1] + self.column + _BETWEEN if self.lefts else 0.0

    @property
    def height(self) -> float:
        """The whole height, with as much below the last hour as above the first."""
        return self.y(self.plan.last) + self.top

    def y(self, minute: float) -> float:
        """How far down a minute is."""
        return self.top + (minute - self.plan.first) * self.minute

    def column_at(self, x: float) -> int:
        """The column under or nearest to a place."""
        return max((number for number, left in enumerate(self.lefts) if left <= x), default=0)

    def across(self, columns: range) -> tuple[float, float]:
        """From where to where columns side by side reach."""
        return self.lefts[columns.start], self.lefts[columns.stop - 1] + self.column

    def box(self, placed: Placed) -> QRectF:
        """Where a card lies."""
        left, right = self.across(range(placed.column, placed.column + placed.across))
        lane = (right - left) / placed.lanes
        top, bottom = self.y(placed.start), self.y(placed.end)
        return QRectF(left + lane * placed.lane, top + 0.5, lane - _BETWEEN, bottom - top - 1.5)

    def span(self, columns: range, start: float, end: float) -> QRectF:
        """What is between two minutes in some columns."""
        left, right = self.across(columns)
        return QRectF(left, self.y(start), right - left - _BETWEEN, (end - start) * self.minute)


def grid_of(plan: Plan, width: float, height: float, line: float, char: float) -> Grid:
    """The measures in a window of this size; columns and hours never get too small to be read."""
    least, most = (char * chars for chars in _CHARS)
    gaps = DAY_GAP * max(len(plan.days) - 1, 0)
    column = max(least, min(most, (width - gaps - _BETWEEN) / max(len(plan.columns), 1)))
    wide, narrow, highest = (line * lines for lines in _LINES_AN_HOUR)
    lowest = narrow if column < _NARROW * char else wide
    hours = (plan.last - plan.first) / HOUR
    hour = max(lowest, min(highest, (height - 2 * TOP) / hours))
    return Grid(plan, tuple(_lefts(plan, column)), column, hour / HOUR)


def page_grid(plan: Plan, left: float, top: float, width: float, height: float) -> Grid:
    """The measures on a page, which everything has to fit on."""
    gaps = DAY_GAP * max(len(plan.days) - 1, 0)
    column = min(_WIDEST, (width - gaps) / max(len(plan.columns), 1))
    return Grid(plan, tuple(left + x for x in _lefts(plan, column)), column, height / (plan.last - plan.first), top)


def _lefts(plan: Plan, column: float) -> Sequence[float]:
    lefts: list[float] = []
    x = 0.0
    for number, each in enumerate(plan.columns):
        x += DAY_GAP if number and each.day != plan.columns[number - 1].day else 0
        lefts.append(x)
        x += column
    return lefts
