"""Long work beside the window: one worker, data in, data out.

A job never touches a widget or the open visit file. What it gives back arrives on the window's own thread.

While a job runs, Python's search for cycles rests: it runs in whichever thread happens to make the next object, and
a closed sheet that is taken away by the worker's thread crashes Qt.
"""

from __future__ import annotations

import functools
import gc
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from peerteam.domain.errors import PeerTeamError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Cancelled(Exception):
    """The person changed their mind while the job ran."""


class Progress:
    """Handed to a job: it says how far it is, and hears here that it should stop."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def __call__(self, step: int, of: int) -> None:
        """Say that `step` of `of` is reached; ends the job if it was cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(step, of)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()


def tell(hear: Callable[[T], None], outcome: T) -> None:
    """Call whoever asked for a job, unless it is gone: a sheet that was closed meanwhile and taken away.

    What went wrong and nobody reckoned with is raised all the same.
    """
    asked = hear
    while isinstance(asked, functools.partial):
        asked = asked.func
    owner = getattr(asked, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        hear(outcome)
    elif isinstance(outcome, BaseException) and not isinstance(outcome, PeerTeamError | Cancelled):
        raise outcome


class Tasks(QObject):
    """Runs one job after another."""

    began = Signal(str, object)  # what is being done, in words, and its Progress, to cancel it by
    progressed = Signal(int, int)
    ended = Signal()
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._running = 0
        self._window = 0  # which window the jobs are for, counted

    def forget(self) -> None:
        """The window is closed, and its visit: what is still running ends by itself, and nobody is told."""
        self._window += 1

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        words: str = "",
    ) -> Progress:
        """Run `job`, then call `done` with what it returned or `failed` with what it raised.

        With `words` the foot of the window says what is going on, how far it is, and offers to cancel it.
        """
        progress = Progress(self.progressed.emit)
        if words:
            self.began.emit(words, progress)
        self._running += 1
        gc.disable()
        future = self._worker.submit(job, progress)
        future.add_done_callback(functools.partial(self._hand_over, self._window, done, failed))
        return progress

    @functools.cached_property
    def _worker(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")

    def close(self) -> None:
        """Wait for what is running and take nothing more."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._running = 0
        gc.enable()

    def _hand_over(
        self, window: int, done: Callable[[Any], None], failed: Callable[[BaseException], None], future: Future[Any]
    ) -> None:
        """On the worker's thread: queue the outcome for the window's."""
        if future.cancelled():
            return
        error = future.exception()
        told = (failed, error) if error is not None else (done, future.result())
        ended = functools.partial(tell, *told)
        self._ended.emit((window, ended))

    def _deliver(self, outcome: tuple[int, Callable[[], None]]) -> None:
        window, ended = outcome
        self._running = max(self._running - 1, 0)
        if not self._running:
            gc.enable()
        self.ended.emit()
        if window == self._window:
            ended()
