"""One column of the wall: headlines as cards, and a box at the foot to type the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from peerteam.ui import theme
from peerteam.ui.widgets.labels import label

_ID = Qt.ItemDataRole.UserRole
_PAD = 14
_GAP = 8
_WRAP = Qt.TextFlag.TextWordWrap


class HeadlineColumn(QWidget):
    """Type, Enter, next. F2 rewords a headline, Delete drops it."""

    typed = Signal(str)
    reworded = Signal(str, str)  # id, new words
    dropped = Signal(str)

    def __init__(self, title: str, role: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, role)
        self.cards = _Cards(title)
        self.box = QLineEdit()
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(f"New under {title}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.MEDIUM)
        for widget in (self.title, self.cards, self.box):
            layout.addWidget(widget)
        self.box.returnPressed.connect(self._type)
        self.cards.itemChanged.connect(self._reword)
        self.cards.drop_pressed.connect(self.dropped)

    def show_headlines(self, headlines: Sequence[tuple[str, str]]) -> None:
        """Show (id, wording) from top to bottom; what is chosen and scrolled to stays."""
        if headlines == self.headlines():
            return
        grown = len(headlines) > self.cards.count() > 0
        chosen, scroll = self.cards.current_id, self.cards.verticalScrollBar().value()
        blocked = self.cards.blockSignals(True)
        self.cards.clear()
        for id, words in headlines:
            item = QListWidgetItem(words)
            item.setData(_ID, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.cards.addItem(item)
            if id == chosen:
                self.cards.setCurrentItem(item)
        self.cards.blockSignals(blocked)
        if grown and self.box.hasFocus():
            self.cards.scrollToBottom()
        else:
            self.cards.verticalScrollBar().setValue(scroll)

    def headlines(self) -> list[tuple[str, str]]:
        """What is shown."""
        items = [self.cards.item(row) for row in range(self.cards.count())]
        return [(str(item.data(_ID)), item.text()) for item in items]

    def choose(self, id: str) -> None:
        """Choose a headline, in view and with the focus."""
        for row in range(self.cards.count()):
            if self.cards.item(row).data(_ID) == id:
                self.cards.setCurrentRow(row)
                self.cards.scrollToItem(self.cards.item(row))
                self.cards.setFocus()

    def _type(self) -> None:
        words = self.box.text().strip()
        if words:
            self.typed.emit(words)

    def taken(self) -> None:
        """What was typed is on the wall: the box is free for the next."""
        self.box.clear()

    def _reword(self, item: QListWidgetItem) -> None:
        self.reworded.emit(str(item.data(_ID)), item.text().strip())


class _Cards(QListWidget):
    drop_pressed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_CardDelegate(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)

    @property
    def current_id(self) -> str:
        """The chosen headline."""
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.current_id and event.key() == Qt.Key.Key_Delete:
            self.drop_pressed.emit(self.current_id)
        elif self.current_id and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)


class _CardDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListWidget) else 400
        room = QRect(0, 0, wide - 2 * _PAD - 4, 10_000)
        high = QFontMetrics(option.font).boundingRect(room, _WRAP, str(index.data())).height()
        return QSize(wide - 4, max(theme.ROW, high + 2 * _PAD - 4) + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.colours_of(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(2, 1, -2, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if chosen else colours.line))
        painter.setBrush(QColor(colours.soft if chosen else colours.raised))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(colours.ink))
        painter.setFont(option.font)
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(inner, _WRAP | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName("Reword the headline")
        return line

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if words and words != index.data():  # an emptied headline stays as it was; Delete drops it
            model.setData(index, words)
