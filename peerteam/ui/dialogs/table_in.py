"""A table somebody sent, before anything of it is taken in: what each column is for, and what will come of it.

On top the table as it was read, with a choice above each column; changing one reads everything anew. Beneath it what
will be in the visit, what was left out and why, and what a person should look at.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.programme import Mapping
from peerteam.domain.records import Visit
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.table_kinds import Reading, TableKind, summary
from peerteam.ui.table_model import Column, TableModel
from peerteam.ui.table_reading import hidden_words, read_again
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.chips import SwitchChip
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.raw_table import RawTable
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.widgets.small_choice import SmallChoice

if TYPE_CHECKING:
    from peerteam.formats.open_table import Opened
    from peerteam.ui.tasks import Tasks

WIDE, HIGH = 1180, 640
EDGE = 60
"""So much of a small screen is left around the sheet."""
ROWS, OUT, LOOK = 0, 1, 2
_WHY = (
    Column("Where", lambda s: s.where, lambda s: s.where, 22, 1),
    Column("What it says", lambda s: s.text, lambda s: s.text.casefold(), quiet=False),
    Column("Why it is left out", lambda s: _sentence(s.why), lambda s: s.why, 38),
)
_ASKED = (
    Column("Where", lambda q: q.where, lambda q: q.where, 22, 2),
    Column("What it says", lambda q: q.text, lambda q: q.text.casefold(), 28, 1),
    Column("Left open", lambda q: _sentence(q.ask), lambda q: q.ask, quiet=False),
)
_NOTHING = {
    ROWS: "Nothing yet. Above each column stands what it is for: choose another use, and it is read again.",
    OUT: "Every row is used.",
    LOOK: "Nothing is open: the table says everything for certain.",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at and agreed to, and what was said about the columns."""

    reading: Reading
    mapping: Mapping


