"""What is done in the drawer of the programme: a field changed, somebody who came, who sits in, what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Peer, SessionStatus, Theme
from peerteam.ui import programme_rows as rows
from peerteam.ui.dialogs.pick import pick
from peerteam.ui.page import Page
from peerteam.ui.people_rows import group_name
from peerteam.ui.programme_acts import SessionActs
from peerteam.ui.programme_rows import Row
from peerteam.ui.programme_side import SessionSide
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import person_words, title

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


class SessionDrawer(SessionSide):
    """One session, and the visit it is kept in."""

    left = Signal()  # what was to be done here is done

    def __init__(self, visit: VisitFile, page: Page, acts: SessionActs) -> None:
        super().__init__(page)
        self.visit, self._page, self._acts = visit, page, acts
        self.row: Row | None = None
        self._connect()

    def _connect(self) -> None:
        self.form.changed.connect(self._change)
        self.form.finished.connect(self.left)
        self.done.clicked.connect(self._done)
        self.known.clicked.connect(self.add_known)
        self.not_there.clicked.connect(self._not_met)
        self.walk_in.given.connect(self._came)
        self.peer_pressed.connect(self._turn_peer)
        self.theme_pressed.connect(self._turn_theme)
        self.remove.clicked.connect(self._remove)
        shortcut("Delete", self.people, self._not_met, only_here=True)

    def show_row(self, row: Row | None, peers: Sequence[Peer], themes: Sequence[Theme]) -> None:
        if (row and row.key) != (self.row and self.row.key):
            self.walk_in.dismiss()
            self.say_problem("")
        self.row = row
        super().show_row(row, peers, themes)

    def back(self) -> bool:
        """Esc: nobody came after all, what was typed is not meant, back to where one came from."""
        if not (self.walk_in.dismiss() or self.form.undo_typing() or self.has_cursor()):
            return False
        self.say_problem("")
        self.left.emit()
        return True

    def _change(self, session: str, field: str, words: str) -> None:
        if field == "status" and words == SessionStatus.CANCELLED:
            self._acts.cancel([session], "")
            self.form.begin("status_reason")
        elif field in rows.ROLES:  # chosen, not typed
            with self._page.telling():
                self._acts.assign([session], field, words or None)
        else:
            self._keep(session, field, words)

    def _keep(self, session: str, field: str, words: str) -> None:
        """What was typed; what cannot be kept stays in its line, or is told where its session is not shown any more."""
        try:
            self._acts.change([session], field, words)
        except PeerTeamError as problem:
            if self.row is None or self.row.key != session:
                self._page.told.emit(f"{problem} The session stays as it was.", "", None)
                return
            self.form.hold(field)
            self.say_problem(str(problem))
        else:
            self.say_problem("")

    def _done(self) -> None:
        if self.row is not None:
            self._acts.done([self.row.key])

    def _remove(self) -> None:
        if self.row is not None and self._acts.remove(self.row.key):
            self.left.emit()

    # --- who is there, and what it is about ---------------------------------------------------------------------------

    def _came(self, group: str, words: str) -> None:
        if self.row is not None:
            self._acts.walk_in(self.row.key, group, words)
            self.left.emit()

    def add_known(self) -> None:
        """Somebody of the list of people is met in this session."""
        row = self.row
        if row is None:
            return
        there = {person.id for person in row.company.people}
        people = (person for person in self.visit.people.persons() if person.id not in there)
        lines = [Line(person.id, person_words(person), detail=group_name(person.group)) for person in people]
        person = pick(f"Who is met in “{title(row.session)}”?", lines, parent=self)
        if person is not None:
            self._acts.meet(row.key, person)

    def _not_met(self) -> None:
        if self.row is None:
            return
        listed = [person.id for person in self.row.company.people]
        person = self.people.current_key or (listed[0] if len(listed) == 1 else "")
        if person:
            self._acts.not_met(self.row.key, person)
        else:
            self._page.told.emit("Choose in the list who was not there.", "", None)

    def _turn_peer(self, peer: str) -> None:
        if self.row is not None:
            self._acts.turn_peer(self.row.key, peer)

    def _turn_theme(self, theme: str) -> None:
        if self.row is not None:
            self._acts.turn_theme(self.row.key, theme)
