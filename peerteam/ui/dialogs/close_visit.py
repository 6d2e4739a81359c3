"""Close this visit: what is erased for good, what stays, and two presses of which the second names what happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from peerteam.domain.closing import GOES, NOT_RECALLED, STAYS, Plan, Receipt, said_together, standing, told
from peerteam.domain.errors import PeerTeamError
from peerteam.domain.uk_dates import read_date, say_date
from peerteam.ui import theme
from peerteam.ui.dialogs.receipt_sheet import ReceiptSheet
from peerteam.ui.outside import open_outside
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import flow_row
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.told_list import Part, ToldList

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

SURE = "This cannot be undone. The others’ laptops erase what was shared with them when they next exchange."
CALM = "What was said in confidence is erased for good; what was published or agreed stays."
MOST = {"note": ("note", "notes"), "tag": ("passage", "passages"), "person": ("person", "people")}
"""What the button names: most of it, in few words."""
WORKING = "Erasing …"


class CloseVisit(ReceiptSheet):
    """The first press says what the second one does; Esc leaves everything as it is."""

    agreed = Signal()
    receipt_of = "what was kept and erased"

    def __init__(self, visit: VisitFile, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Close this visit", parent)
        self._visit, self._today = visit, today
        self.open_file: Callable[[Path], object] = open_outside
        self.receipt: Path | None = None
        self.plan: Plan = visit.closing.plan(today)
        self.standing, self.sure = label(role="quiet", wrap=True), answer("area")
        self.said = ToldList("What is erased and what stays")
        self.until = QLineEdit()
        self.until.setAccessibleName("Keep the notes until")
        self.problem = answer("area")
        self.go_on, self.erase = button("Close the visit …", "main"), button("", "main")
        self.cancel = button("Leave it open", "plain")
        self.open_it = button("Open the receipt", "main")
        self._lay_out()
        self._connect()
        self._show_plan()

    def _lay_out(self) -> None:
        name = label("&Keep the notes until")
        name.setBuddy(self.until)
        self._until_row = QWidget()
        line = QHBoxLayout(self._until_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.MEDIUM)
        line.addWidget(name)
        line.addWidget(self.until)
        line.addStretch()
        for each in (self.standing, self.said, self._until_row, self.problem, self.where, self.sure):
            self.body.addWidget(each)
        self.body.setStretchFactor(self.said, 1)
        self.body.addWidget(flow_row(self.go_on, self.erase, self.open_it, self.other_folder, self.cancel))

    def _connect(self) -> None:
        self.until.editingFinished.connect(self._keep_until)
        for each, do in (
            (self.go_on, self._ask),
            (self.erase, self._agree),
            (self.open_it, self._open),
            (self.cancel, self.reject),
        ):
            each.clicked.connect(do)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.cancel.setFocus()

    # --- before -------------------------------------------------------------------------------------------------------

    def _show_plan(self) -> None:
        closed = self._visit.closing.closed
        self.question.setText("This visit is closed" if closed else "Close this visit")
        self.standing.setText(standing(closed) if closed else CALM)
        self.said.show_parts(self._parts())
        until = self.plan.keep_until
        self.until.setText(say_date(until.isoformat()) if until else "")
        self._show(asked=False)

    def _parts(self) -> list[Part]:
        goes = told(self.plan.goes, GOES) or ["Nothing is left to erase on this laptop"]
        receipts = self._visit.closing.receipts()
        return [
            ("Erased on this laptop already", told(receipts[-1].erased, GOES) if receipts else ()),
            ("Look at this first", () if self.plan.is_empty else self.plan.look_at),
            ("Erased for good, here and on the others’ laptops when they next exchange", goes),
            ("Stays", told(self.plan.stays, STAYS) or ["Nothing yet"]),
            ("Cannot be recalled from here", NOT_RECALLED),
        ]

    def _show(self, *, asked: bool, done: bool = False) -> None:
        self.go_on.setVisible(not asked and not done and not self.plan.is_empty)
        self.cancel.setText("Done" if done or self.plan.is_empty else "Leave it open")
        self.cancel.setAccessibleName(self.cancel.text())
        self.erase.setVisible(asked)
        self.sure.setVisible(bool(self.sure.text()))
        self.standing.setVisible(bool(self.standing.text()))
        self.problem.setVisible(bool(self.problem.text()))
        self._until_row.setVisible(not asked and not done and not self.plan.is_empty)
        self.other_folder.setVisible(not asked and not done and not self.plan.is_empty)
        self.where.setVisible(not done and not self.plan.is_empty)
        self.open_it.setVisible(done and self.receipt is not None)
        self.fit()

    def _keep_until(self) -> None:
        """Another day; an empty line is the usual one again."""
        try:
            day = read_date(self.until.text(), self._today)
        except PeerTeamError as problem:
            self.problem.setText(str(problem))
        else:
            self.problem.clear()
            if (day and date.fromisoformat(day)) != self.plan.keep_until:
                self._visit.closing.set_keep_until(date.fromisoformat(day) if day else None)
                self.plan = self._visit.closing.plan(self._today)
                self._show_plan()
        self.problem.setVisible(bool(self.problem.text()))

    # --- two presses --------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """The first press: the second one stands there, and the cursor is not on it."""
        what = told(self.plan.goes, MOST) or ["what is left"]
        self.erase.setText(f"Erase {said_together(what)} for good")
        self.erase.setAccessibleName(self.erase.text())
        self.sure.setText(SURE)
        self._show(asked=True)
        self.cancel.setFocus()

    def _agree(self) -> None:
        self.erase.setEnabled(False)
        self.cancel.setEnabled(False)
        self.erase.setText(WORKING)
        self.agreed.emit()

    # --- after --------------------------------------------------------------------------------------------------------

    def show_receipt(self, receipt: Receipt, path: Path | None, problem: str = "") -> None:
        """It is done: what was erased, and where the receipt is."""
        self.receipt = path
        self.question.setText("The visit is closed")
        self.setAccessibleName(self.question.text())
        self.standing.setText(f"The receipt is {path.name}, in {path.parent.name}." if path else "")
        self.sure.setText(problem)
        self.said.show_parts([
            ("Could not be erased: see to it by hand", receipt.not_reached),
            ("Erased for good on this laptop", told(receipt.erased, GOES)),
            ("Kept", told(receipt.kept, STAYS)),
            ("Cannot be recalled from here", NOT_RECALLED),
        ])  # fmt: skip
        self.cancel.setEnabled(True)
        self._show(asked=False, done=True)
        self.cancel.setFocus()

    def show_problem(self, problem: PeerTeamError) -> None:
        """It could not be done; everything is as it was."""
        self.sure.setText(str(problem))
        self.erase.setEnabled(True)
        self.cancel.setEnabled(True)
        self._show(asked=False)

    def reject(self) -> None:
        """Esc; not while it is being done."""
        if self.cancel.isEnabled():
            super().reject()

    def _open(self) -> None:
        if self.receipt:
            self.open_file(self.receipt)
