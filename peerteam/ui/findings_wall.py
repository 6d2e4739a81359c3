"""The wall: what is done to a headline, by key and by mouse."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from peerteam.domain.records import Finding, Side, Stance
from peerteam.ui import wall_sheets
from peerteam.ui.page import Page
from peerteam.ui.wall_columns import WallColumns
from peerteam.ui.wall_menu import GAP, Entry, open_menu

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

NO_HEADLINE = "No headline is chosen. Go to one with ↑ from the box, or click it."


class Wall(WallColumns):
    """Does what is asked of the headlines it shows."""

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(visit, page)
        self.tabs.card_dropped.connect(self._carried_to_theme)
        for column in self.columns.values():
            cards = column.cards
            column.typed.connect(self._typed)
            cards.menu_asked.connect(self._open_menu)
            cards.reworded.connect(self.acts.reword)
            cards.dropped.connect(self.acts.drop)
            cards.order_asked.connect(self.acts.order)
            cards.side_asked.connect(self._other_side)
            cards.card_dropped.connect(self._carried)
            cards.passage_dropped.connect(self._passage_carried)

    # --- doing --------------------------------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        side = next(side for side, column in self.columns.items() if column is self.sender())
        if self.acts.add(self.tabs.current_id, side, words):
            self.columns[side].taken()

    def go_to_key(self, key: int) -> None:
        """Ctrl and a number: on a headline it goes to that theme; anywhere else the theme is turned to."""
        themes = self.reading.themes if self.reading else ()
        found = next((each for each in themes if each.key == key), None)
        if found is None:
            return
        if self._on_headline():
            self.acts.to_theme(self.chosen, found.id, found.short_name or found.name or "")
        else:
            self.tabs.go_to(found.id)

    def _on_headline(self) -> bool:
        return bool(self.chosen) and any(column.cards.hasFocus() for column in self.columns.values())

    def _carried_to_theme(self, finding: str, theme_id: str) -> None:
        name = self.reading.names.theme(theme_id) if self.reading else ""
        self.acts.to_theme(finding, theme_id, name)

    def _carried(self, finding: str, before: str) -> None:
        side = next(side for side, column in self.columns.items() if column.cards is self.sender())
        self.acts.put_before(finding, before, self.tabs.current_id, side)
        self._go_on_with(finding)

    def _other_side(self, finding: str, by: int) -> None:
        self.acts.to_side(finding, by)
        self._go_on_with(finding)

    def _passage_carried(self, passage: str, finding: str, against: bool) -> None:
        self.acts.put(finding, passage, Stance.AGAINST if against else Stance.FOR)

    def _open_menu(self, finding: str, at: QPoint) -> None:
        self._choose(finding)
        do = functools.partial
        entries: tuple[Entry, ...] = (
            ("What is behind it", "Enter", self.show_behind),
            ("Reword", "F2", self.reword),
            ("Recommendation from it …", "Ctrl+R", self.recommend),
            GAP,
            ("Up", "Ctrl+↑", do(self.acts.order, finding, -1)),
            ("Down", "Ctrl+↓", do(self.acts.order, finding, 1)),
            ("To the other column", "Ctrl+← →", do(self._turn_side, finding)),
            GAP,
            ("Join with another …", "Ctrl+J", self.join),
            ("Split …", "Ctrl+K", self.split),
            ("Drop", "Del", do(self.acts.drop, finding)),
        )
        others = [each for each in self.reading.themes if each.id != self.tabs.current_id] if self.reading else []
        themes = [(each.name or "", do(self.acts.to_theme, finding, each.id, each.name or "")) for each in others]
        open_menu(entries, themes, at, self)

    def _turn_side(self, finding: str) -> None:
        self._other_side(finding, 1 if self._side_of(finding) == Side.STRENGTH else -1)

    # --- keys of the page ---------------------------------------------------------------------------------------------

    def reword(self) -> None:
        """Open the chosen headline for rewording."""
        for column in self.columns.values():
            if column.cards.current_id == self.chosen:
                column.cards.reword_current()

    def join(self) -> None:
        """The marked headlines become one with the chosen one; without marked ones it is asked which."""
        finding = self._finding()
        if finding is None or self.reading is None:
            return
        if others := [id for id in self.marked() if id != finding.id]:
            self.acts.join(finding.id, others)
            return
        same = [f for side in Side for f in self.reading.column(self.tabs.current_id, side) if f.id != finding.id]
        wall_sheets.ask_join(finding, same, self.acts, self)

    def split(self) -> None:
        """One headline becomes two."""
        finding = self._finding()
        if finding is not None and self.reading is not None:
            wall_sheets.ask_split(finding, self.reading, self.acts, self)

    def recommend(self) -> None:
        """A recommendation from the chosen headline, or from those marked."""
        finding = self._finding()
        if finding is None or self.reading is None:
            return
        marked = [found for id in self.marked() if (found := self.reading.finding(id)) is not None]
        wall_sheets.ask_recommend(marked or [finding], self.acts, self)

    def _finding(self) -> Finding | None:
        found = self.reading.finding(self.chosen) if self.reading else None
        if found is None:
            self._page.told.emit(NO_HEADLINE, "", None)
        return found
