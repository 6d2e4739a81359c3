"""One column of the wall: headlines as cards, and a box at the foot to type the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.aloud import heard, say_aloud
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.labels import label


class HeadlineColumn(QWidget):
    """Type, Enter, next. ↑ in the box goes up to the cards, ↓ on the last card comes back."""

    typed = Signal(str)

    def __init__(self, title: str, role: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, role)
        self.title.setAccessibleName(heard(title))
        self.cards = CardList(heard(title))
        self.box = QLineEdit()
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(f"New under {heard(title)}")
        self.box.setMinimumWidth(1)
        self.box.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        for widget in (self.title, self.cards, self.box):
            layout.addWidget(widget)
        self.box.returnPressed.connect(self._type)
        self.cards.below_asked.connect(self.box.setFocus)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show the headlines; while one types, the newest is kept in sight above the box."""
        grown = len(cards) > self.cards.count()
        self.cards.show_cards(cards)
        if grown and self.box.hasFocus():
            self.cards.scrollToBottom()
            say_aloud(self, f"Added. {self.cards.accessibleName()}, {len(cards)}")

    def headlines(self) -> list[tuple[str, str]]:
        """What is shown: id and words."""
        return [(card.id, card.words) for card in self.cards.cards()]

    def choose(self, id: str) -> bool:
        """Choose a headline, in view and with the focus."""
        found = self.cards.choose(id)
        if found:
            self.cards.setFocus()
        return found

    def taken(self) -> None:
        """What was typed is on the wall: the box is free for the next."""
        self.box.setText("")  # which, unlike clear(), cannot be undone in the box: the headline is undone on the wall

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↑ in the box: to the card just above it. Ctrl+Z in an empty box is for the wall: nothing is there to undo."""
        if watched is not self.box or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and not self.box.text() and _takes_back(event):
            event.ignore()
            return True
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Up
        if pressed and plain and self.cards.count():
            self.cards.setCurrentRow(self.cards.count() - 1)
            self.cards.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _type(self) -> None:
        words = " ".join(self.box.text().split())
        if words:
            self.typed.emit(words)


def _takes_back(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
