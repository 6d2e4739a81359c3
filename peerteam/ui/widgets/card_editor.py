"""Rewording a card in place: Enter keeps the words, Esc leaves them as they were."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from peerteam.ui import theme
from peerteam.ui.widgets import card as cards
from peerteam.ui.widgets.card import Card

CARD = Qt.ItemDataRole.UserRole
MARKED = Qt.ItemDataRole.UserRole + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Paints cards and lets them be reworded. What was typed is told, never written into the list."""

    reworded = Signal(str, str)  # id, the new words

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        wide = self._view.viewport().width()  # Qt stretches each card to it, whatever is asked for
        return QSize(1, cards.height(index.data(CARD), self._view.font(), wide - 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        look = cards.Look(
            theme.colours_of(option.palette),
            self._view.font(),
            chosen,
            chosen and self._view.hasFocus(),
            bool(index.data(MARKED)),
        )
        painter.save()
        cards.paint(painter, index.data(CARD), option.rect.adjusted(2, 1, -2, -cards.GAP), look)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setProperty("role", "field")
        editor.setAccessibleName("Reword the headline")
        editor.setTabChangesFocus(True)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        card: Card = index.data(CARD)
        if isinstance(editor, QPlainTextEdit) and not editor.toPlainText():
            editor.setPlainText(card.reworded)
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Over the card, and at least two lines high, so that a longer sentence can be seen while it is typed."""
        low = 2 * self._view.fontMetrics().lineSpacing() + 24
        box = option.rect.adjusted(2, 1, -2, -cards.GAP)
        box.setHeight(max(box.height(), low))
        box.moveBottom(min(box.bottom(), max(self._view.viewport().height(), low)))
        editor.setGeometry(box)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        card: Card = index.data(CARD)
        words = " ".join(editor.toPlainText().split()) if isinstance(editor, QPlainTextEdit) else ""
        if words and words != card.reworded:  # an emptied card stays as it was; Delete drops it
            self.reworded.emit(card.id, words)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """In an editor of several lines Qt leaves Enter to the text; a headline is one sentence."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)
