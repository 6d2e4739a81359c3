"""What the journeys share: a laptop on which the program is started, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from peerteam import app, paths
from peerteam.settings import SettingsFile
from peerteam.ui.program import Program
from tests.flows.leaving import leave


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
    qapp.setStyleSheet("")
