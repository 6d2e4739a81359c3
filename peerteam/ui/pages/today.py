"""Today: Enter opens the right note with the cursor in it. That is the page's whole purpose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from peerteam.domain.ask_list import Ask, ask_list
from peerteam.domain.records import Document, Note, Presence, Reading, Session, SessionTheme, Tag, TagKind
from peerteam.ui.agenda import Agenda, is_now
from peerteam.ui.note_index import session_line
from peerteam.ui.page import Page
from peerteam.ui.today_acts import TodayNews, asked
from peerteam.ui.today_board import TodayBoard
from peerteam.ui.today_look import TodayLook
from peerteam.ui.today_words import (
    CardWords,
    Does,
    card_of_session,
    card_to_read,
    card_without_session,
    phase,
    with_crib,
)
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.wording import day_name

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

CRIB = "My &crib sheet"
OWED_WIDTH = 330
TICK_MS = 30_000
OWED_MS = 40
"""So long after the page was first seen it says what is owed."""
CARD_SHARE = 0.62
"""The card takes no more of the height than this; the day stays in sight."""
LOWEST = 200
"""The window may make the page as low as this."""


class TodayPage(Page):
    """What is next, my day, and what is owed before the team meets. A peer and the manager see the same page."""

    shows = (
        *("note", "tag", "session", "presence", "session_theme", "attendance", "theme"),
        *("peer", "document", "reading", "visit", "person", "finding", "support"),
    )
    keys = (
        ("Enter", "Write the notes of what is next, or open the line chosen"),
        ("↑   ↓", "Another session"),
        ("←   →", "Another day"),
        ("Alt+C", "Before the visit: my crib sheet"),
        ("Alt+B", "The five o’clock board; Esc leaves it"),
        ("Delete", "On a question to ask: it has been asked"),
    )

    write_asked = Signal(str, bool)  # session id, whether one is in the room already
    note_asked = Signal(str, int, int)  # note id, and the words in it
    paper_asked = Signal(str)  # document id
    letter_asked = Signal()
    handover_asked = Signal()
    programme_asked = Signal(str)  # session id, or "" for the page as it is
    me_asked = Signal()
    crib_asked = Signal()  # my questions, sessions and papers on one sheet
    record_asked = Signal(str, str)  # kind, id: what a line of the board leads to
    passages_asked = Signal(str, str)  # theme, group ("" for all)

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self._day = ""
        self._agenda = Agenda(None, (), (), ())
        self._asks: list[Ask] = []
        self._card = CardWords("", "", "")
        self._session: Session | None = None
        self._opened: frozenset[str] = frozenset()
        self._news = TodayNews(self, visit)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self.board = TodayBoard(self, visit, now)
        self.look = TodayLook(self.board.plain, self.board.button)
        self._take_names()
        self._connect()

    def _take_names(self) -> None:
        look = self.look
        self.card, self.touched, self.day, self.owed = look.card, look.touched, look.day, look.owed
        self.day_title, self.earlier, self.later = look.day_title, look.earlier, look.later
        self.no_day, self.nothing_owed, self.owed_title = look.no_day, look.nothing_owed, look.owed_title

    def _connect(self) -> None:
        self.card.pressed.connect(self._main)
        self.card.also_pressed.connect(self.crib_asked)
        self.touched.opened.connect(self.show_news)
        self.day.opened.connect(self._write)
        self.owed.opened.connect(self._open_owed)
        self.owed.clicked_on.connect(self._show_more)
        self.owed.do_on({Qt.Key.Key_Delete: self._asked})
        self._timer.timeout.connect(self._tick)
        self.earlier.clicked.connect(self._day_before)
        self.later.clicked.connect(self._day_after)
        keys = (("Left", self._day_before), ("Right", self._day_after))
        self._day_keys = [shortcut(key, self, do) for key, do in keys]
        self.board.turned.connect(self._turned)
        self.board.record_asked.connect(self.record_asked)
        self.board.passages_asked.connect(self.passages_asked)

    def minimumSizeHint(self) -> QSize:
        """What there is no room for is scrolled to; nothing of it is beyond the right edge."""
        return QSize(self.look.least_width(), LOWEST)

    def arrange(self) -> None:
        self.owed.setMaximumWidth(self.side_width(OWED_WIDTH))
        told = self.touched.isVisibleTo(self)
        beneath = self.touched.sizeHint().height() if told else 0
        self.card.fit(int(self.height() * CARD_SHARE) - beneath, least=0 if told else 1)

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        rows, now = self.visit.rows, self._now()
        self._agenda = Agenda(
            self.visit.me or None,
            self.visit.programme.sessions(),
            rows.all(Presence),
            rows.all(Note),
            rows.all(Document),
            rows.all(Reading),
        )
        self._asks = self._read_asks(now)
        self._day = self._day or self._agenda.day_to_open(now)
        self.touched.say(*self._news.read(now))
        self.arrange()
        self._show_card()
        self._show_day()
        if self.isVisible():
            self._show_owed()
        else:  # the window is only being made: what is next stands there first
            QTimer.singleShot(OWED_MS, self, self._show_owed_now)
        self.board.read()

    def _read_asks(self, now: datetime) -> list[Ask]:
        agenda, rows = self._agenda, self.visit.rows
        mine = {session.id for session in agenda.mine()}
        tags, covers = rows.where(Tag, kind=TagKind.ASK), rows.all(SessionTheme)
        return ask_list(agenda.me, agenda.to_come(now), mine, agenda.notes, tags, covers)

    def begin(self) -> None:
        self._day = ""  # today again, and words typed meanwhile are seen
        self.refresh()
        if not self.board.begin():
            self._put_cursor()

    def _put_cursor(self) -> None:
        places = ((self.card.action, self._card.action), (self.day, self.day.count()), (self, True))
        next(widget for widget, there in places if there).setFocus()

    def back(self) -> bool:
        return self.board.close()

    def _turned(self) -> None:
        """The board is shown, or left: the arrows are for what is seen."""
        for key in self._day_keys:
            key.setEnabled(not self.board.is_open)
        if not self.board.is_open:
            self._put_cursor()

    def _tick(self) -> None:
        """Time goes by: what was next is now."""
        if self.isVisible() and not self.visit.lent:
            self._show_card()
            self._show_owed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _show_card(self) -> None:
        self._session = self._agenda.next(self._now())
        words = self._card = with_crib(self._card_words(self._now(), self._session), self._agenda, self._now())
        crib = CRIB if words.crib else ""
        self.card.say(words.over, words.title, words.who, words.questions, words.action, crib)

    def _card_words(self, now: datetime, session: Session | None) -> CardWords:
        record = self.visit.record()
        to_read = card_to_read(self._agenda, record, now)
        if to_read is not None:
            return to_read
        if session is None:
            return card_without_session(self._agenda, record, now)
        programme = self.visit.programme
        asked = [ask.words for ask in self._asks if ask.session == session]
        peers, themes = programme.peers_of(session.id), programme.themes_of(session.id)
        return card_of_session(session, now, self.visit.me, peers, themes, asked)

    def _show_owed_now(self) -> None:
        if self.isVisible():
            self._show_owed()
        else:
            self.make_stale()

    def _show_owed(self) -> None:
        from peerteam.ui.today_owed import TITLES, Owed, spoken_count
        from peerteam.ui.today_silent import silent

        programme, now = self.visit.programme, self._now()
        owed = Owed(
            self._agenda,
            now,
            phase(self.visit.record(), now),
            {peer.id: peer for peer in self.visit.people.peers()},
            {theme.id: theme.short_name or theme.name or "" for theme in programme.themes()},
            self._asks,
            self._news.told,
            silent(self.visit, self._agenda.sessions, now),
            self._opened,
        )
        lines = owed.lines()
        self.owed_title.setText(TITLES[owed.phase])
        self.owed.setAccessibleName(f"{TITLES[owed.phase]}, {spoken_count(lines)}")
        self.owed.show_lines(lines)
        self.owed.setVisible(bool(lines))
        self.nothing_owed.setVisible(not lines)

    def _show_day(self) -> None:
        sessions, noted = self._agenda.of_day(self._day), self._agenda.noted()
        self.day_title.setText(f"My day – {day_name(self._day)}")
        lines = [session_line(s, noted=s.id in noted, detail=s.slot.room or "") for s in sessions]
        self.day.show_lines(lines)
        self.day.setVisible(bool(lines))
        self.no_day.setVisible(not lines)
        days = self._agenda.days()
        self.earlier.setEnabled(bool(days) and self._day > days[0])
        self.later.setEnabled(bool(days) and self._day < days[-1])

    # --- doing --------------------------------------------------------------------------------------------------------

    def _main(self) -> None:
        does = self._card.does
        if does is Does.CHOOSE_ME:
            self.me_asked.emit()
        elif does is Does.LETTER:
            self.letter_asked.emit()
        elif does is Does.PROGRAMME:
            self.programme_asked.emit("")
        elif does is Does.READ:
            self.paper_asked.emit(self._agenda.unread()[0].id)
        elif does is Does.WRITE and self._session is not None:
            self._write(f"session:{self._session.id}")

    def _write(self, key: str) -> None:
        session = self.visit.rows.get(Session, key.split(":")[1])
        if session is not None:
            self.write_asked.emit(session.id, is_now(session, self._now()))

    def _open_owed(self, key: str) -> None:
        kind, id, *rest = key.split(":")
        if kind == "session":
            self._write(key)
        elif kind == "paper":
            self.paper_asked.emit(id)
        elif kind == "handover":
            self.handover_asked.emit()
        elif kind == "note":
            tag = self.visit.rows.get(Tag, rest[0]) if rest else None
            self.note_asked.emit(id, (tag.at if tag else 0) or 0, (tag.upto if tag else 0) or 0)
        else:
            self._show_more(key)

    def show_news(self) -> None:
        """Everything that others changed in the programme."""
        self._news.show()

    def _asked(self) -> None:
        asked(self, self.visit, self._asks, self.owed.current_key)

    def _show_more(self, key: str) -> None:
        kind, _, what = key.partition(":")
        if kind == "news":
            self.show_news()
        elif kind == "more":
            self._opened |= {what}
            self._show_owed()

    def _day_before(self) -> None:
        self._go([day for day in self._agenda.days() if day < self._day][-1:])

    def _day_after(self) -> None:
        self._go([day for day in self._agenda.days() if day > self._day][:1])

    def _go(self, days: list[str]) -> None:
        if days:
            self._day = days[0]
            self._show_day()
