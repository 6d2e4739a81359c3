"""A table of numbers with soft tints: themes down, source groups across, and what a theme lacks in words at the end.

The numbers carry the meaning; the tint only helps the eye. Arrows walk the cells, Enter or a click opens what is behind
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from peerteam.ui import theme

_CELL = Qt.ItemDataRole.UserRole
_PAD = 8
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A number to open, how deep its tint is (0 to 4), and the cell in words. `row` and `column` are the caller's."""

    row: str
    column: str
    text: str
    level: int
    spoken: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One theme: its name, its cells, and what it lacks."""

    name: str
    cells: tuple[HeatCell, ...]
    remark: str


class HeatMap(QTableWidget):
    """The table; it is as high as its rows, and scrolls sideways where the text is large."""

    opened = Signal(str, str)  # row, column

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, ...], tuple[HeatRow, ...]] = ((), ())
        self.setAccessibleName(name)
        self.setItemDelegate(_HeatDelegate(self))
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(_CENTRE)
        self.cellClicked.connect(self._open_at)

    def show_rows(self, columns: Sequence[str], rows: Sequence[HeatRow]) -> None:
        """Show these; the cell one stands on stays."""
        if (tuple(columns), tuple(rows)) == self._shown:
            return
        self._shown = tuple(columns), tuple(rows)
        here = self.currentRow(), self.currentColumn()
        self.clear()
        self.setRowCount(len(rows))
        self.setColumnCount(len(columns) + 2)
        self.setHorizontalHeaderLabels(["", *columns, ""])
        for place, spoken in ((0, "Theme"), (len(columns) + 1, "What is missing")):
            self.model().setHeaderData(place, Qt.Orientation.Horizontal, spoken, Qt.ItemDataRole.AccessibleTextRole)
        for number, row in enumerate(rows):
            self._fill(number, row)
        self._measure()
        if 0 <= here[0] < self.rowCount() and 0 <= here[1] < self.columnCount():
            self.setCurrentCell(*here)

    def _fill(self, number: int, row: HeatRow) -> None:
        self.setItem(number, 0, _words(row.name))
        for column, cell in enumerate(row.cells, 1):
            item = QTableWidgetItem(cell.text)
            item.setData(_CELL, cell)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, cell.spoken)
            item.setToolTip(cell.spoken)
            self.setItem(number, column, item)
        self.setItem(number, len(row.cells) + 1, _words(row.remark, f"{row.name}: {row.remark}" if row.remark else ""))

    # --- sizes

    def _measure(self) -> None:
        columns, rows = self._shown
        if not columns:
            return
        metrics, small = QFontMetrics(self.font()), self.horizontalHeader().fontMetrics()
        high = max(theme.ROW, metrics.height() + 14)
        self.verticalHeader().setDefaultSectionSize(high)
        widths = [max((metrics.horizontalAdvance(row.name) for row in rows), default=0) + 3 * _PAD]
        widths += [
            max(small.horizontalAdvance(words), metrics.horizontalAdvance("0000")) + 2 * _PAD for words in columns
        ]
        remarks = max((metrics.horizontalAdvance(row.remark) for row in rows), default=0) + 3 * _PAD
        spare = self.viewport().width() - sum(widths) - remarks
        if spare > 0:  # the numbers stand as wide apart as there is room, up to a calm measure
            more = min(spare // len(columns), metrics.horizontalAdvance("0000"))
            widths[1:] = [width + more for width in widths[1:]]
        widths.append(max(remarks, self.viewport().width() - sum(widths)))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().defaultSectionSize() * self.rowCount()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if self.horizontalHeader().length() > self.viewport().width() else 0
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + below + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    # --- doing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_at(self.currentRow(), self.currentColumn())
        elif event.text().isprintable() and event.text().strip():
            event.accept()  # Qt would look for a cell beginning with it, and jump
        else:
            super().keyPressEvent(event)

    def _open_at(self, row: int, column: int) -> None:
        """A cell; what is not a number stands for the whole row, whose number is the last."""
        here, last = self.item(row, column), self.item(row, self.columnCount() - 2)
        cell = next((each.data(_CELL) for each in (here, last) if each is not None and each.data(_CELL)), None)
        if isinstance(cell, HeatCell) and cell.level:
            self.opened.emit(cell.row, cell.column)


def _words(text: str, spoken: str = "") -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken or text)
    item.setToolTip(spoken or text)
    return item


class _HeatDelegate(QStyledItemDelegate):
    """Paints a number on its tint, or words."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.colours_of(option.palette)
        cell, box = index.data(_CELL), option.rect.adjusted(2, 2, -2, -2)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.accent) if focused else Qt.PenStyle.NoPen)
        if isinstance(cell, HeatCell) and cell.level:
            painter.setBrush(tint(colours, cell.level))
        if focused or (isinstance(cell, HeatCell) and cell.level):
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        said = isinstance(cell, HeatCell)
        painter.setPen(QColor(colours.ink if (said and cell.level) or index.column() == 0 else colours.quiet))
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        text = index.data() if said else QFontMetrics(option.font).elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, inner.width())  # fmt: skip
        painter.drawText(box if said else inner, _CENTRE if said else _LEFT, text)
        painter.restore()


def tint(colours: theme.Colours, level: int) -> QColor:
    """Between the page and the soft colour; the text on it keeps its contrast."""
    page, soft, part = QColor(colours.page), QColor(colours.soft), level / _LEVELS
    mixed = QColor(page)
    mixed.setRedF(page.redF() + (soft.redF() - page.redF()) * part)
    mixed.setGreenF(page.greenF() + (soft.greenF() - page.greenF()) * part)
    mixed.setBlueF(page.blueF() + (soft.blueF() - page.blueF()) * part)
    return mixed
