"""What a search found: lines under headings, the words that were looked for in bold.

The focus stays in the line one types in; `step` moves the choice from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.aloud import say_aloud

ROW = Qt.ItemDataRole.UserRole
Runs = tuple[tuple[str, bool], ...]
"""A text in pieces; the bold ones are the words found."""

_PAD = 14
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HitRow:
    """One line: what was found, a quieter line beneath it, and a mark in words at the right. A heading has no key."""

    key: str
    text: Runs
    detail: Runs = ()
    mark: str = ""

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ", ".join(part for part in (plain(self.text), plain(self.detail), self.mark) if part)


def plain(runs: Runs) -> str:
    """The text without what is bold in it."""
    return "".join(text for text, _ in runs)


class HitModel(QAbstractListModel):
    """The rows as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[HitRow, ...] = ()

    def show(self, rows: Sequence[HitRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        walkable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return walkable if self.rows[index.row()].key else Qt.ItemFlag.NoItemFlags


class HitList(QListView):
    """Walked from outside with `step`; a click opens too."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._click)

    def show_rows(self, rows: Sequence[HitRow], key: str = "") -> None:
        """Show these; `key` is chosen if it is there, else the first that can be opened."""
        self.hits.show(rows)
        walkable = [row.key for row in rows if row.key]
        self._go_to(key if key in walkable else next(iter(walkable), ""))

    @property
    def current_key(self) -> str:
        """The key of the chosen line, or an empty text."""
        index = self.currentIndex()
        return self.hits.rows[index.row()].key if index.isValid() else ""

    def step(self, by: int) -> None:
        """Choose a line further down or up, over the headings."""
        keys = [row.key for row in self.hits.rows if row.key]
        if keys:
            here = keys.index(self.current_key) if self.current_key in keys else 0
            self._go_to(keys[max(0, min(len(keys) - 1, here + by))])
            say_aloud(self, self.spoken)

    @property
    def spoken(self) -> str:
        """The chosen line for a screen reader, or an empty text."""
        index = self.currentIndex()
        return self.hits.rows[index.row()].spoken if index.isValid() else ""

    @property
    def count(self) -> int:
        """How many lines can be opened."""
        return sum(1 for row in self.hits.rows if row.key)

    def open_current(self) -> None:
        """As Enter does."""
        if self.current_key:
            self.opened.emit(self.current_key)

    def _go_to(self, key: str) -> None:
        number = next((n for n, row in enumerate(self.hits.rows) if key and row.key == key), -1)
        index = self.hits.index(number) if number >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if number == 1:  # with the heading above it
            self.scrollToTop()
        elif number >= 0:
            self.scrollTo(index)

    def _click(self, index: QModelIndex) -> None:
        self.open_current()


class _HitDelegate(QStyledItemDelegate):
    """Paints headings small, and what was found over where it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: HitRow = index.data(ROW)
        high, small = QFontMetrics(option.font).height(), QFontMetrics(_smaller(option.font)).height()
        if not row.key:
            return QSize(0, small + (18 if index.row() else 6))
        return QSize(0, max(theme.ROW, high + (small if row.detail else 0) + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: HitRow = index.data(ROW)
        colours = theme.colours_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        small = _smaller(option.font)
        if not row.key:
            line = QRect(box.left(), box.bottom() - QFontMetrics(small).height() - 3, box.width(), box.height())
            _draw(painter, line, row.text, _bold(small), colours.quiet)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(QColor(colours.accent))
                painter.setBrush(QColor(colours.soft))
                painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), theme.RADIUS, theme.RADIUS)
            _paint_row(painter, box, row, option.font, colours)
        painter.restore()


def _paint_row(painter: QPainter, box: QRect, row: HitRow, font: QFont, colours: theme.Colours) -> None:
    small = _smaller(font)
    high, low = QFontMetrics(font).height(), QFontMetrics(small).height()
    top = box.top() + (box.height() - high - (low if row.detail else 0)) // 2
    if row.mark:
        wide = QFontMetrics(small).horizontalAdvance(row.mark)
        at = QRect(box.right() - wide, top + (high - low) // 2, wide, low)
        _draw(painter, at, ((row.mark, False),), small, colours.quiet)
        box = box.adjusted(0, 0, -wide - _PAD, 0)
    _draw(painter, QRect(box.left(), top, box.width(), high), row.text, font, colours.ink)
    _draw(painter, QRect(box.left(), top + high, box.width(), low), row.detail, small, colours.quiet, colours.ink)


def _draw(painter: QPainter, box: QRect, runs: Runs, font: QFont, ink: str, found: str = "") -> None:
    """One line of text; the words found are bold, and in `found` where that stands out more."""
    left, right = box.left(), box.right()
    for text, strong in runs:
        painter.setFont(_bold(font) if strong else font)
        painter.setPen(QColor(found or ink if strong else ink))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, box.top(), right - left + 1, box.height()), 0, shown)
        left += metrics.horizontalAdvance(shown)
        if shown != text or left >= right:
            return


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.86)
    return small


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
