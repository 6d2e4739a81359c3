"""The second tab of Findings: what is recommended, in two tiers, and which findings each follows from."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from peerteam.domain.recommendations import numbers
from peerteam.domain.records import Tier
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.page import Page
from peerteam.ui.recommended_columns import RecommendedColumns
from peerteam.ui.recommended_side import NO_THEME
from peerteam.ui.recommended_words import finding_lines, in_order
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile


class Recommended(RecommendedColumns):
    """Does what is asked of the recommendations it shows."""

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(visit, page)
        for column in self.columns.values():
            cards = column.cards
            column.typed.connect(self._typed)
            cards.reworded.connect(self._reworded)
            cards.dropped.connect(self._drop)
            cards.order_asked.connect(self._order)
            cards.side_asked.connect(self._other_tier)
            cards.card_dropped.connect(self._carried)
        side = self.side
        side.form.changed.connect(self._field_changed)
        side.explanation.changed.connect(self._explained)
        side.link.clicked.connect(self._ask_finding)
        side.unlink.clicked.connect(self._unlink)
        side.part.clicked.connect(self._ask_whole)
        side.drop.clicked.connect(self._drop_chosen)
        shortcut("Del", side.findings, self._unlink, only_here=True)

    def go_to_key(self, key: int) -> None:
        """Ctrl and a number: the chosen one belongs to that theme."""
        themes = self.reading.themes if self.reading else ()
        found = next((each for each in themes if each.key == key), None)
        if found is not None and self.chosen:
            self._field_changed(self.chosen, "theme", found.id)

    # --- doing --------------------------------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        tier = next(tier for tier, column in self.columns.items() if column is self.sender())
        with self._page.telling():
            self.visit.findings.recommend(tier, words)
            self.columns[tier].taken()

    def _reworded(self, id: str, words: str) -> None:
        with self._page.telling():
            self.visit.findings.reword_recommendation(id, words)

    def _field_changed(self, id: str, field: str, words: str) -> None:
        with self._page.telling():
            findings = self.visit.findings
            if field == "theme":
                findings.move_recommendation(id, theme=None if words == NO_THEME else words)
            else:
                findings.reword_recommendation(id, **{field: words or None})

    def _explained(self, id: str, words: str) -> None:
        with self._page.telling():
            self.visit.findings.reword_recommendation(id, explanation=words or None)

    def _order(self, id: str, by: int) -> None:
        with self._page.telling():
            findings = self.visit.findings
            (findings.recommendation_up if by < 0 else findings.recommendation_down)(id)

    def _other_tier(self, id: str, by: int) -> None:
        tier = Tier.HEADLINE if by < 0 else Tier.THEME
        with self._page.telling():
            now = self.visit.findings.recommendation(id)
            if now.tier != tier:
                self.visit.findings.move_recommendation(id, tier, now.theme)
                self.choose(id)

    def _carried(self, id: str, before: str) -> None:
        tier = next(tier for tier, column in self.columns.items() if column.cards is self.sender())
        with self._page.telling(), self.visit.step("Move recommendation"):
            now = there = self.visit.findings.recommendation(id)
            if before and tier == Tier.THEME:  # they stand by theme: put among those of another, it is under that one
                there = self.visit.findings.recommendation(before)
            if (now.tier, now.theme) != (tier, there.theme):
                self.visit.findings.move_recommendation(id, tier, there.theme)
            if before != id:
                self.visit.findings.order_recommendation(id, before=before or None)
        self.choose(id)

    def _drop_chosen(self) -> None:
        if self.chosen:
            self._drop(self.chosen)

    def _drop(self, id: str) -> None:
        with self._page.telling():
            self.visit.findings.drop_recommendation(id)
            back = functools.partial(self._take_back, self.visit.history.last)
            self._page.told.emit("The recommendation is dropped.", "Undo", back)

    def _take_back(self, step: Step | None) -> None:
        with self._page.telling():
            if step is not None:
                self.visit.history.take_back(step)

    def _ask_finding(self) -> None:
        if self.reading is not None and self.chosen:
            behind = {finding.id for finding in self._basis.get(self.chosen, ())}
            free = [each for each in self.reading.open_findings() if each.id not in behind]
            self._ask("Which finding does it follow from?", finding_lines(free, self.reading.names), self._link)

    def _ask_whole(self) -> None:
        if self.reading is not None and self.chosen:
            every = in_order(self.reading.snapshot)
            numbered = numbers(every)
            others = [Line(e.id, e.text or "", lead=numbered[e.id]) for e in every if e.id != self.chosen]
            self._ask("Of which recommendation is it a part?", others, self._put_under)

    def _ask(self, question: str, lines: list[Line], do: Callable[[str, str], None]) -> None:
        sheet = Pick(question, lines, self)
        sheet.taken.connect(functools.partial(self._answered, self.chosen, do))
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _answered(self, id: str, do: Callable[[str, str], None], answer: str) -> None:
        with self._page.telling():
            do(id, answer)

    def _link(self, id: str, finding: str) -> None:
        self.visit.findings.rests_on(id, finding)

    def _put_under(self, id: str, other: str) -> None:
        self.visit.findings.put_under(id, other)

    def _unlink(self) -> None:
        finding = self.side.findings.current_key or next((line.key for line in self.side.findings.lines()), "")
        if self.chosen and finding:
            with self._page.telling():
                self.visit.findings.no_longer_rests_on(self.chosen, finding)
