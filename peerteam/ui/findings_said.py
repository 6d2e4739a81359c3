"""The third tab of Findings: what was said on the last day, word for word, and what became of each point."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.records import FindingState, Outcome, Point
from peerteam.ui import theme
from peerteam.ui.page import Page
from peerteam.ui.said_words import LETTERS, NOT_SAID, STAYS, now_words, point_card, said_words
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.wall_words import over_finding
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.point_panel import PointPanel

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

SIDE, WORDS = 380, 640


class Said(QWidget):
    """The list, and beside it the chosen point and its outcome. The words themselves are changed nowhere."""

    def __init__(self, visit: VisitFile, page: Page, now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self.visit, self._page, self._now = visit, page, now
        self.reading: WallReading | None = None
        self.chosen = ""
        self.when = label(NOT_SAID, "quiet", wrap=True)
        self.take_back = button("Take it back", "plain", "Take back what we said")
        self.list = CardList("What we said", takes=False, letters="".join(LETTERS), edits=False)
        self.list.setDragEnabled(False)
        self.panel = PointPanel()
        over, row = QHBoxLayout(), QHBoxLayout()
        over.addWidget(self.when, 1)
        over.addWidget(self.take_back)
        over.addStretch()
        row.setSpacing(theme.LARGE)
        row.addWidget(self.list, 1)
        row.addWidget(self.panel, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.SMALL, 0, 0)
        whole.setSpacing(theme.MEDIUM)
        whole.addLayout(over)
        whole.addLayout(row, 1)
        self._rest = QWidget()
        whole.addWidget(self._rest)
        self._connect()

    def _connect(self) -> None:
        self.take_back.clicked.connect(self.unsay)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._to_reason)
        self.list.letter.connect(self._letter)
        self.panel.outcome_chosen.connect(self._outcome)
        self.panel.reason.editingFinished.connect(self._keep_reason)
        self.panel.reason.returnPressed.connect(self._to_list)

    def arrange(self) -> None:
        """The panel has its width, and never more than half."""
        self.when.setMaximumWidth(self._page.side_width(WORDS))
        self.panel.setMaximumWidth(min(self._page.side_width(SIDE), self._page.width() // 2))

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_reading(self, reading: WallReading) -> None:
        """Show the visit as it is now."""
        self.reading = reading
        said = self.visit.findings.said()
        points = self.visit.findings.said_in_order()
        self.when.setText(said_words(said) if said else NOT_SAID)
        self.when.setProperty("role", "heading" if said else "quiet")
        self.when.style().polish(self.when)
        self.take_back.setVisible(said is not None and said.can_take_back)
        self.list.show_cards([point_card(each, reading) for each in points])
        for part in (self.list, self.panel):
            part.setVisible(bool(points))
        self._rest.setVisible(not points)
        if self.chosen not in {point.id for point in points}:
            self.chosen = points[0].id if points else ""
            self.list.choose(self.chosen)
        self._show_point()

    def _point(self) -> Point | None:
        return self.reading.snapshot.get(Point, self.chosen) if self.reading else None

    def _show_point(self) -> None:
        point, reading = self._point(), self.reading
        if point is None or reading is None:
            return
        finding = reading.finding(point.finding or "")
        over = over_finding(finding, reading.names) if finding else ""
        state = finding.state if finding else FindingState.DROPPED
        self.panel.say(over, point.text or "", now_words(point, finding, state), point.outcome, point.reason or "")

    # --- choosing -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The keys are for the list."""
        if self.list.count():
            self.list.begin()

    def choose(self, id: str) -> None:
        """Go to a point."""
        if self.list.choose(id):
            self.list.setFocus()
            self._choose(id)

    def _choose(self, id: str) -> None:
        self.flush()
        self.chosen = id
        self._show_point()

    def back(self) -> bool:
        """Esc: from the panel to the list."""
        if self.panel.has_cursor():
            self.list.begin()
            return True
        return False

    def reword(self) -> None:
        """F2: the words said stay as they are."""
        if self.chosen:
            self._page.told.emit(STAYS, "", None)

    def go_to_key(self, key: int) -> None:
        """Ctrl and a number mean nothing here."""

    def flush(self) -> None:
        """Keep the reason that is being typed."""
        self._keep_reason()

    def _to_reason(self) -> None:
        self.panel.reason.setFocus()

    def _to_list(self) -> None:
        self.list.begin()

    # --- doing --------------------------------------------------------------------------------------------------------

    def say(self) -> bool:
        """*This is what we said*: everything on the wall is frozen as it stands."""
        with self._page.telling():
            self.visit.findings.say(self._now())
            back = functools.partial(self._take_back, self.visit.history.last)
            self._page.told.emit("Kept word for word. Until it is handed over it can be taken back.", "Undo", back)
            return True
        return False

    def unsay(self) -> None:
        """It was pressed too early."""
        with self._page.telling():
            self.visit.findings.unsay()

    def _take_back(self, step: Step | None) -> None:
        with self._page.telling():
            if step is not None:
                self.visit.history.take_back(step)

    def _letter(self, letter: str) -> None:
        self._outcome(LETTERS[letter])

    def _outcome(self, outcome: str) -> None:
        """What became of it; the same again: not settled yet."""
        point = self._point()
        if point is not None:
            kept = None if point.outcome == outcome else Outcome(outcome)
            with self._page.telling():
                self.visit.findings.trace(point.id, kept, self.panel.reason.text())

    def _keep_reason(self) -> None:
        point = self._point()
        typed = " ".join(self.panel.reason.text().split())
        if point is not None and typed != (point.reason or ""):
            with self._page.telling():
                self.visit.findings.trace(point.id, point.outcome, typed)
