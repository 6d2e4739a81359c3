"""How a table of rows under headings is painted, and the line that is put in place of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.data_table import RowDelegate
from peerteam.ui.widgets.grouped_model import GroupedModel

if TYPE_CHECKING:
    from peerteam.ui.widgets.grouped_table import GroupedTable

_EDITOR_CHARS = 14
"""An editor is at least so wide, however narrow its column."""


class CellDelegate(RowDelegate):
    """Paints headings, strikes out what is off, and rings the cell the keys are for."""

    def __init__(self, table: GroupedTable, lines: int) -> None:
        super().__init__(table, lines)
        self._cells = table
        self._off = self._sign = False
        self._colours = theme.LIGHT

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = self._cells.records
        assert isinstance(model, GroupedModel)
        record, self._colours = model.record(index.row()), theme.colours_of(option.palette)
        painter.save()
        if model.is_heading(record):
            self._paint_heading(painter, option, record.words)
        else:
            self._off, self._sign = model.is_off(record), index.column() == 0
            super().paint(painter, option, index)
            if index == self._cells.currentIndex() and self._cells.hasFocus():
                painter.setPen(QColor(self._colours.accent))
                painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -3), 5, 5)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        font = QFont(self._cells.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.ink))
        box = option.rect.adjusted(8, 0, -8, -6)
        text = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)
        painter.setPen(QColor(self._colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def paint_words(self, painter: QPainter, metrics: QFontMetrics, box: Any, text: str, lines: int) -> None:
        """What is off is struck out and quiet; the sign stands out."""
        font = QFont(painter.font())
        if self._off:
            font.setStrikeOut(not text.startswith("–"))
            painter.setPen(QColor(self._colours.quiet))
        elif self._sign:
            font.setBold(True)
            painter.setPen(QColor(self._colours.warn))
        painter.setFont(font)
        super().paint_words(painter, metrics, box, text, lines)

    # --- editing

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        return self._cells.make_editor(parent, index.column())

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified() and not editor.text():
            self._cells.fill_editor(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        wide = max(option.rect.width(), _EDITOR_CHARS * self._metrics.averageCharWidth())
        left = max(0, min(option.rect.left(), self._cells.viewport().width() - wide))
        editor.setGeometry(left, option.rect.top(), wide, option.rect.height())

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QLineEdit):
            self._cells.take_words(editor)
