"""The last things the program did, for the report of a mistake: ids, labels and numbers, never anybody's words."""

from __future__ import annotations

import logging
from collections import deque

KEPT = 60


class Recent(logging.Handler):
    """Keeps the last lines logged by the program, in memory only."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s", "%H:%M:%S"))
        self._lines: deque[str] = deque(maxlen=KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line. What an exception quotes is never asked for: it may be a note."""
        self._lines.append(self.format(logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None})))

    def lines(self) -> list[str]:
        """The last lines, the newest at the end."""
        return list(self._lines)


def listen() -> Recent:
    """Begin to keep what the program logs; `stop` ends it."""
    recent = Recent()
    logger = logging.getLogger("peerteam")
    logger.setLevel(logging.INFO)
    logger.addHandler(recent)
    return recent


def stop(recent: Recent) -> None:
    """Keep nothing more."""
    logging.getLogger("peerteam").removeHandler(recent)
