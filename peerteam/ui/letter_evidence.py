"""The evidence of the chosen paragraph, at hand and never in the letter: passages, papers, the lists of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.domain.letter_behind import Behind, Grounds
from peerteam.domain.records import Side, Tag
from peerteam.ui import theme
from peerteam.ui.letter_reading import COUNT
from peerteam.ui.wall_words import EDGES
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.labels import label

if TYPE_CHECKING:
    from peerteam.ui.letter_reading import LetterReading
    from peerteam.ui.widgets.letter_pieces import Piece

CHOOSE = "Choose a paragraph with ↑ ↓ to see what is behind it."
NONE = "Standing words: they rest on no finding."
FINDING = "finding:"


class LetterEvidence(QWidget):
    """Enter opens a passage in its note, a paper among the papers, a number's list, a finding on the wall."""

    note_asked = Signal(str, int, int)
    document_asked = Signal(str)
    finding_asked = Signal(str)
    count_asked = Signal(str)
    book_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: LetterReading | None = None
        self.over, self.words = label(role="over", wrap=True), label(CHOOSE, wrap=True)
        self.list = CardList("Evidence of this paragraph", takes=False, edits=False)
        self.book = button("Evidence by paragraph, TEAM ONLY …", "plain", "Make the evidence book, for the team only")
        self.book.setMinimumWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.over)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.book)
        self.list.setDragEnabled(False)
        self.list.opened.connect(self._open)
        self.list.itemDoubleClicked.connect(self._open_chosen)
        self.book.clicked.connect(self.book_asked)

    def show_paragraph(self, reading: LetterReading, piece: Piece | None) -> None:
        """Show what is behind a paragraph."""
        self._reading = reading
        cards = list(self._cards(reading, piece)) if piece else []
        paragraph = reading.paragraphs.get(piece.key) if piece else None
        name = reading.names.get(piece.key, "") if piece else ""
        self.over.setText(name[:1].upper() + name[1:])
        self.over.setVisible(bool(name))
        text = paragraph.text if paragraph else piece.text if piece else ""
        short = text if len(text) < 160 else f"{text[:150].rsplit(' ', 1)[0]} …"
        self.words.setText((f"{short}\n\n{NONE}" if not cards else short) if text else CHOOSE)
        told = any(card.id.startswith(FINDING) and card.words.rstrip(".") in text for card in cards)
        self.words.setVisible(not told)  # a finding stands on its card in the same words
        self.list.show_cards(cards)
        self.list.setVisible(bool(cards))
        self.list.scheduleDelayedItemsLayout()

    def _cards(self, reading: LetterReading, piece: Piece) -> Iterator[Card]:
        yield from (Card(line.key, line.text, (line.detail,), bar="accent") for line in reading.figure_lines(piece.key))
        paragraph = reading.paragraphs.get(piece.key)
        for grounds in reading.grounding.of(paragraph) if paragraph else ():
            yield from self._grounds(reading, grounds)

    @staticmethod
    def _grounds(reading: LetterReading, grounds: Grounds) -> Iterator[Card]:
        finding, tested = grounds.finding, reading.tested.get(grounds.finding.id)
        facts = (grounds.side, tested.in_words if tested else "")
        warnings = tuple(flag.words for flag in tested.warnings) if tested else ()
        edge = EDGES.get(Side(finding.side), "line") if finding.side else "line"
        yield Card(f"{FINDING}{finding.id}", finding.wording or "", tuple(filter(None, facts)), warnings, edge)
        yield from (_card(behind) for behind in grounds.behind)

    def begin(self) -> None:
        """Walk the list."""
        if self.list.count():
            self.list.begin()
        else:
            self.book.setFocus()

    def _open_chosen(self) -> None:
        if self.list.current_id:
            self._open(self.list.current_id)

    def _open(self, key: str) -> None:
        if key.startswith(COUNT):
            self.count_asked.emit(key.removeprefix(COUNT))
        elif key.startswith(FINDING):
            self.finding_asked.emit(key.removeprefix(FINDING))
        elif self._reading is not None:
            tag = self._reading.snapshot.get(Tag, key)
            if tag is None:
                self.document_asked.emit(key)
            else:
                self.note_asked.emit(tag.note, tag.at or 0, tag.upto or 0)


def _card(behind: Behind) -> Card:
    words = f"“{behind.words.strip('“” ')}”" if behind.kind == "tag" else behind.words
    by = f"noted by {behind.by}" if behind.by else ""
    facts = tuple(filter(None, (behind.who, behind.where, by, behind.what)))
    return Card(behind.id, words, facts, ("speaks against",) if behind.against else ())
