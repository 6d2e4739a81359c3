"""The narrow column beside the wall: what is behind the chosen headline, what is not placed yet, what was dropped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.carry_list import CARRIED_PASSAGE
from peerteam.ui.widgets.finding_panel import FindingPanel
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.switch_row import SwitchRow

BEHIND, FREE, DROPPED = range(3)
_NAMES = ("Behind it", "Not placed", "Dropped")
HINT = "F or G: for or against the chosen headline. Enter: into which finding. Or carry it onto one."
NO_FREE = "Every passage of this theme is in a finding."
NOT_HEARD = "No passage is tagged with this theme yet. In a note its number with Ctrl tags a sentence."
NO_THEMES = "This visit has no themes yet. Add them in ⋯ › This visit › Themes and focus areas."
CLOSED = "What findings rested on was erased when this visit was closed."
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
        self._row = SwitchRow("Beside the wall", _NAMES, FREE)
        self.switches = self._row.switches
        self._row.pressed.connect(self.turn)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self._row)
        whole.addWidget(self.stack, 1)
        self.free.letter.connect(self._letter)
        self.free.opened.connect(self.place_asked)
        self.free.itemDoubleClicked.connect(self._ask_place)
        self.dropped.opened.connect(self.brought_back)
        self.back.clicked.connect(self._bring_back)

    @property
    def turned_to(self) -> int:
        """Which of the three is seen."""
        return self.stack.currentIndex()

    def turn(self, which: int) -> None:
        """Show one of the three."""
        self._row.turn(which)
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
        self._row.count(FREE, number)

    def show_free(self, passages: Sequence[Card], *, why_none: str = NO_FREE) -> None:
        """Show passages not placed yet, the first of them, or why there is none."""
        self.free.show_cards(passages)
        self.free.setVisible(bool(passages))
        self.no_free.setText(why_none)
        self.no_free.setVisible(not passages)
        self.hint.setVisible(bool(passages))

    def show_dropped(self, headlines: Sequence[Card]) -> None:
        """Show the drawer."""
        self._row.count(DROPPED, len(headlines))
        self.dropped.show_cards(headlines)
        self.dropped.setVisible(bool(headlines))
        self.back.setVisible(bool(headlines))
        self.no_dropped.setVisible(not headlines)

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
