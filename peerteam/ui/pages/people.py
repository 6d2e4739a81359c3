"""People: whom the team met, each counted once, and the team itself as the report will list it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from peerteam.domain.records import Peer, Person
from peerteam.ui import theme
from peerteam.ui.page import Page
from peerteam.ui.people_met import MetPanel
from peerteam.ui.people_team import TeamPanel
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

MET, TEAM = 0, 1


class PeoplePage(Page):
    """Two tabs: people we met, the team."""

    shows = ("person", "attendance", "session", "peer", "visit")
    keys = (
        ("↑   ↓", "Another person"),
        ("Enter", "Change what is known of them; Esc goes back to the list"),
        ("Ctrl+D", "Add somebody we met, or to the team"),
        ("Ctrl+Shift+S", "Add them to a session"),
        ("Delete", "Delete them, or in their sessions: not met there"),
        ("Ctrl+↑   Ctrl+↓", "In the team: the order as published"),
        ("Ctrl+Shift+O   Ctrl+V", "Bring in a list of people from a file, or a table that was copied"),
        ("Ctrl+Page Up / Down", "People we met, the team"),
        ("Esc", "Everybody again"),
    )

    session_asked = Signal(str)
    list_asked = Signal(str)  # the kind of table to be brought in
    list_pasted = Signal(str, object)  # its kind, and the QMimeData of the clipboard
    me_chosen = Signal(str)

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self.met, self.team = MetPanel(visit), TeamPanel(visit)
        self.panels: tuple[MetPanel, TeamPanel] = (self.met, self.team)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.tabs.setAccessibleName("People we met, or the team")
        self.tabs.setExpanding(False)
        for words, panel in (("People we met", self.met), ("The team", self.team)):
            self.tabs.addTab(words)
            self.stack.addWidget(panel)
        self.bring = button("Bring in a list …", "plain", "Bring in a list of people from a table")
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch()
        top.addWidget(self.bring)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.LARGE)
        whole.setSpacing(theme.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.bring.clicked.connect(self._bring)
        for panel in self.panels:
            panel.told.connect(self.told)
        self.met.session_asked.connect(self.session_asked)
        self.team.me_chosen.connect(self.me_chosen)
        for keys, do in (
            ("Ctrl+D", self._add),
            ("Ctrl+Shift+O", self._bring),
            ("Ctrl+V", self._paste),
            ("Ctrl+Shift+S", self._add_to_session),
            ("Ctrl+PgUp", self._show_met),
            ("Ctrl+PgDown", self._show_team),
        ):
            shortcut(keys, self, do)

    @property
    def panel(self) -> MetPanel | TeamPanel:
        """What is shown."""
        return self.panels[self.stack.currentIndex()]

    def read(self) -> None:
        for panel in self.panels:
            panel.make_stale()
        self.panel.refresh()
        self.tabs.setTabText(TEAM, f"The team   {len(self.visit.people.peers())}")

    def begin(self) -> None:
        self.panel.begin()

    def leave(self) -> bool:
        return self.panel.leave()

    def back(self) -> bool:
        return self.panel.back()

    def choose(self, record_id: str) -> None:
        """Show this person, or this peer."""
        for tab, kind, panel in ((MET, Person, self.met), (TEAM, Peer, self.team)):
            if self.visit.rows.get(kind, record_id) is not None:
                self.tabs.setCurrentIndex(tab)
                self.refresh()
                panel.choose(record_id)

    def _turn(self, tab: int) -> None:
        self.panel.leave()
        self.stack.setCurrentIndex(tab)
        self.bring.setVisible(tab == MET)
        if self.tabs.hasFocus():  # walked with the arrows: stay there
            return
        self.panel.begin()

    def _add(self) -> None:
        self.panel.add_somebody()

    def brings(self) -> str:
        return "people" if self.panel is self.met else ""

    def _bring(self) -> None:
        self.list_asked.emit("people")

    def _paste(self) -> None:
        if self.panel is self.met:
            self.list_pasted.emit("people", QApplication.clipboard().mimeData())

    def _add_to_session(self) -> None:
        if self.panel is self.met:
            self.met.add_to_session()

    def _show_met(self) -> None:
        self.tabs.setCurrentIndex(MET)
        self.met.begin()

    def _show_team(self) -> None:
        self.tabs.setCurrentIndex(TEAM)
        self.team.begin()
