"""What stands in the narrow column beside the wall, and what is done there: only what is seen of it is worked out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.records import Finding
from peerteam.ui.wall_acts import STANCES, WallActs
from peerteam.ui.wall_reading import WallReading
from peerteam.ui.wall_sheets import ask_place
from peerteam.ui.wall_words import MOST_PASSAGES, behind_words, over_finding, passage_card, plain_card, support_cards
from peerteam.ui.widgets.finding_panel import FindingWords
from peerteam.ui.widgets.wall_aside import BEHIND, CLOSED, FREE, NO_FREE, NO_THEMES, NOT_HEARD, WallAside


class WallBeside(QObject):
    """Fills the narrow column for the theme and the headline of now, and does what is asked for in it."""

    note_asked = Signal(str, int, int)  # note, and the words in it
    document_asked = Signal(str)

    def __init__(self, aside: WallAside, acts: WallActs, wall: QWidget) -> None:
        super().__init__(wall)
        self._aside, self._acts, self._wall = aside, acts, wall
        self._reading: WallReading | None = None
        self._theme = self._chosen = ""
        aside.placed.connect(self._place)
        aside.place_asked.connect(self._ask_place)
        aside.brought_back.connect(acts.bring_back)
        aside.panel.note_asked.connect(self._go_to)
        aside.panel.withdrawn.connect(self._withdraw)
        aside.panel.turned.connect(self._turn)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_reading(self, reading: WallReading, theme_id: str, chosen: str) -> None:
        """Show what belongs to this theme and to the headline chosen in it."""
        self._reading, self._theme, self._chosen = reading, theme_id, chosen
        finding, free = reading.finding(chosen), reading.not_placed(theme_id)
        self._aside.count_free(len(free))
        self._aside.show_dropped([plain_card(each) for each in reading.dropped(theme_id)])
        if self._aside.turned_to == FREE:
            passages = (reading.passage(tag.id) for tag in free[:MOST_PASSAGES])
            cards = [passage_card(each, reading.names) for each in passages if each is not None]
            heard = NO_FREE if reading.is_tagged(theme_id) else NOT_HEARD
            none = CLOSED if reading.snapshot.closed else heard
            self._aside.show_free(cards, why_none=none if reading.themes else NO_THEMES)
        elif self._aside.turned_to == BEHIND:
            self._show_panel(finding, reading)

    def _show_panel(self, finding: Finding | None, reading: WallReading) -> None:
        if finding is None:
            self._aside.panel.say(FindingWords(), ())
            return
        tested = reading.tested.get(finding.id)
        warnings = tuple((flag.words, flag.why) for flag in tested.flags) if tested else ()
        words = FindingWords(over_finding(finding, reading.names), behind_words(finding, reading), warnings)
        self._aside.panel.say(words, support_cards(reading.supports.get(finding.id, ()), reading))

    # --- doing --------------------------------------------------------------------------------------------------------

    def _place(self, passage: str, letter: str) -> None:
        if self._chosen:
            self._acts.put(self._chosen, passage, STANCES[letter])
        else:
            self._ask_place(passage)

    def _ask_place(self, passage: str) -> None:
        if self._reading is not None:
            ask_place(passage, self._reading, self._theme, self._acts, self._wall)

    def _withdraw(self, evidence: str) -> None:
        self._acts.withdraw(self._chosen, evidence)

    def _turn(self, evidence: str, letter: str) -> None:
        self._acts.turn(self._chosen, evidence, STANCES[letter])

    def _go_to(self, evidence: str) -> None:
        passage = self._reading.passage(evidence) if self._reading else None
        if passage is not None and passage.note:
            self.note_asked.emit(passage.note, passage.at, passage.upto)
        elif passage is not None:
            self.document_asked.emit(evidence)
