"""Findings: a wall to type headlines on, theme by theme, while five people talk. Evidence is linked later."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from peerteam.domain.records import Finding, FindingState, Side, Theme
from peerteam.ui import theme
from peerteam.ui.page import Page
from peerteam.ui.widgets.headline_column import HeadlineColumn
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


class FindingsPage(Page):
    """Themes as tabs, two columns of headlines, a box at the foot of each."""

    shows = ("finding", "theme")
    keys = (
        ("Enter", "Add the headline and go on typing"),
        ("Tab", "The other column"),
        ("Ctrl+1 … Ctrl+9", "Another theme"),
        ("F2 or Enter on a headline", "Reword it"),
        ("Delete", "Drop it; it is kept, and can be brought back"),
    )

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = visit
        self._themes: list[Theme] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Themes")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.name = label(role="title", wrap=True)
        self.columns = {
            Side.STRENGTH: HeadlineColumn("+  Strengths", "strength", "Type a strength, then Enter"),
            Side.AREA: HeadlineColumn("→  Areas for consideration", "area", "Type an area, then Enter"),
        }
        columns = QHBoxLayout()
        columns.setSpacing(theme.HUGE)
        for column in self.columns.values():
            columns.addWidget(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.LARGE)
        whole.setSpacing(theme.LARGE)
        whole.addWidget(self.tabs)
        whole.addWidget(self.name)
        whole.addLayout(columns, 1)
        self.setTabOrder(self.columns[Side.STRENGTH].box, self.columns[Side.AREA].box)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_theme)
        self.columns[Side.STRENGTH].typed.connect(self._add_strength)
        self.columns[Side.AREA].typed.connect(self._add_area)
        for column in self.columns.values():
            column.reworded.connect(self._reword)
            column.dropped.connect(self._drop)
        for key in range(1, 10):
            shortcut(f"Ctrl+{key}", self, self._go_to_key).setObjectName(str(key))

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        themes = self.visit.programme.themes()
        blocked = self.tabs.blockSignals(True)
        if [t.id for t in themes] != [t.id for t in self._themes]:
            while self.tabs.count():
                self.tabs.removeTab(0)
            for _ in themes:
                self.tabs.addTab("")
        self._themes = themes
        for index, each in enumerate(themes):
            self._label_tab(index, each)
        self.tabs.blockSignals(blocked)
        self._show_theme()

    def _label_tab(self, index: int, each: Theme) -> None:
        sides = [finding.side for finding in self.visit.findings.of_theme(each.id)]
        strengths, areas = sides.count(Side.STRENGTH), sides.count(Side.AREA)
        name = each.short_name or each.name or "Theme"
        self.tabs.setTabText(index, f"{name.replace('&', '&&')}   {strengths} · {areas}")
        self.tabs.setTabToolTip(index, f"{each.name}: {strengths} strengths, {areas} areas for consideration")

    def _show_theme(self) -> None:
        current = self._current()
        self.name.setText((current.name if current else None) or "")
        found = self.visit.findings.of_theme(current.id) if current else []
        for side, column in self.columns.items():
            column.show_headlines([(f.id, f.wording or "") for f in found if f.side == side])
            column.box.setEnabled(current is not None)

    def _current(self) -> Theme | None:
        index = self.tabs.currentIndex()
        return self._themes[index] if 0 <= index < len(self._themes) else None

    def choose(self, record_id: str) -> None:
        """Show this theme, or the theme of this finding with the finding chosen."""
        found = self.visit.rows.find(record_id)
        wanted = record_id if isinstance(found, Theme) else getattr(found, "theme", None)
        index = next((i for i, each in enumerate(self._themes) if each.id == wanted), -1)
        if index >= 0:
            self.tabs.setCurrentIndex(index)
        if isinstance(found, Finding) and found.side in self.columns:
            self.columns[Side(found.side)].choose(record_id)

    def begin(self) -> None:
        self.columns[Side.STRENGTH].box.setFocus()

    # --- writing ------------------------------------------------------------------------------------------------------

    def _add_strength(self, words: str) -> None:
        self._add(Side.STRENGTH, words)

    def _add_area(self, words: str) -> None:
        self._add(Side.AREA, words)

    def _add(self, side: Side, words: str) -> None:
        current = self._current()
        if current is not None:
            with self.telling():
                self.visit.findings.add(current.id, side, words)
                self.columns[side].taken()

    def _reword(self, finding: str, words: str) -> None:
        with self.telling():
            self.visit.findings.reword(finding, words)

    def _drop(self, finding: str) -> None:
        with self.telling():
            self.visit.findings.drop(finding)
            self.told.emit("Dropped. The headline is kept.", "Undo", functools.partial(self._bring_back, finding))

    def _bring_back(self, finding: str) -> None:
        with self.telling(), self.visit.step("Bring back finding"):
            self.visit.rows.change(Finding, finding, state=FindingState.OPEN)

    def _go_to_key(self) -> None:
        key = int(self.sender().objectName())
        index = next((i for i, each in enumerate(self._themes) if each.key == key), -1)
        if index >= 0:
            self.tabs.setCurrentIndex(index)
