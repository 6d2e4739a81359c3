"""What the journeys share: a laptop on which the program is started again and again, and its window by itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerteam import app, paths
from peerteam.settings import SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from peerteam.ui.tasks import Tasks
from tests.flows.leaving import leave, undress
from tests.handover.laptops import quick_locks
from tests.ui.conftest import ANN, records

ShowWindow = Callable[[VisitFile, Callable[[], datetime]], MainWindow]
"""The type of the fixture `show_window`."""


@pytest.fixture(autouse=True)
def _quick_locks() -> Iterator[None]:
    """How slow a lock is to try is held in tests/store."""
    with quick_locks():
        yield


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Program]]:
    """Start the program with the settings of a laptop; the one started before is left."""
    monkeypatch.setattr(paths, "visits_folder", lambda: tmp_path / "visits")
    monkeypatch.setattr(paths, "safe_copies_folder", lambda: tmp_path / "copies")
    started: list[Program] = []

    def started_anew(laptop: str = "") -> Program:
        while started:
            leave(started.pop())
        started.append(Program(qapp, app.work(), SettingsFile(tmp_path / laptop / "settings.json")))
        return started[0]

    yield started_anew
    for program in started:
        leave(program)
    undress(qapp)


@pytest.fixture(scope="session")
def made_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small visit on Ann's laptop, made once."""
    path = tmp_path_factory.mktemp("visit") / "made.peerteam"
    with VisitFile.empty(path, "visit") as visit:
        visit.load(records())
        visit.set_me(ANN)
    return path


@pytest.fixture
def path(made_visit: Path, tmp_path: Path) -> Path:
    """Where this test's copy of it lies."""
    return Path(shutil.copy(made_visit, tmp_path / "visit.peerteam"))


@pytest.fixture
def opened(path: Path, start: Callable[..., Program], qtbot: QtBot) -> MainWindow:
    """The window of the program that was started with the small visit; it has the keys."""
    program = start()
    program.open(path)
    assert program.window is not None
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return program.window


@pytest.fixture
def show_window(qapp: QApplication, qtbot: QtBot) -> Iterator[ShowWindow]:
    """The window over a visit that is open, at the time of a clock; it has the keys."""
    with ExitStack() as shown:

        def show(visit: VisitFile, clock: Callable[[], datetime]) -> MainWindow:
            made = shown.enter_context(_window(qapp, visit, clock))
            made.show()
            made.activateWindow()
            qtbot.waitUntil(made.isActiveWindow)
            return made

        yield show
    undress(qapp)


@contextmanager
def _window(qapp: QApplication, visit: VisitFile, clock: Callable[[], datetime]) -> Iterator[MainWindow]:
    look, tasks, bus = Look(qapp), Tasks(), Bus()
    visit.listeners.append(bus.announce)
    made = MainWindow(visit, bus, tasks, look, app.write_letter, clock)
    yield made
    made.close()
    made.deleteLater()
    visit.listeners.remove(bus.announce)
    tasks.close()
    qapp.styleHints().colorSchemeChanged.disconnect(look.wear)
    look.deleteLater()
