"""A table of records: columns are data, rows are the records themselves, nothing is made per row.

Narrowing and sorting only change the order in which rows are looked up, so four thousand records cost a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from peerteam.ui.widgets.aloud import heard

Index = QModelIndex | QPersistentModelIndex
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, what it says of a record, what it is sorted by, and how many characters it needs.

    A column of no characters takes what is left. When there is no room, the column with the highest `gives_way` goes.
    """

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any]
    chars: int = 0
    gives_way: int = 0
    quiet: bool = True
    spoken: str = ""  # what a screen reader calls it where the title is a sign, or nothing


class TableModel(QAbstractTableModel):
    """Records in a table, some of them picked."""

    picks_changed = Signal()

    def __init__(self, columns: Sequence[Column], key: Callable[[Any], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self.picked: set[str] = set()
        self.walked = 0
        """The column one stays in with ↑ ↓."""
        self._records: Sequence[Any] = ()
        self._shown: list[int] = []
        self._column, self._descending = -1, False
        self._ranks: dict[int, list[int]] = {}

    # --- what is shown

    def show_records(self, records: Sequence[Any], shown: Iterable[int] | None = None) -> None:
        """Show these records, or those of them at the places `shown`."""
        self.beginResetModel()
        self._records, self._ranks = records, {}
        self._shown = self._in_order(range(len(records)) if shown is None else shown)
        self.endResetModel()
        self.unpick(self.picked - {self.key(record) for record in records})

    def narrow(self, shown: Iterable[int]) -> None:
        """Show the records at these places."""
        self.beginResetModel()
        self._shown = self._in_order(shown)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order the records came in."""
        self.layoutAboutToBeChanged.emit()
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        held = self.persistentIndexList()
        records = [self._shown[index.row()] for index in held]
        self._shown = self._in_order(self._shown)
        if held:  # what is current goes with its record
            row_of = {record: row for row, record in enumerate(self._shown)}
            self.changePersistentIndexList(
                held, [self.index(row_of[record], i.column()) for i, record in zip(held, records, strict=True)]
            )
        self.layoutChanged.emit()

    def _in_order(self, shown: Iterable[int]) -> list[int]:
        if self._column < 0:
            return sorted(shown)
        return sorted(shown, key=self._rank(self._column).__getitem__, reverse=self._descending)

    def _rank(self, column: int) -> list[int]:
        """Where each record stands when sorted by a column; worked out once."""
        if column not in self._ranks:
            by = self.columns[column].sort
            keys = [by(record) for record in self._records]
            ranks = [0] * len(keys)
            for rank, index in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
                ranks[index] = rank
            self._ranks[column] = ranks
        return self._ranks[column]

    def record(self, row: int) -> Any:
        """The record in a row, or None."""
        return self._records[self._shown[row]] if 0 <= row < len(self._shown) else None

    def row_of(self, key: str) -> int:
        """The row of a record, or -1."""
        return next((row for row, i in enumerate(self._shown) if self.key(self._records[i]) == key), -1)

    def shown_keys(self) -> list[str]:
        """The keys of the records shown, from top to bottom."""
        return [self.key(self._records[index]) for index in self._shown]

    # --- picking

    def toggle(self, row: int) -> None:
        """Pick the record of a row, or no longer."""
        record = self.record(row)
        if record is not None:
            self.picked ^= {self.key(record)}
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
            self.picks_changed.emit()

    def unpick(self, keys: Iterable[str] | None = None) -> None:
        """Pick these no longer; None is all."""
        gone = set(self.picked if keys is None else keys)
        if gone & self.picked:
            self.picked -= gone
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
            self.picks_changed.emit()

    # --- for Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _TEXT:
            return None
        record = self.record(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(record, index.column())
        return self.columns[index.column()].text(record)

    def cell_spoken(self, record: Any, column: int) -> str:
        """What a cell says, without the sign that stands before its words."""
        words = self.columns[column].text(record)
        return heard(words) or ("none" if words else "")  # a dash alone says that nobody is named

    def _spoken(self, record: Any, column: int) -> str:
        """A cell; in the column the cursor walks, the whole row, because nothing else of it would be heard."""
        said = [self.cell_spoken(record, column)]
        if column == self.walked:
            others = (c for c in range(len(self.columns)) if c != column)
            said += [f"{self._called(c)}: {words}" for c in others if (words := self.cell_spoken(record, c))]
        if self.key(record) in self.picked:
            said.insert(1, "chosen")
        return ", ".join(part for part in said if part)

    def _called(self, column: int) -> str:
        return self.columns[column].spoken or self.columns[column].title

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self._called(section)
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None
