"""How Today is laid out: the card and my day, and at the right what is owed, with the way to the five o'clock board."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

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
        whole = QHBoxLayout(self._inside(plain))
        whole.setContentsMargins(theme.HUGE, theme.HUGE, theme.LARGE, theme.LARGE)
        whole.setSpacing(theme.HUGE)
        whole.addLayout(main, 2)
        whole.addLayout(side, 1)

    def _show_bar(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setEnabled(bar.maximum() > 0)

    def least_width(self) -> int:
        """Nothing is cut at the right in a window so wide."""
        return self._whole.minimumSizeHint().width() + self.area.verticalScrollBar().sizeHint().width()

    def _inside(self, plain: QWidget) -> QWidget:
        """What holds all of it; on a low screen it scrolls rather than laying one thing over another."""
        inside = self._whole = QWidget()
        inside.setProperty("role", "page")
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Always there, and seen when there is somewhere to go: a bar that comes and goes makes the card now wider, now
        # narrower, which shows more questions or fewer, which brings the bar or takes it away, without end.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self._show_bar()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(plain)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        return inside
