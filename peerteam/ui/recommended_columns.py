"""What one sees of the recommendations: two tiers of cards, the chosen one beside them, and which that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.domain.recommendations import numbers
from peerteam.domain.records import Finding, Recommendation, Tier
from peerteam.ui import theme
from peerteam.ui.page import Page
from peerteam.ui.recommended_side import NO_THEME, RecommendedSide
from peerteam.ui.recommended_words import (
    TITLES,
    basis_of,
    finding_lines,
    in_order,
    reasons_of,
    recommendation_card,
)
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.widgets.headline_column import HeadlineColumn

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

SIDE, COLUMN = 330, 250
HINT = "Begin with a verb, then Enter"


class RecommendedColumns(QWidget):
    """Shows a reading; what is done to a recommendation is `findings_recommended.py`."""

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self.visit, self._page = visit, page
        self.reading: WallReading | None = None
        self.chosen = ""
        self._opened = False  # whether the panel is asked for where there is no room for it beside both tiers
        self._basis: dict[str, list[Finding]] = {}
        self.columns = {tier: HeadlineColumn(TITLES[tier], "heading", HINT) for tier in Tier}
        self.side = RecommendedSide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.SMALL, 0, 0)
        row.setSpacing(theme.LARGE)
        for column in self.columns.values():
            row.addWidget(column, 1)
        row.addWidget(self.side, 1)
        self._connect_looks()

    def _connect_looks(self) -> None:
        for column in self.columns.values():
            column.cards.chosen.connect(self._choose)
            column.cards.opened.connect(self._open)
            column.cards.across_asked.connect(self._across)
        self.side.form.finished.connect(self._to_card)

    def arrange(self) -> None:
        """Where there is no room for three columns, the panel takes the place of the tier not chosen from."""
        wide = self._page.side_width(SIDE)
        roomy = self._page.width() - 2 * theme.LARGE >= wide + 2 * self._page.side_width(COLUMN)
        self.side.setMaximumWidth(wide if roomy else self._page.width())
        opened = self._opened and bool(self.chosen)
        self.side.setVisible(roomy or opened)
        kept = self._tier_of(self.chosen) or Tier.HEADLINE
        for tier, column in self.columns.items():
            column.setVisible(roomy or not opened or tier == kept)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_reading(self, reading: WallReading) -> None:
        """Show the visit as it is now; what is chosen and being typed stays."""
        self.reading = reading
        every = in_order(reading.snapshot)
        numbered = numbers(every)
        self._basis = basis_of(reading.snapshot)
        for tier, column in self.columns.items():
            column.show_cards([
                recommendation_card(
                    each, numbered[each.id], len(self._basis.get(each.id, ())), reading.advice[each.id], reading.names
                )
                for each in every if each.tier == tier
            ])  # fmt: skip
        self.side.offer_themes([(each.id, reading.names.theme(each.id)) for each in reading.themes])
        if self._tier_of(self.chosen) is None:
            self.chosen = ""
        self._show_side()

    def _show_side(self) -> None:
        reading = self.reading
        found = reading.snapshot.get(Recommendation, self.chosen) if reading else None
        if reading is None or found is None:
            self.side.show_one("", "", {}, (), ())
            return
        values = {name: getattr(found, name) or "" for name in ("label", "number", "explanation")}
        values["theme"] = found.theme or NO_THEME
        reasons = reasons_of(reading.advice[found.id])
        lines = finding_lines(self._basis.get(found.id, ()), reading.names)
        self.side.show_one(found.id, numbers(in_order(reading.snapshot))[found.id], values, reasons, lines)

    def _tier_of(self, id: str) -> Tier | None:
        columns = self.columns.items()
        return next((tier for tier, column in columns if any(c.id == id for c in column.cards.cards())), None)

    # --- choosing -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The cursor is where one types."""
        self._shown()[0].box.setFocus()

    def choose(self, id: str) -> None:
        """Go to a recommendation."""
        for column in self.columns.values():
            if column.choose(id):
                self._choose(id)

    def _choose(self, id: str) -> None:
        self.chosen = id
        for column in self.columns.values():
            if column.cards.current_id not in ("", id):
                column.cards.choose("")
        self._show_side()

    def back(self) -> bool:
        """Esc: from the panel to the card, from the card to the box."""
        column = self.columns[self._tier_of(self.chosen) or Tier.HEADLINE]
        if self.chosen and not column.cards.hasFocus() and not self._in_a_box():
            self._opened = False
            self.arrange()
            column.cards.begin()
        elif not self._in_a_box():
            column.box.setFocus()
        else:
            return False
        return True

    def _in_a_box(self) -> bool:
        return any(column.box.hasFocus() for column in self.columns.values())

    def _to_card(self) -> None:
        self.choose(self.chosen)

    def _shown(self) -> list[HeadlineColumn]:
        return [column for column in self.columns.values() if not column.isHidden()]

    def _across(self, by: int) -> None:
        columns = self._shown()
        index = next((i for i, column in enumerate(columns) if column.cards.hasFocus()), 0) + by
        if 0 <= index < len(columns):
            columns[index].cards.begin()
            self._choose(columns[index].cards.current_id)

    def _open(self, id: str) -> None:
        self._choose(id)
        self._opened = True
        self.arrange()
        self.side.form.begin("label")

    def reword(self) -> None:
        """Open the chosen one for rewording."""
        for column in self.columns.values():
            if self.chosen and column.cards.current_id == self.chosen:
                column.cards.reword_current()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.side.form.flush()
        self.side.explanation.flush()
