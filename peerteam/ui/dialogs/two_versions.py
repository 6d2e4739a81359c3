"""What two sheets share that show two versions side by side: the versions, three answers, and words of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QPushButton, QTextEdit, QWidget

from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.difference import Piece, difference
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.to_read import to_be_read


@dataclass(frozen=True, slots=True)
class Shown:
    """A version as a sheet shows it: whose it is and of when, and its words."""

    heading: str
    text: str


class TwoVersions(Sheet):
    """What stands here beside what others have, one of them at a time; 1, 2 and 3 answer."""

    def __init__(self, question: str, detail: str, here: str, parent: QWidget | None = None) -> None:
        """`here` is what the box of the version on this laptop is called."""
        super().__init__(question, detail, parent)
        self.here, self.others, self.index, self.compared = Shown("", ""), tuple[Shown, ...](), 0, True
        self.left_heading, self.right_heading = label(role="over", wrap=True), label(role="over", wrap=True)
        self.left, self.right = _box(here), _box("The other version")
        self.words = _box("The words that shall stand", read_only=False)
        self.keep_here, self.keep_other, self.third = button(""), button(""), button("")
        self.stand = button("These words shall stand", "main", "These words shall stand, Control Enter")
        self.next = button("Another version", "plain")
        for hidden in (self.words, self.stand):
            hidden.hide()
        for each in (self.keep_here, self.keep_other, self.third, self.stand):
            each.setAutoDefault(False)
        self.keep_here.clicked.connect(self.kept_here)
        self.keep_other.clicked.connect(self.kept_other)
        self.third.clicked.connect(self.third_chosen)
        self.stand.clicked.connect(self.words_stand)
        self.next.clicked.connect(self._next)

    def lay_out_versions(self, lowest: int = 0) -> None:
        """Put the two versions side by side, and beneath them the words that shall stand."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        for column, (heading, text) in enumerate(((self.left_heading, self.left), (self.right_heading, self.right))):
            grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
            text.setMinimumHeight(lowest)
        grid.setRowStretch(1, 1)
        self.body.addLayout(grid, 1)
        self.body.addWidget(self.words, 1)

    def name_answer(self, which: QPushButton, number: int, words: str, name: str = "") -> None:
        """The words of an answer, after the number that gives it; `name` is how they are heard."""
        which.setText(f"{number}   {words}")
        which.setAccessibleName(f"{name or words}, {number}")

    def show_versions(self, here: Shown, others: Sequence[Shown], *, compared: bool = True) -> None:
        """Show what is here and the first of the others; `compared` marks the words only one of them has."""
        self.here, self.others, self.index, self.compared = here, tuple(others), 0, compared
        self.next.setVisible(len(others) > 1)
        self._show()

    def _next(self) -> None:
        self.index = (self.index + 1) % len(self.others)
        self._show()

    def _show(self) -> None:
        other = self.others[self.index]
        count = f" ({self.index + 1} of {len(self.others)})" if len(self.others) > 1 else ""
        self.left_heading.setText(self.here.heading)
        self.right_heading.setText(other.heading + count)
        if self.compared:
            accent = self.palette().accent().color()
            for text, pieces in zip((self.left, self.right), difference(self.here.text, other.text), strict=True):
                _write(text, pieces, accent)
        else:
            self.left.setPlainText(self.here.text)
            self.right.setPlainText(other.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_1: self.keep_here, Qt.Key.Key_2: self.keep_other, Qt.Key.Key_3: self.third}
        pressed = keys.get(Qt.Key(event.key()))
        if pressed is not None and pressed.isVisible():
            pressed.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.words.isVisible():
            self.words_stand()  # with Ctrl: without it the text takes the key
        else:
            super().keyPressEvent(event)

    def write_anew(self) -> None:
        """Begin with the longer version, which is likelier to hold what both say."""
        self.words.setPlainText(max(self.here.text, self.others[self.index].text, key=len))
        self.words.show()
        for each in (self.keep_here, self.keep_other, self.third):
            each.hide()
        self.stand.show()
        self.words.setFocus()

    @property
    def typed(self) -> str:
        """The words that shall stand, with one kind of line end."""
        return self.words.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    # --- what each sheet does with an answer

    def kept_here(self) -> None:
        """1: what is here shall stand."""
        raise NotImplementedError

    def kept_other(self) -> None:
        """2: what the other has."""
        raise NotImplementedError

    def third_chosen(self) -> None:
        """3: words of one's own, unless a sheet has something better."""
        self.write_anew()

    def words_stand(self) -> None:
        """What was written anew."""
        raise NotImplementedError


def _box(name: str, *, read_only: bool = True) -> QTextEdit:
    """A box for a version, or for the words that shall stand."""
    made = QTextEdit()
    made.setProperty("role", "boxed")
    made.setAcceptRichText(False)
    if read_only:
        to_be_read(made)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    return made


def _write(into: QTextEdit, pieces: Sequence[Piece], accent: QColor) -> None:
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
