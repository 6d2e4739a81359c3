"""What waits to be settled, one thing after another: keep this, keep that, write it anew, or leave it for later."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.dialogs.two_versions import Shown, TwoVersions
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.shortcut import shortcut

DETAIL = "Nothing waits for you: one version is shown meanwhile. Whatever you choose can be undone."
LOWEST = 96


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to settle, in words: what stands here, what others have, and what the answers are called.

    `both` is what both changes make together, where they can stand together; `editable` texts may be written anew.
    """

    title: str
    here: Shown
    others: tuple[Shown, ...]
    this: str = "Keep this"
    that: str = "Keep that"
    both: str = ""
    editable: bool = False
    compared: bool = True  # word by word


class SettleSheet(TwoVersions):
    """1 keeps what is here, 2 what the other has, 3 both or words of one's own; Esc leaves the rest for later."""

    kept = Signal(int)  # 0 = what is here, else the number of the other version
    both_kept = Signal()
    written = Signal(str)
    put_off = Signal()
    undo_asked = Signal()  # the last answer is taken back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", "", "What is shown here", parent)
        self._question: Question | None = None
        self.widen(820)
        self.setMinimumHeight(380)
        self.detail, self.count = label(DETAIL, "quiet", wrap=True), answer("over", wrap=False)
        self._lay_out()
        self._add_buttons()

    def _lay_out(self) -> None:
        self.body.insertWidget(0, self.count)
        self.body.addWidget(self.detail)
        self.lay_out_versions(LOWEST)

    def _add_buttons(self) -> None:
        self.later, close = button("Later", "plain", "Leave this one waiting"), button("Close", "plain")
        first, row = FlowLayout(), QHBoxLayout()
        first.setSpacing(theme.SMALL)
        for each in (self.keep_here, self.keep_other, self.third, self.stand):
            first.addWidget(each)
        for each in (self.next, self.later, close):
            row.addWidget(each)
        row.insertStretch(0)
        self.body.addLayout(first)
        self.body.addLayout(row)
        self.later.clicked.connect(self.put_off)
        close.clicked.connect(self.reject)
        shortcut("Ctrl+Z", self, self.undo_asked.emit)

    def ask(self, question: Question, number: int, of: int) -> None:
        """Show one thing to settle."""
        self._question = question
        self.question.setText(question.title)
        self.setAccessibleName(question.title)
        self.count.setText(f"{number} of {of}" if of > 1 else "")
        self.count.setVisible(of > 1)
        self.name_answer(self.keep_here, 1, question.this)
        self.name_answer(self.keep_other, 2, question.that)
        third = f"Both: {question.both}" if question.both else "Edit"
        self.name_answer(self.third, 3, third)
        self.third.setVisible(bool(question.both) or question.editable)
        for each in (self.keep_here, self.keep_other):
            each.show()
        for hidden in (self.words, self.stand):
            hidden.hide()
        self.later.setVisible(of > 1)
        self.show_versions(question.here, question.others, compared=question.compared)
        self.left.setFocus()
        self.fit()

    def kept_here(self) -> None:
        self.kept.emit(0)

    def kept_other(self) -> None:
        self.kept.emit(self.index + 1)

    def third_chosen(self) -> None:
        if self._question is not None and self._question.both:
            self.both_kept.emit()
        else:
            self.write_anew()

    def words_stand(self) -> None:
        self.written.emit(self.typed)
