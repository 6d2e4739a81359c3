"""The council's new version beside the programme: what moved, is new, is gone or changed, each with a tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.domain.programme_update import Kind
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.table_model import Column, TableModel
from peerteam.ui.update_words import Update, counted, take_in_words
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import number_of

WIDE, HIGH = 980, 560
EDGE = 60
PART = (
    "Less than half of the programme is in this table. It looks like a part of it, so what it lacks is not ticked and "
    "stays as it is."
)


class ProgrammeUpdate(Sheet):
    """↑ ↓ walk the lines, Space ticks one or takes the tick away, A all of them; Enter takes in what is ticked."""

    agreed = Signal(object)  # the differences ticked
    table_asked = Signal()  # back to the table as it was read

    def __init__(
        self, lines: Sequence[Update], name: str, *, partial: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            f"{number_of(len(lines), 'change')} in {name}",
            f"{counted([line.difference for line in lines]).capitalize()}. Space ticks a line or takes the tick away, "
            "A does it for all of them.",
            parent,
        )
        self.lines = lines
        self.model = TableModel(self._columns(), lambda line: line.key)
        self.table = DataTable("What has changed", self.model, "A", lines=2, pick=True)
        self.part = label(PART, "area", wrap=True)
        self.part.setVisible(partial and any(line.difference.kind == Kind.GONE for line in lines))
        self.back = button("The table …", "plain", "Back to the table as it was read")
        self.go, self.cancel = button("", "main"), button("Cancel", "plain")
        self._lay_out()
        self.model.show_records(lines)
        self.model.picked = {line.key for line in lines if not (partial and line.difference.kind == Kind.GONE)}
        self._connect()
        self._say()
        self.table.choose("", or_row=0)
        self.table.setFocus()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Take in", self._ticked, lambda line: line.key not in self.model.picked, 9, quiet=False),
            Column("What", lambda line: line.kind, lambda line: line.kind, 10),
            Column("Change", lambda line: line.told, lambda line: line.told.casefold(), quiet=False),
        )

    def _ticked(self, line: Update) -> str:
        return "yes" if line.key in self.model.picked else "no"

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        self.body.addWidget(self.part)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.table.setMinimumHeight(theme.ROW * 3)
        self.go.setDefault(True)

    def _connect(self) -> None:
        self.model.picks_changed.connect(self._say)
        self.table.letter.connect(self._all)
        self.table.opened.connect(self._agree)
        self.table.clicked.connect(self._click)
        self.go.clicked.connect(self._agree)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(self._ask_table)
        shortcut("Ctrl+Return", self, self._agree)

    def showEvent(self, event: QShowEvent) -> None:
        screen = self.screen().availableSize()
        scale = self.font().pointSizeF() / theme.BASE_POINTS
        self.resize(min(int(WIDE * scale), screen.width() - EDGE), min(int(HIGH * scale), screen.height() - EDGE))
        super().showEvent(event)

    def fit(self) -> None:
        """As large as the screen allows; the list scrolls."""

    def ticked(self) -> tuple[Update, ...]:
        """The lines to be taken in."""
        return tuple(line for line in self.lines if line.key in self.model.picked)

    def _say(self) -> None:
        count = len(self.ticked())
        self.go.setText(take_in_words(count))
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(count))

    def _all(self) -> None:
        """Tick all; if all are ticked, none."""
        every = {line.key for line in self.lines}
        if self.model.picked == every:
            self.model.unpick()
        else:
            for row in range(self.model.rowCount()):
                if self.model.key(self.model.record(row)) not in self.model.picked:
                    self.model.toggle(row)

    def _click(self) -> None:
        self.model.toggle(self.table.currentIndex().row())

    def _agree(self) -> None:
        found = tuple(line.difference for line in self.ticked())
        if found:
            self.accept()
            self.agreed.emit(found)

    def _ask_table(self) -> None:
        self.reject()
        self.table_asked.emit()
