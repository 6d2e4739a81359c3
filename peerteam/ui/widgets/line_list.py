"""A list of plain lines under headings: a day of sessions, the notes at the left, what is owed.

Refreshing keeps what is chosen and where the list is scrolled to. Today is made of these, so this is loaded when the
window opens: it asks the list itself what is chosen, because naming `QStyle` takes as long as painting the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from peerteam.ui import theme
from peerteam.ui.widgets.aloud import say_aloud

_LINE = Qt.ItemDataRole.UserRole
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PAD = 10


class Line(NamedTuple):
    """One line: what leads it (a time), its text, a quieter second line, and a sign with its meaning in words."""

    key: str
    text: str
    lead: str = ""
    detail: str = ""
    sign: str = ""
    meaning: str = ""
    heading: bool = False
    quiet: bool = False

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader; what the sign means only where the words do not say it."""
        meaning = "" if self.meaning in self.detail else self.meaning
        return ", ".join(part for part in (self.lead, self.text, self.detail, meaning) if part)


def heading(text: str) -> Line:
    """A heading between lines."""
    return Line("", text, heading=True)


class LineList(QListWidget):
    """Lines to walk with ↑ ↓ and open with Enter."""

    opened = Signal(str)  # Enter or a double click
    chosen = Signal(str)  # the current line is another
    clicked_on = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doing: dict[int, Callable[[], None]] = {}
        self.setAccessibleName(name)
        self.setItemDelegate(_LineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.itemDoubleClicked.connect(self._open)
        self.itemClicked.connect(self._click)
        self.currentItemChanged.connect(self._choose)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the one that was chosen stays chosen, quietly."""
        if lines == self.lines():
            return
        key, row, scroll = self.current_key, self.currentRow(), self.verticalScrollBar().value()
        blocked = self.blockSignals(True)
        self.clear()
        for line in lines:
            self.addItem(_item(line))
        self._go_to(key)
        self.blockSignals(blocked)
        self.verticalScrollBar().setValue(scroll)
        if self.hasFocus() and key and self.currentRow() not in (-1, row):
            say_aloud(self, f"{self.currentRow() + 1} of {self.count()}")

    def lines(self) -> list[Line]:
        """What is shown."""
        return [self.item(row).data(_LINE) for row in range(self.count())]

    @property
    def current_key(self) -> str:
        """The key of the chosen line, or an empty text."""
        row = self.currentRow()
        return str(self.item(row).data(_LINE).key) if row >= 0 else ""

    def choose(self, key: str) -> None:
        """Choose a line without saying so."""
        blocked = self.blockSignals(True)
        self._go_to(key)
        self.blockSignals(blocked)
        self.viewport().update()

    def step(self, by: int, *, aloud: bool = False) -> str:
        """Choose the next or the last line that is not a heading; returns its key.

        `aloud` where the cursor stays in a line above the list, so that nothing else would be heard.
        """
        keys = [line.key for line in self.lines() if not line.heading]
        if keys:
            here = keys.index(self.current_key) if self.current_key in keys else (-1 if by > 0 else 0)
            self.choose(keys[max(0, min(len(keys) - 1, here + by))])
            if aloud:
                say_aloud(self, self.lines()[self.currentRow()].spoken)
        return self.current_key

    def do_on(self, keys: Mapping[Qt.Key, Callable[[], None]]) -> None:
        """Give the list keys of its own, for what can be done to the chosen line."""
        self._doing.update({int(key): do for key, do in keys.items()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._doing and not event.modifiers() & ~_KEYPAD:
            self._doing[event.key()]()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key:
            self.opened.emit(self.current_key)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentRow() >= 0:  # a line that came up above the list must not push the chosen one out of sight
            self.scrollToItem(self.currentItem())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes a line current when the focus comes; coming here is not yet choosing."""
        blocked = self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(blocked)

    def _go_to(self, key: str) -> None:
        for row in range(self.count()):
            if key and self.item(row).data(_LINE).key == key:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))
                return
        self.setCurrentRow(-1)

    def _open(self, item: QListWidgetItem) -> None:
        if not item.data(_LINE).heading:
            self.opened.emit(item.data(_LINE).key)

    def _click(self, item: QListWidgetItem) -> None:
        if not item.data(_LINE).heading:
            self.clicked_on.emit(item.data(_LINE).key)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.data(_LINE).heading:
            self.chosen.emit(item.data(_LINE).key)


