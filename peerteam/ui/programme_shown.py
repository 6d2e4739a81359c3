"""What the Programme page shows: the sessions by day, as a table or as a timetable, and one of them in the drawer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.domain.records import Peer, Theme
from peerteam.domain.uk_dates import say_date
from peerteam.ui import programme_rows as rows
from peerteam.ui.page import Page
from peerteam.ui.programme_acts import SessionActs
from peerteam.ui.programme_advice import ProgrammeAdvice
from peerteam.ui.programme_drawer import SessionDrawer
from peerteam.ui.programme_look import ProgrammeLook
from peerteam.ui.programme_rows import Row
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import ends, number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.programme_timetable import TimetablePanel

TABLE, TIMETABLE = 0, 1
DRAWER = 340


class ProgrammeShown(Page):
    """Reads, narrows, chooses and turns; what is done to a session is the page's own part."""

    shows = rows.SHOWS

    chosen = Signal(str)  # a session

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self.now = visit, now
        self.acts = SessionActs(visit, self, lambda: now().date())
        self.advice = ProgrammeAdvice(visit, now)
        self._rows: dict[str, Row] = {}
        self._peers: list[Peer] = []
        self._themes: list[Theme] = []
        self.current = ""  # the session in the drawer
        self.timetable: TimetablePanel | None = None  # made when it is first asked for
        self.side = SessionDrawer(visit, self, self.acts)
        self.look = ProgrammeLook(self, self.side)
        self.days, self.who, self.table, self.model = self.look.days, self.look.who, self.look.table, self.look.model
        self.tabs, self.views = self.look.tabs, self.look.views
        self._lay_out()
        self._connect_shown()

    def _connect_shown(self) -> None:
        look, side, table = self.look, self.side, self.table
        self.advice.session_asked.connect(self.choose)
        self.advice.rules_kept.connect(self.refresh)
        self.advice.told.connect(self.told)
        self.tabs.currentChanged.connect(self._turn)
        for chips in (self.days, self.who):
            chips.chosen.connect(self._narrow)
        table.chosen.connect(self._show_one)
        table.opened.connect(self._open_in_side)
        table.editor_closed.connect(self._show_what_waits)
        self.model.picks_changed.connect(self._say_foot)
        look.ask.let_be.connect(self._to_table)
        side.left.connect(self._to_table)
        side.close_it.clicked.connect(self.toggle_drawer)
        for keys, do in (
            ("Ctrl+PgUp", self.show_table),
            ("Ctrl+PgDown", self.show_timetable),
            ("F4", self.toggle_drawer),
        ):
            shortcut(keys, self, do)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.look)
        self.look.advice.addWidget(self.advice)

    def arrange(self) -> None:
        self.look.fit(self.side_width(DRAWER))

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        if self.table.editor is not None:  # somebody is typing in a cell: what came in waits
            self.make_stale()
            return
        self._peers, self._themes = self.visit.people.peers(), self.visit.programme.themes()
        found = rows.read_rows(self.visit, self.advice.clash_words())
        self._rows = {row.key: row for row in found}
        if not found and (closed := self.visit.closed_on):
            self.look.empty.say_closed(say_date(closed))
        lost_focus = self._turn_stack(self.look.full if found else self.look.empty)
        self.look.show_chips(found, self._peers, self.visit.me)
        self._show_rows()
        if lost_focus:
            self.begin()

    def _turn_stack(self, to: QWidget) -> bool:
        """The sessions, or what to do without any; whether the focus was in what is not seen any more."""
        stack, focused = self.look.stack, self.window().focusWidget()
        left = stack.currentWidget()
        stack.setCurrentWidget(to)
        return left is not None and left is not to and bool(focused) and left.isAncestorOf(focused)

    def _show_rows(self) -> None:
        """The rows the chips ask for; what is chosen and scrolled to stays."""
        key, at = self.current or self._next_one(), self.table.currentIndex().row()
        scroll, first = self.table.verticalScrollBar().value(), not self.current
        shown = rows.narrowed(self._rows.values(), self.days.current, self.who.current)
        self.model.show_records(rows.under_days(shown))
        self.table.choose(key, or_row=max(at, 0))
        self.table.verticalScrollBar().setValue(scroll)
        if self.table.currentIndex().row() != at:  # the next session to come, or one that has moved
            QTimer.singleShot(0, self, self._to_middle if first else self._in_sight)
        self.table.setVisible(bool(shown))
        self.look.nothing.setVisible(not shown)
        whole = number_of(len(self._rows), "session")
        self.look.count.setText(whole if len(shown) == len(self._rows) else f"{len(shown)} of {whole}")
        self._show_one(self.table.current_key)
        self._say_foot()
        self._show_in_timetable()

    def _show_what_waits(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def _to_middle(self) -> None:
        self.table.scrollTo(self.table.currentIndex(), self.table.ScrollHint.PositionAtCenter)

    def _in_sight(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def _narrow(self) -> None:
        self._show_rows()

    def _show_one(self, key: str) -> None:
        """The session chosen is in the drawer."""
        self.current = key
        self.side.show_row(self.row(key), self._peers, self._themes)
        self.chosen.emit(key)

    def row(self, session: str) -> Row | None:
        """A session as the page shows it."""
        return self._rows.get(session)

    @property
    def shown_rows(self) -> list[Row]:
        """The sessions the chips ask for."""
        return rows.narrowed(self._rows.values(), self.days.current, self.who.current)

    def _say_foot(self) -> None:
        self.look.say_ticked(len(self.model.picked & set(self.model.row_keys())))

    def showEvent(self, event: QShowEvent) -> None:
        self.make_stale()  # words typed in a note are announced to nobody, and may be the first about a session
        super().showEvent(event)

    # --- going --------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        if not self._rows:
            self.look.empty.bring.setFocus()
            return
        if self._on_timetable() and self.timetable is not None and self.timetable.take_focus():
            return
        (self.table if self.table.isVisible() else self.days).setFocus()

    def _next_one(self) -> str:
        """The first session that is not over."""
        now = self.now()
        coming = (row.key for row in self._rows.values() if (end := ends(row.session.slot)) and end > now)
        return next(coming, "")

    def choose(self, session: str) -> bool:
        """Show this session, whatever the chips ask for; False if it is not here."""
        if self._stale:
            self.refresh()
        if session not in self._rows:
            return False
        if self.model.row_of(session) < 0:
            self.clear_filter()
        self.table.choose(session)
        self._show_one(session)
        self.begin()
        return True

    def clear_filter(self) -> bool:
        """All days and everybody again; False if that was shown."""
        narrowed = bool(self.days.current or self.who.current)
        self.days.choose("")
        self.who.choose("")
        if narrowed:
            self._show_rows()
        return narrowed

    def back(self) -> bool:
        if self.timetable is not None and self.timetable.back():
            return True
        if self.look.ask.dismiss() or self.advice.close_list():
            return True
        if self.side.back():
            return True
        if self.model.picked:
            self.model.unpick()
            return True
        return self.clear_filter()

    def leave(self) -> bool:
        self.table.keep_typed()
        self.side.form.flush()
        if self.timetable is not None:
            self.timetable.settle()
        return True

    def _to_table(self) -> None:
        self.look.leave_drawer()
        self.begin()

    def _open_in_side(self, key: str) -> None:
        """The cells that are not typed in lead to their place in the drawer."""
        self.look.show_drawer(True)
        column = self.table.currentIndex().column()
        if column == rows.PEOPLE:
            self.side.somebody.setFocus()
        elif column == rows.THEMES and self.side.themes.chips:
            next(iter(self.side.themes.chips.values())).setFocus()
        else:
            self.side.form.begin("status" if column == rows.STATUS else "title")

    def toggle_drawer(self) -> None:
        """The table over the whole width, or the drawer beside it."""
        shown = self.side.isVisible()
        self.look.show_drawer(not shown)
        if shown:
            self._to_table()

    # --- table or timetable -------------------------------------------------------------------------------------------

    def show_table(self) -> None:
        """The table."""
        self.tabs.setCurrentIndex(TABLE)

    def show_timetable(self, on: bool = True) -> None:
        """The timetable, or the table again."""
        self.tabs.setCurrentIndex(TIMETABLE if on else TABLE)

    def _turn(self, index: int) -> None:
        self.leave()
        if index == TIMETABLE:
            self.model.unpick()  # ticks are not seen there, and must not be what is meant
            if self.timetable is None:
                self._make_timetable()
        self._show_in_timetable()
        self.views.setCurrentIndex(index)
        if not self.tabs.hasFocus():  # walked with the arrows: stay there
            self.begin()

    def _make_timetable(self) -> TimetablePanel:
        from peerteam.ui.programme_timetable import TimetablePanel

        made = self.timetable = TimetablePanel(self.visit, self.now)
        self.views.addWidget(made)
        made.chosen.connect(self.table.choose)
        made.opened.connect(self._open_from_timetable)
        made.told.connect(self.told)
        self.chosen.connect(made.choose)
        return made

    def _on_timetable(self) -> bool:
        return self.tabs.currentIndex() == TIMETABLE

    def _show_in_timetable(self) -> None:
        """The same rows as in the table; while it is not seen it need not follow."""
        if self.timetable is not None and self._on_timetable():
            self.timetable.show_rows(self.shown_rows, self.days.current)
            self.timetable.choose(self.current)

    def _open_from_timetable(self, session: str) -> None:
        """The drawer: what has no time is opened where one gives it one."""
        row = self.row(session)
        self.look.show_drawer(True)
        self.side.form.begin("title" if row and row.session.slot.start else "times")
