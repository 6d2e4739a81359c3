"""The team: its members in the order they are published, with the labels the report will give them."""

from __future__ import annotations

import functools
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.records import Peer, Record
from peerteam.ui import ask, theme
from peerteam.ui.page import Page
from peerteam.ui.people_rows import ROLES, TEAM_COLUMNS, Member, values_of
from peerteam.ui.people_side import Side
from peerteam.ui.table_model import TableModel
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.record_form import Field
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

SIDE_WIDTH = 370
FIELDS = (
    Field("name", "Name"),
    Field("initials", "Initials"),
    Field("label", "Label", "as published"),
    Field("category", "Role", choices=tuple((str(role), words) for role, words in ROLES.items())),
    Field("post", "Post", "not known"),
    Field("organisation", "Organisation", "not known"),
)
ABOUT = "In the order the report lists them: Ctrl+↑ and Ctrl+↓ move whoever is chosen."
EMPTY = "Nobody is in the team yet. Press Ctrl+D to add the first; you can be one of them."
CHOOSE = "Choose somebody at the left with ↑ ↓ to change what is known of them."


class TeamPanel(Page):
    """The table, and one peer beside it."""

    shows = ("peer",)
    me_chosen = Signal(str)

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = visit
        self._peers: dict[str, Peer] = {}
        self._build()
        self._connect()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.about = label(role="quiet", wrap=True)
        self.add = button("Add to the team …", "main")
        self.model = TableModel(TEAM_COLUMNS, attrgetter("peer.id"))
        self.table = DataTable("The team", self.model)
        self.side = Side(FIELDS, CHOOSE)
        self.form = self.side.form
        self.is_me, self.delete = button("This is me"), button("Take out of the team", "plain")
        self.side.body.addSpacing(theme.SMALL)
        self.side.add_row(self.is_me)
        self.side.add_row(self.delete)
        top = QHBoxLayout()
        top.addWidget(self.about, 1)
        top.addWidget(self.add)
        both = QHBoxLayout()
        both.setSpacing(theme.LARGE)
        both.addWidget(self.table, 2)
        both.addWidget(self.side, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.MEDIUM)
        whole.addLayout(top)
        whole.addLayout(both, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_somebody)
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(self._edit)
        self.form.changed.connect(self._change)
        self.form.finished.connect(self.table.setFocus)
        self.is_me.clicked.connect(self._choose_me)
        self.delete.clicked.connect(self.remove)
        for keys, do in (("Ctrl+Up", self._up), ("Ctrl+Down", self._down), ("Delete", self.remove)):
            shortcut(keys, self.table, do, only_here=True)

    def arrange(self) -> None:
        self.side.setMaximumWidth(self.side_width(SIDE_WIDTH))
        self.side.fit()

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        self._peers = {peer.id: peer for peer in self.visit.people.peers()}
        key = self.table.current_key
        me = self.visit.me
        self.model.show_records([Member(p, place, p.id == me) for place, p in enumerate(self._peers.values(), 1)])
        self.table.choose(key)
        self.about.setText(ABOUT if self._peers else EMPTY)
        self._show_one(self.table.current_key)

    def _show_one(self, id: str) -> None:
        peer = self._peers.get(id)
        self.side.show_whole(peer is not None)
        if peer is not None:
            self.side.name.setText(peer.name or "No name yet")
            self.form.show_record(id, values_of(peer, (field.name for field in FIELDS)))
            self.is_me.setEnabled(id != self.visit.me)
            self.is_me.setText("This is you" if id == self.visit.me else "This is me")
            self.side.fit()

    @property
    def one(self) -> Peer | None:
        """Who is chosen."""
        return self._peers.get(self.table.current_key)

    # --- going --------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        if not self._peers:
            self.add.setFocus()
            return
        self.table.choose(self.table.current_key, or_row=0)
        self._show_one(self.table.current_key)
        self.table.setFocus()

    def choose(self, id: str) -> None:
        """Show this peer."""
        self.table.choose(id)
        self._show_one(id)
        self.table.setFocus()

    def back(self) -> bool:
        inside = self.form.has_cursor()
        if inside:
            self.table.setFocus()
        return inside

    def leave(self) -> bool:
        self.form.flush()
        return True

    def _edit(self) -> None:
        self.form.begin("name")

    # --- writing ------------------------------------------------------------------------------------------------------

    def add_somebody(self) -> None:
        """A new peer, at the end of the order."""
        name = ask.words("Who joins the team?", "Their name as it will be published.", "Add", self)
        if name:
            with self.telling():
                self.choose(self.visit.people.add_peer(name))
                self.form.begin("label")

    def _change(self, peer: str, field: str, words: str) -> None:
        with self.telling():
            self.visit.people.change_peer(peer, **{field: words or None})

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        peer = self.one
        if peer is not None:
            with self.telling():
                self.visit.people.move_peer(peer.id, by)

    def _choose_me(self) -> None:
        peer = self.one
        if peer is not None:
            self.me_chosen.emit(peer.id)

    def remove(self) -> None:
        """Take the one chosen out of the team, and offer to bring them back."""
        peer = self.one
        if peer is not None:
            with self.telling():
                gone = self.visit.people.remove_peer(peer.id)
                words = f"{peer.name or 'Somebody'} is no longer in the team."
                self.told.emit(words, "Undo", functools.partial(self._bring_back, gone))

    def _bring_back(self, gone: list[Record]) -> None:
        with self.telling():
            self.visit.people.bring_back(gone)
