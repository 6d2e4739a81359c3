"""At the right of the note, when asked for: the guiding questions, or a colleague's note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.marks import Mark
from peerteam.ui.widgets.note_editor import NoteEditor
from peerteam.ui.widgets.to_read import to_be_read

Section = tuple[str, Sequence[str]]
"""A heading and the lines beneath it."""


class NoteAside(QFrame):
    """One narrow column, read only. Hidden until asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "aside")
        self.heading, self.detail = label(role="over", wrap=True), label(role="small", wrap=True)
        self.questions, self.note, self.empty = QTextEdit(), NoteEditor(margin=4), label(role="quiet", wrap=True)
        to_be_read(self.questions)
        self.questions.document().setDocumentMargin(0)
        self.questions.setProperty("role", "editor")
        self.questions.setTabChangesFocus(True)
        self.questions.setAccessibleName("Guiding questions")
        self.note.setAccessibleName("A colleague’s note")
        self.stack = QStackedWidget()
        for each in (self.questions, self.note):
            self.stack.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MEDIUM, theme.LARGE, theme.MEDIUM, theme.SMALL)
        layout.setSpacing(theme.SMALL)
        for widget, stretch in ((self.heading, 0), (self.detail, 0), (self.empty, 0), (self.stack, 1)):
            layout.addWidget(widget, stretch)
        layout.addStretch()  # what stands alone stands at the top
        self._sections: Sequence[Section] | None = None
        self.hide()

    def show_questions(self, sections: Sequence[Section], detail: str = "") -> None:
        """Show headings with lines beneath them."""
        self._say("Guiding questions", detail, "" if sections else "There are no guiding questions in this visit.")
        self.stack.setVisible(bool(sections))
        self.stack.setCurrentWidget(self.questions)
        if sections != self._sections:  # where one has scrolled to stays
            self._sections = sections
            self._write()

    def show_note(self, key: str, heading: str, detail: str, text: str, marks: Sequence[Mark]) -> None:
        """Show a colleague's note."""
        self._say(heading, detail, "")
        self.stack.show()
        self.stack.setCurrentWidget(self.note)
        if (key, text) != (self.note.key, self.note.text):
            self.note.open_note(key, text, marks, mine=False)
        else:
            self.note.show_marks(marks)

    def show_no_note(self, words: str) -> None:
        """There is none, and this is why."""
        self._say("A colleague’s note", "", words)
        self.note.clear_note()
        self.stack.hide()

    def begin(self) -> None:
        """Put the cursor into what is shown."""
        (self.note if self.stack.currentWidget() is self.note else self.questions).setFocus()

    def _say(self, heading: str, detail: str, empty: str) -> None:
        for each, words in ((self.heading, heading), (self.detail, detail), (self.empty, empty)):
            each.setText(words)
            each.setVisible(bool(words))

    def _write(self) -> None:
        self.questions.clear()
        cursor = self.questions.textCursor()
        strong, plain = QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(600)
        for index, (heading, lines) in enumerate(self._sections or ()):
            _line(cursor, heading, strong, above=theme.LARGE if index else 0)
            for words in lines:
                _line(cursor, words, plain, above=theme.SMALL)
        self.questions.moveCursor(QTextCursor.MoveOperation.Start)


def _line(cursor: QTextCursor, words: str, looks: QTextCharFormat, *, above: int) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setLineHeight(125.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.position():
        cursor.insertBlock(block, looks)
    else:
        cursor.setBlockFormat(block)
    cursor.insertText(words, looks)
