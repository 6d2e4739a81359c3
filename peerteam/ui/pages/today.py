"""Today: Enter opens the right note with the cursor in it. That is the page's whole purpose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.records import Document, Note, Presence, Session
from peerteam.ui import theme
from peerteam.ui.agenda import Agenda, day_to_show, is_now
from peerteam.ui.note_index import session_line
from peerteam.ui.page import Page
from peerteam.ui.today_words import card_of_session, card_without_session, owed
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import LineList, heading
from peerteam.ui.widgets.next_card import NextCard
from peerteam.ui.wording import day_name

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

OWED_WIDTH = 330


class TodayPage(Page):
    """What is next, my day, and what is owed before the team meets."""

    shows = ("note", "session", "presence", "session_theme", "attendance", "theme", "peer", "document", "visit")
    keys = (
        ("Enter", "Write the notes of what is next, or of the line chosen"),
        ("↑   ↓", "Another session"),
        ("←   →", "Another day"),
    )

    write_asked = Signal(str, bool)  # session id, whether one is in the room already
    letter_asked = Signal()
    me_asked = Signal()

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self._day = ""
        self._agenda = Agenda(None, (), (), ())
        self._build()
        self._connect()

    def _build(self) -> None:
        self.card = NextCard()
        self.day_title = label(role="heading")
        self.earlier = button("←", "plain", "The day before")
        self.later = button("→", "plain", "The day after")
        self.day = LineList("My day")
        self.owed = LineList("Before the team meets")
        days = QHBoxLayout()
        days.addWidget(self.day_title)
        days.addStretch()
        days.addWidget(self.earlier)
        days.addWidget(self.later)
        main, side = QVBoxLayout(), QVBoxLayout()
        main.setSpacing(theme.SMALL)
        main.addWidget(self.card)
        main.addSpacing(theme.LARGE)
        main.addLayout(days)
        main.addWidget(self.day, 1)
        side.addWidget(label("Before the team meets", "heading", wrap=True))
        side.addWidget(self.owed, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.HUGE, theme.HUGE, theme.LARGE, theme.LARGE)
        whole.setSpacing(theme.HUGE)
        whole.addLayout(main, 2)
        whole.addLayout(side, 1)

    def _connect(self) -> None:
        self.card.pressed.connect(self._main)
        self.day.opened.connect(self._write)
        self.owed.opened.connect(self._write)
        self.earlier.clicked.connect(self._day_before)
        self.later.clicked.connect(self._day_after)
        for key, do in (("Left", self._day_before), ("Right", self._day_after)):
            QShortcut(QKeySequence(key), self, do, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def arrange(self) -> None:
        self.owed.setMaximumWidth(self.side_width(OWED_WIDTH))

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        rows = self.visit.rows
        self._agenda = Agenda(
            self.visit.me, self.visit.programme.sessions(), rows.all(Presence), rows.all(Note), rows.all(Document)
        )
        self._day = self._day or day_to_show(self._agenda.days(), self._now())
        self._show_card()
        self._show_day()
        self.owed.show_lines(owed(self._agenda, self._now(), {p.id: p for p in self.visit.people.peers()}))

    def begin(self) -> None:
        self._day = ""  # today again, and words typed meanwhile are seen
        self.refresh()
        self.card.action.setFocus()

    def _show_card(self) -> None:
        now, session = self._now(), self._agenda.next(self._now())
        if session is None:
            words = card_without_session(self._agenda, self.visit.record(), now)
        else:
            peers = self.visit.programme.peers_of(session.id)
            words = card_of_session(session, now, self.visit.me, peers, self.visit.programme.themes_of(session.id))
        self.card.say(words.over, words.title, words.who, words.questions, words.action)

    def _show_day(self) -> None:
        sessions, noted = self._agenda.of_day(self._day), self._agenda.noted()
        self.day_title.setText(f"My day – {day_name(self._day)}")
        lines = [session_line(s, noted=s.id in noted, detail=s.slot.room or "") for s in sessions]
        self.day.show_lines(lines or [heading("Nothing on this day.")])
        days = self._agenda.days()
        self.earlier.setEnabled(bool(days) and self._day > days[0])
        self.later.setEnabled(bool(days) and self._day < days[-1])

    # --- doing --------------------------------------------------------------------------------------------------------

    def _main(self) -> None:
        session = self._agenda.next(self._now())
        if self._agenda.me is None:
            self.me_asked.emit()
        elif session is not None:
            self._write(f"session:{session.id}")
        else:
            self.letter_asked.emit()

    def _write(self, key: str) -> None:
        kind, _, id = key.partition(":")
        session = self.visit.rows.get(Session, id) if kind == "session" else None
        if session is not None:
            self.write_asked.emit(id, is_now(session, self._now()))

    def _day_before(self) -> None:
        self._go([day for day in self._agenda.days() if day < self._day][-1:])

    def _day_after(self) -> None:
        self._go([day for day in self._agenda.days() if day > self._day][:1])

    def _go(self, days: list[str]) -> None:
        if days:
            self._day = days[0]
            self._show_day()
