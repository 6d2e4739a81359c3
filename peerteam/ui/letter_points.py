"""What became of each point that was presented: where it stands in the letter, and why if it is not as it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.domain.records import Finding, FindingState, Outcome, Point, Theme
from peerteam.ui import theme
from peerteam.ui.said_words import now_words
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.point_panel import OUTCOMES, PointPanel

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.letter_reading import LetterReading
    from peerteam.ui.page import Page

NOT_SAID = "Nothing has been presented yet. What is said on the last day is followed into the letter here."
NOWHERE = "not in the letter"
_ASKED = "What became of it?"


class LetterPoints(QWidget):
    """A list, and the chosen point's outcome: K kept, S softened, M merged, D dropped."""

    gone_to = Signal(str)  # the anchor of the paragraph it stands in
    opened_at = Signal(str)  # the same, by Enter

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self._visit, self._page = visit, page
        self._reading: LetterReading | None = None
        self._points: dict[str, Point] = {}
        self.none = label(NOT_SAID, "quiet", wrap=True)
        self.list, self.panel = LineList("What was presented"), PointPanel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.none)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.panel, 4)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.clicked_on.connect(self._go_to)
        self.list.do_on({getattr(Qt.Key, f"Key_{words[0]}"): _Does(self, outcome) for outcome, words in
                         OUTCOMES.items()})  # fmt: skip
        self.panel.outcome_chosen.connect(self.say)
        self.panel.reason.editingFinished.connect(self.flush)

    @property
    def unsettled(self) -> int:
        """How many nobody has said anything of."""
        return sum(1 for point in self._points.values() if point.outcome is None)

    def show_reading(self, reading: LetterReading) -> None:
        """Show the visit as it is now."""
        self._reading = reading
        points = sorted(reading.snapshot.all(Point), key=lambda point: (point.position or "~", point.id))
        self._points = {point.id: point for point in points}
        self.list.show_lines([self._line(point, reading) for point in points])
        if not self.list.current_key:
            self.list.step(1)
        for part in (self.list, self.panel):
            part.setVisible(bool(points))
        self.none.setVisible(not points)
        self._show_panel()

    def begin(self) -> None:
        """Go to the first that is not settled."""
        first = next((id for id, point in self._points.items() if point.outcome is None), "")
        if first:
            self.list.choose(first)
            self._show_panel()
        self.list.setFocus()

    def _line(self, point: Point, reading: LetterReading) -> Line:
        outcome = OUTCOMES.get(Outcome(point.outcome), "") if point.outcome else _ASKED
        where = self._where(point, reading)[1]
        detail = " · ".join(filter(None, (outcome, where, point.reason)))
        sign, meaning = ("✓", "settled") if point.outcome else ("?", "not settled yet")
        return Line(point.id, point.text or "", detail=detail, sign=sign, meaning=meaning)

    @staticmethod
    def _where(point: Point, reading: LetterReading) -> tuple[str, str]:
        """The paragraph its finding stands in: its anchor, and what it is called."""
        for part, paragraph in reading.letter.paragraphs():
            if point.finding and paragraph.sources[:1] == (point.finding,):
                name = reading.names[paragraph.anchor]
                return paragraph.anchor, name if part.heading else f"{part.key}, {name}"
        return "", NOWHERE

    # --- the chosen one -----------------------------------------------------------------------------------------------

    def _choose(self, _key: str) -> None:
        self._show_panel()

    def _show_panel(self) -> None:
        point, reading = self._points.get(self.list.current_key), self._reading
        if point is None or reading is None:
            return
        finding = reading.snapshot.get(Finding, point.finding)
        about = reading.snapshot.get(Theme, point.theme)
        over = (about.short_name or about.name or "") if about else ""
        state = finding.state if finding else FindingState.DROPPED
        self.panel.say(over, point.text or "", now_words(point, finding, state), point.outcome, point.reason or "")

    def _go_to(self, key: str) -> None:
        point = self._points.get(key)
        if point is not None and self._reading is not None:
            self.gone_to.emit(self._where(point, self._reading)[0])

    def _open(self, key: str) -> None:
        point = self._points.get(key)
        if point is not None and self._reading is not None:
            self.opened_at.emit(self._where(point, self._reading)[0])

    def say(self, outcome: str) -> None:
        """What became of the chosen one; the same again: not settled yet."""
        point = self._points.get(self.list.current_key)
        if point is not None:
            kept = None if point.outcome == outcome else Outcome(outcome)
            with self._page.telling():
                self._visit.findings.trace(point.id, kept, self.panel.reason.text())

    def flush(self) -> None:
        """Keep the reason that is being typed."""
        point = self._points.get(self.list.current_key)
        typed = " ".join(self.panel.reason.text().split())
        if point is not None and typed != (point.reason or ""):
            with self._page.telling():
                self._visit.findings.trace(point.id, point.outcome, typed)


class _Does:
    """One key of the list; an object of its own rather than a lambda, which would keep a closed page alive."""

    def __init__(self, points: LetterPoints, outcome: str) -> None:
        self._points, self._outcome = points, outcome

    def __call__(self) -> None:
        self._points.say(self._outcome)
