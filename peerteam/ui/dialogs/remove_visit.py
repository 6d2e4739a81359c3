"""Remove this visit from this laptop: what goes, what nobody else has, and the way to hand that over first.

With everything handed over it takes one press. What would be lost is lost only by whoever types the council's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from peerteam.domain.closing import NOT_RECALLED, told
from peerteam.domain.removing import HELD, Leaving, only_here
from peerteam.ui import theme
from peerteam.ui.dialogs.receipt_sheet import ReceiptSheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import flow_row
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.told_list import Part, ToldList

if TYPE_CHECKING:
    from peerteam.domain.errors import PeerTeamError
    from peerteam.store.visit_file import VisitFile

REMOVE = "Remove this visit from this laptop"
ALL_GIVEN = (
    "Everything of yours has been handed over. The team goes on with the visit; see that your last file arrived."
)
HAND_OVER = "What is only here is lost with it. Hand it over first: the team goes on with the visit."
STAYS_HERE = "The team goes on with the visit. What is only on this laptop goes with it."
FOR_GOOD = ("The visit, its search and what can be undone in it", "Its line under My visits")
WORDS_KEPT = "The four words, which this laptop remembers"
WORKING = "Removing …"
MORE = "Something was added meanwhile. Look at the list again."


class RemoveVisit(ReceiptSheet):
    """Handing over leaves the sheet open, and what is left to lose is read again."""

    exchange_asked = Signal()
    file_asked = Signal()
    agreed = Signal()
    receipt_of = "what was erased"

    def __init__(self, visit: VisitFile, parent: QWidget | None = None, *, words_kept: bool = False) -> None:
        super().__init__(REMOVE, parent)
        self._visit, self._words_kept = visit, words_kept
        self._busy = self._erasing = False  # handing over; removing
        self.leaving: Leaving = visit.removing.plan()
        self.standing, self.news = label(role="quiet", wrap=True), answer("area")
        self.said = ToldList("What goes, and what nobody else has")
        self.typed, self._typed_name = QLineEdit(), label()
        self._typed_row = QWidget()
        self.exchange, self.make_file = button("Exchange", "main"), button("Make a file to send …")
        self.remove, self.keep = button("Remove from this laptop", "main"), button("Keep it here", "plain")
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        self._typed_name.setBuddy(self.typed)
        line = QHBoxLayout(self._typed_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.MEDIUM)
        line.addWidget(self._typed_name)
        line.addWidget(self.typed, 1)
        for each in (self.standing, self.said, self.where, self._typed_row, self.news):
            self.body.addWidget(each)
        self.body.setStretchFactor(self.said, 1)
        self.body.addWidget(flow_row(self.exchange, self.make_file, self.remove, self.other_folder, self.keep))

    def _connect(self) -> None:
        self.exchange.clicked.connect(self.exchange_asked)
        self.make_file.clicked.connect(self.file_asked)
        self.remove.clicked.connect(self._agree)
        self.keep.clicked.connect(self.reject)
        self.typed.textChanged.connect(self._let_go_on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.exchange if self.leaving.can_be_given else self.keep).setFocus()

    def _show(self) -> None:
        leaving = self.leaving
        word = f"To remove it all the same, &type {leaving.word}"
        self._typed_name.setText(word)
        self.typed.setAccessibleName(word.replace("&", ""))
        self.standing.setText(HAND_OVER if leaving.can_be_given else STAYS_HERE if leaving.loses else ALL_GIVEN)
        self.said.show_parts(self._parts())
        for each in (self.exchange, self.make_file):
            each.setVisible(leaving.can_be_given)
        self._typed_row.setVisible(leaving.loses)
        self.remove.setProperty("role", "" if leaving.can_be_given else "main")
        self.remove.style().polish(self.remove)
        self.news.setVisible(bool(self.news.text()))
        self._let_go_on()
        self.fit()

    def _parts(self) -> list[Part]:
        goes = [*FOR_GOOD[:1], *told(self.leaving.held, HELD), *FOR_GOOD[1:], *([WORDS_KEPT] * self._words_kept)]
        return [
            ("Only on this laptop", only_here(self.leaving)),
            ("Goes from this laptop for good", goes),
            ("Cannot be recalled from here", NOT_RECALLED),
        ]

    def _let_go_on(self) -> None:
        typed = self.typed.text().strip().casefold() == self.leaving.word.casefold()
        self.remove.setEnabled(not self._busy and (typed or not self.leaving.loses))

    # --- handing over first -------------------------------------------------------------------------------------------

    def wait(self, busy: bool) -> None:
        """Something is being handed over, which goes on if the sheet is left meanwhile; or it is done."""
        self._busy = busy
        for each in (self.exchange, self.make_file):
            each.setEnabled(not busy)
        self._let_go_on()

    def take_stock(self, words: str) -> None:
        """Something was handed over, or could not be: what is left to lose?"""
        if not self.isVisible() or self._visit.lent:
            return
        self.leaving = self._visit.removing.plan()
        self.news.setText(words)
        self._show()
        if not self.leaving.can_be_given:
            self.keep.setFocus()

    # --- removing -----------------------------------------------------------------------------------------------------

    def _agree(self) -> None:
        """Only what was read is agreed to."""
        now = self._visit.removing.plan()
        if now != self.leaving:
            self.leaving = now
            self.typed.clear()
            self.news.setText(MORE)
            self._show()
            return
        self._erase(True)
        self.agreed.emit()

    def _erase(self, on: bool) -> None:
        self._erasing = on
        self.remove.setText(WORKING if on else "Remove from this laptop")
        self.keep.setEnabled(not on)
        self.wait(on)

    def show_problem(self, problem: PeerTeamError) -> None:
        """It could not be done, and the visit is still here."""
        self.news.setText(str(problem))
        self.stop()
        self._show()

    def stop(self) -> None:
        """It was not done; the visit is as it was."""
        self._erase(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter behind the word leads to the button it has made ready: to press it is the deliberate act."""
        if self.typed.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.remove if self.remove.isEnabled() else self.typed).setFocus()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc; not while it is being removed."""
        if not self._erasing:
            super().reject()
