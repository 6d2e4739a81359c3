"""Writes what a screen reader is told of every page and sheet of the sample into `docs/accessibility.txt`, to be read.

`python3 dev.py spoken` runs it. That nothing in there is without a name is held by `test_every_window.py`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QWidget

from peerteam import app, jobs
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.tasks import Tasks
from tests.flows.spoken import spoken, unspoken
from tests.flows.test_every_window import PAGES, SHEETS, WHEN
from tests.flows.walk import HEIGHT, WIDTH, settle
from tests.imports import ROOT

TARGET = ROOT / "docs" / "accessibility.txt"
HEAD = (
    "What a screen reader is told: role, name and value of all that can be met, page by page, in the sample visit.",
    "Of a list or a table the first three lines are here. The frame around each page is read once, under “the window”.",
    "Made by `python3 dev.py spoken`.",
)


def main() -> int:
    """Write the file; says how much, and fails if anything that takes the focus has no name."""
    qt = QApplication([sys.argv[0], *theme.ARGUMENTS])
    lines, silent = list(HEAD), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "visit.peerteam"
        with jobs.visit_from_folder(jobs.sample_folder(app.SAMPLE), path) as visit:
            visit.set_me(visit.people.peer_named("SP").id)
            visit.commit()
            window = _window(qt, visit)
            lines += _told("the window", window)
            for name, show in {**PAGES, **SHEETS}.items():
                shown = show(window)
                shown.show()
                settle(shown)
                lines += _told(name, window.page if shown is window else shown)
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


def _told(name: str, shown: QWidget) -> list[str]:
    return ["", f"=== {name}", *map(str, spoken(shown))]


def _put_away(window: MainWindow, shown: QWidget) -> None:
    if shown is not window:
        shown.close()
    window.strip.dismiss()
    window.leave_tour()
    while window.notes.back():
        pass


if __name__ == "__main__":
    sys.exit(main())
