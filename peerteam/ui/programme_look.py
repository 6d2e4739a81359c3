"""How the Programme page is laid out: the switch and the buttons on top, chips, the table or timetable, the drawer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from peerteam.domain.records import Peer
from peerteam.domain.timetable import short
from peerteam.ui import programme_rows as rows
from peerteam.ui import theme
from peerteam.ui.programme_rows import DayLine, Line, Row, short_day
from peerteam.ui.programme_side import SessionSide, times_in_field
from peerteam.ui.widgets.ask_line import AskLine
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.empty_programme import EmptyProgramme
from peerteam.ui.widgets.group_chips import GroupChips
from peerteam.ui.widgets.grouped_model import GroupedModel
from peerteam.ui.widgets.grouped_table import GroupedTable
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.wording import day_name, number_of

UPDATE, UPDATE_SHORT = "Update from a new version", "Update …"
NEW, NEW_SHORT = "New session", "New …"
_SIDE_BY_SIDE, _ALL_WORDS = 80, 105
"""With fewer characters than these in a line the drawer takes the place of the table; the buttons say less."""


class ProgrammeLook(QWidget):
    """All that is seen; what it does is the page's."""

    def __init__(self, parent: QWidget, side: SessionSide) -> None:
        super().__init__(parent)
        self.side = side
        self._with_drawer = True  # beside the table
        self._in_drawer = False  # in place of the table, where there is no room for both
        self._drawer = 0
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Table or timetable")
        self.tabs.setExpanding(False)
        for words in ("Table", "Timetable"):
            self.tabs.addTab(words)
        self.count = answer("small", wrap=False)
        self.export = button("Export  ▾", name="Export the programme")
        self.add = button(NEW, name="A new session")
        self.update_from = button(UPDATE, "main", "Update from a new version of the council’s programme")
        self.update_from.setToolTip("Open the council’s file; a table one has copied is pasted with Ctrl+V")
        self.days, self.who = GroupChips(), GroupChips()
        self.days.setAccessibleName("Which day")
        self.who.setAccessibleName("Whose sessions")
        self.ask = AskLine()
        self.model = GroupedModel(rows.COLUMNS, attrgetter("key"), _is_heading, _tip, _is_off)
        self.table = GroupedTable(
            "Programme", self.model, rows.FIELDS, (rows.LEAD, rows.WRITER), signs="+", edit_words=edit_words
        )
        self.nothing = label("No session fits this.\nEsc shows everything again.", "quiet", wrap=True)
        self.foot = label(role="small", wrap=True)
        self.empty = EmptyProgramme()
        self._lay_out()

    def _lay_out(self) -> None:
        self.advice = QVBoxLayout()  # the quiet line about clashes and what is still to arrange
        self.views = QStackedWidget()  # the table, then the timetable
        self.views.addWidget(self._table_part())
        self.views.setMinimumHeight(1)  # on a low screen an open list leaves little more
        self._chips = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chips.setSpacing(theme.LARGE)
        self._chips.addWidget(self.days)
        self._chips.addWidget(self.who)
        self.left = QWidget()
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.SMALL)
        left.addWidget(self.ask)
        left.addLayout(self.advice)
        left.addWidget(self.views, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.LARGE)
        row.addWidget(self.left, 2)
        row.addWidget(self.side, 1)
        self.full = QWidget()
        full = QVBoxLayout(self.full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(theme.SMALL)
        full.addLayout(self._top())
        full.addLayout(self._chips)
        full.addLayout(row, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.full)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.MEDIUM)
        whole.addWidget(self.stack)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(theme.SMALL)
        top.addWidget(self.tabs)
        top.addWidget(self.count)
        top.addStretch()
        for widget in (self.export, self.add, self.update_from):
            top.addWidget(widget)
        return top

    def _table_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        for widget, stretch in ((self.nothing, 0), (self.table, 1), (self.foot, 0)):
            column.addWidget(widget, stretch)
        self.nothing.hide()
        self.foot.hide()
        return part

    def is_narrow(self) -> bool:
        """Whether the table and the drawer do not fit side by side."""
        return self._wide() < _SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()

    def _wide(self) -> int:
        return self.width() - 2 * theme.LARGE

    def show_drawer(self, on: bool) -> None:
        """The drawer, or the table over the whole width."""
        if self.is_narrow():
            self._in_drawer = on
        else:
            self._with_drawer = on
        self.fit(self._drawer)

    def leave_drawer(self) -> None:
        """Where it took the place of the table, the table again."""
        if self._in_drawer:
            self._in_drawer = False
            self.fit(self._drawer)

    def fit(self, drawer: int) -> None:
        """Give the drawer its width, or where there is little room the whole of it; words on buttons are short then."""
        self._drawer = drawer
        wide, narrow = self._wide(), self.is_narrow()
        shown = self._in_drawer if narrow else self._with_drawer
        self.side.setMinimumWidth(0)
        self.side.setMaximumWidth(wide if narrow else min(drawer, wide * 2 // 5))
        self.side.setVisible(shown)
        self.left.setVisible(not (narrow and shown))
        self.fit_chips()
        short = wide < _ALL_WORDS * self.fontMetrics().averageCharWidth()
        self.count.setVisible(not short)
        self.update_from.setText(UPDATE_SHORT if short else UPDATE)
        self.add.setText(NEW_SHORT if short else NEW)
        self.empty.fit(wide)

    def show_chips(self, found: Sequence[Row], peers: Sequence[Peer], me: str | None) -> None:
        """Every day of the programme, and everybody of the team, I first."""
        days = Counter(row.session.slot.day for row in found if row.session.slot.day)
        self.days.show_groups(
            [("", "All days", len(found)), *((day, short_day(day), days[day]) for day in sorted(days) if day)],
            {day: day_name(day) for day in days if day},
        )
        ordered = sorted(peers, key=lambda peer: peer.id != me)
        who = [(p.id, "Mine" if p.id == me else short(p), sum(row.has(p.id) for row in found)) for p in ordered]
        names = {peer.id: "My sessions" if peer.id == me else peer.name or short(peer) for peer in ordered}
        self.who.show_groups([("", "Everybody", len(found)), *who], names)
        self.fit_chips()

    def say_ticked(self, count: int) -> None:
        """What can be done with the sessions ticked."""
        words = f"{number_of(count, 'session')} ticked: type initials under Lead or Writer for all of them."
        self.foot.setText(f"{words} Ctrl+K says what kind they are.{' Ctrl+M swaps them.' if count == 2 else ''}")
        self.foot.setVisible(count > 0)

    def fit_chips(self) -> None:
        """Days and people in one line where there is room for both, each with its share of it."""
        wants = [sum(chip.sizeHint().width() + theme.HAIR for chip in c.chips.values()) for c in (self.days, self.who)]
        fits = sum(wants) + theme.LARGE <= self._wide()
        self._chips.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._chips.setSpacing(theme.LARGE if fits else theme.SMALL)
        for place, want in enumerate(wants):
            self._chips.setStretch(place, want if fits else 0)


def edit_words(row: Row, column: int) -> str:
    """What stands in the line when a cell is edited."""
    session = row.session
    return {
        rows.TIME: times_in_field(row),
        rows.TITLE: session.title or "",
        rows.STREAM: session.stream or "",
        rows.ROOM: session.slot.room or "",
        rows.LEAD: rows.peer_words(row.lead) if row.lead else "",
        rows.WRITER: rows.peer_words(row.writer) if row.writer else "",
    }.get(column, "")


def _is_heading(line: Line) -> bool:
    return isinstance(line, DayLine)


def _is_off(line: Line) -> bool:
    return isinstance(line, Row) and line.off


def _tip(line: Line, column: int) -> str:
    """What a cell says beyond its words."""
    if not isinstance(line, Row):
        return ""
    if column == rows.SIGN:
        return "; ".join(line.clashes)
    if column == rows.STATUS and line.session.status_reason:
        return f"{rows.status_words(line)}: {line.session.status_reason}"
    return ""
