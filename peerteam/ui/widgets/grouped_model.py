"""Rows under headings, as a model: a heading is not chosen, not ticked, and goes over all columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt

from peerteam.ui.table_model import Column, Index, TableModel

_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class GroupedModel(TableModel):
    """Rows and headings. A heading is a record with `words` and no session behind it."""

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], str],
        is_heading: Callable[[Any], bool],
        tip: Callable[[Any, int], str] = lambda record, column: "",
        is_off: Callable[[Any], bool] = lambda record: False,
    ) -> None:
        super().__init__(columns, key)
        self.is_heading, self.tip, self.is_off = is_heading, tip, is_off
        self.walked = next((i for i, column in enumerate(columns) if not column.chars), 0)

    def row_keys(self) -> list[str]:
        """The keys of the rows from top to bottom, headings left out."""
        rows = (self.record(row) for row in range(self.rowCount()))
        return [self.key(record) for record in rows if not self.is_heading(record)]

    def pick(self, keys: Collection[str]) -> None:
        """Tick these rows too."""
        if set(keys) - self.picked:
            self.picked |= set(keys)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))
            self.picks_changed.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record(index.row())
        if record is not None and self.is_heading(record):
            return record.words if role in _SAID and index.column() == 0 else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(record, index.column()) or super().data(index, role)
        return super().data(index, role)

    def cell_spoken(self, record: Any, column: int) -> str:
        return self.tip(record, column) or super().cell_spoken(record, column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.is_heading(self.record(index.row())):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
