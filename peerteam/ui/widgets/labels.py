"""Labels by role, so that a page says what a text is and never how it looks."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from peerteam.ui.widgets.aloud import say_aloud

MAY_BREAK = "\u200b"
_LONG = re.compile(r"\S{24}(?=\S{4})")
PROBLEM = "area"
"""The role of a line that says what is wrong."""


class WrappedLabel(QLabel):
    """A label whose lines break anywhere in a word that is longer than any, such as an address out of a browser.

    Without that one such word makes the page wider than the window.
    """

    def setText(self, text: str) -> None:
        super().setText(_LONG.sub(r"\g<0>" + MAY_BREAK, text))

    def text(self) -> str:
        return super().text().replace(MAY_BREAK, "")


class AnswerLabel(WrappedLabel):
    """A line that answers what somebody did: it is said aloud when its words change, because nothing else tells.

    A problem is said again as often as it is met.
    """

    def setText(self, text: str) -> None:
        anew = text != self.text() or self.property("role") == PROBLEM
        super().setText(text)
        around = self.parentWidget()
        if anew and around is not None and around.isVisible():
            say_aloud(self, text)


class Ornament(QLabel):
    """A sign between other things, for the eye only: a screen reader meets an empty label and passes it over."""

    def __init__(self, sign: str, role: str = "quiet") -> None:
        super().__init__()
        self._sign = sign
        self.setProperty("role", role)

    def sizeHint(self) -> QSize:
        return self.fontMetrics().size(0, self._sign)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._sign)


def label(text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label; text in it is plain, whatever somebody called a session."""
    made = WrappedLabel(parent) if wrap else QLabel(parent)
    made.setText(text)
    return _worn(made, role, wrap=wrap)


def answer(role: str = "", *, wrap: bool = True) -> QLabel:
    """A label for an answer, a problem or an outcome."""
    return _worn(AnswerLabel(), role, wrap=wrap)


def _worn(made: QLabel, role: str, *, wrap: bool) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
    return made
