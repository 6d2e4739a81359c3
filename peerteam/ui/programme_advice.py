"""On top of the Programme page: one quiet line about clashes, and what is still to arrange; each opens to its list.

It tells and never blocks. *Not needed here* is kept in this visit's file, on this laptop.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.coverage import Usual, session_with
from peerteam.domain.errors import PeerTeamError
from peerteam.domain.ids import derived_id
from peerteam.domain.records import SessionKind, SessionTheme, Theme
from peerteam.store.day_rules import set_not_needed
from peerteam.ui import theme
from peerteam.ui.programme_words import ASKED, NO_KIND, THEME, Advice, read_advice
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.cut_button import CutButton
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

CLASHES, ARRANGE = "clashes", "arrange"
MOST = 0.27
"""The list takes no more of the window's height than this, then it scrolls: the programme itself stays in sight."""
LOW, MOST_IF_LOW = 30, 0.18
"""In a window of fewer lines than these the list takes still less."""


def clash_words(visit: VisitFile) -> dict[str, tuple[str, ...]]:
    """For each session that clashes with another, what is said of it."""
    return read_advice(visit, (), datetime.min).words()


class ProgrammeAdvice(QWidget):
    """Two quiet buttons; beneath them the list of the one that is down."""

    session_asked = Signal(str)
    kinds_asked = Signal(object)  # the sessions of which nobody has said what they are
    told = Signal(str, str, object)
    rules_kept = Signal()  # what clashes may be other now

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._visit, self._now = visit, now
        self._usual: tuple[Usual, ...] | None = None
        self._turn: dict[str, int] = {}
        self.advice = Advice()
        self.clashing, self.to_arrange = CutButton(), CutButton()
        self.list, self.nothing = LineList("What clashes"), label(role="quiet", wrap=True)
        self.add, self.away = button("Add a session for it"), button("Not needed here", "plain")
        self.rules = button("Walking times and hours …", "plain")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line, acts = QHBoxLayout(), QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(self.clashing)
        line.addWidget(self.to_arrange)
        line.addStretch()
        for each in (self.add, self.away, self.rules):
            acts.addWidget(each)
        acts.addStretch()
        self.panel = QFrame()
        self.panel.setProperty("role", "card")
        panel = QVBoxLayout(self.panel)
        panel.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.MEDIUM, theme.SMALL)
        panel.setSpacing(theme.SMALL)
        for widget in (self.nothing, self.list):
            panel.addWidget(widget)
        panel.addLayout(acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(line)
        whole.addWidget(self.panel)
        self.panel.hide()

    def _connect(self) -> None:
        self.clashing.clicked.connect(self._press_clashing)
        self.to_arrange.clicked.connect(self._press_arrange)
        self.list.opened.connect(self._act)
        self.list.chosen.connect(self._enable)
        self.list.do_on({Qt.Key.Key_Delete: self.not_needed})
        self.add.clicked.connect(self.arrange_one)
        self.away.clicked.connect(self.not_needed)
        self.rules.clicked.connect(self.ask_rules)

    # --- reading ------------------------------------------------------------------------------------------------------

    def clash_words(self) -> Mapping[str, tuple[str, ...]]:
        """Read everything anew; returns what is said of each session that clashes."""
        self.read()
        return self.advice.words()

    def read(self) -> None:
        """Show what there is to look at now."""
        if self._usual is None:
            from peerteam.formats.whom_to_meet import load

            self._usual = load()
        self.advice = read_advice(self._visit, self._usual, self._now())
        today = self._now().date().isoformat()
        line, arrange = self.advice.line(today), f"Still to arrange: {self.advice.to_arrange}"
        self.clashing.say(f"{line}  ▾", line.partition("  ")[2])
        self.to_arrange.say(f"{arrange}  ▾", arrange)
        self.to_arrange.setVisible(bool(self.advice.to_arrange) or self.showing == ARRANGE)
        self._show_list()

    # --- opening ------------------------------------------------------------------------------------------------------

    @property
    def showing(self) -> str:
        """Which list is open, or nothing."""
        return CLASHES if self.clashing.isChecked() else ARRANGE if self.to_arrange.isChecked() else ""

    def open(self, which: str) -> None:
        """Open one of the lists, or none."""
        for name, each in ((CLASHES, self.clashing), (ARRANGE, self.to_arrange)):
            each.setChecked(name == which)
        self._show_list()

    def close_list(self) -> bool:
        """Esc: put the list away; False if none was open."""
        was = self.showing
        if was:
            here: QWidget | None = self.focusWidget()
            inside = here is not None and self.panel.isAncestorOf(here)
            self.open("")
            if inside:
                (self.clashing if was == CLASHES else self.to_arrange).setFocus()
        return bool(was)

    def _press_clashing(self, on: bool) -> None:
        self.open(CLASHES if on else "")
        self._into_list()

    def _press_arrange(self, on: bool) -> None:
        self.open(ARRANGE if on else "")
        self._into_list()

    def _into_list(self) -> None:
        if self.showing and self.list.count():
            self.list.setFocus()
            if not self.list.current_key:
                self.list.step(1)
            self._enable(self.list.current_key)

    def _show_list(self) -> None:
        which = self.showing
        lines = self.advice.arrange_lines() if which == ARRANGE else self.advice.clash_lines() if which else []
        self.list.setAccessibleName("Still to arrange" if which == ARRANGE else "What clashes")
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._fit_list()
        nothing = "Everybody such a visit usually meets has a session." if which == ARRANGE else "No clashes."
        self.nothing.setText("" if lines else nothing)
        self.nothing.setVisible(not lines)
        for each in (self.add, self.away):
            each.setVisible(which == ARRANGE and bool(lines))
        self.rules.setVisible(which == CLASHES)
        self._enable(self.list.current_key)
        self.panel.setVisible(bool(which))

    def _fit_list(self) -> None:
        whole = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        whole += 2 * self.list.frameWidth() + theme.SMALL
        high = self.window().height()
        low = high < LOW * self.fontMetrics().lineSpacing()
        self.list.setFixedHeight(min(whole, int(high * (MOST_IF_LOW if low else MOST))))

    def _enable(self, key: str) -> None:
        for each in (self.add, self.away):
            each.setEnabled(key.startswith((ASKED, THEME)))

    # --- doing --------------------------------------------------------------------------------------------------------

    def _act(self, key: str) -> None:
        if key.startswith((ASKED, THEME)):
            self.arrange_one()
            return
        if key == NO_KIND:
            self.kinds_asked.emit(self.advice.no_kind)
            return
        sessions = self.advice.behind(key).sessions
        turn = self._turn.get(key, 0)
        self._turn = {key: turn + 1}
        self.session_asked.emit(sessions[turn % len(sessions)])

    def arrange_one(self) -> None:
        """A session for what is chosen: without a time, for the council to find one."""
        key = self.list.current_key
        made = self._add_for(key)
        if made:
            back = functools.partial(self._take_back, self._visit.history.last)
            self.told.emit("A session was added, without a day and time yet.", "Undo", back)
            self.session_asked.emit(made)

    def _take_back(self, step: Step | None) -> None:
        try:
            if step is not None:
                self._visit.history.take_back(step)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)

    def _add_for(self, key: str) -> str:
        programme = self._visit.programme
        if key.startswith(ASKED):
            usual = next((each for each in self.advice.not_met if f"{ASKED}{each.words}" == key), None)
            if usual is None:
                return ""
            wanted = session_with(usual)
            with self._visit.step("Add session"):
                return programme.add(wanted.title or "", kind=wanted.kind)
        about = self._visit.rows.get(Theme, key.removeprefix(THEME))
        if about is None:
            return ""
        with self._visit.step("Add session"):
            made = programme.add(about.name or about.short_name or "", kind=SessionKind.INTERVIEW)
            self._visit.rows.add(SessionTheme(derived_id("session_theme", made, about.id), made, about.id))
        return made

    def not_needed(self) -> None:
        """Not in this visit: it is asked for no more here."""
        key = self.list.current_key
        if not key.startswith((ASKED, THEME)):
            return
        what = key.removeprefix(ASKED).removeprefix(THEME)
        set_not_needed(self._visit, what)
        self.read()
        self.told.emit("Not asked for again in this visit.", "Undo", functools.partial(self._needed, what))

    def _needed(self, what: str) -> None:
        set_not_needed(self._visit, what, on=False)
        self.read()

    def ask_rules(self) -> None:
        """How long a walk takes, which room is where, and when the day begins and ends."""
        from peerteam.ui.dialogs.day_rules import DayRules

        sheet = DayRules(self._visit, self)
        sheet.kept.connect(self.rules_kept)
        sheet.open()
