"""What waits to be settled, one thing after another: keep this, keep that, write it anew, or leave it for later."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTextEdit, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.dialogs.other_version import Shown, reader, write
from peerteam.ui.difference import difference
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label
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


class SettleSheet(Sheet):
    """1 keeps what is here, 2 what the other has, 3 both or words of one's own; Esc leaves the rest for later."""

    kept = Signal(int)  # 0 = what is here, else the number of the other version
    both_kept = Signal()
    written = Signal(str)
    put_off = Signal()
    undo_asked = Signal()  # the last answer is taken back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", "", parent)
        self._index = 0
        self._question: Question | None = None
        self.widen(820)
        self.setMinimumHeight(380)
        self.detail, self.count = label(DETAIL, "quiet", wrap=True), label(role="over")
        self.left_heading, self.right_heading = label(role="over", wrap=True), label(role="over", wrap=True)
        self.left, self.right = reader("What is shown here"), reader("The other version")
        self.words = reader("The words that shall stand", read_only=False)
        self.words.hide()
        self._lay_out()
        self._add_buttons()

    def _lay_out(self) -> None:
        self.body.insertWidget(0, self.count)
        self.body.addWidget(self.detail)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        for column, (heading, text) in enumerate(((self.left_heading, self.left), (self.right_heading, self.right))):
            grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
            text.setMinimumHeight(LOWEST)
        grid.setRowStretch(1, 1)
        self.body.addLayout(grid, 1)
        self.body.addWidget(self.words, 1)

    def _add_buttons(self) -> None:
        self.keep_here, self.keep_other, self.third = button(""), button(""), button("")
        self.stand = button("These words shall stand", "main", "These words shall stand, Control Enter")
        self.next = button("Another version", "plain")
        self.later, close = button("Later", "plain", "Leave this one waiting"), button("Close", "plain")
        first, row = FlowLayout(), QHBoxLayout()
        first.setSpacing(theme.SMALL)
        for each in (self.keep_here, self.keep_other, self.third, self.stand):
            each.setAutoDefault(False)
            first.addWidget(each)
        for each in (self.next, self.later, close):
            row.addWidget(each)
        row.insertStretch(0)
        self.body.addLayout(first)
        self.body.addLayout(row)
        self.keep_here.clicked.connect(self._keep_here)
        self.keep_other.clicked.connect(self._keep_other)
        self.third.clicked.connect(self._third)
        self.stand.clicked.connect(self._stand)
        self.next.clicked.connect(self._next)
        self.later.clicked.connect(self.put_off)
        close.clicked.connect(self.reject)
        shortcut("Ctrl+Z", self, self.undo_asked.emit)

    def ask(self, question: Question, number: int, of: int) -> None:
        """Show one thing to settle."""
        self._question, self._index = question, 0
        self.question.setText(question.title)
        self.setAccessibleName(question.title)
        self.count.setText(f"{number} of {of}" if of > 1 else "")
        self.count.setVisible(of > 1)
        self._name(self.keep_here, 1, question.this)
        self._name(self.keep_other, 2, question.that)
        third = f"Both: {question.both}" if question.both else "Edit"
        self._name(self.third, 3, third)
        self.third.setVisible(bool(question.both) or question.editable)
        for each in (self.keep_here, self.keep_other):
            each.show()
        for hidden in (self.words, self.stand):
            hidden.hide()
        self.next.setVisible(len(question.others) > 1)
        self.later.setVisible(of > 1)
        self._show()
        self.left.setFocus()
        self.fit()

    @staticmethod
    def _name(which: QWidget, number: int, words: str) -> None:
        which.setProperty("text", f"{number}   {words}")
        which.setAccessibleName(f"{words}, {number}")

    def _show(self) -> None:
        question = self._question
        if question is None:
            return
        other = question.others[self._index]
        count = f" ({self._index + 1} of {len(question.others)})" if len(question.others) > 1 else ""
        self.left_heading.setText(question.here.heading)
        self.right_heading.setText(other.heading + count)
        accent = self.palette().accent().color()
        if question.compared:
            mine, theirs = difference(question.here.text, other.text)
            write(self.left, mine, accent)
            write(self.right, theirs, accent)
        else:
            self.left.setPlainText(question.here.text)
            self.right.setPlainText(other.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_1: self.keep_here, Qt.Key.Key_2: self.keep_other, Qt.Key.Key_3: self.third}
        pressed = keys.get(Qt.Key(event.key()))
        if pressed is not None and pressed.isVisible():
            pressed.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.words.isVisible():
            self._stand()  # with Ctrl: without it the text takes the key
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        if self._question is not None:
            self._index = (self._index + 1) % len(self._question.others)
            self._show()

    def _keep_here(self) -> None:
        self.kept.emit(0)

    def _keep_other(self) -> None:
        self.kept.emit(self._index + 1)

    def _third(self) -> None:
        if self._question is not None and self._question.both:
            self.both_kept.emit()
        elif self._question is not None:
            self._edit(self._question)

    def _edit(self, question: Question) -> None:
        """Begin with the longer version, which is likelier to hold what both say."""
        self.words.setPlainText(max(question.here.text, question.others[self._index].text, key=len))
        self.words.show()
        for each in (self.keep_here, self.keep_other, self.third):
            each.hide()
        self.stand.show()
        self.words.setFocus()

    def _stand(self) -> None:
        self.written.emit(plain(self.words))


def plain(text: QTextEdit) -> str:
    """What is typed, with one kind of line end."""
    return text.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
