"""Two versions of a note side by side: keep one, keep the other, or write the words that shall stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTextEdit, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.difference import Piece, difference
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

ASK = "Which words shall stand?"
DETAIL = "Words that are only in one version are underlined. Whatever you choose can be undone."


@dataclass(frozen=True, slots=True)
class Shown:
    """A version as the sheet shows it: whose it is and of when, and its words."""

    heading: str
    text: str


class OtherVersion(Sheet):
    """1 keeps the words here, 2 those of the other laptop, 3 writes new ones; Esc leaves both waiting."""

    chosen = Signal(str)  # the words that shall stand

    def __init__(
        self, here: Shown, others: Sequence[Shown], parent: QWidget | None = None, *, may_edit: bool = True
    ) -> None:
        super().__init__(ASK, DETAIL, parent)
        self._here, self._others, self._index = here, others, 0
        self.setMinimumSize(760, 480)
        self.left_heading, self.right_heading = label(role="over", wrap=True), label(role="over", wrap=True)
        self.left, self.right = reader("The version here"), reader("The other version")
        self.words = reader("The words that shall stand", read_only=False)
        self.words.hide()
        self._lay_out()
        self._add_buttons(may_edit=may_edit)
        self._show()
        self.left.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        sides = ((self.left_heading, self.left), (self.right_heading, self.right))
        for column, (heading, text) in enumerate(sides):
            grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        self.body.addLayout(grid, 1)
        self.body.addWidget(self.words, 1)

    def _add_buttons(self, *, may_edit: bool) -> None:
        self.keep_here = button("1   Keep this", name="Keep this version, 1")
        self.keep_other = button("2   Keep that", name="Keep the other version, 2")
        self.edit = button("3   Edit", name="Write the words that shall stand, 3")
        self.stand = button("These words shall stand", "main", "These words shall stand, Control Enter")
        self.next = button("Another version", "plain")
        later = button("Later", "plain", "Leave both waiting")
        self.edit.setVisible(may_edit)
        self.next.setVisible(len(self._others) > 1)
        self.stand.hide()
        row = QHBoxLayout()
        for each in (self.keep_here, self.keep_other, self.edit, self.stand, self.next):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch()
        row.addWidget(later)
        self.body.addLayout(row)
        self.keep_here.clicked.connect(self._keep_here)
        self.keep_other.clicked.connect(self._keep_other)
        self.edit.clicked.connect(self._edit)
        self.stand.clicked.connect(self._stand)
        self.next.clicked.connect(self._next)
        later.clicked.connect(self.reject)

    def _show(self) -> None:
        other = self._others[self._index]
        mine, theirs = difference(self._here.text, other.text)
        count = f" ({self._index + 1} of {len(self._others)})" if len(self._others) > 1 else ""
        self.left_heading.setText(self._here.heading)
        self.right_heading.setText(other.heading + count)
        write(self.left, mine, self.palette().accent().color())
        write(self.right, theirs, self.palette().accent().color())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_1: self.keep_here, Qt.Key.Key_2: self.keep_other, Qt.Key.Key_3: self.edit}
        pressed = keys.get(Qt.Key(event.key()))
        if pressed is not None and pressed.isVisible():
            pressed.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.words.isVisible():
            self._stand()  # with Ctrl: without it the text takes the key
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        self._index = (self._index + 1) % len(self._others)
        self._show()

    def _edit(self) -> None:
        """Begin with the longer version, which is likelier to hold what both say."""
        texts = (self._here.text, self._others[self._index].text)
        self.words.setPlainText(max(texts, key=len))
        self.words.show()
        for each in (self.keep_here, self.keep_other, self.edit):
            each.hide()
        self.stand.show()
        self.words.setFocus()

    def _keep_here(self) -> None:
        self._answer(self._here.text)

    def _keep_other(self) -> None:
        self._answer(self._others[self._index].text)

    def _stand(self) -> None:
        self._answer(self.words.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n"))

    def _answer(self, text: str) -> None:
        self.chosen.emit(text)
        self.accept()


def reader(name: str, *, read_only: bool = True) -> QTextEdit:
    """A box for a version, or for the words that shall stand."""
    made = QTextEdit()
    made.setProperty("role", "boxed")
    made.setAcceptRichText(False)
    made.setReadOnly(read_only)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    return made


def write(into: QTextEdit, pieces: Sequence[Piece], accent: QColor) -> None:
    """Show a version, what is only in it underlined."""
    into.clear()
    cursor = into.textCursor()
    same, only = QTextCharFormat(), QTextCharFormat()
    only.setFontWeight(600)
    only.setFontUnderline(True)
    only.setUnderlineColor(accent)
    for piece in pieces:
        words = piece.text.rstrip() or piece.text
        cursor.insertText(words, only if piece.only_here else same)
        cursor.insertText(piece.text[len(words) :], same)
    into.moveCursor(into.textCursor().MoveOperation.Start)
