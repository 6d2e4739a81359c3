"""The safe copies of a visit, and what was written since each: one of them can be put back."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.store.backup import made_at, written_since
from peerteam.ui.ask import Sheet
from peerteam.ui.handover_words import counted, day_and_time
from peerteam.ui.lending import lend
from peerteam.ui.tasks import Progress, Tasks
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer
from peerteam.ui.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

ASK = "Which safe copy shall be put back?"
DETAIL = "The visit as it is now is copied first, so this can be put right again. What the others have stays with them."
ROWS = 6


class PutBack(Sheet):
    """Choosing a copy says what was written since; the button names its time."""

    wanted = Signal(object)  # the Path of the copy

    def __init__(
        self,
        visit: VisitFile,
        tasks: Tasks,
        copies: Sequence[Path],
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        """`copies` stand as they are given, the newest first."""
        super().__init__(ASK, DETAIL, parent)
        self._visit, self._tasks = visit, tasks
        self._copies = {str(path): path for path in copies}
        self._names = _names(copies, now())
        self._since: dict[str, str] = {}
        self.list = LineList("Safe copies")
        self.list.setMinimumHeight(ROWS * 40)
        self.list.show_lines([Line(key, self._names[key]) for key in self._copies])
        self.since = answer("quiet")
        self.since.setMinimumHeight(self.fontMetrics().height() * 2 + 4)
        self.put_back, cancel = button("Put back", "main"), button("Cancel", "plain")
        self.put_back.setEnabled(False)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.put_back)
        for widget in (self.list, self.since):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.widen(560)
        self.list.chosen.connect(self._look)
        self.list.opened.connect(self._into_button)
        self.put_back.clicked.connect(self._put_back)
        cancel.clicked.connect(self.reject)
        self.list.setFocus()
        if self._copies:
            first = next(iter(self._copies))
            self.list.choose(first)
            self._look(first)

    def _look(self, key: str) -> None:
        """What was written since is counted beside the window."""
        self.put_back.setEnabled(True)
        self.put_back.setText(f"Put back to {self._names[key]}")
        self.put_back.setAccessibleName(self.put_back.text())
        if key in self._since:
            self._show(key)
        elif not self._visit.lent:
            self.since.setText("Looking at what was written since …")
            job = functools.partial(_count, self._visit, self._copies[key])
            done, failed = functools.partial(self._counted, key), functools.partial(self._failed, key)
            lend(self._visit, self._tasks, job, done, failed, "Looking at a safe copy")

    def _counted(self, key: str, kinds: Mapping[str, int]) -> None:
        words = counted(kinds)
        self._since[key] = f"Since then: {words}, new, changed or deleted." if words else "Nothing has changed since."
        self._go_on()

    def _failed(self, key: str, error: BaseException) -> None:
        if not isinstance(error, PeerTeamError):
            raise error
        self._since[key] = str(error)
        self._go_on()

    def _go_on(self) -> None:
        """Another may have been chosen meanwhile."""
        if self.list.current_key:
            self._look(self.list.current_key)

    def _show(self, key: str) -> None:
        self.since.setText(self._since[key])

    def _into_button(self) -> None:
        self.put_back.setFocus()

    def _put_back(self) -> None:
        copy = self._copies.get(self.list.current_key)
        self.accept()
        if copy is not None:
            self.wanted.emit(copy)


def _names(copies: Sequence[Path], now: datetime) -> dict[str, str]:
    """What each copy is called: when it was made, to the second where two are of one minute."""
    times = {str(path): made_at(path) for path in copies}
    said = {key: day_and_time(at, now.date()) if at else Path(key).stem for key, at in times.items()}
    often = Counter(said.values())
    return {key: f"{said[key]}:{at:%S}" if at and often[said[key]] > 1 else said[key] for key, at in times.items()}


def _count(visit: VisitFile, copy: Path, _: Progress) -> dict[str, int]:
    return written_since(visit, copy)
