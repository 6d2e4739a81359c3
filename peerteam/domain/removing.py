"""Taking a visit off one laptop, while the team goes on with it: what is here, and what would be lost with it.

Closing ends a visit for everybody; this ends it on a laptop that is returned early, lent or replaced. What was handed
over stays with the others. What was not is nowhere else, so it is named before, and on the receipt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from peerteam.domain.closing import GOES, STAYS, Receipt, said_together, told
from peerteam.domain.records import Visit

_WORK = {kind: GOES[kind] for kind in ("note", "private", "tag", "person", "session")}
_REST = {kind: STAYS[kind] for kind in ("finding", "point", "recommendation", "action", "section", "copy")}
HELD: Mapping[str, tuple[str, str]] = {
    **_WORK,
    "document": ("paper in the list of papers", "papers in the list of papers"),
    "file": GOES["file"],
    **_REST,
    "copies": GOES["copies"],
}
"""What is taken off the laptop, kind by kind, in the order it is told."""
GIVEN: Mapping[str, tuple[str, str]] = {
    "note": ("note", "notes"),
    "tag": ("tag", "tags"),
    "session": ("session", "sessions"),
    "person": ("person", "people"),
    "document": ("paper", "papers"),
    "finding": ("headline", "headlines"),
    "recommendation": ("recommendation", "recommendations"),
}
"""What is counted one by one of what was not handed over; the rest is said as a sum."""
_COMMON = frozenset(
    (
        *("council", "borough", "city", "county", "district", "metropolitan", "unitary", "authority"),
        *("london", "royal", "the", "of", "and"),
    )
)
OTHERWISE = "remove"
_NOT_MADE = "The last file that was to be handed over could not be made: perhaps nobody has what was to be in it."
_ONE_PAPER = "1 paper is kept here as a file. Such files are not handed over: see that somebody else has it."
_PAPERS = "{:,} papers are kept here as files. Such files are not handed over: see that somebody else has them."


@dataclass(frozen=True, slots=True)
class Leaving:
    """A visit as it is on this laptop: what goes, and what of it nobody else has."""

    visit: Visit
    held: Mapping[str, int]
    not_given: Mapping[str, int]  # new or changed here since the last hand-over, kind by kind
    staying: int  # notes that never leave this laptop, whoever wrote them on it
    raised: int  # things to tell the manager in person
    papers: int = 0  # kept here as files, which no file that is handed over holds
    unfinished: bool = False  # the last file that was to be handed over was not made whole

    @property
    def can_be_given(self) -> bool:
        """Whether handing over would save something."""
        return self.unfinished or any(self.not_given.values())

    @property
    def loses(self) -> bool:
        """Whether anything goes that nobody else has."""
        return self.can_be_given or bool(self.staying) or bool(self.papers)

    @property
    def word(self) -> str:
        """What is typed by somebody who removes it all the same: the council, in one word."""
        words = re.findall(r"[^\W\d_]+", self.visit.council or "")
        return max((each for each in words if each.casefold() not in _COMMON), key=len, default=OTHERWISE)


def only_here(leaving: Leaving) -> tuple[str, ...]:
    """What would be lost, in sentences."""
    found = []
    given = told(leaving.not_given, GIVEN)
    others = sum(number for kind, number in leaving.not_given.items() if kind not in GIVEN)
    given += [f"{others:,} other {'thing' if others == 1 else 'things'}"] if others else []
    if given:
        one = sum(leaving.not_given.values()) == 1
        found.append(f"{said_together(given)} {'has' if one else 'have'} not been handed over yet.")
    if leaving.unfinished:
        found.append(_NOT_MADE)
    if leaving.papers:
        found.append(_ONE_PAPER if leaving.papers == 1 else _PAPERS.format(leaving.papers))
    if leaving.staying:
        stay = "1 note was" if leaving.staying == 1 else f"{leaving.staying:,} notes were"
        found.append(f"{stay} to stay on this laptop, and {'is' if leaving.staying == 1 else 'are'} nowhere else.")
    if leaving.raised:
        things = "1 thing was" if leaving.raised == 1 else f"{leaving.raised:,} things were"
        found.append(f"{things} raised with the manager. Make sure that the manager has been told in person.")
    return tuple(found)


def receipt_of(
    leaving: Leaving, at: datetime, by: str, erased: Mapping[str, int], not_reached: Sequence[str]
) -> Receipt:
    """The receipt once it is done; `erased` says how many files really went."""
    visit = leaving.visit
    return Receipt(
        visit.council or "", (visit.first_day, visit.last_day), at.isoformat(timespec="seconds"), by,
        {}, {**leaving.held, **erased}, marking=visit.marking or "", not_reached=tuple(not_reached),
        removed=True, lost=only_here(leaving),
    )  # fmt: skip
