"""Beside the wall: the chosen headline, why it is warned of something, and what is behind it and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.carry_list import CARRIED_PASSAGE
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.reasons import Reason, Reasons

LINES = 9
"""At least so many lines of what is behind it are seen at once."""
CHOOSE = "Choose a headline to see what is behind it."
NOTHING = "Nothing is behind it yet. Choose “Not placed” and press F or G on a passage, or carry one onto the headline."


@dataclass(frozen=True, slots=True)
class FindingWords:
    """All the panel says of a finding; the warnings are (words, why)."""

    over: str = ""
    facts: str = ""
    warnings: tuple[Reason, ...] = ()


class FindingPanel(QScrollArea):
    """Shows, and asks for what was pressed."""

    note_asked = Signal(str)  # the passage or paper whose place is asked for
    withdrawn = Signal(str)
    turned = Signal(str, str)  # the passage or paper, and "F" for or "G" against

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = label(CHOOSE, "quiet", wrap=True)
        self.over = label(role="over", wrap=True)
        self.facts, self.why = label(role="small", wrap=True), Reasons()
        self.list = CardList("What is behind it", carries=CARRIED_PASSAGE, takes=False, letters="FG", edits=False)
        self.note, self.turn = button("Go to the note", "filter"), button("It speaks against", "filter")
        self.withdraw = button("Take out", "filter")
        self._lay_out()
        self._connect()
        self.say(FindingWords(), ())

    def _lay_out(self) -> None:
        self.buttons = QWidget()
        row = FlowLayout(self.buttons)
        row.setSpacing(theme.SMALL)
        for each in (self.note, self.turn, self.withdraw):
            row.addWidget(each)
        ground = self._ground = QFrame()
        ground.setProperty("role", "page")
        layout = self._layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, theme.SMALL, 0)
        layout.setSpacing(theme.SMALL)
        for part in (self.over, self.facts, self.why, self.empty):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.buttons)
        layout.addStretch()
        self.setWidget(ground)

    def _connect(self) -> None:
        self.note.clicked.connect(self._ask_note)
        self.turn.clicked.connect(self._turn)
        self.withdraw.clicked.connect(self._withdraw)
        self.list.opened.connect(self.note_asked)
        self.list.itemDoubleClicked.connect(self._ask_note)
        self.list.dropped.connect(self.withdrawn)
        self.list.letter.connect(self._letter)
        self.list.chosen.connect(self._name_turn)

    def say(self, words: FindingWords, behind: Sequence[Card]) -> None:
        """Show a finding and what is behind it; empty words show that none is chosen."""
        for where, text in ((self.over, words.over), (self.facts, words.facts)):
            where.setText(text)
            where.setVisible(bool(text))
        self.empty.setText(NOTHING if words.over else CHOOSE)
        self.empty.setVisible(not behind)
        self.why.show_reasons(words.warnings)
        self.list.show_cards(behind)
        self.list.setVisible(bool(behind))
        self.buttons.setVisible(bool(behind))
        if behind and not self.list.current_id:
            self.list.choose(behind[0].id)
        self._name_turn()
        self.fit()

    def begin(self) -> None:
        """Put the focus on what is behind it."""
        if self.list.count():
            self.list.begin()

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask_note(self) -> None:
        if self.list.current_id:
            self.note_asked.emit(self.list.current_id)

    def _withdraw(self) -> None:
        if self.list.current_id:
            self.withdrawn.emit(self.list.current_id)

    def _speaks_against(self) -> bool:
        return any(card.id == self.list.current_id and card.warnings for card in self.list.cards())

    def _turn(self) -> None:
        self._letter("F" if self._speaks_against() else "G")

    def _letter(self, letter: str) -> None:
        if self.list.current_id:
            self.turned.emit(self.list.current_id, letter)

    def _name_turn(self) -> None:
        self.turn.setText("It speaks for it" if self._speaks_against() else "It speaks against")
        self.turn.setAccessibleName(self.turn.text())

    # --- looks --------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """As high as its words need at this width; Qt would rather squeeze them than scroll."""
        self.list.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        self._layout.activate()
        self._ground.setMinimumHeight(self._layout.heightForWidth(self.viewport().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_ground"):
            QTimer.singleShot(0, self, self.fit)
