"""The sample visit, which anybody can try things on: where it is kept, whether a visit is it, and its own time.

It lives in its own week. Whoever opens it, on whatever day, finds the same Wednesday morning: an interview about to
begin, a day of notes written, the wall still to come. What is written in it is dated so too; only what laptops tell
each other by, the clock of changes and the names of safe copies, stays with the real time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from peerteam import paths
from peerteam.store.visit_file import VisitFile

NAME = "Sample visit.peerteam"
SAMPLE = "5f514c3bdad42444"
"""The identity of the sample on every laptop, wherever its file is and whatever it is called."""
OPENED_AT = datetime(2026, 3, 11, 8, 56)
"""What time it is there whenever it is opened."""


def sample_path() -> Path:
    """Where it is, or will be once somebody asks for it."""
    return paths.visits_folder() / NAME


def is_sample(visit: VisitFile | None) -> bool:
    """Whether this visit is the sample."""
    return visit is not None and visit.id == SAMPLE


def clock_from(opened_at: datetime, real: Callable[[], datetime] = datetime.now) -> Callable[[], datetime]:
    """A clock that stands at this moment now, and goes on from there as the real one does."""
    began = real()

    def now() -> datetime:
        return opened_at + max(real() - began, timedelta())

    return now


def where_it_stands(visit: VisitFile) -> str:
    """Said at the top of the window, so that nobody wonders about the date."""
    now = visit.now()
    return f"Sample  ·  here it is {now:%A} {now.day} {now:%B %Y}"


def put_in_its_week(visit: VisitFile) -> None:
    """Let the sample live by its own clock from now on; any other visit keeps the laptop's."""
    if is_sample(visit):
        visit.live_by(clock_from(OPENED_AT))
