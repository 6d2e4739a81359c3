"""The safe copy made when the program is left: the visit is closed by then, so its file is simply copied.

It runs beside the program and is given a second or two; a slow stick does not keep anybody from shutting the lid. A
copy that was not finished in time leaves nothing behind, and the one before it stays.
"""

from __future__ import annotations

import logging
import os
import threading
from datetime import datetime
from pathlib import Path

from peerteam.store.backup import KEPT, copies

LOG = logging.getLogger("peerteam.closing")
PATIENCE_S = 2.0
_PIECE = 1 << 20


class ClosedCopy(threading.Thread):
    """Copies one closed visit into a folder."""

    def __init__(self, visit: Path, folder: Path) -> None:
        super().__init__(name="safe copy", daemon=True)
        self._visit, self._folder = visit, folder
        self._enough = threading.Event()
        self.made: Path | None = None

    def run(self) -> None:
        """Copy piece by piece; a copy that fails is named in the log, for there is no window left to say it in."""
        target = self._folder / f"{self._visit.stem} {datetime.now():%Y-%m-%d %H-%M-%S}.peerteam"
        part = target.with_name(target.name + ".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._copied(part):
                os.replace(part, target)
                self.made = target
                for old in copies(self._folder, self._visit.stem)[:-KEPT]:
                    old.unlink(missing_ok=True)
            else:
                part.unlink(missing_ok=True)
        except OSError as problem:
            LOG.warning("no safe copy was made: %s", type(problem).__name__)

    def wait(self, seconds: float = PATIENCE_S) -> Path | None:
        """Wait for the copy, but not for ever; where it is, if it was made."""
        self.join(seconds)
        self.give_up()
        self.join(0.2)
        return self.made

    def give_up(self) -> None:
        """No copy after all: what is not whole is taken away again."""
        self._enough.set()

    def _copied(self, part: Path) -> bool:
        with self._visit.open("rb") as source, part.open("wb") as copy:
            while piece := source.read(_PIECE):
                if self._enough.is_set():
                    return False
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        return not self._enough.is_set()
