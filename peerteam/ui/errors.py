"""When something goes wrong: a known problem is one plain sentence, anything else a report to copy.

The program keeps running either way, because every step was committed or rolled back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from peerteam.domain.errors import PeerTeamError

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Errors(QObject):
    """Hears of every exception nobody caught, on whatever thread, and passes it to the window."""

    known = Signal(object)  # a PeerTeamError
    unexpected = Signal(str)  # a report

    def __init__(self, parent: QObject | None = None, recent: Callable[[], Sequence[str]] = tuple) -> None:
        """`recent` gives the last lines of the log."""
        super().__init__(parent)
        self._recent = recent

    def install(self) -> Hook:
        """Take the place of Python's own hook; returns the one that was there."""
        before = sys.excepthook
        sys.excepthook = self.caught
        return before

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An exception arrived at the end of the line."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, PeerTeamError):
            self.known.emit(error)
        else:
            text = report(error, self._recent())
            sys.stderr.write(text)  # so that it is not lost when the window itself is what broke
            self.unexpected.emit(text)


def report(error: BaseException, recent: Sequence[str] = ()) -> str:
    """What to send to whoever looks after the program: the place in the code, and never the values in it.

    The words of an exception are left out, because they may quote a note.
    """
    import platform
    import traceback

    from PySide6.QtCore import qVersion

    import peerteam

    where = "".join(traceback.format_tb(error.__traceback__))
    about = f"Peer Team {peerteam.__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    before = "".join(f"{line}\n" for line in recent)
    return f"{about}, {platform.system()} {platform.release()}\n\n{where}{type(error).__name__}\n\n{before}"
