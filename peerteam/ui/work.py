"""What the window asks others to do for it; `app.py` puts it together, the only file that knows all rooms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from peerteam.store.visit_file import VisitFile
from peerteam.ui.letter_job import LetterWriter

if TYPE_CHECKING:
    from peerteam.ui.dialogs.new_visit import Wanted


class Beginnings(NamedTuple):
    """What it takes to begin a visit; put together in `app.py`, because it takes several rooms of the house."""

    frameworks: Callable[[], Sequence[tuple[str, str]]]  # (id, name), the oldest first
    suggest: Callable[[str], str]  # the id of the one for an ISO day
    begin: Callable[[Wanted, Path, str | None], VisitFile]
    new_phrase: Callable[[], str]
    review: Callable[[Wanted, Path, str | None, VisitFile], VisitFile]  # one that follows an open visit


class Work(NamedTuple):
    """What the window asks others to do, because it takes several rooms of the house.

    Without `beginnings` no new visit is offered.
    """

    make_sample: Callable[[Path], None]
    write_letter: LetterWriter
    beginnings: Beginnings | None = None
