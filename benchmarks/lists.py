"""Narrowing, sorting and scrolling the evidence: 4,000 passages on the screen of a small laptop, painted each time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime

from benchmarks.material import VISIT, Material
from benchmarks.result import Result, seconds, settled
from benchmarks.visits import folder
from peerteam.store.visit_file import VisitFile

NOTES, TAGS_EACH, TIMES, SITTINGS = 400, 10, 60, 3
BOUND = 0.016
"""One picture of a screen that shows sixty a second."""


def measure() -> Iterator[Result]:
    """Of 60 times, all but the slowest three; each time is the quickest of three sittings."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QWidget

    from peerteam.ui import theme
    from peerteam.ui.look import Look
    from peerteam.ui.pages.evidence import EvidencePage

    app = QApplication.instance() or QApplication(["peerteam", *theme.ARGUMENTS])
    assert isinstance(app, QApplication)
    Look(app)
    made = Material(seed=6, notes=NOTES)
    with folder() as here, VisitFile.empty(here / "lists.peerteam", VISIT) as visit:
        visit.load(made.records())
        visit.set_me(made.peers[0])
        host = QWidget()
        host.resize(1366, 768)
        page = EvidencePage(visit, datetime.now, host)
        page.resize(1206, 660)
        host.show()
        page.begin()
        for name, act in _acts(page, made):
            with settled():
                sittings = [[_painted(page, act, turn) for turn in range(TIMES)] for _ in range(SITTINGS)]
            took = sorted(min(times) for times in zip(*sittings, strict=True))
            yield Result(f"{NOTES * TAGS_EACH:,} passages {name}, p95", took[int(TIMES * 0.95) - 1], BOUND)
        host.close()


def _acts(page: object, made: Material) -> Iterator[tuple[str, Callable[[int], None]]]:
    """What is done each time: another theme, another switch, another column, a page further down."""
    from PySide6.QtCore import Qt

    from peerteam.ui.pages.evidence import EvidencePage

    assert isinstance(page, EvidencePage)
    passages = page.passages
    bar, switches = passages.table.verticalScrollBar(), list(passages.chips.switches.values())[1:]

    def theme(turn: int) -> None:
        passages.chips.menus["theme"].choose(frozenset(made.themes[turn % 8 : turn % 8 + turn % 3]))
        passages.apply()

    def switch(turn: int) -> None:
        switches[turn % 2].click()

    def sort(turn: int) -> None:
        passages.table.sortByColumn(turn % 5, Qt.SortOrder(turn // 5 % 2))

    def scroll(turn: int) -> None:
        bar.setValue((bar.value() + bar.pageStep()) % max(bar.maximum(), 1))

    passages.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)  # what each column sorts by is worked out once
    yield "narrowed to a theme", theme
    passages.show_all()
    yield "narrowed by a switch", switch
    passages.show_all()
    for column in range(5):
        passages.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    yield "sorted", sort
    yield "scrolled", scroll


def _painted(page: object, act: Callable[[int], None], turn: int) -> float:
    """How long it takes from the key to the picture: everything that became due is painted."""
    from PySide6.QtWidgets import QApplication

    def once() -> None:
        act(turn)
        QApplication.processEvents()

    return seconds(once)
