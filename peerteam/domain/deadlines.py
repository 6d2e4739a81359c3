"""What is due when, counted from the last day on site.

The report is published within three months of the challenge and the action plan within five; the progress review is
about ten months after and its report published within twelve (LGA, reports page and the councils that quote it). The
three weeks for a first draft are usual, not a rule.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from peerteam.domain.records import Visit


class Deadline(NamedTuple):
    """Something due on a day."""

    what: str
    day: date

    def in_words(self, today: date) -> str:
        """How far off it is: "in 12 days", "today", "3 days ago"."""
        days = (self.day - today).days
        if days == 0:
            return "today"
        number = f"{abs(days)} day{'s' if abs(days) != 1 else ''}"
        return f"in {number}" if days > 0 else f"{number} ago"


def iso(text: str | None) -> date | None:
    """An ISO day as a date; None if it is not one."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month + months, 12)  # of the month behind it, counted from 0
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def deadlines(visit: Visit) -> list[Deadline]:
    """All that is due for a visit, in order; empty while its days are not known."""
    first, last = iso(visit.first_day), iso(visit.last_day)
    due = []
    if first:
        due += [Deadline("Read the papers", first - timedelta(days=1)), Deadline("First day on site", first)]
    if last:
        due += [
            Deadline("Feedback to the council", last),
            Deadline("Draft to the council", last + timedelta(weeks=3)),
            Deadline("Report published", months_after(last, 3)),
            Deadline("Action plan published", months_after(last, 5)),
            Deadline("Progress review", months_after(last, 10)),
            Deadline("Review report published", months_after(last, 12)),
        ]
    return due


def next_due(visit: Visit, today: date) -> Deadline | None:
    """The next thing due, or None when all is past."""
    return next((deadline for deadline in deadlines(visit) if deadline.day >= today), None)
