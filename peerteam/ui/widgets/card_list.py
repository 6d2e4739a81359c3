"""Cards under each other: walked, ordered, marked, reworded and dropped by key, and carried by the mouse.

The list shows what it is given and tells what is asked for; the page does it and shows the cards again.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QListWidget, QListWidgetItem, QWidget

from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_editor import CARD, MARKED, CardDelegate
from peerteam.ui.widgets.carry_list import CARRIED_CARD, CarryList

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(CarryList):
    """Cards to walk with ↑ ↓. `carries` is the kind of thing its cards are when they are dragged."""

    chosen = Signal(str)
    opened = Signal(str)  # Enter
    reworded = Signal(str, str)  # id, new words
    dropped = Signal(str)  # Delete
    order_asked = Signal(str, int)  # -1 up, 1 down
    side_asked = Signal(str, int)  # the same key with Left and Right
    across_asked = Signal(int)  # to the list at the left or the right
    below_asked = Signal()  # ↓ on the last card
    letter = Signal(str)
    marks_changed = Signal()
    menu_asked = Signal(str, QPoint)  # a card, and where on the screen

    def __init__(
        self, name: str, *, carries: str = CARRIED_CARD, takes: bool = True, letters: str = "", edits: bool = True
    ) -> None:
        super().__init__(carries, takes=takes)
        self._letters, self._edits = letters, edits
        self._marks = edits
        self._waiting: Sequence[Card] | None = None  # shown once the rewording of now is over
        self._marked: set[str] = set()
        self.setAccessibleName(name)
        delegate = CardDelegate(self)
        delegate.reworded.connect(self.reworded)
        self.setItemDelegate(delegate)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not edits:
            self.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.currentItemChanged.connect(self._choose)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards from top to bottom; what is chosen, marked and scrolled to stays."""
        if self.state() == QListWidget.State.EditingState:
            self._waiting = list(cards)
            return
        if cards == self.cards():
            return
        key, row, scroll = self.current_id, self.currentRow(), self.verticalScrollBar().value()
        self._marked &= {card.id for card in cards}
        blocked = self.blockSignals(True)
        self.clear()
        for card in cards:
            self.addItem(self._item(card))
        if key and not self._go_to(key) and self.hasFocus():
            self.setCurrentRow(min(row, self.count() - 1))  # the chosen one is gone: the next one takes its place
        self.blockSignals(blocked)
        self.verticalScrollBar().setValue(scroll)
        if self.current_id and self.current_id != key:
            self.chosen.emit(self.current_id)
        elif self.hasFocus() and self.currentRow() not in (-1, row):
            say_aloud(self, f"{self.currentRow() + 1} of {self.count()}")

    def cards(self) -> list[Card]:
        """What is shown."""
        return [self.item(row).data(CARD) for row in range(self.count())]

    @property
    def current_id(self) -> str:
        """The chosen card, or an empty text."""
        row = self.currentRow()
        return str(self.item(row).data(CARD).id) if row >= 0 else ""

    def choose(self, id: str) -> bool:
        """Choose a card, in view, without telling; an empty text chooses none."""
        blocked = self.blockSignals(True)
        found = self._go_to(id)
        self.blockSignals(blocked)
        self.viewport().update()
        return found

    def begin(self, *, last: bool = False) -> None:
        """Put the focus here, on the card chosen or else on the first or last one."""
        self.setFocus()
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(self.count() - 1 if last else 0)

    def reword_current(self) -> None:
        """Open the chosen card for rewording."""
        if self._edits and self.currentItem() is not None:
            self.editItem(self.currentItem())

    @property
    def marked(self) -> list[str]:
        """The cards marked with Space, from top to bottom."""
        return [card.id for card in self.cards() if card.id in self._marked]

    def only_mark(self) -> None:
        """From now on cards are for marking, with Space or a click, and for nothing else."""
        self._marks = True
        self.setDragEnabled(False)
        self.itemClicked.connect(self.mark)

    def unmark(self) -> None:
        """No card is marked any more."""
        self._marked.clear()
        for row in range(self.count()):
            self._show_mark(self.item(row))

    def _item(self, card: Card) -> QListWidgetItem:
        item = QListWidgetItem(card.words)
        item.setData(CARD, card)
        item.setData(MARKED, card.id in self._marked)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(card, marked=card.id in self._marked))
        item.setToolTip(card.tip)
        if self._edits:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _go_to(self, id: str) -> bool:
        for row in range(self.count()):
            if id and self.item(row).data(CARD).id == id:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))
                return True
        self.setCurrentRow(-1)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A card is as high as its words need at this width; Qt alone would notice that a tenth of a second later."""
        super().resizeEvent(event)
        wide = event.size().width()
        if wide != event.oldSize().width():
            self.doItemsLayout()
            if self.viewport().width() != wide:  # a scroll bar came, of which Qt tells nothing that is just being shown
                self.doItemsLayout()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(CARD).id)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_cards(waiting)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~_KEYPAD
        if not (self._pressed_with_control(event) if held == _CONTROL else not held and self._pressed(event)):
            super().keyPressEvent(event)

    def _pressed_with_control(self, event: QKeyEvent) -> bool:
        key, id = Qt.Key(event.key()), self.current_id
        if id and self._edits and key in _STEPS:
            self.order_asked.emit(id, _STEPS[key])
        elif id and self._edits and key in _SIDES:
            self.side_asked.emit(id, _SIDES[key])
        else:
            return False
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        key, id = Qt.Key(event.key()), self.current_id
        if key in _SIDES:
            self.across_asked.emit(_SIDES[key])
        elif key == Qt.Key.Key_Down and self.currentRow() == self.count() - 1:
            self.below_asked.emit()
        elif not id:
            return False
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit(id)
        elif key in _ENTER:
            self.opened.emit(id)
        elif key == Qt.Key.Key_Space and self._marks:
            self.mark(self.currentItem())
        elif event.text() and event.text().upper() in self._letters:
            self.letter.emit(event.text().upper())
        else:
            return False
        return True

    def mark(self, item: QListWidgetItem) -> None:
        """Mark a card, or no longer."""
        self._marked ^= {item.data(CARD).id}
        self._show_mark(item)
        say_aloud(self, f"{'Marked' if item.data(MARKED) else 'Not marked any more'}, {len(self._marked)} in all")
        self.marks_changed.emit()

    def _show_mark(self, item: QListWidgetItem) -> None:
        card: Card = item.data(CARD)
        item.setData(MARKED, card.id in self._marked)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(card, marked=card.id in self._marked))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Which card has the keys is painted, so that one sees where one is."""
        super().focusInEvent(event)
        if self.currentRow() >= 0 and not self.selectedItems():
            self.setCurrentRow(self.currentRow())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position().toPoint())
        if self._marks and item is not None and event.modifiers() == _CONTROL:
            self.mark(item)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button, or the menu key: for the card there, or else the one chosen."""
        item = self._item_at(event.pos()) if event.reason() == event.Reason.Mouse else self.currentItem()
        if item is not None and self._edits:
            self.setCurrentItem(item)
            below = self.visualItemRect(item).bottomLeft() + QPoint(20, -10)
            by_mouse = event.reason() == event.Reason.Mouse
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(below)
            self.menu_asked.emit(item.data(CARD).id, place)


def _spoken(card: Card, *, marked: bool) -> str:
    return f"Marked. {card.spoken}" if marked else card.spoken
