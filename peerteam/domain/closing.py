"""Closing a visit: what of it stays for good, what is erased for good, and the receipt that says so.

What was published or said stays: the letter, the headlines, the points, the recommendations and the list of papers.
What people said in confidence goes: notes and passages, whom the team met and when, and the papers themselves. The
figures are counted once more before that, for the receipt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from peerteam.domain.deadlines import iso, months_after
from peerteam.domain.records import Visit
from peerteam.domain.uk_dates import say_date

if TYPE_CHECKING:
    from peerteam.domain.counts import Counts

KEPT_MONTHS = 3
"""Working notes are kept until the report is to be published (usual, not a rule: the date can be changed)."""

STAYS: Mapping[str, tuple[str, str]] = {
    "section": ("part of the letter", "parts of the letter"),
    "copy": ("letter as it was sent", "letters as they were sent"),
    "point": ("point as it was presented", "points as they were presented"),
    "finding": ("headline", "headlines"),
    "recommendation": ("recommendation", "recommendations"),
    "action": ("action of the council’s plan", "actions of the council’s plan"),
    "document": ("paper in the list of papers, without the file", "papers in the list of papers, without the files"),
    "peer": ("member of the team", "members of the team"),
}
"""What stays, kind by kind, in the order it is told."""

GOES: Mapping[str, tuple[str, str]] = {
    "note": ("note", "notes"),
    "private": (
        "of them only on this laptop, or raised with the manager",
        "of them only on this laptop, or raised with the manager",
    ),
    "tag": ("passage", "passages"),
    "person": ("person or group the team met", "people and groups the team met"),
    "session": ("session of the programme", "sessions of the programme"),
    "summary": (
        "paper’s summary, and whom it was asked of",
        "papers’ summaries, and whom they were asked of",
    ),
    "file": ("file of a paper", "files of papers"),
    "copies": ("safe copy", "safe copies"),
}
"""What goes. `private` is part of the notes, so it is told behind them."""

NOT_RECALLED = (
    "Files that were handed over, sent or left in a shared folder before now",
    "Word drafts, slides, workbooks, calendars and note sheets that were made from the visit",
    "Whatever was printed, written on paper or copied without this program",
    "What stays behind in a backup of the whole laptop",
)
"""What nobody can take back, said before and on the receipt."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What closing would keep and erase on this laptop, and what to look at before."""

    keep_until: date | None
    stays: Mapping[str, int]
    goes: Mapping[str, int]
    look_at: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing left to erase."""
        return not any(self.goes.values())


@dataclass(frozen=True, slots=True)
class Closed:
    """The visit was closed: when, by whom, and what there is again, or still, of what goes."""

    day: date
    by: str
    heard: bool
    there: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was kept and what was erased on one laptop, when and by whom; no word of what was erased is in it."""

    council: str
    days: tuple[str | None, str | None]
    closed_at: str  # local time, ISO to the second
    by: str
    kept: Mapping[str, int]
    erased: Mapping[str, int]
    figures: tuple[str, ...] = ()
    marking: str = ""
    heard: bool = False  # closed on another laptop, and erased here when that was heard
    not_reached: tuple[str, ...] = ()  # names of copies that could not be erased
    removed: bool = False  # the whole visit was taken off this laptop, and is not closed
    lost: tuple[str, ...] = ()  # what went with it and nobody else had, in sentences

    @property
    def day(self) -> date:
        """The day of it."""
        return datetime.fromisoformat(self.closed_at).date()


def usual_keep_until(visit: Visit) -> date | None:
    """Until when working notes are usually kept; None while the days of the visit are not known."""
    last = iso(visit.last_day)
    return months_after(last, KEPT_MONTHS) if last else None


def told(found: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> list[str]:
    """What there is of each kind, as lines: "41 notes"."""
    return [f"{found[kind]:,} {one if found[kind] == 1 else many}"
            for kind, (one, many) in words.items() if found.get(kind)]  # fmt: skip


def figures_of(counts: Counts) -> tuple[str, ...]:
    """The numbers of the process paragraph, which cannot be counted any more afterwards."""
    found = (
        (counts.meetings, "meeting", "meetings"),
        (counts.people, "person met", "people met"),
        (counts.documents, "paper read", "papers read"),
        (counts.hours, "hour of the team’s time", "hours of the team’s time"),
    )
    return tuple(
        f"{int(count.number):,} {one if count.number == 1 else many}" for count, one, many in found if count.number
    )


def packed(receipt: Receipt) -> dict[str, Any]:
    """A receipt as plain values."""
    return asdict(receipt)


def unpacked(values: Mapping[str, Any]) -> Receipt:
    """A receipt from plain values; what a newer program added is left out."""
    known = {name: values[name] for name in Receipt.__dataclass_fields__ if name in values}
    made = Receipt(**known)
    return replace(
        made,
        days=(made.days[0], made.days[1]),
        figures=tuple(made.figures),
        not_reached=tuple(made.not_reached),
        lost=tuple(made.lost),
    )


def cautions_before(
    until: date | None, today: date, raised: int, not_handed_over: int, unsettled: int, *, published: bool
) -> tuple[str, ...]:
    """What somebody should know before closing, each in a sentence."""
    found = []
    if until is not None and today < until:
        found.append(f"The notes were to be kept until {say_date(until.isoformat())}.")
    if raised:
        things = "1 thing was" if raised == 1 else f"{raised} things were"
        found.append(f"{things} raised with the manager. Make sure that the manager has been told in person.")
    if not_handed_over:
        found.append(
            f"{_changes(not_handed_over)} not been handed over yet. Exchange first if a colleague needs any of it."
        )
    if unsettled:
        found.append(
            f"{'1 version still waits' if unsettled == 1 else f'{unsettled:,} versions still wait'} to be chosen."
        )
    if not published:
        found.append("No letter is marked as final or published yet. Its figures cannot be counted again afterwards.")
    return tuple(found)


def _changes(number: int) -> str:
    return "1 change of yours has" if number == 1 else f"{number:,} changes of yours have"


def standing(closed: Closed) -> str:
    """One sentence, or two: that the visit is closed, and what there is since that should not be."""
    by = f" by {closed.by}" if closed.by else ""
    there = told({kind: n for kind, n in closed.there.items() if kind not in ("private", "tag")}, GOES)
    be = "is" if len(there) == 1 and there[0].startswith("1 ") else "are"
    since = f" {said_together(there)} {be} on this laptop and nowhere else, or came in since." if there else ""
    return f"This visit was closed on {say_date(closed.day.isoformat())}{by}.{since}"


def said_together(parts: Sequence[str]) -> str:
    """ "3 notes, 2 passages and 1 safe copy"."""
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last
