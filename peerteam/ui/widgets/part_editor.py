"""Typing in a part of the letter: its words, and beside them what the draft says otherwise since they were written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from peerteam.domain.letter_news import Since
from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.card import Card
from peerteam.ui.widgets.card_list import CardList
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label

HINT = (
    "A blank line begins a paragraph, “- ” a bullet, **two stars** make words strong. Quotes stay with their "
    "finding and are not typed here."
)
SAVE_MS = 1000
NEWS_LINES = 2
"""So many changes of a line or two are seen at once."""


class PartEditor(QWidget):
    """Esc or Ctrl+Enter is done; what is typed is kept whichever way one leaves."""

    typed = Signal(str, str)  # the part, and its words as they are
    done = Signal()
    draft_asked = Signal()  # as drafted
    taken = Signal(object)  # a `Since` to take in
    left = Signal(object)  # a `Since` to leave out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = ""
        self._news: tuple[Since, ...] = ()
        self.name = label(role="large", wrap=True)
        self.hint = label(HINT, "small", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setProperty("role", "field")
        self.text.setTabChangesFocus(True)
        self.since_title = label("New in the draft since you wrote this", "heading", wrap=True)
        self.since = CardList("New in the draft since you wrote this", takes=False, edits=False)
        self.take_in, self.leave_out = button("Take it in"), button("Leave it out", "plain")
        self.finish, self.as_drafted = button("Done"), button("As drafted", "plain", "Back to the drafted words")
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SAVE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.name)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.since_title)
        layout.addWidget(self.since)
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.setSpacing(theme.SMALL)
        for each in (self.take_in, self.leave_out, self.finish, self.as_drafted):
            flow.addWidget(each)
        layout.addWidget(holder)
        self._set_height()

    def _connect(self) -> None:
        self.text.textChanged.connect(self._clock.start)
        self._clock.timeout.connect(self._tell)
        self.finish.clicked.connect(self.done)
        self.as_drafted.clicked.connect(self.draft_asked)
        self.take_in.clicked.connect(self._take)
        self.leave_out.clicked.connect(self._leave)
        self.since.setDragEnabled(False)
        self.since.opened.connect(self._take)
        self.since.dropped.connect(self._leave)

    def open(self, part: str, name: str, words: str, *, own: bool) -> None:
        """Begin with these words."""
        self.part = part
        self.name.setText(name)
        self.text.setAccessibleName(f"The words of “{name}”")
        self.text.setPlainText(words)
        self._clock.stop()
        self.as_drafted.setEnabled(own)
        self.text.setFocus()

    def show_news(self, news: Sequence[Since]) -> None:
        """Show what the draft says otherwise."""
        self._news = tuple(news)
        self.since.show_cards([_card(str(number), each) for number, each in enumerate(self._news)])
        for widget in (self.since_title, self.since, self.take_in, self.leave_out):
            widget.setVisible(bool(self._news))
        self._set_height()
        if self._news and not self.since.current_id:
            self.since.choose("0")

    @property
    def words(self) -> str:
        """What is typed."""
        return self.text.toPlainText().strip()

    def put(self, words: str) -> None:
        """Other words; the cursor stays about where it was."""
        at = self.text.textCursor().position()
        self.text.setPlainText(words)
        cursor = self.text.textCursor()
        cursor.setPosition(min(at, len(self.text.toPlainText())))
        self.text.setTextCursor(cursor)

    def close_part(self) -> None:
        """Nothing is typed any more."""
        self._clock.stop()
        self.part = ""
        self.show_news(())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "since"):
            self._set_height()

    def _set_height(self) -> None:
        line = int(2.9 * self.fontMetrics().height()) + 36
        self.since.setMinimumHeight(line + 6)
        self.since.setMaximumHeight(max(1, min(NEWS_LINES, len(self._news))) * line + 6)
        self.text.setMinimumHeight(3 * self.fontMetrics().lineSpacing())

    def _tell(self) -> None:
        if self.part:
            self.typed.emit(self.part, self.words)

    def _chosen(self) -> Since | None:
        key = self.since.current_id or "0"
        return self._news[int(key)] if self._news else None

    def _take(self) -> None:
        if (since := self._chosen()) is not None:
            self.taken.emit(since)

    def _leave(self) -> None:
        if (since := self._chosen()) is not None:
            self.left.emit(since)


def _card(key: str, since: Since) -> Card:
    if not since.was:
        return Card(key, since.now, ("new",), bar="accent")
    if not since.now:
        return Card(key, since.was, ("no longer drafted",))
    return Card(key, since.now, (f"was: {since.was}",), bar="accent")
