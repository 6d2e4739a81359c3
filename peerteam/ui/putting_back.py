"""Putting a safe copy back: made ready beside the window, the visit as it is now copied first."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from peerteam.store.backup import folder_beside, made_at, put_in_place, ready_to_put_back
from peerteam.store.database import remove
from peerteam.ui.handover_words import day_and_time
from peerteam.ui.tasks import Progress

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

__all__ = ["BUSY", "Ready", "give_up", "prepare", "put_in_place", "told"]

BUSY = "Putting a safe copy back"


class Ready(NamedTuple):
    """A copy that can take the place of the visit, and when it was made."""

    part: Path
    at: datetime | None


def prepare(visit: VisitFile, copy: Path, progress: Progress) -> Ready:
    """Copy the visit as it is now, and look the other copy through. Raises CannotWrite, WrongPhrase or FileDamaged."""
    progress(0, 2)
    part = ready_to_put_back(copy, visit.path, visit.phrase, visit.id)
    try:
        progress(1, 2)
        visit.safe_copy(folder_beside(visit.path))
    except BaseException:
        remove(part)
        raise
    return Ready(part, made_at(copy))


def give_up(ready: Ready) -> None:
    """It is not put back after all."""
    remove(ready.part)


def told(ready: Ready) -> str:
    """What was done."""
    when = day_and_time(ready.at, date.today()) if ready.at else "the safe copy"
    return f"Put back to {when}. How it was before is the newest safe copy."
