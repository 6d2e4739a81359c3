"""The narrow column beside the wall: what is behind the chosen headline, what is not placed yet, what was dropped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.carry_list import CARRIED_PASSAGE
from peerteam.ui.widgets.finding_panel import FindingPanel
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label

BEHIND, FREE, DROPPED = range(3)
_NAMES = ("Behind it", "Not placed", "Dropped")
HINT = "F or G: for or against the chosen headline. Enter: into which finding. Or carry it onto one."
NO_FREE = "Every passage of this theme is in a finding."
NOT_HEARD = "No passage is tagged with this theme yet. In a note its number with Ctrl tags a sentence."
NO_DROPPED = "Nothing was dropped here."


class WallAside(QWidget):
    """Three lists, one seen."""

    turned = Signal()
    placed = Signal(str, str)  # a passage, and "F" for or "G" against the chosen headline
    place_asked = Signal(str)  # a passage: into which finding?
    brought_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = FindingPanel()
        self.free = CardList("Not placed yet", carries=CARRIED_PASSAGE, takes=False, letters="FG", edits=False)
        self.dropped = CardList("Dropped", takes=False, edits=False)
        self.hint, self.no_free = label(HINT, "small", wrap=True), label(NO_FREE, "quiet", wrap=True)
        self.no_dropped, self.back = label(NO_DROPPED, "quiet", wrap=True), button("Bring back")
        self.stack = QStackedWidget()
        for parts in ((self.panel,), (self.free, self.no_free, self.hint), (self.dropped, self.no_dropped, self.back)):
            self.stack.addWidget(_under_each_other(*parts))
        self.stack.setCurrentIndex(FREE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self._switches())
        whole.addWidget(self.stack, 1)
        self.free.letter.connect(self._letter)
        self.free.opened.connect(self.place_asked)
        self.free.itemDoubleClicked.connect(self._ask_place)
        self.dropped.opened.connect(self.brought_back)
        self.back.clicked.connect(self._bring_back)

    def _switches(self) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row)
        layout.setSpacing(theme.SMALL)
        self._group = QButtonGroup(self)
        self.switches: list[QPushButton] = []
        for index, name in enumerate(_NAMES):
            made = button(name, "filter")
            made.setCheckable(True)
            self._group.addButton(made, index)
            layout.addWidget(made)
            self.switches.append(made)
        self.switches[FREE].setChecked(True)
        self._group.idClicked.connect(self.turn)
        row.setAccessibleName("Beside the wall")
        return row

    @property
    def turned_to(self) -> int:
        """Which of the three is seen."""
        return self.stack.currentIndex()

    def turn(self, which: int) -> None:
        """Show one of the three."""
        self.switches[which].setChecked(True)
        self.stack.setCurrentIndex(which)
        self.turned.emit()

    def begin(self) -> None:
        """Put the focus into what is seen."""
        if self.turned_to == BEHIND:
            self.panel.begin()
        else:
            (self.free if self.turned_to == FREE else self.dropped).begin()

    def count_free(self, number: int) -> None:
        """How many passages are not placed yet."""
        self._count(FREE, number)

    def show_free(self, passages: Sequence[Card], *, heard: bool = True) -> None:
        """Show passages not placed yet, the first of them; `heard` says whether the theme has any passage at all."""
        self.free.show_cards(passages)
        self.free.setVisible(bool(passages))
        self.no_free.setText(NO_FREE if heard else NOT_HEARD)
        self.no_free.setVisible(not passages)
        self.hint.setVisible(bool(passages))

    def show_dropped(self, headlines: Sequence[Card]) -> None:
        """Show the drawer."""
        self._count(DROPPED, len(headlines))
        self.dropped.show_cards(headlines)
        self.dropped.setVisible(bool(headlines))
        self.back.setVisible(bool(headlines))
        self.no_dropped.setVisible(not headlines)

    def _count(self, which: int, number: int) -> None:
        self.switches[which].setText(f"{_NAMES[which]}  {number}")
        self.switches[which].setAccessibleName(f"{_NAMES[which]}, {number}")

    def _letter(self, letter: str) -> None:
        self.placed.emit(self.free.current_id, letter)

    def _ask_place(self) -> None:
        if self.free.current_id:
            self.place_asked.emit(self.free.current_id)

    def _bring_back(self) -> None:
        chosen = self.dropped.current_id or next((card.id for card in self.dropped.cards()), "")
        if chosen:
            self.brought_back.emit(chosen)


def _under_each_other(*parts: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.SMALL)
    for part in parts:
        layout.addWidget(part, 1 if isinstance(part, CardList | FindingPanel) else 0)
    layout.addStretch()
    return made
