"""Keeps the foot line true: when the last words were saved, what nobody else has yet, and what is being worked on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from peerteam.ui.standing import Standing
from peerteam.ui.tasks import Progress, Tasks
from peerteam.ui.widgets.bars import FootLine

AFTER_A_STEP_MS = 250
AFTER_TYPING_MS = 2000


class FootKeeper(QObject):
    """Between the visit and the worker at one side and the foot line at the other."""

    def __init__(self, line: FootLine, standing: Standing, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._line, self._standing = line, standing
        self._work: Progress | None = None
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.timeout.connect(self.count)
        tasks.began.connect(self._begin_work)
        tasks.progressed.connect(line.work.reach)
        tasks.ended.connect(line.work.end)
        line.work.cancelled.connect(self._cancel_work)

    def count(self) -> None:
        """Count what is not handed over, and say it."""
        if self._standing.lent:
            self._recount.start(AFTER_A_STEP_MS)
        elif self._line.isVisible():
            self._standing.count()
            self._line.stand(self._standing.words)

    def changed(self) -> None:
        """A step was taken: the time is said at once, the count in a moment, so that no key waits for it."""
        self._soon(AFTER_A_STEP_MS)

    def typed(self) -> None:
        """Words were saved, as they are every second while somebody types."""
        self._soon(AFTER_TYPING_MS)

    def rest(self) -> None:
        """The window is closed, and soon the visit too."""
        self._recount.stop()

    def _soon(self, wait: int) -> None:
        self._line.stand(self._standing.words)
        if not self._recount.isActive() or self._recount.remainingTime() > wait:
            self._recount.start(wait)

    def answer(self) -> None:
        """Ctrl+S: all was saved already."""
        self._line.say(self._standing.answer)

    def _begin_work(self, words: str, work: Progress) -> None:
        self._work = work
        self._line.work.begin(words)

    def _cancel_work(self) -> None:
        if self._work is not None:
            self._work.cancel()
