"""Questions to a person: small sheets of our own, one question each, answered with the keyboard.

No message boxes: what merely has to be said is said on the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.screen_room import keep_on_screen, room_for
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

WIDEST = 1100


class Sheet(QDialog):
    """A question with room beneath it."""

    def __init__(self, question: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placed = False  # Qt has put it in the middle of its window
        self.setWindowTitle("Peer Team")
        self.setProperty("role", "page")
        self.widen(420)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.LARGE)
        self.body.setSpacing(theme.MEDIUM)
        self.question = label(question, "large", wrap=True)
        self.body.addWidget(self.question)
        if detail:
            self.body.addWidget(label(detail, "quiet", wrap=True))
        self.setAccessibleName(question)
        self.setAccessibleDescription(detail)

    def widen(self, pixels: int) -> None:
        """At least so wide at the usual size of text; more when that is larger, as far as a small screen goes."""
        scaled = int(pixels * self.font().pointSizeF() / theme.BASE_POINTS)
        self.setMinimumWidth(min(max(pixels, min(scaled, WIDEST)), room_for(self).width()))

    def fit(self) -> None:
        """Wide enough for its buttons and high enough for words that wrap; Qt guesses both before it knows the font."""
        self.body.activate()
        width = max(self.width(), self.body.totalMinimumSize().width())
        self.question.setMinimumHeight(max(0, self.question.heightForWidth(width - 2 * theme.HUGE)))  # never cut
        self.resize(width, max(self.height(), self.heightForWidth(width)))
        keep_on_screen(self, move=self._placed)

    def showEvent(self, event: QShowEvent) -> None:
        self._placed = False
        self.fit()  # as large as it will be, or Qt puts it in the middle of the window by the size it has now
        super().showEvent(event)
        self._placed = True
        self.fit()
        keep_on_screen(self)  # also where a sheet fits itself in a way of its own


class Choice(Sheet):
    """One of a few answers: a number key, or arrows and Enter."""

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, detail, parent)
        self.answer: str | None = None
        self.buttons = []
        for number, (key, words) in enumerate(answers, 1):
            each = button(f"{number}   {words}" if number < 10 else words, name=words)
            each.setStyleSheet("text-align: left")
            each.setProperty("answer", key)
            each.clicked.connect(self._chosen)
            self.body.addWidget(each)
            self.buttons.append(each)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= len(self.buttons):
            self.buttons[number - 1].click()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def _chosen(self) -> None:
        self.answer = str(self.sender().property("answer"))
        self.accept()


class Words(Sheet):
    """An answer to type, such as the team's four words."""

    answered = Signal(str)

    def __init__(
        self, question: str, detail: str = "", go: str = "Open", parent: QWidget | None = None, typed: str = ""
    ) -> None:
        super().__init__(question, detail, parent)
        self.line = QLineEdit(typed)
        self.line.selectAll()  # put one word right, or type them all again
        self.line.setAccessibleName(question)
        self.go, cancel = button(go, "main"), button("Cancel", "plain")
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.go)
        self.body.addWidget(self.line)
        self.body.addLayout(row)
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)

    def accept(self) -> None:
        """Enter, or the button."""
        super().accept()
        self.answered.emit(self.line.text().strip())


def choose(
    question: str, answers: Sequence[tuple[str, str]], detail: str = "", parent: QWidget | None = None
) -> str | None:
    """Ask for one of (key, words); None if the person thought better of it."""
    sheet = Choice(question, answers, detail, parent)
    sheet.exec()
    sheet.deleteLater()
    return sheet.answer


def words(
    question: str, detail: str = "", go: str = "Open", parent: QWidget | None = None, typed: str = ""
) -> str | None:
    """Ask for something to be typed; None if the person thought better of it. `typed`: what is to be put right."""
    sheet = Words(question, detail, go, parent, typed)
    accepted = sheet.exec() == QDialog.DialogCode.Accepted
    sheet.deleteLater()
    return sheet.line.text().strip() if accepted else None
