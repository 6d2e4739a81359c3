"""A table to walk with ↑ ↓, open with Enter, pick from with Space and sort with S; it paints what it shows itself."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from peerteam.ui import theme
from peerteam.ui.table_model import TableModel
from peerteam.ui.widgets.aloud import say_aloud

_PAD = 8
_MIN_WORDS = 28
"""The column that takes what is left has at least so many characters; the others give way."""
_REMEMBERED = 8_000
"""So many broken texts are kept; with every width and row seen once, that is far more than a window shows."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DataTable(QTableView):
    """Rows of a `TableModel`. Which letters mean something here is said by the page."""

    opened = Signal(str)  # Enter or a double click
    chosen = Signal(str)  # the current row is another; "" for none
    letter = Signal(str)  # one of `letters` was pressed
    resorted = Signal()

    def __init__(self, name: str, model: TableModel, letters: str = "", lines: int = 1, *, pick: bool = False) -> None:
        super().__init__()
        self.records, self._letters, self._lines, self._pick = model, letters, lines, pick
        self.setAccessibleName(name)
        self.setModel(model)
        self._delegate = self.make_delegate(lines)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._resorted)
        self.doubleClicked.connect(self._open_index)
        self._set_height()

    def make_delegate(self, lines: int) -> RowDelegate:
        """What paints the cells."""
        return RowDelegate(self, lines)

    # --- what is chosen

    @property
    def current_key(self) -> str:
        """The key of the current row, or an empty text."""
        record = self.records.record(self.currentIndex().row())
        return self.records.key(record) if record is not None else ""

    def choose(self, key: str, or_row: int = -1) -> bool:
        """Make the row of this key the current one, or else `or_row`; False if the key is not shown."""
        row = self.records.row_of(key) if key else -1
        found = row >= 0
        row = row if found else min(or_row, self.records.rowCount() - 1)
        index = self.records.index(row, 0) if row >= 0 else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        return found

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not previous.isValid():
            self.chosen.emit(self.current_key)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text().upper()
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Space and self._pick:
            self.records.toggle(self.currentIndex().row())
            self._say_picked()
        elif key == Qt.Key.Key_S:
            self._sort_next(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif typed and typed in self._letters:
            self.letter.emit(typed)
        elif typed and typed.isprintable():
            event.accept()  # Qt would look for a row beginning with it, and jump
        else:
            super().keyPressEvent(event)

    def _say_picked(self) -> None:
        """The tick alone is only seen."""
        picked = self.records.picked
        if self.current_key:
            say_aloud(self, f"{'Chosen' if self.current_key in picked else 'Not chosen'}, {len(picked)} in all")

    def _open(self) -> None:
        if self.current_key:
            self.opened.emit(self.current_key)

    def _open_index(self, index: QModelIndex) -> None:
        self._open()

    def _sort_next(self, *, back: bool) -> None:
        """Sort by the next column, or the same one the other way round."""
        header = self.horizontalHeader()
        at = header.sortIndicatorSection() if header.sortIndicatorOrder() in Qt.SortOrder else -1
        if back and at >= 0:
            ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            order = Qt.SortOrder.DescendingOrder if ascending else Qt.SortOrder.AscendingOrder
            self.sortByColumn(at, order)
            return
        seen = [c for c in range(len(self.records.columns)) if not self.isColumnHidden(c)]
        following = [c for c in seen if c > at]
        self.sortByColumn(following[0] if following else -1, Qt.SortOrder.AscendingOrder)

    def _resorted(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.resorted.emit()
        if self.hasFocus():
            say_aloud(self, f"Sorted {self.sorted_by()}" if self.sorted_by() else "In its own order")

    def sorted_by(self) -> str:
        """What the table is sorted by, in words; nothing for its own order."""
        header = self.horizontalHeader()
        at = header.sortIndicatorSection()
        if not 0 <= at < len(self.records.columns):
            return ""
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return f"by {self.records.columns[at].title.lower()}{', from the end' if down else ''}"

    # --- looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._delegate.wear(self.font())
            self._set_height()
            self._fit()

    def _set_height(self) -> None:
        high = QFontMetrics(self.font()).height() * self._lines
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(max(theme.ROW, high + 14))

    def _fit(self) -> None:
        """Give every column its width; when there is no room, columns go, those that matter least first."""
        char, small = (
            QFontMetrics(self.font()).averageCharWidth(),
            QFontMetrics(smaller(self.font())).averageCharWidth(),
        )
        columns = self.records.columns
        wanted = {
            i: column.chars * (small if column.quiet else char) + 2 * _PAD
            for i, column in enumerate(columns)
            if column.chars
        }
        rest = next((i for i, column in enumerate(columns) if not column.chars), 0)
        room = self.viewport().width()
        for index in sorted(wanted, key=lambda i: -columns[i].gives_way):
            if sum(wanted.values()) + _MIN_WORDS * char <= room or not columns[index].gives_way:
                break
            del wanted[index]
        for index in range(len(columns)):
            self.setColumnHidden(index, index not in wanted and index != rest)
        for index, width in wanted.items():
            self.setColumnWidth(index, width)
        self.setColumnWidth(rest, max(room - sum(wanted.values()), 80))


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: words over at most so many lines, a tick in front of what is picked."""

    def __init__(self, table: DataTable, lines: int) -> None:
        super().__init__(table)
        self._table, self._lines = table, lines
        self._breaks: dict[tuple[str, int], tuple[str, ...]] = {}
        self.wear(table.font())

    def wear(self, font: QFont) -> None:
        """Paint in this font; the one an option brings is only lent for the moment."""
        self._font = QFont(font)
        self._metrics = QFontMetrics(self._font)
        self._small = smaller(font)
        self._small_metrics = QFontMetrics(self._small)
        self._breaks.clear()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = self._table.records
        record, column = model.record(index.row()), model.columns[index.column()]
        colours = theme.colours_of(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(colours.soft))
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = option.rect.adjusted(_PAD, 0, -_PAD, -1)
        first = index.column() == 0
        if first and chosen and self._table.hasFocus():
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), QColor(colours.accent)
            )
        painter.setFont(self._font)
        if first and model.key(record) in model.picked:
            painter.setPen(QColor(colours.accent))
            painter.drawText(box, _LEFT, "✓")
            box.adjust(self._metrics.horizontalAdvance("✓ "), 0, 0, 0)
        painter.setPen(QColor(colours.quiet if column.quiet else colours.ink))
        if column.quiet:
            painter.setFont(self._small)
            metrics = self._small_metrics
        else:
            metrics = self._metrics
        self.paint_words(painter, metrics, box, column.text(record), 1 if column.chars else self._lines)

    def paint_words(self, painter: QPainter, metrics: QFontMetrics, box: QRect, text: str, lines: int) -> None:
        """The words of a cell, in the font and the colour the painter has."""
        wide = box.width()
        parts = self._broken(text, wide) if lines > 1 else (text,)
        shown = [*parts[:-1], metrics.elidedText(parts[-1], Qt.TextElideMode.ElideRight, wide)]
        top = box.top() + (box.height() - metrics.height() * len(shown)) // 2 + metrics.ascent()
        for line, words in enumerate(shown):
            painter.drawText(box.left(), top + line * metrics.height(), words)

    def _broken(self, text: str, width: int) -> tuple[str, ...]:
        found = self._breaks.get((text, width))
        if found is None:
            if len(self._breaks) > _REMEMBERED:
                self._breaks.clear()
            found = self._breaks[text, width] = broken(text, self._font, width)
        return found

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Nothing is edited in the table itself."""


def smaller(font: QFont) -> QFont:
    """The font of quiet columns."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.86)
    return made


def broken(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """A text on one line, or broken into two, the second of which may still be too long."""
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    units = line.textLength()
    layout.endLayout()
    head = text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    return head.rstrip(), text[len(head) :].lstrip()
