"""A paper to ask the council for, while the words about it are still warm: two keys from the note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.uk_dates import read_date
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

LONGEST = 120
"""A title cut from a note is no longer than this."""


class AskForPaper(Sheet):
    """What to call it, whom to ask, and by when; only the first is needed."""

    asked = Signal(str)  # the new document's id
    told = Signal(str, str, object)

    def __init__(
        self,
        visit: VisitFile,
        words: str = "",
        themes: Iterable[str] = (),
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        reference = visit.evidence.next_reference()
        super().__init__("Ask for this paper", f"It stands in Documents as {reference}, asked for today.", parent)
        self._visit, self._themes, self._now = visit, tuple(themes), now
        self.title = self._line("What is it called?", " ".join(words.split())[:LONGEST])
        self.asked_of = self._line("Whom do we ask?")
        self.due = self._line("By when? For example 12/3/26")
        self.problem = answer("area")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.go, cancel = button("Ask for it", "main"), button("Cancel", "plain")
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.go.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        self.title.selectAll()
        self.title.setFocus()

    def _line(self, question: str, words: str = "") -> QLineEdit:
        line = QLineEdit(words)
        line.setAccessibleName(question)
        line.setPlaceholderText(question)
        self.body.addWidget(line)
        return line

    def _ask(self) -> None:
        title = self.title.text().strip()
        if not title:
            self._say("Type what the paper is called.")
            return
        today: date = self._now().date()
        try:
            due = read_date(self.due.text(), today)
            with self._visit.step("Ask for a paper"):
                id = self._visit.evidence.ask_for(title, self.asked_of.text().strip() or None, self._themes, on=today)
                if due:
                    self._visit.evidence.change_document(id, due=due)
        except PeerTeamError as problem:
            self._say(str(problem))
            return
        self.accept()
        self.asked.emit(id)
        self.told.emit(f"Asked for as {self._visit.evidence.document(id).reference}: “{title}”.", "", None)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
