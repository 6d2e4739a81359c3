"""A table of rows under headings, whose cells are edited in place, for one row or for all that are ticked.

Headings are passed over by the arrows. Space ticks a row, Shift with an arrow or a click ticks several, Ctrl+click one.
What was typed is told when the editor is closed; whoever refuses it opens the editor again with the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QWidget

from peerteam.ui.table_model import Index
from peerteam.ui.widgets.data_table import DataTable, RowDelegate
from peerteam.ui.widgets.grouped_cells import CellDelegate
from peerteam.ui.widgets.grouped_model import GroupedModel

_SHIFT_OR_PAD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class GroupedTable(DataTable):
    """Says which cell was given which words."""

    edited = Signal(str, int, str)  # the row's key, column, words
    sign = Signal(str)  # a key such as "+"
    editor_closed = Signal()  # whether or not anything was typed; what came in meanwhile may be shown now

    def __init__(
        self,
        name: str,
        model: GroupedModel,
        editable: Collection[int],
        typed: Collection[int] = (),
        signs: str = "",
        edit_words: Callable[[Any, int], str] = lambda record, column: "",
    ) -> None:
        """`editable` columns are edited in place, of which in those in `typed` any letter begins the editing."""
        self.editor: QLineEdit | None = None
        self._grouped, self._editable, self._typed, self._signs = model, editable, typed, signs
        self._edit_words, self._begin_with, self._typed_words = edit_words, "", ""
        self._has_words, self._column = False, 0
        super().__init__(name, model, pick=True)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        model.modelReset.connect(self._span)

    def make_delegate(self, lines: int) -> RowDelegate:
        return CellDelegate(self, lines)

    def _span(self) -> None:
        """A heading goes over all columns."""
        self.clearSpans()
        for row in range(self._grouped.rowCount()):
            if self._grouped.is_heading(self._grouped.record(row)):
                self.setSpan(row, 0, 1, len(self._grouped.columns))

    # --- what is chosen

    def choose(self, key: str, or_row: int = -1) -> bool:
        """Make this row the current one, in the column the cursor is in; or else the row nearest to `or_row`."""
        row = self._grouped.row_of(key) if key else -1
        found = row >= 0
        if not found and or_row >= 0:
            row = self._row_near(or_row)
        if row >= 0:
            self.setCurrentIndex(self._grouped.index(row, self._column or self._first_column()))
        return found

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        if current.isValid():
            self._column = current.column()  # the cursor stays in its column when the rows are read anew
        super().currentChanged(current, previous)

    def _row_near(self, at: int) -> int:
        rows = [r for r in range(self._grouped.rowCount()) if not self._grouped.is_heading(self._grouped.record(r))]
        return min(rows, key=lambda row: (abs(row - at), -row), default=-1)

    def _first_column(self) -> int:
        return next((i for i, column in enumerate(self._grouped.columns) if not column.chars), 0)

    def meant(self) -> list[str]:
        """The rows something is done to: those ticked, in their order, or else the current one."""
        picked = self._grouped.picked
        current = self.current_key
        return [key for key in self._grouped.row_keys() if key in picked] or ([current] if current else [])

    # --- keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editor is not None:  # Enter in the editor comes here too, once the editor has had it
            event.accept()
            return
        key, typed, modifiers = event.key(), event.text(), event.modifiers()
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_A:
            self._pick_all()
        elif shift and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._pick_on(QKeyEvent(event.type(), key, Qt.KeyboardModifier.NoModifier))
        elif key == Qt.Key.Key_F2 and not modifiers:
            self._open()
        elif typed and typed in self._signs:
            self.sign.emit(typed)
        elif typed.isalnum() and not modifiers & ~_SHIFT_OR_PAD and self.currentIndex().column() in self._typed:
            self._edit_with(typed)
        elif typed.upper() == "S" and not modifiers & ~_SHIFT_OR_PAD:
            event.accept()  # the order of the day is the order of this table
        else:
            super().keyPressEvent(event)

    def _pick_all(self) -> None:
        keys = set(self._grouped.row_keys())
        if keys - self._grouped.picked:
            self._grouped.pick(keys)
        else:
            self._grouped.unpick()
        self._say_picked()

    def _pick_on(self, step: QKeyEvent) -> None:
        """Tick this row, go on, and tick the next."""
        before = self.current_key
        super().keyPressEvent(step)
        self._grouped.pick({key for key in (before, self.current_key) if key})
        self._say_picked()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        record = self._grouped.record(index.row()) if index.isValid() else None
        modifiers, before = event.modifiers(), self.currentIndex().row()
        if record is None or self._grouped.is_heading(record):
            event.accept()
            return
        super().mousePressEvent(event)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._grouped.toggle(index.row())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and before >= 0:
            rows = range(min(before, index.row()), max(before, index.row()) + 1)
            records = [self._grouped.record(row) for row in rows]
            self._grouped.pick({self._grouped.key(each) for each in records if not self._grouped.is_heading(each)})

    def _open(self) -> None:
        """Enter, F2 or a double click: edit the cell, or open the row where the cell is not one to type in."""
        index = self.currentIndex()
        if index.column() in self._editable and self.current_key:
            self._edit_with("")
        else:
            super()._open()

    def reset(self) -> None:
        super().reset()
        self.editor = None  # Qt has taken it away with the rows

    # --- editing in place

    def edit_again(self, key: str, column: int, words: str) -> None:
        """What was typed could not be kept: back into the cell, with the same words, to put them right."""
        row = self._grouped.row_of(key)
        if row >= 0 and self.isVisible() and self.editor is None:  # else somebody was quicker, and types elsewhere
            self.setCurrentIndex(self._grouped.index(row, column))
            self._edit_with(words)

    def _edit_with(self, words: str) -> None:
        """Edit the current cell, with these words in it and the cursor after them if there are any."""
        self._begin_with = words
        self.edit(self.currentIndex())
        if self.editor is not None and words:
            self.editor.deselect()
            self.editor.setCursorPosition(len(self.editor.text()))

    def keep_typed(self) -> None:
        """Tell what stands in an open editor, and close it."""
        if self.editor is not None:
            editor = self.editor
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def make_editor(self, parent: QWidget, column: int) -> QLineEdit:
        """A line in place of the cell."""
        made = self.editor = QLineEdit(parent)
        made.setAccessibleName(self._grouped.columns[column].title)
        return made

    def fill_editor(self, editor: QLineEdit, index: Index) -> None:
        """What the cell says, or what was typed to begin with."""
        begun, self._begin_with = self._begin_with, ""
        editor.setText(begun or self._edit_words(self._grouped.record(index.row()), index.column()))
        if not begun:
            editor.selectAll()

    def take_words(self, editor: QLineEdit) -> None:
        """Keep the words until the editor is closed: the table may be read anew because of them."""
        self._typed_words, self._has_words = " ".join(editor.text().split()), True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        index, key = self.currentIndex(), self.current_key
        words, had, self._has_words = self._typed_words, self._has_words, False
        if editor is self.editor:
            self.editor = None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if had and key:
            self.edited.emit(key, index.column(), words)
        self.editor_closed.emit()
