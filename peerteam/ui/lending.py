"""An exchange works on the open visit beside the window: the visit is lent to it, and the window leaves it alone.

It is the one job that gets the open file. The whole of it is one step behind the visit's own door, so whoever writes
meanwhile waits; pages are not turned and do not read until it is given back.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from peerteam.ui.tasks import Progress, Tasks, tell

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

T = TypeVar("T")
BUSY = "One moment: files are being taken in."


def lend(
    visit: VisitFile,
    tasks: Tasks,
    job: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[BaseException], None],
    words: str,
) -> None:
    """Run a job that may use the visit; it is back before `done` or `failed` is called."""
    visit.lent += 1
    back = functools.partial(_back, visit, done)
    tasks.run(job, back, functools.partial(_back, visit, failed), words=words)


@contextmanager
def no_tidying() -> Iterator[None]:
    """Python looks for rubbish by itself while it makes many things, and nobody else gets a turn: not now."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _back(visit: VisitFile, then: Callable[[T], None], result: T) -> None:
    visit.lent -= 1
    tell(then, result)
