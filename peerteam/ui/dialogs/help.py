"""The guides, what to do when something goes wrong, and the licences, beside one's work and searchable."""

from __future__ import annotations

import functools
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QTextEdit, QWidget

from peerteam.domain.errors import CannotWrite
from peerteam.ui import help_texts, theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.clearable import make_clearable
from peerteam.ui.widgets.guide_view import GuideText, GuideView
from peerteam.ui.widgets.labels import answer
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.widgets.to_read import to_be_read

HEIGHT = 700
ROOM_AROUND = 60


class Place(NamedTuple):
    """Where the words searched for stand: in which text, and from which letter on."""

    text: int
    at: int


class Help(Sheet):
    """Type to search, Enter for the next place; the tabs are the texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Help", parent=parent)
        self.widen(820)
        self.setModal(False)
        self.line, self.found = QLineEdit(), answer("small", wrap=False)
        self.line.setPlaceholderText("Search the help")
        self.line.setAccessibleName("Search the help")
        make_clearable(self.line)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("The texts")
        for _, title in help_texts.TITLES:
            self.tabs.addTab(title)
        self.text = GuideView()
        self.print = button("&Print …", "plain", "Print this guide")
        to_be_read(self.text)
        self._places: list[Place] = []
        self._lay_out()
        self.line.textChanged.connect(self._search)
        self.tabs.currentChanged.connect(self.show_text)
        shortcut("Ctrl+F", self, self.line.setFocus)
        self.show_text(0)
        self.line.setFocus()

    def _lay_out(self) -> None:
        search, last = QHBoxLayout(), QHBoxLayout()
        search.addWidget(self.line, 1)
        search.addWidget(self.found)
        close = button("Close", "main")
        for each in (close, self.print):
            each.setAutoDefault(False)  # Enter is for the next place
        close.clicked.connect(self.close)
        self.print.clicked.connect(self._print)
        last.addWidget(self.print)
        last.addStretch()
        last.addWidget(close)
        self.body.addLayout(search)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(last)

    def fit(self) -> None:
        """As high as reads well, but not higher than the window."""
        window = self.parentWidget()
        wanted = int(HEIGHT * self.font().pointSizeF() / theme.BASE_POINTS)
        room = window.height() - ROOM_AROUND if window else HEIGHT
        self.resize(max(self.width(), self.minimumWidth()), min(wanted, room))

    # --- the texts ----------------------------------------------------------------------------------------------------

    @functools.cached_property
    def _guides(self) -> list[QTextDocument]:
        return [GuideText(help_texts.guide(name), help_texts.picture, self) for name, _ in help_texts.TITLES[:-1]]

    @functools.cached_property
    def _licences(self) -> QTextDocument:
        """Long, and seldom read: made when it is asked for."""
        made = QTextDocument(self)
        made.setDefaultFont(self.font())
        made.setPlainText(help_texts.licence_text())
        return made

    def _document(self, index: int) -> QTextDocument:
        return self._guides[index] if index < len(self._guides) else self._licences

    def show_text(self, index: int) -> None:
        """Turn to one of the texts, from its beginning."""
        if self.tabs.currentIndex() != index:
            self.tabs.setCurrentIndex(index)
            return
        self.text.show_text(self._document(index))
        self.print.setVisible(index < len(self._guides))
        self.text.setAccessibleName(help_texts.TITLES[index][1])
        self._search()

    def show_heading(self, text: str, heading: str = "") -> None:
        """Turn to a text, and to one of its headings."""
        self.line.clear()
        self.show_text([name for name, _ in help_texts.TITLES].index(text))
        block = self.text.document().begin()
        while block.isValid() and not (block.blockFormat().headingLevel() and block.text() == heading):
            block = block.next()
        if block.isValid():
            self.text.setTextCursor(QTextCursor(self.text.document().lastBlock()))  # so that it comes to the top
            self.text.setTextCursor(QTextCursor(block))
        self.text.setFocus()

    def _print(self) -> None:
        from peerteam.ui.help_print import ask_to_print

        try:
            ask_to_print(help_texts.TITLES[self.tabs.currentIndex()][0], self)
        except CannotWrite as problem:
            self.found.setText(problem.what)

    # --- searching ----------------------------------------------------------------------------------------------------

    def _search(self) -> None:
        """Mark the words in the text shown, and say how often they stand in the guides, or in the licences."""
        words, here = self.line.text().strip().lower(), self.tabs.currentIndex()
        guides = range(len(self._guides))
        texts = guides if here in guides else [here]
        self._places = [Place(index, at) for index in texts for at in _all_places(self._plain(index), words)]
        self._say(words)
        self._mark(len(words))

    def _plain(self, index: int) -> str:
        return self._document(index).toPlainText().lower()

    def _say(self, words: str) -> None:
        count = len(self._places)
        said = "Not found" if not count else "1 place" if count == 1 else f"{count} places"
        self.found.setText(said if words else "")

    def _mark(self, long: int) -> None:
        colours, marks = theme.colours_of(self.palette()), []
        for place in self._places:
            if place.text == self.tabs.currentIndex():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = self._cursor(place, long)
                looks = QTextCharFormat()
                looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                looks.setUnderlineColor(QColor(colours.accent))
                looks.setBackground(QColor(colours.soft))
                mark.format = looks
                marks.append(mark)
        self.text.setExtraSelections(marks)

    def _cursor(self, place: Place, long: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(place.at)
        cursor.setPosition(place.at + long, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def next_place(self) -> None:
        """The next place after the cursor, in the next text if this one has no more."""
        if not self._places:
            return
        now = Place(self.tabs.currentIndex(), self.text.textCursor().selectionStart())
        chosen = self.text.textCursor().hasSelection()
        later = [place for place in self._places if place > now or (place == now and not chosen)]
        place = (later or self._places)[0]
        self.show_text(place.text)
        self.text.setTextCursor(self._cursor(place, len(self.line.text().strip())))
        self.text.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self.next_place()
            return
        super().keyPressEvent(event)


def _all_places(text: str, words: str) -> list[int]:
    """Where the words begin, each time."""
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found
