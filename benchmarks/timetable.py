"""The timetable: 60 sessions in 3 streams drawn on the screen of a small laptop, and one of them dragged about."""

from __future__ import annotations

import functools
import gc
import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from benchmarks.result import Result, runs_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from peerteam.domain.records import Slot
    from peerteam.ui.widgets.timetable import Timetable

DAYS = ("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13")
SESSIONS, STREAMS, MOVES, SITTINGS = 60, "ABC", 200, 3
DRAWN, FRAME = 0.05, 0.016


def measure() -> Iterator[Result]:
    """Drawn: from the sessions to the picture, as each is seen for the first time and as it is drawn again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from peerteam.ui.look import Look

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Look(app)
    for words, days in (("on one day", DAYS[:1]), ("on four days", DAYS)):
        name = f"{SESSIONS} sessions {words}"
        yield Result.of(f"{name} drawn", runs_of(functools.partial(_first, app, days)), DRAWN)
        yield Result.of(f"{name} drawn again", runs_of(functools.partial(_again, app, days)), DRAWN)
        slowest = [sorted(_dragged(app, days))[int(MOVES * 0.95)] for _ in range(SITTINGS)]
        yield Result.of(f"{name}, one of them dragged, p95", slowest, FRAME)


def _first(app: QApplication, days: tuple[str, ...]) -> float:
    shown = _timetable()
    shown.show()
    app.processEvents()
    took = _timed(app, lambda: _fill(shown, days))
    shown.deleteLater()
    return took


def _again(app: QApplication, days: tuple[str, ...]) -> float:
    """Everything a step changes is worked out and drawn anew."""
    shown = _timetable()
    shown.show()
    _fill(shown, days)
    app.processEvents()

    def again() -> None:
        _fill(shown, days)
        shown.viewport().update()
        shown.canvas.update()

    took = _timed(app, again)
    shown.deleteLater()
    return took


def _dragged(app: QApplication, days: tuple[str, ...]) -> list[float]:
    from PySide6.QtCore import QPoint

    shown = _timetable()
    shown.show()
    _fill(shown, days)
    app.processEvents()
    card = next(iter(shown.canvas.cards.values()))
    begun = card.mapToGlobal(card.rect().center())
    card.grabbed.emit(card.block.id, "middle", begun)
    gc.collect()
    times = []
    for number in range(MOVES):
        # there and back over the streams and the hours, as a hand does
        at = begun + QPoint(number * 7 % 700, number * 3 % 420)
        times.append(_timed(app, functools.partial(card.dragged.emit, at, False)))
    shown.moving.give_up()
    shown.deleteLater()
    return times


def _timed(app: QApplication, act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    app.processEvents()  # the painting
    return time.perf_counter() - start


def _timetable() -> Timetable:
    from peerteam.ui.widgets.timetable import Timetable

    shown = Timetable("Timetable")
    shown.resize(1206, 560)
    return shown


def _fill(shown: Timetable, days: tuple[str, ...]) -> None:
    from peerteam.domain.records import Session
    from peerteam.domain.timetable_layout import plan_of
    from peerteam.ui.widgets.timetable_paint import Block

    each = SESSIONS // len(days) // len(STREAMS)
    sessions = [
        Session(f"{day}{stream}{number}", f"Session {number} of stream {stream} with the heads of service",
                _slot(day, number, each), stream=stream)
        for day in days for stream in STREAMS for number in range(each)
    ]  # fmt: skip
    assert len(sessions) == SESSIONS
    blocks = {
        s.id: Block(s.id, s.slot.start or "", f"{s.slot.start}–{s.slot.end}", s.title or "", s.slot.room or "",
                    "AH·BO", "!", "○", s.title or "")
        for s in sessions
    }  # fmt: skip
    shown.show_plan(plan_of(sessions), blocks)


def _slot(day: str, number: int, each: int) -> Slot:
    from peerteam.domain.records import Slot

    length = 600 // each
    start = 480 + number * length
    end = start + length - 5
    return Slot(day, f"{start // 60:02}:{start % 60:02}", f"{end // 60:02}:{end % 60:02}", "Committee Room 2")
