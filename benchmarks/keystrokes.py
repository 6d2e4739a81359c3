"""A key in the note editor, until it is painted: a note of 3,000 words with 60 tags, in the page it is written on.

(Not called `typing`: beside a script of that name Python would find no `typing` of its own.)
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.material import Material
from benchmarks.result import Result, settled
from benchmarks.visits import filled, folder, news
from peerteam.handover.exchange import take_bundle

if TYPE_CHECKING:
    from peerteam.ui.pages.notes import NotesPage

WORDS, TAGS, KEYS, SITTINGS = 3000, 60, 400, 3
SAID = "the forward plan came late again, they said “not yet”. "


def measure() -> Iterator[Result]:
    """The bound is about a whole sitting as it was; of several sittings the middle one is judged."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from peerteam.ui import theme

    app = QApplication.instance() or QApplication(["peerteam", *theme.ARGUMENTS])
    assert isinstance(app, QApplication)
    theme.wear(app, theme.LIGHT)
    for where in ("in the middle", "at the end"):
        sittings = [_sitting(app, where) for _ in range(SITTINGS)]
        slowest = [sorted(times)[int(KEYS * 0.99)] for times in sittings]
        yield Result.of(f"a key {where} of {WORDS:,} words with {TAGS} tags, p99", slowest, 0.008)
        yield Result("  the usual one of them", statistics.median(time for times in sittings for time in times))


def _sitting(app: object, where: str) -> list[float]:
    from peerteam.ui.pages.notes import NotesPage

    made = Material(seed=4)
    note = replace(made.note(), body=made.text(WORDS))
    with folder() as here, filled(here / "keys.peerteam", [note, *made.tags(note, TAGS)]) as visit:
        visit.set_me(note.author or "")
        take_bundle(visit, news().whole)
        page = NotesPage(visit)
        page.resize(1200, 680)
        page.show()
        page.open_note(note.id)
        if where == "in the middle":
            page.editor.select(len(note.body or "") // 2, len(note.body or "") // 2)
        try:
            return list(_keys(app, page))
        finally:
            page.leave()
            page.deleteLater()


def _keys(app: object, page: NotesPage) -> Iterator[float]:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    assert isinstance(app, QApplication)
    app.processEvents()
    with settled():
        for number in range(KEYS):
            letter = SAID[number % len(SAID)]
            start = time.perf_counter()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                app.sendEvent(page.editor, QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter))
            app.processEvents()  # the painting, and whatever else is due
            yield time.perf_counter() - start
