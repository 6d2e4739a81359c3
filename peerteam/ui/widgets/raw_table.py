"""A council's table as it was read, and above each column a small choice of what the column is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.small_choice import SmallChoice

if TYPE_CHECKING:
    from peerteam.formats.table_grid import Grid
    from peerteam.formats.table_heads import Heads

Index = QModelIndex | QPersistentModelIndex
MOST_COLUMNS = 60
"""More columns than any programme has; a choice above each of four hundred would help nobody."""
_CHARS = (13, 30)
"""How narrow and how wide a column is, in characters."""
_GAP = 3


class RoleChoice(SmallChoice):
    """What one column is for."""

    def __init__(self, column: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.setMinimumWidth(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter after typing a few letters ends this choice, and not the whole sheet."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A column that is out of sight is brought into it."""
        super().focusInEvent(event)
        header = self.parent()
        while header is not None and not isinstance(header, RoleHeader):
            header = header.parent()
        if header is not None:
            header.reached.emit(self.column)


class RoleHeader(QHeaderView):
    """The row of choices, each as wide as its column."""

    chosen = Signal(int, str)  # the column, and what it is for now
    reached = Signal(int)

    def __init__(self, roles: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._roles = roles
        self.choices: list[RoleChoice] = []
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self.place)

    def say(self, keys: Sequence[str], roles: Sequence[str]) -> None:
        """What the columns are called, and what they are taken for; one without a key cannot be changed."""
        while len(self.choices) > len(keys):
            self.choices.pop().deleteLater()
        while len(self.choices) < len(keys):
            self.choices.append(self._choice(len(self.choices)))
        for choice, key, role in zip(self.choices, keys, roles, strict=True):
            blocked = choice.blockSignals(True)
            choice.setCurrentIndex(max(0, choice.findData(role)))
            choice.blockSignals(blocked)
            choice.setEnabled(bool(key))
            choice.setAccessibleName(f"What “{key}” is for" if key else f"Column {choice.column + 1} cannot be changed")
            choice.setToolTip(choice.accessibleName())
            choice.show()
        self.place()

    def _choice(self, column: int) -> RoleChoice:
        made = RoleChoice(column, self.viewport())
        for role, words in self._roles:
            made.addItem(words, role)
        made.activated.connect(self._chosen)
        return made

    def _chosen(self, index: int) -> None:
        choice = self.sender()
        if isinstance(choice, RoleChoice):
            self.chosen.emit(choice.column, str(choice.itemData(index)))

    def place(self) -> None:
        """Put each choice over its column."""
        for choice in self.choices:
            left, wide = self.sectionViewportPosition(choice.column), self.sectionSize(choice.column)
            choice.setGeometry(left + 1, _GAP, max(wide - 2, 1), self.height() - 2 * _GAP)

    def sizeHint(self) -> QSize:
        high = self.choices[0].sizeHint().height() if self.choices else theme.ROW
        return QSize(super().sizeHint().width(), high + 2 * _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()


class _RawModel(QAbstractTableModel):
    """The cells of one sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: Grid | None = None
        self.columns = 0
        self.head = -1
        self.left_out: Mapping[int, str] = {}

    def show(self, grid: Grid, head: int, left_out: Mapping[int, str]) -> None:
        self.beginResetModel()
        self.grid, self.head, self.left_out = grid, head, left_out
        self.columns = min(grid.width, MOST_COLUMNS)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self.grid is None or (parent is not None and parent.isValid()) else len(self.grid.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return self.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.grid is None:
            return None
        row, column = index.row(), index.column()
        cell = self.grid.at(row, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            again = row > 0 and self.grid.at(row - 1, column) is cell
            beside = column > 0 and self.grid.at(row, column - 1) is cell
            return "" if again or beside else cell.line
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.left_out.get(row) or cell.text
        if role == Qt.ItemDataRole.FontRole and (row == self.head or cell.struck):
            font = QFont()
            font.setBold(row == self.head)
            font.setStrikeOut(cell.struck)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Column {section + 1}"  # what is seen there is the choice that lies over it
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.AccessibleTextRole:
            why = self.left_out.get(section, "")
            return f"{section + 1}, left out: {why}" if why else str(section + 1)
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return f"–  {section + 1}" if section in self.left_out else str(section + 1)
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.ToolTipRole:
            return self.left_out.get(section, "")
        return None


class RawTable(QTableView):
    """One sheet with the choices above it; rows that were left out have a dash beside their number."""

    def __init__(self, name: str, roles: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.raw = _RawModel()
        self.setModel(self.raw)
        self.heads = RoleHeader(roles, self)
        self.setHorizontalHeader(self.heads)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setProperty("role", "raw")
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.heads.reached.connect(self._bring)
        self._fit()

    def show_sheet(self, grid: Grid, heads: Heads, left_out: Mapping[int, str]) -> None:
        """Another sheet, or the same one read anew."""
        anew = grid is not self.raw.grid
        place = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.raw.show(grid, heads.row, left_out)
        count = self.raw.columns
        self.heads.say(heads.keys[:count], heads.roles[:count])
        for one, following in pairwise((self, *self.heads.choices)):
            QWidget.setTabOrder(one, following)
        self._fit()
        if anew:
            self.scrollTo(self.raw.index(max(heads.row, 0), 0), QTableView.ScrollHint.PositionAtTop)
        else:
            self.verticalScrollBar().setValue(place[0])
            self.horizontalScrollBar().setValue(place[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means nothing in the table: what is taken in is beneath it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "heads"):
            self._fit()

    def _fit(self) -> None:
        """Columns as wide as their words, within reason; rows as high as the text asks."""
        metrics = QFontMetrics(self.font())
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(max(theme.ROW, metrics.height() + 10))
        least, most = (chars * metrics.averageCharWidth() for chars in _CHARS)
        for column in range(self.raw.columns):
            wide = max((metrics.horizontalAdvance(text) for text in self._first_words(column)), default=0)
            self.setColumnWidth(column, min(max(wide + 24, least), most))
        self.heads.place()

    def _first_words(self, column: int) -> list[str]:
        first = max(self.raw.head, 0)  # what stands above the heads is a title, and runs over other columns
        rows = range(first, min(first + 40, self.raw.rowCount()))
        return [str(self.raw.data(self.raw.index(row, column)) or "") for row in rows]

    def _scrolled(self) -> None:
        self.heads.place()

    def _bring(self, column: int) -> None:
        row = max(self.rowAt(0), 0)
        index = self.raw.index(row, column)
        if index.isValid():
            self.scrollTo(index)
            self.heads.place()
