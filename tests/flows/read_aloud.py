"""Writes what a screen reader is told of every page and sheet of the sample into `docs/accessibility.txt`, to be read.

`python3 dev.py spoken` runs it. That nothing in there is without a name is held by `test_every_window.py`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from peerteam import app, jobs
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets import aloud
from tests.flows.spoken import spoken, unspoken
from tests.flows.test_every_window import PAGES, SHEETS, WHEN, welcome
from tests.flows.walk import HEIGHT, WIDTH, settle
from tests.imports import ROOT

TARGET = ROOT / "docs" / "accessibility.txt"
HEAD = (
    "What a screen reader is told, page by page and sheet by sheet, in the sample visit: of all that can be met its",
    "role, name – value, [state] [key], and after // what is said of it beside its name. [cursor] is where the keys go",
    "when the page or sheet is opened. “Aloud” is what is announced by itself, in that order.",
    "Of a list or a table the first three lines are here. The frame around each page is read once, under “the window”.",
    "Made by `python3 dev.py spoken`.",
)


MOST_WAITS, A_WAIT_MS = 50, 100
"""So long the letter may be looked through beside the window."""
START: dict[str, Callable[[MainWindow], QWidget]] = {
    "the start, with visits": lambda _: welcome(3),
    "the first start": lambda _: welcome(0),
}
_ALOUD: list[str] = []


def main() -> int:
    """Write the file; says how much, and fails if anything that takes the focus has no name."""
    qt = QApplication([sys.argv[0], *theme.ARGUMENTS])
    QAccessible.setActive(True)  # as where somebody listens: Qt keeps the tree up to date only then
    lines, silent = list(HEAD), list[str]()
    setattr(aloud, "_pass_on", lambda where, words: _ALOUD.append(words))  # noqa: B010 - as the tests do
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "visit.peerteam"
        with jobs.visit_from_folder(jobs.sample_folder(app.SAMPLE), path) as visit:
            visit.set_me(visit.people.peer_named("SP").id)
            visit.commit()
            window = _window(qt, visit)
            lines += _told("the window", [window])
            for name, show in {**PAGES, **SHEETS, **START}.items():
                _ALOUD.clear()
                shown = show(window)
                shown.show()
                shown.activateWindow()
                settle(shown)
                if shown is window and window.page is window.letter:
                    _wait_until_looked_through(window)
                lines += _told(name, _parts(window) if shown is window else [shown])
                silent += [f"{name}: {problem}" for problem in unspoken(shown)]
                _put_away(window, shown)
            window.close()
            window._tasks.close()
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join([*silent, f"{len(lines)} lines, {len(silent)} without a name: {TARGET.name}"]) + "\n")
    return 1 if silent else 0


def _window(qt: QApplication, visit: VisitFile) -> MainWindow:
    bus = Bus()
    visit.listeners.append(bus.announce)
    window = MainWindow(visit, bus, Tasks(), Look(qt), app.write_letter, lambda: WHEN)
    window.resize(WIDTH, HEIGHT)
    window.show()
    settle(window)
    return window


def _parts(window: MainWindow) -> list[QWidget]:
    """What is of this page: in the tour its bar only, for the page is met again by itself."""
    if window.tour.under_way:
        return [window.tour.bar]
    return [*([window.strip] if window.strip.isVisible() else []), window.page]


def _told(name: str, shown: Sequence[QWidget]) -> list[str]:
    said = [str(each).replace(str(Path.home()), "~") for part in shown for each in spoken(part)]
    aloud_here = [] if name.startswith("tour") else [f"Aloud: {words}" for words in _ALOUD]
    return ["", f"=== {name}", *aloud_here, *said]


def _wait_until_looked_through(window: MainWindow) -> None:
    for _ in range(MOST_WAITS):
        if window.letter.aside.cautions.known:
            return
        QTest.qWait(A_WAIT_MS)


def _put_away(window: MainWindow, shown: QWidget) -> None:
    if shown is not window:
        shown.close()
    window.strip.dismiss()
    window.leave_tour()
    while window.notes.back():
        pass


if __name__ == "__main__":
    sys.exit(main())
