"""The drawer of the programme: one session with all that belongs to it, to be changed in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from peerteam.domain.records import Peer, SessionStatus, Theme
from peerteam.domain.timetable import called, short, theme_words
from peerteam.ui import theme
from peerteam.ui.people_rows import GROUPS, group_name
from peerteam.ui.people_side import Side
from peerteam.ui.programme_rows import KINDS, STATUSES, Row, short_day, status_words, times_words
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList
from peerteam.ui.widgets.record_form import Field
from peerteam.ui.widgets.toggle_chips import ToggleChips
from peerteam.ui.widgets.walk_in import WalkIn
from peerteam.ui.wording import day_name, person_words, title

NOBODY = ("", "Nobody yet")
FIELDS = (
    Field("title", "Session", "without a title"),
    Field("day", "Day", "not known: Tue, 11, 11 March"),
    Field("times", "Time", "not known: 09:00–09:45"),
    Field("room", "Room", "not known"),
    Field("lead", "Leads", choices=(NOBODY,)),
    Field("writer", "Writes", choices=(NOBODY,)),
    Field("kind", "Kind", choices=(("", "Not known"), *((str(kind), words) for kind, words in KINDS.items()))),
    Field("stream", "Stream", "none"),
    Field("status", "Status", choices=tuple((str(status), words) for status, words in STATUSES.items())),
    Field("status_reason", "Why", "no reason given"),
    Field("headcount", "How many came", "as listed"),
)
CHOOSE = "Choose a session at the left with ↑ ↓ to see who and what it is about, and to change it."


class SessionSide(Side):
    """One session."""

    theme_pressed = Signal(str)
    peer_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FIELDS, CHOOSE, parent)
        self.over = label(role="over", wrap=True)
        self.clash = label(role="area", wrap=True)
        self.problem = label(role="area", wrap=True)
        self.write, self.done = button("Write notes"), button("Done")
        self.people_title = label(role="heading")
        self.people = LineList("Whom you meet in this session")
        self.people.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.somebody = button("Somebody came", name="Somebody else came: add them to the session")
        self.not_there = button("Was not there", "plain", "Was not there: whoever is chosen in the list")
        self.known = button("Add from the list …", "plain", "Add somebody from the list of people")
        self.walk_in = WalkIn([(str(group), one) for group, (one, _) in GROUPS.items()])
        self.team, self.themes = ToggleChips("Who else of the team is there"), ToggleChips("Themes of this session")
        self.team_title = label("Also in the room", "heading")
        self.themes_title = label("Themes", "heading")
        self.questions = label(role="quiet", wrap=True)
        self.all_themes = button("Themes and focus areas …", "plain", "Themes and focus areas of the visit …")
        self.remove = button("Remove from the programme", "plain")
        self.close_it = button("Hide this", "plain", "Hide this side of the page")
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.insertWidget(0, self.over)
        self.body.insertWidget(2, self.clash)
        on_the_day = FlowLayout()
        on_the_day.setSpacing(theme.SMALL)
        for each in (self.write, self.done, self.somebody):
            on_the_day.addWidget(each)
        self.body.insertLayout(3, on_the_day)
        self.body.insertWidget(4, self.walk_in)
        self.body.addWidget(self.problem)
        self._part(self.people_title, self.people)
        self.add_row(self.known, self.not_there)
        self._part(self.team_title, self.team)
        self._part(self.themes_title, self.themes, self.questions)
        self.add_row(self.all_themes)
        self.body.addSpacing(theme.SMALL)
        self.add_row(self.remove, self.close_it)
        self.team.pressed.connect(self.peer_pressed)
        self.themes.pressed.connect(self.theme_pressed)
        self.say_problem("")

    def _part(self, heading: QWidget, *widgets: QWidget) -> None:
        self.body.addSpacing(theme.SMALL)
        for widget in (heading, *widgets):
            self.body.addWidget(widget)

    # --- what it shows ------------------------------------------------------------------------------------------------

    def know(self, peers: Sequence[Peer]) -> None:
        """Who can lead and write."""
        choices = (NOBODY, *((peer.id, called(peer)) for peer in peers))
        for name in ("lead", "writer"):
            if choices != self.form.choices[name].offered:
                self.form.choices[name].offer(choices)

    def show_row(self, row: Row | None, peers: Sequence[Peer], themes: Sequence[Theme]) -> None:
        """Show a session, or nothing."""
        if row is not None:
            self.know(peers)
            self.over.setText(_over(row))
            self.name.setText(title(row.session))
            self.clash.setText("\n".join(f"! {words}" for words in row.clashes))
            self.clash.setVisible(bool(row.clashes))
            self.form.show_record(row.key, values_of(row))
            self.form.show_field("status_reason", bool(row.off or row.session.status_reason))
            self.done.setText("Not done yet" if row.session.status == SessionStatus.DONE else "Done")
            self.done.setAccessibleName(self.done.text())
            self._show_people(row)
            self._show_team(row, peers)
            self._show_themes(row, themes)
        self.show_whole(row is not None)
        self.fit()

    def ask_who_came(self) -> None:
        """Somebody came whom the programme does not name."""
        self.walk_in.begin()
        self.fit()
        self.ensureWidgetVisible(self.walk_in)

    def say_problem(self, words: str) -> None:
        """Why something could not be kept; the field keeps what was typed."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.fit()

    def _show_people(self, row: Row) -> None:
        self.people_title.setText("Whom you meet" if row.company.people else "Nobody is listed for it")
        lines = [Line(p.id, person_words(p), detail=group_name(p.group)) for p in row.company.people]
        self.people.show_lines(lines)
        self.not_there.setVisible(bool(lines))

    def _show_team(self, row: Row, peers: Sequence[Peer]) -> None:
        lead_and_writer = {row.session.lead, row.session.writer}
        there = {peer.id for peer in row.company.peers}
        others = [peer for peer in peers if peer.id not in lead_and_writer]
        self.team.show_chips([(peer.id, short(peer), peer.id in there) for peer in others])
        for peer in others:
            self.team.chips[peer.id].setAccessibleName(f"{called(peer)} sits in")
            self.team.chips[peer.id].setToolTip(called(peer))
        self.team_title.setVisible(bool(others))

    def _show_themes(self, row: Row, themes: Sequence[Theme]) -> None:
        covered = {theme.id for theme in row.company.themes}
        self.themes.show_chips([(each.id, theme_words(each), each.id in covered) for each in themes])
        self.themes_title.setVisible(bool(themes))
        questions = [q for each in row.company.themes for q in each.questions or ()]
        self.questions.setText("\n".join(f"– {question}" for question in questions))
        self.questions.setVisible(bool(questions))

    def fit(self) -> None:
        """The people are as high as their lines: the drawer scrolls as a whole."""
        if hasattr(self, "people"):
            high = sum(self.people.sizeHintForRow(row) for row in range(self.people.count()))
            self.people.setFixedHeight(high + theme.SMALL)
            self.people.setVisible(self.people.count() > 0)
        super().fit()

    def has_cursor(self) -> bool:
        """Whether the keys are for something in here."""
        here = QApplication.focusWidget()
        return isinstance(here, QWidget) and self.isAncestorOf(here)


def _over(row: Row) -> str:
    day = row.session.slot.day
    when = ", ".join(part for part in (short_day(day) if day else "", times_words(row)) if part)
    return " · ".join(part for part in (when, status_words(row)) if part)


def values_of(row: Row) -> dict[str, str]:
    """The fields of a session as the drawer shows them."""
    session = row.session
    values: dict[str, object] = {name: getattr(session, name, None) for name in (field.name for field in FIELDS)}
    values |= {
        "day": day_name(session.slot.day) if session.slot.day else "",
        "times": times_in_field(row),
        "room": session.slot.room,
        "status": session.status or str(SessionStatus.PLANNED),
    }
    return {name: "" if value is None else str(value) for name, value in values.items()}


def times_in_field(row: Row) -> str:
    """The times as they are typed again; nothing for what is not known."""
    slot = row.session.slot
    return times_words(row) if slot.start or slot.end else ""
