"""Two versions of a note side by side: keep one, keep the other, or write the words that shall stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.ui.dialogs.two_versions import Shown, TwoVersions
from peerteam.ui.widgets.buttons import button

ASK = "Which words shall stand?"
DETAIL = "Words that are only in one version are underlined. Whatever you choose can be undone."


class OtherVersion(TwoVersions):
    """1 keeps the words here, 2 those of the other laptop, 3 writes new ones; Esc leaves both waiting."""

    chosen = Signal(str)  # the words that shall stand

    def __init__(
        self, here: Shown, others: Sequence[Shown], parent: QWidget | None = None, *, may_edit: bool = True
    ) -> None:
        super().__init__(ASK, DETAIL, "The version here", parent)
        self.setMinimumSize(760, 480)
        self.lay_out_versions()
        self._add_buttons(may_edit=may_edit)
        self.show_versions(here, others)
        self.left.setFocus()

    def _add_buttons(self, *, may_edit: bool) -> None:
        self.name_answer(self.keep_here, 1, "Keep this", "Keep this version")
        self.name_answer(self.keep_other, 2, "Keep that", "Keep the other version")
        self.name_answer(self.third, 3, "Edit", "Write the words that shall stand")
        later = button("Later", "plain", "Leave both waiting")
        self.next.setAutoDefault(False)
        row = QHBoxLayout()
        for each in (self.keep_here, self.keep_other, self.third, self.stand, self.next):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(later)
        self.body.addLayout(row)
        self.third.setVisible(may_edit)
        later.clicked.connect(self.reject)

    def kept_here(self) -> None:
        self._answer(self.here.text)

    def kept_other(self) -> None:
        self._answer(self.others[self.index].text)

    def words_stand(self) -> None:
        self._answer(self.typed)

    def _answer(self, text: str) -> None:
        self.chosen.emit(text)
        self.accept()