def _item(line: Line) -> QListWidgetItem:
    item = QListWidgetItem(line.text)
    item.setData(_LINE, line)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
    item.setToolTip("" if line.heading else line.spoken)
    if line.heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class _LineDelegate(QStyledItemDelegate):
    """Paints a line: lead, text over detail, sign at the right."""

    def __init__(self, shown_in: LineList) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = index.data(_LINE)
        metrics = QFontMetrics(option.font)
        if line.heading:
            return QSize(0, metrics.height() + (20 if index.row() else 6))
        rows = metrics.height() + (_smaller(option.font)[1].height() if line.detail else 0)
        return QSize(0, max(theme.ROW, rows + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(_LINE)
        colours = theme.colours_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            self._paint_heading(painter, option, line, colours.quiet)
        else:
            box = option.rect.adjusted(2, 1, -2, -1)
            if self._list.selectionModel().isSelected(index):  # not `option.state`: see the module's head
                focused = self._list.hasFocus() and self._list.currentIndex() == index
                _paint_choice(painter, box, colours, focused=focused)
            self._paint_line(painter, option, box, line, colours)
        painter.restore()

    @staticmethod
    def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, line: Line, ink: str) -> None:
        small, metrics = _smaller(option.font, bold=True)
        painter.setFont(small)
        painter.setPen(QColor(ink))
        box = option.rect.adjusted(_PAD, 0, -_PAD, -5)
        text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, text)

    @staticmethod
    def _paint_line(
        painter: QPainter, option: QStyleOptionViewItem, box: QRect, line: Line, colours: theme.Colours
    ) -> None:
        box = box.adjusted(_PAD - 2, 0, -_PAD + 2, 0)
        metrics = QFontMetrics(option.font)
        small, small_metrics = _smaller(option.font)
        painter.setFont(option.font)
        if line.lead:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(_top_row(box, metrics, small_metrics, line), Qt.AlignmentFlag.AlignLeft, line.lead)
            box = box.adjusted(metrics.horizontalAdvance("00:00") + 12, 0, 0, 0)
        if line.sign:
            painter.setPen(QColor(colours.accent if line.sign == "●" else colours.quiet))
            painter.drawText(_top_row(box, metrics, small_metrics, line), Qt.AlignmentFlag.AlignRight, line.sign)
            box = box.adjusted(0, 0, -metrics.horizontalAdvance(line.sign) - 8, 0)
        row = _top_row(box, metrics, small_metrics, line)
        painter.setPen(QColor(colours.quiet if line.quiet else colours.ink))
        text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, text)
        if line.detail:
            painter.setFont(small)
            painter.setPen(QColor(colours.quiet))
            under = QRect(box.left(), row.bottom() + 1, box.width(), small_metrics.height())
            words = small_metrics.elidedText(line.detail, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(under, Qt.AlignmentFlag.AlignLeft, words)


def _paint_choice(painter: QPainter, box: QRect, colours: theme.Colours, *, focused: bool) -> None:
    painter.setPen(QColor(colours.accent) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.soft))
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)


def _top_row(box: QRect, metrics: QFontMetrics, small: QFontMetrics, line: Line) -> QRect:
    high = metrics.height() + (small.height() if line.detail else 0)
    return QRect(box.left(), box.top() + (box.height() - high) // 2, box.width(), metrics.height())


def _smaller(font: QFont, *, bold: bool = False) -> tuple[QFont, QFontMetrics]:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.86)
    small.setBold(bold)
    return small, QFontMetrics(small)
