"""The panel beside the people we met: what is known of one, whether two entries are one person, the sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from peerteam.domain.records import Person, Session
from peerteam.ui import theme
from peerteam.ui.people_rows import GROUPS, Met, short, values_of
from peerteam.ui.people_side import Side
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.record_form import Field
from peerteam.ui.wording import day_name, number_of, person_words, title

FIELDS = (
    Field("name", "Name", "not known"),
    Field("post", "Post", "not known"),
    Field("organisation", "Organisation", "not known"),
    Field("group", "Group", choices=tuple((str(group), one) for group, (one, _) in GROUPS.items())),
    Field("size", "How many", "one person"),
)
CHOOSE = "Choose somebody at the left with ↑ ↓ to see their sessions and to change what is known of them."


class MetSide(Side):
    """One person met."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FIELDS, CHOOSE, parent)
        self.instead = label(role="quiet", wrap=True)
        self.part = button("Two people after all", "plain")
        self.met_in = label(role="heading")
        self.sessions = LineList("Sessions this person is met in")
        self.sessions.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.meet = button("Add to a session …")
        self.delete = button("Delete", "plain", "Delete this person")
        self.body.addWidget(self.instead)
        self.add_row(self.part)
        self.body.addSpacing(theme.SMALL)
        self.body.addWidget(self.met_in)
        self.body.addWidget(self.sessions)
        self.add_row(self.meet, self.delete)

    def show_met(self, met: Met | None, also: Sequence[Person], sessions: Iterable[Session]) -> None:
        """Show somebody met, the other entries for the same person, and the sessions."""
        if met is not None:
            self.name.setText(short(met.person))
            self.form.show_record(met.id, values_of(met.person, (field.name for field in FIELDS)))
            self.instead.setText(_joined_words(met, also))
            self.instead.setVisible(bool(self.instead.text()))
            self.part.setVisible(met.instead is not None)
            number = number_of(len(met.sessions), "session")
            self.met_in.setText(f"Met in {number}" if met.sessions else "In no session yet")
            self.sessions.show_lines([session_line(session) for session in sessions])
        self.show_whole(met is not None)
        self.fit()

    def fit(self) -> None:
        """The sessions are as high as their lines: the panel scrolls as a whole."""
        high = sum(self.sessions.sizeHintForRow(row) for row in range(self.sessions.count()))
        self.sessions.setFixedHeight(high + theme.MEDIUM)
        self.sessions.setVisible(self.sessions.count() > 0)
        super().fit()


def session_line(session: Session) -> Line:
    """A session as a line: when, what, where."""
    where = ", ".join(part for part in (day_name(session.slot.day), session.slot.room, session.status) if part)
    return Line(session.id, title(session), lead=session.slot.start or "", detail=where)


def _joined_words(met: Met, also: Sequence[Person]) -> str:
    if met.instead:
        return f"The same person as {person_words(met.instead)}: counted once, there."
    return f"Also in the list as {'; '.join(map(person_words, also))}. Counted once." if also else ""
