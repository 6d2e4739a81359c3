"""The card with the one large button: where to exchange, and what goes."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label

EXCHANGE, EXCHANGING = "Exchange", "Exchanging …"
NO_PLACE = "With a folder or stick everybody can reach: it is asked for the first time."


class ExchangeCard(QFrame):
    """*Exchange*, and the two ways for who has no stick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.exchange = button(EXCHANGE, "main")
        self.place = label(NO_PLACE, "heading", wrap=True)
        self.other_place = button("Another place …", "plain", "Another folder or stick to exchange with")
        self.going = label(role="quiet", wrap=True)
        self.which = button("Show which", "plain", "Show what goes and what stays")
        self.make_file = button("Make a file to send …")
        self.open_file = button("Open a file I was given …")
        self.exchange.setProperty("large", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        layout.setSpacing(theme.MEDIUM)
        top = QHBoxLayout()
        top.setSpacing(theme.LARGE)
        top.addWidget(self.exchange)
        top.addWidget(self.place, 1)
        layout.addLayout(top)
        goes = QHBoxLayout()
        goes.addWidget(self.going, 1)
        goes.addWidget(self.which)
        layout.addLayout(goes)
        ways = FlowLayout()
        ways.setSpacing(theme.SMALL)
        for each in (self.make_file, self.open_file, self.other_place):
            ways.addWidget(each)
        layout.addLayout(ways)

    def say(self, place: str, going: str, *, any_to_show: bool) -> None:
        """Where, and what goes."""
        self.say_place(place)
        self.going.setText(going)
        self.which.setVisible(any_to_show)

    def say_place(self, place: str) -> None:
        """The folder or stick; empty if none is chosen yet."""
        self.place.setText(f"with {place}" if place else NO_PLACE)
        self.place.setProperty("role", "heading" if place else "quiet")
        self.exchange.setAccessibleName(f"Exchange with {place}" if place else EXCHANGE)
        self.other_place.setVisible(bool(place))
        self.place.style().polish(self.place)

    def work(self, on: bool) -> None:
        """An exchange goes on, or has ended."""
        focused = self.exchange.hasFocus()
        self.exchange.setText(EXCHANGING if on else EXCHANGE)
        for each in (self.other_place, self.make_file, self.open_file):
            each.setEnabled(not on)
        if focused:
            self.exchange.setFocus()
