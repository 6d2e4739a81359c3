"""What one sees of the wall: the themes, two columns of headlines, the narrow column; and which headline is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.records import Side
from peerteam.ui import theme
from peerteam.ui.page import Page
from peerteam.ui.wall_acts import WallActs
from peerteam.ui.wall_beside import WallBeside
from peerteam.ui.wall_reading import NO_THEME, WallReading
from peerteam.ui.wall_words import finding_card, theme_tab
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.headline_column import HeadlineColumn
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.theme_tabs import ThemeTabs
from peerteam.ui.widgets.wall_aside import BEHIND, FREE, WallAside
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

ASIDE, COLUMN = 330, 250
"""How wide the narrow column is, and how wide a column of cards has to be beside it, at the usual size of text."""


class WallColumns(QWidget):
    """Shows a reading; what is done to a headline is `findings_wall.py`."""

    note_asked = Signal(str, int, int)
    document_asked = Signal(str)

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self._page, self.acts = page, WallActs(visit, page.told.emit)
        self.reading: WallReading | None = None
        self.chosen = ""  # the headline the keys are for
        self._wanted: bool | None = None  # whether the narrow column is; None: where there is room
        self._build()
        self._connect_looks()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.tabs = ThemeTabs()
        self.name, self.hint = label(role="large", wrap=True), label(role="small")
        self.switch = button("Evidence beside", "filter", "Evidence beside the wall")
        self.switch.setCheckable(True)
        self.switch.setChecked(True)
        self.columns = {
            Side.STRENGTH: HeadlineColumn("+  Strengths", "strength", "Type a strength, then Enter"),
            Side.AREA: HeadlineColumn("→  Areas for consideration", "area", "Type an area, then Enter"),
        }
        self.aside = WallAside()
        self.beside = WallBeside(self.aside, self.acts, self)
        over = QHBoxLayout()
        over.addWidget(self.name, 1)
        over.addWidget(self.hint)
        over.addWidget(self.switch)
        row = QHBoxLayout()
        row.setSpacing(theme.LARGE)
        for column in self.columns.values():
            row.addWidget(column, 1)
        row.addWidget(self.aside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self.tabs)
        whole.addLayout(over)
        whole.addLayout(row, 1)
        boxes = [column.box for column in self.columns.values()]
        self.setTabOrder(boxes[0], boxes[1])

    def _connect_looks(self) -> None:
        self.tabs.currentChanged.connect(self.show_theme)
        self.switch.clicked.connect(self._switch_aside)
        self.aside.turned.connect(self._show_aside)
        for column in self.columns.values():
            column.cards.chosen.connect(self._choose)
            column.cards.opened.connect(self.show_behind)
            column.cards.marks_changed.connect(self._say_marked)
            column.cards.across_asked.connect(self._across)
        self.beside.note_asked.connect(self.note_asked)
        self.beside.document_asked.connect(self.document_asked)

    def arrange(self) -> None:
        """Where there is no room for three columns, the narrow one takes the place of the column not chosen from."""
        wide = self._page.side_width(ASIDE)
        roomy = self._page.width() - 2 * theme.LARGE >= wide + 2 * self._page.side_width(COLUMN)
        shown = roomy if self._wanted is None else self._wanted
        self.switch.setChecked(shown)
        self.aside.setVisible(shown)
        self.aside.setMaximumWidth(wide if roomy else self._page.width())
        kept = self._side_of(self.chosen) or Side.STRENGTH
        for side, column in self.columns.items():
            column.setVisible(roomy or not shown or side == kept)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_reading(self, reading: WallReading) -> None:
        """Show the visit as it is now; the theme, what is chosen and what is being typed stay."""
        self.reading = reading
        self.tabs.show_themes([theme_tab(each, reading) for each in reading.tabs])
        self.show_theme()

    def show_theme(self) -> None:
        """Show the theme turned to."""
        reading, current = self.reading, self.tabs.current_id
        if reading is None:
            return
        found = next((each for each in reading.tabs if each.id == current), None)
        self.name.setText((found.name if found else None) or "")
        for side, column in self.columns.items():
            cards = [finding_card(each, reading.tested.get(each.id)) for each in reading.column(current, side)]
            column.show_cards(cards)
            column.box.setEnabled(found is not None)
        if self._side_of(self.chosen) is None:
            self.chosen = ""
        self._show_aside()
        self._say_marked()

    def _show_aside(self) -> None:
        if self.reading is not None:
            self.beside.show_reading(self.reading, self.tabs.current_id, self.chosen)

    def _say_marked(self) -> None:
        marked = self.marked()
        self.hint.setText(f"{number_of(len(marked), 'headline')} marked: Ctrl+J joins" if marked else "")
        self.hint.setVisible(bool(marked))

    def _side_of(self, finding: str) -> Side | None:
        """The side on which a headline is shown now."""
        columns = self.columns.items()
        return next((side for side, column in columns if any(c.id == finding for c in column.cards.cards())), None)

    # --- choosing -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The cursor is where one types."""
        self._shown_columns()[0].box.setFocus()

    def choose(self, finding: str, theme_id: str | None) -> None:
        """Turn to a theme, and to a headline of it."""
        if not self.tabs.go_to(theme_id or ""):
            self.tabs.go_to(NO_THEME)
        self._go_on_with(finding)

    def _go_on_with(self, finding: str) -> None:
        """The keys are for this headline, wherever in the theme it is."""
        for column in self.columns.values():
            if column.choose(finding):
                self._choose(finding)

    def _choose(self, finding: str) -> None:
        self.chosen = finding
        for column in self.columns.values():
            if column.cards.current_id not in ("", finding):
                column.cards.choose("")
        self._show_aside()

    def marked(self) -> list[str]:
        """The headlines marked with Space."""
        return [id for column in self.columns.values() for id in column.cards.marked]

    def back(self) -> bool:
        """Esc: from the narrow column to the headline, from the headline to the box."""
        here: QWidget | None = QApplication.focusWidget()
        if self.marked():
            for column in self.columns.values():
                column.cards.unmark()
            self._say_marked()
        elif here is not None and self.aside.isAncestorOf(here) and self.chosen:
            self.columns[self._side_of(self.chosen) or Side.STRENGTH].cards.begin()
        elif not any(column.box.hasFocus() for column in self.columns.values()):
            self.columns[self._side_of(self.chosen) or Side.STRENGTH].box.setFocus()
        else:
            return False
        return True

    def _across(self, by: int) -> None:
        columns = self._shown_columns()
        index = next((i for i, column in enumerate(columns) if column.cards.hasFocus()), 0) + by
        if 0 <= index < len(columns):
            columns[index].cards.begin()
            self._choose(columns[index].cards.current_id)
        elif by > 0 and not self.aside.isHidden():
            self.aside.begin()

    def _shown_columns(self) -> list[HeadlineColumn]:
        return [column for column in self.columns.values() if not column.isHidden()]

    def _switch_aside(self) -> None:
        self._wanted = self.switch.isChecked()
        self.arrange()

    def show_behind(self) -> None:
        """What is behind the headline, and the keys go there."""
        self._turn_aside(BEHIND)

    def show_free(self) -> None:
        """What is not placed yet, and the keys go there."""
        self._turn_aside(FREE)

    def _turn_aside(self, which: int) -> None:
        self._wanted = True
        self.arrange()
        self.aside.turn(which)
        self.aside.begin()
