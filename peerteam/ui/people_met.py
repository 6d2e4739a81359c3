"""People we met: who, of which group, in which sessions; and whether two entries are one person."""

from __future__ import annotations

import functools
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerteam.domain.counts import Count, counts
from peerteam.domain.records import Attendance, Record, Session
from peerteam.domain.snapshot import Snapshot
from peerteam.ui import ask, theme
from peerteam.ui.dialogs.behind_count import BehindCount
from peerteam.ui.dialogs.pick import pick
from peerteam.ui.page import Page
from peerteam.ui.people_met_side import MetSide, session_line
from peerteam.ui.people_rows import (
    GROUPS,
    MET_COLUMNS,
    Met,
    everybody_met,
    group_name,
    of_groups,
    short,
)
from peerteam.ui.people_same import SamePerson
from peerteam.ui.table_model import TableModel
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.clearable import make_clearable
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.group_chips import GroupChips
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import number_of, title

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

SIDE_WIDTH = 370
CLOSED = "Whom the team met was erased when this visit was closed."
EMPTY = "Nobody is here yet. They come with the programme, or press Ctrl+D to add somebody."
HOW_COUNTED = (
    "Everybody met in an interview, a focus group or a tour that was held, each counted once, and those who came "
    "beyond the people listed."
)


class MetPanel(Page):
    """The table, and one person beside it."""

    shows = ("person", "attendance", "session", "visit")
    session_asked = Signal(str)

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = visit
        self._rows: dict[str, Met] = {}
        self._sessions: dict[str, Session] = {}
        self.count = Count(0, "")
        self._build()
        self._connect()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.box = QLineEdit()
        self.box.setAccessibleName("Find somebody by name, post or organisation")
        self.box.setPlaceholderText("Find by name, post or organisation")
        make_clearable(self.box)
        self.counted = button("", "plain")
        self.counted.setToolTip("Show who is counted")
        self.add = button("Add somebody …", "main", "Add somebody the team met")
        self.chips = GroupChips()
        self.offer = SamePerson(self.visit, self)
        self.model = TableModel(MET_COLUMNS, attrgetter("id"))
        self.table = DataTable("People we met", self.model)
        self.empty = label(EMPTY, "quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build_side()
        top = QHBoxLayout()
        for widget, stretch in ((self.box, 1), (self.counted, 0), (self.add, 0)):
            top.addWidget(widget, stretch)
        left = QVBoxLayout()
        left.setSpacing(theme.SMALL)
        left.addWidget(self.chips)
        left.addWidget(self.offer)
        left.addWidget(self.empty, 1)
        left.addWidget(self.table, 1)
        both = QHBoxLayout()
        both.setSpacing(theme.LARGE)
        both.addLayout(left, 2)
        both.addWidget(self.side, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.MEDIUM)
        whole.addLayout(top)
        whole.addLayout(both, 1)

    def _build_side(self) -> None:
        self.side = side = MetSide()
        self.form, self.sessions = side.form, side.sessions
        self.instead, self.part, self.met_in = side.instead, side.part, side.met_in

    def _connect(self) -> None:
        self.box.textChanged.connect(self._show_rows)
        self.box.returnPressed.connect(self._into_table)
        self.chips.chosen.connect(self._show_rows)
        self.counted.clicked.connect(self.show_count)
        self.add.clicked.connect(self.add_somebody)
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(self._edit)
        self.form.changed.connect(self._change)
        self.form.finished.connect(self.table.setFocus)
        self.sessions.opened.connect(self.session_asked)
        self.side.meet.clicked.connect(self.add_to_session)
        self.side.delete.clicked.connect(self.remove)
        self.part.clicked.connect(self._part)
        shortcut("Down", self.box, self._into_table, only_here=True)
        shortcut("Delete", self.table, self.remove, only_here=True)
        shortcut("Delete", self.sessions, self._take_out, only_here=True)

    def arrange(self) -> None:
        self.side.setMaximumWidth(self.side_width(SIDE_WIDTH))
        self.side.fit()

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        people, sessions = self.visit.people.persons(), self.visit.programme.sessions()
        attendances = self.visit.rows.all(Attendance)
        self._sessions = {session.id: session for session in sessions}
        self._rows = {met.person.id: met for met in everybody_met(people, attendances, sessions)}
        self.count = counts(Snapshot.of([self.visit.record(), *people, *sessions, *attendances])).people
        number = number_of(int(self.count.number), "person", "people")
        self.counted.setText(f"{number} met so far")
        self.counted.setAccessibleName(f"{number} met so far: show who is counted")
        groups = of_groups(self._rows.values())
        chips = [("", "Everybody", sum(groups.values()))]
        chips += [(group, group_name(group, many=True), count) for group, count in groups.items() if count]
        self.chips.show_groups(chips)
        self.offer.look_at(people)
        self._show_rows()

    def _show_rows(self) -> None:
        words, group = self.box.text().casefold().split(), self.chips.current
        records = list(self._rows.values())
        shown = [place for place, met in enumerate(records) if met.matches(words, group)]
        key, scroll = self.table.current_key, self.table.verticalScrollBar().value()
        self.model.show_records(records, shown)
        self.table.choose(key)
        self.table.verticalScrollBar().setValue(scroll)
        nobody = CLOSED if self.visit.closed_on else EMPTY
        self.empty.setText("Nobody fits this. Press Esc to see everybody again." if self._rows else nobody)
        self.empty.setVisible(not shown)
        for widget in (self.chips, self.side):  # there is nothing to choose from
            widget.setVisible(bool(self._rows))
        self.table.setVisible(bool(shown))
        self._show_one(self.table.current_key)

    def _show_one(self, id: str) -> None:
        met = self._rows.get(id)
        also = [self._rows[other].person for other in self._joined_to(id)]
        self.side.show_met(met, also, [self._sessions[session] for session in met.sessions] if met else ())

    def _joined_to(self, id: str) -> list[str]:
        """The entries that count as this one."""
        return [other for other, each in self._rows.items() if each.instead and each.instead.id == id]

    @property
    def one(self) -> Met | None:
        """Who is chosen."""
        return self._rows.get(self.table.current_key)

    # --- going --------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        (self.table if self.table.current_key else self.box).setFocus()

    def choose(self, id: str) -> None:
        """Show this person, whatever the list was narrowed to."""
        self.clear_filter()
        self.table.choose(id)
        self._show_one(id)
        self.table.setFocus()
        QTimer.singleShot(0, self, self._scroll_to_one)  # the lines above the table have their height only then

    def _scroll_to_one(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def clear_filter(self) -> bool:
        """Show everybody again; False if everybody was shown."""
        narrowed = bool(self.box.text() or self.chips.current)
        self.chips.choose("")
        self.box.clear()
        self._show_rows()
        return narrowed

    def back(self) -> bool:
        if self.form.has_cursor():
            self.table.setFocus()
            return True
        narrowed = self.clear_filter()
        if narrowed:
            self.box.setFocus()
        return narrowed

    def leave(self) -> bool:
        self.form.flush()
        return True

    def _into_table(self) -> None:
        self.table.choose(self.table.current_key, or_row=0)
        if self.table.current_key:
            self._show_one(self.table.current_key)
            self.table.setFocus()

    def _edit(self) -> None:
        self.form.begin("name")

    def show_count(self) -> None:
        """The list behind the number."""
        number = number_of(int(self.count.number), "person", "people")
        sheet = BehindCount(f"{number} met so far", self.count, HOW_COUNTED, self)
        sheet.asked.connect(self._go_to)
        sheet.open()

    def _go_to(self, id: str) -> None:
        if id in self._rows:
            self.choose(id)
        elif id in self._sessions:
            self.session_asked.emit(id)

    # --- writing ------------------------------------------------------------------------------------------------------

    def add_somebody(self) -> None:
        """Somebody met; asks only for the group, which is always set."""
        question = "Who do they speak for?"
        group = ask.choose(question, [(str(key), one) for key, (one, _) in GROUPS.items()], parent=self)
        if group is not None:
            with self.telling():
                self.choose(self.visit.people.add_person(group))
                self.form.begin("name")

    def add_to_session(self) -> None:
        """They are met in one more session."""
        met = self.one
        if met is None:
            return
        lines = [session_line(s) for s in self._sessions.values() if s.id not in met.sessions]
        session = pick(f"Which session is {short(met.person)} met in?", lines, parent=self)
        if session is not None:
            with self.telling():
                self.visit.programme.meet(session, met.person.id)

    def remove(self) -> None:
        """Delete the one chosen, and offer to bring them back."""
        met = self.one
        if met is not None:
            with self.telling():
                gone = self.visit.people.remove_person(met.person.id)
                self._tell_undo(f"{short(met.person)} is deleted.", gone)

    def _take_out(self) -> None:
        met, session = self.one, self.sessions.current_key
        if met is not None and session:
            with self.telling():
                gone = self.visit.people.take_out(session, met.id, *self._joined_to(met.id))
                self._tell_undo(f"Not met in {title(self._sessions[session])}.", gone)

    def _change(self, person: str, field: str, words: str) -> None:
        if field == "size" and words and not words.isdigit():
            self.told.emit("How many people is a number, or empty for one person.", "", None)
            self.form.put_back(field)
            return
        value = int(words) if field == "size" and words else words or None
        with self.telling():
            self.visit.people.change_person(person, **{field: value})

    def _part(self) -> None:
        met = self.one
        if met is not None and met.instead is not None:
            self.offer.say_two(met.id, met.instead.id)

    def _tell_undo(self, words: str, gone: list[Record]) -> None:
        self.told.emit(words, "Undo", functools.partial(self._bring_back, gone))

    def _bring_back(self, gone: list[Record]) -> None:
        with self.telling():
            self.visit.people.bring_back(gone)
