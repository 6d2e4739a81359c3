"""Exchanging through the window: whether it goes on answering while a whole visit comes in, and what that costs."""

from __future__ import annotations

import gc
import json
import os
import time
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.material import NOTES, VISIT, Material
from benchmarks.result import Result, runs_of, seconds
from benchmarks.visits import PHRASE, filled, folder, rows_of
from peerteam.domain.records import Peer, Record, Theme, Visit
from peerteam.handover.exchange import share, take_in
from peerteam.handover.folder import exchange, place_of, read_folder
from peerteam.store.visit_file import VisitFile

ANSWERS = 0.1
"""The bound: so long the window may keep a person waiting, whatever goes on beside it."""
TICK_MS = 5
FEW, TIMES, SITTINGS = 125, 8, 3


def measure() -> Iterator[Result]:
    """The window first, then the file, then how the time grows."""
    yield from _window()
    yield _size()
    yield _growing()


def _window() -> Iterator[Result]:
    """A whole visit comes in by a stick: the longest time between two turns of the event loop."""
    gaps, took = zip(*(_longest_gap() for _ in range(SITTINGS)), strict=True)
    yield Result.of("longest pause of the window as a whole visit comes in", gaps, ANSWERS)
    yield Result.of("  until all of it is in and shown", took)


def _longest_gap() -> tuple[float, float]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from peerteam.ui.bus import Bus
    from peerteam.ui.look import Look
    from peerteam.ui.main_window import MainWindow
    from peerteam.ui.tasks import Tasks

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    bus, tasks = Bus(), Tasks()
    with folder() as here, filled(here / "mine.peerteam", [], PHRASE) as visit:
        stick = here / "stick"
        stick.mkdir()
        _handed_over(here / "first.file", stick / "theirs.peerteam")
        take_in(visit, here / "first.file")
        visit.set_me(visit.people.peers()[-1].id)
        visit.listeners.append(bus.announce)
        window = MainWindow(visit, bus, tasks, Look(app), lambda *_: None)  # type: ignore[arg-type]
        window.show()
        window.exchange_folder = str(stick)
        assert window.pages  # all made, as they are soon after the start
        window.show_handover()
        app.processEvents()
        turns: list[float] = []
        ticks, loop = QTimer(), QEventLoop()
        ticks.setInterval(TICK_MS)
        ticks.timeout.connect(lambda: turns.append(time.perf_counter()))
        window.handover.handing.done.connect(lambda _: QTimer.singleShot(500, loop.quit))
        gc.collect()
        gc.freeze()  # as the program does when it has started
        ticks.start()
        began = time.perf_counter()
        window.exchange()
        loop.exec()
        ticks.stop()
        gc.unfreeze()
        if len(visit.notes.all()) != NOTES or not window.handover.came.list.count():
            raise RuntimeError("not all of it came in, or it is not shown")
        took = time.perf_counter() - began - 0.5
        window.close()
    tasks.close()
    return max(later - sooner for sooner, later in zip([began, *turns], turns, strict=False)), took


def _handed_over(first: Path, whole: Path) -> None:
    """The large visit as a colleague hands it over: first the team and the themes, then, on the last day, all of it."""
    with folder() as here:
        records = Material().records()
        head: list[Record] = [each for each in records if isinstance(each, Visit | Theme | Peer)]
        with filled(here / "theirs.peerteam", head, PHRASE) as visit:
            visit.set_me(next(each.id for each in head if isinstance(each, Peer)))
            share(visit, first)
            visit.load(records)
            share(visit, whole)


def _size() -> Result:
    """The file that travels, against its rows as JSON, packed."""
    with folder() as here, filled(here / "theirs.peerteam", Material().records()) as visit:
        path = here / "whole.peerteam"
        share(visit, path)
        rows = {kind: [list(row) for row in rows] for kind, rows in rows_of(visit).items()}
        packed = zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 6)
        size = path.stat().st_size
        return Result("size of a hand-over file, beside its rows packed", size, 2.5, len(packed), "bytes")


def _growing() -> Result:
    """Eight times the notes: read, taken in, and our own file written."""
    few, many = (runs_of(partial(_exchanged, notes), 3) for notes in (FEW, FEW * TIMES))
    return Result.of(f"an exchange of {FEW * TIMES:,} notes, beside one of {FEW}", many, TIMES + 1, few)


def _exchanged(notes: int) -> float:
    with folder() as here:
        stick = here / "stick"
        stick.mkdir()
        with filled(here / "theirs.peerteam", Material(notes=notes).records()) as theirs:
            share(theirs, stick / "theirs.peerteam")
        with VisitFile.empty(here / "mine.peerteam", VISIT) as mine:
            place = place_of(mine, stick)
            return seconds(lambda: exchange(mine, place, read_folder(place, lambda step, of: None)))