class TableIn(Sheet):
    """Nothing is written here: the sheet only says what was agreed to."""

    agreed = Signal(object)  # a Looked

    def __init__(
        self,
        kind: TableKind,
        opened: Opened,
        looked: Looked,
        visit: Visit,
        tasks: Tasks,
        main: Callable[[Reading], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(summary(kind, looked.reading), parent=parent)
        self.kind, self.opened, self._visit, self._tasks, self._main = kind, opened, visit, tasks, main
        self.mapping, self.reading = looked.mapping, looked.reading
        self._asked_for = 0  # the last reading asked for; an older one that comes later is not shown
        self._build()
        self._connect()
        self._show()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.detail = answer("quiet")
        self.sheets = SmallChoice()
        self.sheets.call("Which sheet of the file is shown")
        for number, grid in sorted(enumerate(self.opened.grids), key=lambda each: each[1].hidden):
            if any(cell.line for row in grid.rows for cell in row):
                self.sheets.addItem(f"{grid.name} (hidden)" if grid.hidden else grid.name or "Table", number)
        self.sheets.setMinimumWidth(1)
        self.sheets.setVisible(self.sheets.count() > 1)
        self.hidden = SwitchChip("Read what is hidden too")
        self.hidden.setVisible(bool(hidden_words(self.reading)))
        self.raw = RawTable("The table as it was read", self.kind.roles)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("What comes in, what is left out, what to look at")
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        self.tables: list[DataTable] = []
        self.nothing: list[QWidget] = []
        for name, columns in (("What comes in", self.kind.columns), ("Left out", _WHY), ("To look at", _ASKED)):
            self.tabs.addTab(name)
            self._add_table(name, columns)
        self.go, self.cancel = button("", "main"), button("Cancel", "plain")
        self.go.setDefault(True)
        self._lay_out()

    def _add_table(self, name: str, columns: Sequence[Column]) -> None:
        table = DataTable(name, TableModel(columns, lambda each: str(id(each))))
        nothing = label(_NOTHING.get(len(self.tables), ""), "quiet", wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        both = QWidget()
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(table)
        layout.addWidget(nothing, 1)
        self.tables.append(table)
        self.nothing.append(nothing)
        self.stack.addWidget(both)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.sheets)
        top.addWidget(self.hidden)
        top.addStretch(1)
        lower = QWidget()
        beneath = QVBoxLayout(lower)
        beneath.setContentsMargins(0, theme.SMALL, 0, 0)
        beneath.setSpacing(theme.SMALL)
        beneath.addWidget(self.tabs)
        beneath.addWidget(self.stack, 1)
        self.both = QSplitter(Qt.Orientation.Vertical)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.raw)
        self.both.addWidget(lower)
        self.both.setSizes([2, 3])
        for widget in (self.raw, self.stack):
            widget.setMinimumHeight(theme.ROW * 2)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        self.body.addWidget(self.detail)
        self.body.addLayout(top)
        self.body.addWidget(self.both, 1)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.raw.heads.chosen.connect(self._say_role)
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.hidden.clicked.connect(self._read)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.go.clicked.connect(self._agree)
        self.cancel.clicked.connect(self.reject)
        shortcut("Ctrl+Return", self, self._agree)

    def showEvent(self, event: QShowEvent) -> None:
        screen = self.screen().availableSize()
        self.resize(min(WIDE, screen.width() - EDGE), min(HIGH, screen.height() - EDGE))
        super().showEvent(event)
        high = self.both.height()
        self.both.setSizes([high * 2 // 5, high - high * 2 // 5])
        self.go.setFocus()

    def fit(self) -> None:
        """The sheet is as large as the screen allows; its tables scroll."""

    # --- reading ------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        reading = self.reading
        self.question.setText(summary(self.kind, reading) if reading.rows else f"No {self.kind.nouns[1]} yet")
        self.setAccessibleName(self.question.text())
        self.detail.setText(self._detail())
        for tab, rows in enumerate((reading.rows, reading.skipped, reading.questions)):
            self.tables[tab].records.show_records(rows)
            self.tables[tab].setVisible(bool(rows))
            self.nothing[tab].setVisible(not rows)
            self.tabs.setTabText(tab, f"{('What comes in', 'Left out', 'To look at')[tab]}   {len(rows)}")
        self.go.setText(self._main(reading) if reading.rows else "Nothing to take in yet")
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(reading.rows))
        self._show_sheet()

    def _detail(self) -> str:
        if self.reading.problem and not self.reading.rows:
            return f"{self.reading.problem} Or say here, above each column, what it is for."
        hidden = hidden_words(self.reading)
        told = f"From {self.opened.name}. Above each column stands what it is for."
        return f"{told} {hidden}" if hidden else told

    def _show_sheet(self) -> None:
        number = self.sheets.currentData()
        if number is None:
            return
        grid = self.opened.grids[number]
        why = {skipped.where: skipped.why for skipped in self.reading.skipped}
        left_out = {row: why[where] for row in range(len(grid.rows)) if (where := grid.where(row)) in why}
        heads = self.reading.heads[number]
        if grid.hidden and not self.hidden.isChecked():  # nothing in it is used, whatever a column is for
            heads = replace(heads, keys=("",) * len(heads.keys), roles=("",) * len(heads.keys))
        self.raw.show_sheet(grid, heads, left_out)

    def _say_role(self, column: int, role: str) -> None:
        """A column is for something else; the one that was for it till now is not used any more."""
        heads = self.reading.heads[self.sheets.currentData()]
        key = heads.keys[column]
        # a column for each stream tells whole sessions by itself, and its head is the stream: nothing need be said
        self.mapping = self.mapping.without(key) if role == "session" else self.mapping.with_role(key, role)
        others = [c for c, its in enumerate(heads.roles) if its == role and c != column]
        if role and len(others) == 1 and role != "session":
            self.mapping = self.mapping.with_role(heads.keys[others[0]], "")
        self._read()

    def _read(self) -> None:
        self._asked_for += 1
        self.go.setEnabled(False)  # until what is beneath the table is what was just said
        job = functools.partial(read_again, self.kind, self.opened, self.mapping, self.hidden.isChecked(), self._visit)
        self._tasks.run(job, functools.partial(self._take, self._asked_for), self._failed)

    def _take(self, number: int, reading: Reading) -> None:
        if number == self._asked_for and self.isVisible():
            self.reading = reading
            self._show()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, PeerTeamError):
            raise error  # ours: the hook of `errors.py` makes the report
        self.detail.setText(str(error))

    def _agree(self) -> None:
        if self.go.isEnabled():
            self.accept()
            self.agreed.emit(Looked(self.reading, self.mapping))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
