"""A monkey at the keyboard: seeded random typing, keys and clicks through the whole real window (`dev.py monkey`).

Every two hundred steps it lets go of what is open, and it is looked whether the visit passes every check, whether the
words in the editor are those in the file, and whether all is there after the visit was closed and opened again. No
crash, no loss, no unexplained error. The log names each step before it is done; the seed does it all again, as far as
the clock allows.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import TextIO

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from peerteam import app
from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Note
from peerteam.settings import SettingsFile
from peerteam.store.check import check
from peerteam.store.tables import TABLES
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from tests.flows.monkey_acts import Acts, in_front, named
from tests.flows.monkey_world import System, alone, files, folder

EACH = 200
"""Steps between two looks at the visit."""
ANEW = 5
"""After so many looks it begins again with a fresh copy: a closed visit has little left to press."""
PAUSE_MS = 30
GRACE_MS = 60_000
"""So long after its time it must have ended."""
LAST_MS = 300
"""What was begun just before the end may still be told: a key pressed on a button is a press a moment later."""
STUCK = 400
"""So many times it waits for work to end before that is a problem of its own."""

LONG = 60
"""After so many steps in one sheet it has seen enough of it, and presses Esc."""
OUT = 6
"""Esc so many times leads out of everything, whatever is open in it."""

Rows = dict[str, list[tuple[object, ...]]]


class Monkey:
    """Acts until its time is up; what it found wrong is in `problems`."""

    def __init__(self, qt: QApplication, here: Path, seed: int, log: TextIO) -> None:
        self._qt, self._here, self._log = qt, here, log
        self._chance = random.Random(seed)
        self._visit, self._fresh = here / "visit.peerteam", here / "fresh.peerteam"
        System(random.Random(seed + 1), files(here, self._fresh), folder(here / "stick"))
        self._program = Program(qt, app.work(), SettingsFile(here / "settings.json"))
        self._program.errors.install()
        sys.excepthook = self._caught
        qInstallMessageHandler(self._qt_says)
        self._acts, self._depth, self._waited, self._ending = Acts(self._chance), 0, 0, False
        self._within: QWidget | None = None  # the sheet or menu it is in, and since how many steps
        self._since = 0
        self.steps, self.looks, self.problems = 0, 0, list[str]()
        self._known: set[str] = set()
        self.told: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()

    def begin(self, seconds: float) -> None:
        """Start, and go on for so long."""
        self._until = time.monotonic() + seconds
        QTimer.singleShot(int(seconds * 1000) + GRACE_MS, self._no_end)
        self._begin_anew()
        self._later()

    def _no_end(self) -> None:
        self._fail("It did not come to an end")
        self._qt.exit()

    def _begin_anew(self) -> None:
        """With a fresh copy of the sample; its safe copies are those of the old one, which is somebody's too."""
        shutil.copy(self._fresh, self._visit)
        self._program.open(self._visit)

    def _later(self, pause: int = 0) -> None:
        QTimer.singleShot(pause, self._step)

    def _step(self) -> None:
        """One step; a sheet it opens runs within it, so the next is arranged before."""
        if time.monotonic() > self._until:
            self._ending = True
        if self._ending or (self.steps and self.steps % EACH == 0):
            self._let_go()
            return
        self._act()

    def _act(self) -> None:
        self.steps += 1
        self._later()
        window = in_front()
        if window is None:
            self._program.show_welcome()
            return
        what, do = self._acts.out(window) if self._has_seen_enough(window) else self._acts.next(window)
        self._count(what)
        self._depth += 1
        try:
            do()
        except RuntimeError as error:  # the widget went away between the choice and the deed
            if "already deleted" not in str(error):
                raise
        finally:
            self._depth -= 1

    def _has_seen_enough(self, window: QWidget) -> bool:
        """Esc is one step back everywhere: a sheet it does not lead out of is a problem of its own."""
        self._since = self._since + 1 if window is self._within else 0
        self._within = window
        if self._since < LONG or window in (self._program.window, self._program.welcome):
            return False
        visit = self._program.visit
        if visit is not None and visit.lent:  # what is being erased is waited for
            self._since = LONG - 1
        elif self._since == LONG + OUT:
            self._fail(f"Esc does not lead out of {named(window)}")
            window.close()
        return self._since >= LONG

    def _count(self, what: str) -> None:
        shown = self._program.window
        page = type(shown.page).__name__ if shown is not None else "Welcome"
        front = in_front()
        where = page if front is shown else f"{page} › {type(front).__name__}"
        self.pages[where] += 1
        self.say(f"{self.steps:6} [{where}] {what}")

    # --- looking ------------------------------------------------------------------------------------------------------

    def _let_go(self) -> None:
        """Leave every menu and sheet, wait for what is being done, then look."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        visit = self._program.visit
        if popup is not None or modal is not None or self._depth or (visit is not None and visit.lent):
            self._waited += 1
            if self._waited > STUCK:
                self._fail(f"Something does not let go: {type(popup or modal).__name__}, depth {self._depth}")
                self._qt.exit()
                return
            self._later(PAUSE_MS)
            if popup is not None:
                popup.close()
            elif modal is not None:
                modal.close()
            return
        self._waited = 0
        self._look()
        if self._ending:
            QTimer.singleShot(LAST_MS, self._qt.exit)
            return
        self.steps += 1
        self._later()

    def _look(self) -> None:
        self.looks += 1
        window = self._program.window
        if window is None:
            left = None
        elif not (left := self._look_at(window)):
            self._fail("The window did not close")
            self._ending = True
        if self._ending:
            return
        if left is None or self.looks % ANEW == 0:
            self._begin_anew()
        else:
            self._program.open(*left)

    def _look_at(self, window: MainWindow) -> tuple[Path, str | None] | None:
        """Close the window after looking; where the visit is, and its words. None if it stays open."""
        visit = window.visit
        if not window.page.leave():
            self._fail("What was typed could not be saved")
        self._same_words(window)
        for problem in check(visit):
            if problem not in self._known:
                self._known.add(problem)
                self._fail(problem)
        path, phrase, before = visit.path, visit.phrase, rows_of(visit)
        self._program.show_visits()
        if self._program.window is not None:
            return None
        with VisitFile.open(path, phrase) as again:
            after = rows_of(again)
        for kind in before:
            if before[kind] != after[kind]:
                self._fail(f"Not all of {kind} is there after a reopen")
        self.say(f"       looked: {sum(map(len, after.values()))} records, {len(self.problems)} problems")
        return path, phrase

    def _same_words(self, window: MainWindow) -> None:
        notes = window.notes if "notes" in window.__dict__ else None
        stored = window.visit.rows.get(Note, notes.tagging.note) if notes else None
        if notes is None or stored is None or notes.strip.isVisible():  # in it it stands that another version is there
            return
        shown, kept = notes.editor.toPlainText(), stored.body or ""
        if shown != kept:
            self._fail(f"The note on the screen has {len(shown)} characters, the file {len(kept)}")

    # --- what went wrong ----------------------------------------------------------------------------------------------

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, PeerTeamError):
            self.told[str(error)] += 1
            self._program.errors.known.emit(error)
            return
        where = "".join(traceback.format_exception(kind, error, trace))
        self._fail(where)

    def _qt_says(self, kind: QtMsgType, _: object, words: str | None) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._fail(f"Qt: {words}")
        elif kind == QtMsgType.QtWarningMsg and not (words or "").startswith("This plugin does not support"):
            self.told[f"Qt: {words}"] += 1
            self.say(f"       Qt: {words}")

    def _fail(self, words: str) -> None:
        self.problems.append(f"step {self.steps}: {words}")
        self.say(f"       PROBLEM {words}")

    def say(self, words: str) -> None:
        """One line of the log, at once: it must be there after a crash."""
        self._log.write(f"{words}\n")
        self._log.flush()


def rows_of(visit: VisitFile) -> Rows:
    """All that is in a visit, kind by kind."""
    run = visit.connection.execute
    return {kind: [tuple(row) for row in run(f"select * from {kind} order by id")] for kind in TABLES}


def main(words: list[str]) -> int:
    """Let it loose; says the seed, how far it came and what it found. Exits 1 if anything was wrong."""
    parser = argparse.ArgumentParser(prog="dev.py monkey", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--log", type=Path, default=None, help="where each step is written; else beside other rubbish")
    given = parser.parse_args(words)
    seed = random.randrange(10**6) if given.seed is None else given.seed
    log: Path = given.log or Path(tempfile.gettempdir()) / f"peerteam-monkey-{seed}.log"
    print(f"seed {seed}, log {log}", flush=True)
    with tempfile.TemporaryDirectory() as own, log.open("w", encoding="utf-8") as file:
        faulthandler.enable(file)
        alone(Path(own))
        qt = QApplication([sys.argv[0], *theme.ARGUMENTS])
        qt.setQuitOnLastWindowClosed(False)
        monkey = Monkey(qt, Path(own), seed, file)
        QTimer.singleShot(0, lambda: monkey.begin(given.minutes * 60))
        qt.exec()
        _report(monkey)
        faulthandler.disable()
    return 1 if monkey.problems else 0


def _report(monkey: Monkey) -> None:
    print(f"{monkey.steps} steps, {monkey.looks} looks; where: {dict(monkey.pages.most_common())}")
    for words, times in monkey.told.most_common():
        print(f"  told {times} ×: {words}")
    for problem in monkey.problems:
        print(f"PROBLEM {problem}")
    print("Nothing went wrong." if not monkey.problems else f"{len(monkey.problems)} problems.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
