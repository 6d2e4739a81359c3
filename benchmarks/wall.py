"""The wall with 5,000 passages and 120 findings on the screen of a small laptop: until it is painted, each time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from benchmarks.material import VISIT, Material
from benchmarks.result import Result, seconds, settled
from benchmarks.visits import folder
from peerteam.store.visit_file import VisitFile

if TYPE_CHECKING:
    from peerteam.ui.pages.findings import FindingsPage

FINDINGS, TIMES, OPENED = 120, 40, 15
OPENS, MOVES = 0.15, 0.05
"""The bounds: the page is there, and a headline stands in its new place."""


def measure() -> Iterator[Result]:
    """The median of opening; of 40 moves of each kind, all but the slowest two."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QWidget

    from peerteam.ui.bus import Bus
    from peerteam.ui.look import Look
    from peerteam.ui.pages.findings import FindingsPage
    from peerteam.ui.tasks import Tasks

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Look(app)
    bus, tasks, made = Bus(app), Tasks(app), Material(seed=7, findings=FINDINGS)
    with folder() as here, VisitFile.empty(here / "wall.peerteam", VISIT) as visit:
        visit.load(made.records())
        visit.set_me(made.peers[0])
        visit.listeners.append(bus.announce)
        host = QWidget()
        host.resize(1366, 768)
        page = FindingsPage(visit, tasks, parent=host)
        page.resize(1206, 660)
        bus.announced.connect(page.take)
        host.show()
        page.begin()
        QApplication.processEvents()
        yield Result.of("the wall opened, 5,000 passages, 120 findings", _opened(page), OPENS)
        for name, act in _acts(page):
            with settled():
                took = sorted(_painted(act, turn) for turn in range(TIMES))
            yield Result(f"{name}, p95", took[int(TIMES * 0.95) - 1], MOVES)
        host.close()
    tasks.close()


def _opened(page: FindingsPage) -> list[float]:
    """From nothing read to everything painted."""

    def once(_: int) -> None:
        page.hide()
        page.make_stale()
        page.show()

    with settled():
        return [_painted(once, turn) for turn in range(OPENED)]


def _acts(page: FindingsPage) -> Iterator[tuple[str, Callable[[int], None]]]:
    """What is done to headlines while people talk."""
    from peerteam.domain.records import Side, Stance

    wall = page.wall
    ids = [finding.id for finding in page.visit.findings.all()]
    themes = [theme.id for theme in page.visit.programme.themes()]

    def order(turn: int) -> None:
        cards = wall.columns[Side.STRENGTH].cards.cards()
        wall.acts.order(cards[1].id, -1 if turn % 2 else 1)

    def side(turn: int) -> None:
        here, by = (Side.STRENGTH, 1) if turn % 2 else (Side.AREA, -1)
        wall.acts.to_side(wall.columns[here].cards.cards()[0].id, by)

    def theme(turn: int) -> None:
        wall.acts.to_theme(ids[turn], themes[turn % len(themes)], "")

    def add(turn: int) -> None:
        wall.acts.add(themes[0], Side.STRENGTH, f"Headline {turn}")

    def put(turn: int) -> None:
        free = page.reading.not_placed(themes[0]) if page.reading else []
        wall.acts.put(ids[turn], free[0].id, Stance.FOR)

    yield "a headline moved up or down", order
    yield "a headline moved to the other column", side
    yield "a headline moved to another theme", theme
    yield "a headline typed", add
    yield "a passage put behind a headline", put


def _painted(act: Callable[[int], None], turn: int) -> float:
    """How long it takes until everything that became due is painted."""
    from PySide6.QtWidgets import QApplication

    def once() -> None:
        act(turn)
        QApplication.processEvents()

    return seconds(once)
