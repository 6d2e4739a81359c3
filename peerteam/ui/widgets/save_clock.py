"""When to save typing: soon after the last key, and never later than a second after the first unsaved one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400
LATEST_MS = 900
"""A little under a second, so that the save itself still falls within it."""


class SaveClock(QObject):
    """Two timers: one that every key restarts, and one that runs out whatever the keys do."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = self._timer(PAUSE_MS)
        self._latest = self._timer(LATEST_MS)

    def _timer(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(self._ring)
        return timer

    def key(self) -> None:
        """A key has been pressed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """All is saved."""
        self._pause.stop()
        self._latest.stop()

    @property
    def running(self) -> bool:
        """Whether a save is due within the second."""
        return self._latest.isActive()

    def latest_left(self) -> int:
        """Milliseconds until a save is due whatever is typed; -1 if none is."""
        return self._latest.remainingTime()

    def _ring(self) -> None:
        self.stop()
        self.due.emit()
