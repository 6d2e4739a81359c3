"""The council and the days of the visit, to put right: a name misspelt, a visit put off."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Session
from peerteam.domain.uk_dates import say_date, short_date
from peerteam.domain.visit_days import as_long, outside
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.two_days import FIRST, LAST, TwoDays
from peerteam.ui.wording import dates, joined, number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

TITLE = "Council and days"
DETAIL = "They stand in the letter and on the slides, and what is due is counted from the last day."
DAYS_NAMED = 4
"""So many days of sessions are said one by one."""


class CouncilDays(Sheet):
    """Three lines; what does not fit together is said beneath them."""

    told = Signal(str, str, object)  # what was done, “Undo”, and how

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, DETAIL, parent)
        self._visit, self._was = visit, visit.record()
        self._last_typed = False
        self._days = TwoDays(visit.now().date(), self._was.first_day, self._was.last_day)
        self.council = QLineEdit(self._was.council or "")
        self.first, self.last = self._days.first, self._days.last
        self.said = answer("quiet")
        self.keep, self.cancel = button("Keep", "main"), button("Cancel", "plain")
        self.keep.setDefault(True)
        self._lay_out()
        self.first.editingFinished.connect(self._first_typed)
        self.last.editingFinished.connect(self._look)
        self.last.textEdited.connect(self._type_last)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)
        self.widen(560)
        self._look()
        self.council.setFocus()

    def _lay_out(self) -> None:
        grid, buttons = QGridLayout(), QHBoxLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.MEDIUM)
        for row, (words, line) in enumerate((("&Council", self.council), (FIRST, self.first), (LAST, self.last))):
            name = label(words)
            name.setBuddy(line)
            line.setAccessibleName(words.replace("&", ""))
            grid.addWidget(name, row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(1, 1)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        self.body.addLayout(grid)
        self.body.addWidget(self.said)
        self.body.addLayout(buttons)

    # --- typing -------------------------------------------------------------------------------------------------------

    def _type_last(self) -> None:
        self._last_typed = True

    def _first_typed(self) -> None:
        """A visit that is put off lasts as long as before, unless the last day is typed as well."""
        try:
            first = self._days.first_day()
        except PeerTeamError as problem:
            self._say(str(problem), wrong=True)
            return
        if first and not self._last_typed:
            self.last.setText(say_date(as_long(self._was.first_day, self._was.last_day, first)))
        self._look()

    def _look(self) -> None:
        """Write out what was understood, and say which sessions lie outside."""
        try:
            self._days.write_out()
            first, last = self._days.read()
        except PeerTeamError as problem:
            self._say(str(problem), wrong=True)
            return
        self._say(self._outside(first, last) if first <= last else "")

    def _outside(self, first: str, last: str) -> str:
        return outside_words(outside(self._visit.programme.sessions(), first, last)) if first else ""

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.said.setProperty("role", "area" if wrong else "quiet")
        self.said.style().polish(self.said)
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.fit()

    # --- keeping ------------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        try:
            first, last = self._days.read()
            lacking, line = self._lacking(first, last)
            if line is not None:
                self._say(lacking, wrong=True)
                line.setFocus()
                return
            changed = self._visit.describe(self.council.text(), first, last)
        except PeerTeamError as problem:
            self._say(str(problem), wrong=True)
            return
        self.accept()
        step = self._visit.history.last
        if changed and step is not None:
            now = self._visit.record()
            words = f"The visit is to {now.council}, {dates(now)}. {self._outside(first, last)}".strip()
            self.told.emit(words, "Undo", functools.partial(self._visit.history.take_back, step))

    def _lacking(self, first: str, last: str) -> tuple[str, QLineEdit | None]:
        """What is still missing, and where to type it."""
        if not self.council.text().strip():
            return "Which council is it?", self.council
        if not first:
            return "When is the first day on site?", self.first
        return ("The last day is before the first one.", self.last) if last < first else ("", None)


def outside_words(sessions: Sequence[Session]) -> str:
    """ "2 sessions on 9 Mar lie outside these days and keep the days they have."; nothing without any."""
    if not sessions:
        return ""
    days = sorted({each.slot.day or "" for each in sessions})
    named = f" on {joined([short_date(day) for day in days])}" if len(days) <= DAYS_NAMED else ""
    count = number_of(len(sessions), "session")
    if len(sessions) == 1:
        return f"{count}{named} lies outside these days and keeps the day it has."
    return f"{count}{named} lie outside these days and keep the days they have."
