"""The title line above the note: what it is about, who was there, who leads and who writes."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.labels import label

TITLE_LINES = 2
"""A longer title is cut; the whole of it is in the list, in the tool tip and for a screen reader."""

ABOUT_LINES = 3
"""Of more, the part in the middle is cut, which is the long list of who was there: when, where and who writes stay."""
LEAST_CHARACTERS = 60
BETWEEN = "  ·  "


class NoteTitle(QWidget):
    """Two lines of text and, at the right or beneath, a word about the note itself, with what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._whole_about = self._whole_state = ""
        self._brief = self._short = False
        self.title = label(role="large", wrap=True)
        self.about = label(role="quiet", wrap=True)
        self.state = label(role="area")
        self.meaning = label(role="small", wrap=True)
        for each in (self.title, self.about, self.state):
            each.setMinimumWidth(1)  # rather cut than making the window wider
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.MEDIUM)
        self._grid.setVerticalSpacing(theme.HAIR)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(self.about, 1, 0, 1, 2)
        self._grid.addWidget(self.meaning, 3, 0, 1, 2)
        self._beside = True
        self._grid.addWidget(self.state, 0, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, title: str, about: str = "", state: str = "", meaning: str = "") -> None:
        """Say what the note is, in a word what is special about it, and what that means."""
        self._whole, self._whole_about, self._whole_state = title, about, state
        for each, words in ((self.title, title), (self.about, about), (self.state, state)):
            each.setAccessibleName(words)
            each.setToolTip(words)
        for each, words in ((self.about, about), (self.state, state), (self.meaning, meaning)):
            each.setText(words)
        self._show_rest()

    def begin_at(self, left: int) -> None:
        """Begin where the text beneath does, if that leaves room for long names."""
        room = self.width() - left - theme.HUGE >= self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS
        old = self._grid.contentsMargins()
        new = QMargins(max(left, theme.HUGE) if room else theme.HUGE, old.top(), old.right(), old.bottom())
        if new != old:
            self._grid.setContentsMargins(new)
            self._fit()

    def be_brief(self, brief: bool) -> None:
        """One line and nothing else, while what is beneath needs the room."""
        if brief != self._brief:
            self._brief = brief
            self._show_rest()

    def be_short(self, short: bool) -> None:
        """One line of each: the window is low, or something stands above the note."""
        if short != self._short:
            self._short = short
            self._fit()

    def _show_rest(self) -> None:
        for each in (self.about, self.state, self.meaning):
            each.setVisible(bool(each.text()) and not self._brief)
        self._fit()

    def warn(self, warning: bool) -> None:
        """Whether the word about the note is one to be careful with, or merely tells."""
        role = "area" if warning else "heading"
        if self.state.property("role") != role:
            self.state.setProperty("role", role)
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Large text in a narrow window: the word about the note goes beneath, and the title is cut."""
        margins = self._grid.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        metrics = self.state.fontMetrics()
        state = metrics.horizontalAdvance(self._whole_state) if not self._brief else 0
        beside = state < wide * 0.4
        if beside != self._beside:
            self._beside = beside
            place = (0, 1, 1, 1) if beside else (2, 0, 1, 2)
            self._grid.addWidget(self.state, *place, Qt.AlignmentFlag.AlignTop)
        words = metrics.elidedText(self._whole_state, Qt.TextElideMode.ElideRight, wide)
        if words != self.state.text():
            self.state.setText(words)
        room = max(1, wide - (state + theme.LARGE if beside and state else 0))
        # The last word of a line may leave room, so a little less than all of it counts.
        one = self._brief or self._short
        fits = room - theme.LARGE if one else int(room * (TITLE_LINES - 0.2))
        words = self.title.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, fits)
        if words != self.title.text():
            self.title.setText(words)
        fits = wide - theme.LARGE if self._short else int(wide * (ABOUT_LINES - 0.6))
        words = _cut_inside(self._whole_about, self.about.fontMetrics(), fits)
        if words != self.about.text():
            self.about.setText(words)


def _cut_inside(words: str, metrics: QFontMetrics, wide: int) -> str:
    """Words of parts, so short that they fit: it is the parts between the first and the last that give way."""
    first, *inside, last = parts if len(parts := words.split(BETWEEN)) > 1 else ("", words, "")
    around = sum(metrics.horizontalAdvance(part) for part in (first, last, BETWEEN, BETWEEN)) if first else 0
    between = BETWEEN.join(inside)
    cut = metrics.elidedText(between, Qt.TextElideMode.ElideRight, max(0, wide - around))
    return BETWEEN.join(part for part in (first, cut, last) if part)
