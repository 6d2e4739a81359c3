"""The five o'clock board: what is owed and what is thin, on one screen, before the team sits down.

Two lists of lines that lead to where each can be put right, and the table of themes and source groups beneath.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerteam.domain.board import Part
from peerteam.domain.evidence import PAPER
from peerteam.domain.heat import Cell, Heat, Row
from peerteam.domain.timetable import theme_words
from peerteam.ui import theme
from peerteam.ui.evidence_words import GROUPS
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.heat_map import HeatCell, HeatMap, HeatRow
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList, heading
from peerteam.ui.wording import number_of

SHOWN = 3
"""So many lines under a heading; the rest is behind *and 2 more*."""
LEFT = ("no_note", "untagged", "laptop")
IN_THE_TABLE = "thin"
"""What is thin stands in the table itself."""
SIGNS = {"no_note": ("○", "no note"), "ask": ("?", "ask again"), "paper": ("!", "overdue")}
NOTHING_OWED = "Nothing is owed just now."
NOTHING_YET = "Nothing has been heard yet. From the first session on, what is owed and what is thin stands here."
ALL = "all"
_NARROW = 900
_LOWEST = 150


class Board(QWidget):
    """Shows what it is given and says which line or cell was opened."""

    record_asked = Signal(str, str)  # kind, id
    passages_asked = Signal(str, str)  # theme, group ("" for all)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._opened: frozenset[str] = frozenset()
        self.day = label(role="quiet")
        self.back = button("Back to my day", "plain", "Back to my day (Esc)")
        self.owed = LineList("What is owed")
        self.open = LineList("What is still open")
        self.nothing = label(NOTHING_OWED, "quiet", wrap=True)
        self.heard = label("Passages heard, by theme and group", "heading", wrap=True)
        self.map = HeatMap("What was heard: themes and source groups")
        self._both = QWidget()
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        self._build()
        for lines in (self.owed, self.open):
            lines.opened.connect(self._open)
            lines.clicked_on.connect(self._open_more)
        self.map.opened.connect(self._open_cell)
        self.back.clicked.connect(self.left)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("role", "page")
        top, named, whole = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(inner)
        named.setSpacing(0)
        named.addWidget(label("Five o’clock board", "title", wrap=True))
        named.addWidget(self.day)
        top.addLayout(named, 1)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.setSpacing(theme.HUGE)
        for lines in (self.owed, self.open):
            column = QVBoxLayout()
            column.addWidget(lines, 1)
            column.addStretch()
            self._lists.addLayout(column, 1)
        whole.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.MEDIUM)
        whole.setSpacing(theme.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(self.nothing)
        whole.addWidget(self._both, 1)
        whole.addWidget(self.heard)
        whole.addWidget(self.map)
        whole.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        for widget in (self.back, self.owed, self.open, self.map):
            widget.installEventFilter(self)

    # --- showing

    def show_board(self, day: str, parts: tuple[Part, ...], table: Heat) -> None:
        """What is owed, and the table."""
        self._parts = parts
        self.day.setText(day)
        self.nothing.setText(NOTHING_OWED if any(row.passages for row in table.rows) else NOTHING_YET)
        self._show_parts()
        columns = [*map(_group, table.groups), "All"]
        self.map.show_rows(columns, [table_row(table, row) for row in table.rows])
        for part in (self.heard, self.map):
            part.setVisible(bool(table.rows))

    def _show_parts(self) -> None:
        left = [part for part in self._parts if part.key in LEFT]
        right = [part for part in self._parts if part.key not in (*LEFT, IN_THE_TABLE)]
        for lines, parts in ((self.owed, left), (self.open, right)):
            lines.show_lines(board_lines(parts, self._opened))
            lines.setVisible(bool(parts))
        self.nothing.setVisible(not left and not right)
        self._fit()

    def start(self) -> None:
        """Put the cursor on what comes first."""
        places = (self.owed, self.open, self.map, self.back)
        found = next(widget for widget in places if widget.isVisibleTo(self))
        if isinstance(found, LineList) and not found.current_key:
            found.step(1)
        found.setFocus()

    # --- sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Side by side where there is room for two columns of text, else one beneath the other; the table follows."""
        points = self.font().pointSizeF() / theme.BASE_POINTS
        beside = self.width() >= _NARROW * points
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._lists.setDirection(way)
        highs = []
        for lines in (self.owed, self.open):
            high = sum(lines.sizeHintForRow(row) for row in range(lines.count())) + 2 * theme.SMALL
            lines.setMinimumHeight(min(high, int(_LOWEST * points)) if beside else high)
            lines.setMaximumHeight(high)
            highs += [] if lines.isHidden() else [high]
        self._both.setVisible(bool(highs))
        self._both.setMaximumHeight(max(highs, default=0) if beside else sum(highs) + theme.HUGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the focus is in sight, also where the text is large."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.area.ensureWidgetVisible(watched, 0, theme.MEDIUM)
        return super().eventFilter(watched, event)

    # --- doing

    def _open(self, key: str) -> None:
        kind, id, *_ = key.split(":")
        if kind == "more":
            self._open_more(key)
        else:
            self.record_asked.emit(kind, id)

    def _open_more(self, key: str) -> None:
        kind, what, *_ = key.split(":")
        if kind == "more":
            self._opened |= {what}
            self._show_parts()

    def _open_cell(self, theme_id: str, group: str) -> None:
        self.passages_asked.emit(theme_id, "" if group == ALL else group)


def board_lines(parts: Sequence[Part], opened: frozenset[str] = frozenset()) -> list[Line]:
    """Headings with their lines, the first few of each."""
    lines: list[Line] = []
    for part in parts:
        sign, meaning = SIGNS.get(part.key, ("", ""))
        whole = part.key in opened or len(part.items) == SHOWN + 1
        shown = part.items if whole else part.items[:SHOWN]
        lines.append(heading(f"{part.words[0].upper()}{part.words[1:]}"))
        lines += [
            Line(f"{item.kind}:{item.id}:{number}", item.text, detail=item.detail, sign=sign, meaning=meaning)
            for number, item in enumerate(shown)
        ]
        if more := len(part.items) - len(shown):
            lines.append(Line(f"more:{part.key}", f"and {more} more", meaning="Enter shows them", quiet=True))
    return lines


def table_row(table: Heat, row: Row) -> HeatRow:
    """A theme as the table shows it: "12", and spoken "Finance, members: 12 passages from 4 sessions"."""
    name = theme_words(row.theme)
    cells = [
        HeatCell(row.theme.id, group, _figure(cell.passages), table.level(cell), f"{name}, {_spoken(group, cell)}")
        for group, cell in zip(table.groups, row.cells, strict=True)
    ]
    every = f"{name}, all: {number_of(row.passages, 'passage')}"
    cells.append(HeatCell(row.theme.id, ALL, _figure(row.passages), 1 if row.passages else 0, every))
    return HeatRow(name, tuple(cells), row.thin)


def _figure(passages: int) -> str:
    return str(passages) if passages else "–"


def _spoken(group: str, cell: Cell) -> str:
    said = f"{_group(group).lower()}: {number_of(cell.passages, 'passage')}"
    return said if group == PAPER or not cell.sessions else f"{said} from {number_of(cell.sessions, 'session')}"


def _group(group: str) -> str:
    return GROUPS.get(group, group.capitalize())
