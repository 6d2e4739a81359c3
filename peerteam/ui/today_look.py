"""How Today is laid out: the card and my day, and at the right what is owed, with the way to the five o'clock board."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import LineList
from peerteam.ui.widgets.next_card import NextCard
from peerteam.ui.widgets.touching_line import TouchingLine


class TodayLook:
    """All that is seen, put into `plain`; what it says and does is the page's."""

    def __init__(self, plain: QWidget, board: QWidget) -> None:
        self.card = NextCard()
        self.touched = TouchingLine("What others changed that touches you")
        self.day_title = label(role="heading")
        self.earlier = button("←", "plain", "The day before")
        self.later = button("→", "plain", "The day after")
        self.day = LineList("My day")
        self.nothing_owed = label("Nothing is owed.", "quiet")
        self.no_day = label("Nothing on this day.", "quiet")
        self.owed = LineList("Before the team meets")
        days = QHBoxLayout()
        days.addWidget(self.day_title)
        days.addStretch()
        days.addWidget(self.earlier)
        days.addWidget(self.later)
        main, side = QVBoxLayout(), QVBoxLayout()
        side.setSpacing(theme.SMALL)
        main.setSpacing(theme.SMALL)
        main.addWidget(self.card)
        main.addWidget(self.touched)
        main.addSpacing(theme.LARGE)
        main.addLayout(days)
        main.addWidget(self.no_day)
        main.addWidget(self.day, 1)
        main.addStretch()
        self.owed_title = label(role="heading", wrap=True)
        side.addWidget(self.owed_title)
        side.addWidget(self.nothing_owed)
        side.addWidget(self.owed, 1)
        side.addStretch()
        side.addWidget(board, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QHBoxLayout(plain)
        whole.setContentsMargins(theme.HUGE, theme.HUGE, theme.LARGE, theme.LARGE)
        whole.setSpacing(theme.HUGE)
        whole.addLayout(main, 2)
        whole.addLayout(side, 1)
