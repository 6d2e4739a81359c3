"""The frame: it holds the pages, connects them, and says who you are and whether all is saved.

It knows nothing of notes or findings: each page reads and writes the visit itself, and asks here for another page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import actions, ask
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.keys import Keys
from peerteam.ui.letter_job import LetterWriter
from peerteam.ui.look import Look
from peerteam.ui.page import Page
from peerteam.ui.pages.findings import FindingsPage
from peerteam.ui.pages.letter import LetterPage
from peerteam.ui.pages.notes import NotesPage
from peerteam.ui.pages.today import TodayPage
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.bars import FootLine, TopLine
from peerteam.ui.widgets.rail import Rail
from peerteam.ui.widgets.strip import Strip
from peerteam.ui.wording import GROUP_NAMES, dates

if TYPE_CHECKING:
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile

RAIL = (("&Today", "sun"), ("&Notes", "pencil-square"), ("&Findings", "light-bulb"), ("&Letter", "document-text"))
SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """One open visit."""

    def __init__(
        self,
        visit: VisitFile,
        bus: Bus,
        tasks: Tasks,
        look: Look,
        write_letter: LetterWriter,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self.visit, self.look = visit, look
        self.today, self.notes = TodayPage(visit, now), NotesPage(visit, now)
        self.findings, self.letter = FindingsPage(visit), LetterPage(visit, tasks, write_letter)
        self.pages: tuple[Page, ...] = (self.today, self.notes, self.findings, self.letter)
        self._in_room = False
        self._only_here = False
        self._closing_anyway = False
        self._build()
        self._connect(bus)
        self.refresh_frame()
        self.show_page(self.today)

    def _build(self) -> None:
        self.rail, self.top, self.foot, self.strip = Rail(RAIL), TopLine(), FootLine(), Strip()
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        self.actions_ = actions.make(self)
        self.menu = QMenu(self)
        for doing in actions.EVERYWHERE:
            if doing.gap_before:
                self.menu.addSeparator()
            if doing.words:
                self.menu.addAction(self.actions_[doing.method])
        self.top.more.setMenu(self.menu)
        whole = QWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget, stretch in ((self.top, 0), (self.strip, 0), (self.stack, 1), (self.foot, 0)):
            right.addWidget(widget, stretch)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.resize(*SIZE)

    def _connect(self, bus: Bus) -> None:
        self.rail.asked.connect(self._show_index)
        self.top.me_chosen.connect(self._set_me)
        self.menu.aboutToShow.connect(self._name_undo)
        self.look.changed.connect(self._tint)
        bus.announced.connect(self._take)
        for page in self.pages:
            page.told.connect(self._tell)
            page.saved.connect(self._say_saved_typing)
        self.today.write_asked.connect(self._write)
        self.today.letter_asked.connect(self._show_letter)
        self.today.me_asked.connect(self.top.me.showMenu)

    # --- pages --------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page shown."""
        return self.pages[self.stack.currentIndex()]

    def show_page(self, page: Page) -> bool:
        """Turn to a page, unless what was typed on this one cannot be saved."""
        if page is not self.page and not self._all_saved():
            self.rail.mark(self.stack.currentIndex())
            return False
        self.stack.setCurrentWidget(page)
        self.rail.mark(self.stack.currentIndex())
        self._name_undo()
        page.begin()
        return True

    def _show_index(self, index: int) -> None:
        self.show_page(self.pages[index])

    def _show_letter(self) -> None:
        self.show_page(self.letter)

    def _write(self, session: str, in_room: bool) -> None:
        if self.show_page(self.notes):
            self.notes.open_session(session)
            self.set_room(in_room)

    def _take(self, announcement: Announcement) -> None:
        for page in self.pages:
            page.take(announcement)
        self._name_undo()
        if announcement.touches("visit", "peer"):
            self.refresh_frame()
        else:
            self._count_and_say()

    def _all_saved(self) -> bool:
        if self.page.leave():
            return True
        self._tell("The last words you typed could not be saved yet, so this page stays open.", "", None)
        return False

    # --- frame --------------------------------------------------------------------------------------------------------

    def refresh_frame(self) -> None:
        """Show whose visit it is, who you are, and whether all is saved."""
        visit, peers = self.visit.record(), self.visit.people.peers()
        me = next((p.name for p in peers if p.id == self.visit.me), None)
        council = visit.council or "A visit"
        self.top.say(council, dates(visit), me, [(p.id, p.name or p.initials or "Somebody") for p in peers])
        self.setWindowTitle(f"{council} – Peer Team")
        self._count_and_say()

    def _count_and_say(self) -> None:
        self._only_here = self.visit.not_handed_over() > 0
        self._say_standing()

    def _say_saved_typing(self) -> None:
        """Every second while somebody types: what is not handed over is counted only if there was nothing yet."""
        if self._only_here:
            self._say_standing()
        else:
            self._count_and_say()

    def _say_standing(self) -> None:
        saved = f"Saved {self.visit.saved_at:%H:%M:%S}." if self.visit.saved_at else "All is saved."
        where = "On this laptop only, not yet handed over." if self._only_here else "Everything is handed over."
        self.foot.stand(f"{saved}  {where}")

    def _set_me(self, peer: str) -> None:
        if self._all_saved():
            self.visit.set_me(peer)
            self.notes.forget()
            self.refresh_frame()
            for page in self.pages:
                page.make_stale()
            self.page.refresh()
            self.page.begin()

    def _tell(self, words: str, act: str, do: Callable[[], None] | None) -> None:
        if self._in_room:
            self.foot.say(words)  # in the room nothing pops up
        else:
            self.strip.say(words, act, do)

    def tell_problem(self, problem: PeerTeamError) -> None:
        """A known problem nobody nearer has told."""
        self._tell(str(problem), "", None)

    def _tint(self) -> None:
        self.rail.tint()
        self.top.tint()

    # --- everywhere (named in `actions.EVERYWHERE`) -------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step; in an editor Ctrl+Z belongs to the text and never comes here."""
        self._play(back=True)

    def redo(self) -> None:
        """Do the step taken back again."""
        self._play(back=False)

    def _play(self, *, back: bool) -> None:
        history = self.visit.history
        if not self._all_saved() or not (history.undo_label if back else history.redo_label):
            return
        with self.page.telling():
            label = history.undo() if back else history.redo()
            self.foot.say(f"{'Undone' if back else 'Done again'}: {label}")

    def _name_undo(self) -> None:
        history = self.visit.history
        for name, words, label in (("undo", "Undo", history.undo_label), ("redo", "Do again", history.redo_label)):
            self.actions_[name].setText(f"{words}: {label}" if label else words)

    def new_note(self) -> None:
        """A note about no session: asks only who is speaking."""
        if self.visit.me is None:
            self._tell("Choose your name first, at the top right.", "", None)
            return
        group = ask.choose("Who is speaking?", list(GROUP_NAMES.items()), "Only the group is kept, never a name.", self)
        if group is not None and self.show_page(self.notes):
            self.notes.new_note(group)

    def toggle_room(self) -> None:
        """In the room and out again."""
        if not self._in_room and self.page is not self.notes and not self.show_page(self.notes):
            return
        self.set_room(not self._in_room)

    def set_room(self, on: bool) -> None:
        """In the room the screen is seen across the desk: the editor only."""
        if on == self._in_room:
            return
        self._in_room = on
        for widget in (self.rail, self.top, self.foot.help):
            widget.setVisible(not on)
        self.strip.dismiss()
        self.notes.set_room(on)
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.notes.begin()

    def bigger(self) -> None:
        """The whole program one step bigger."""
        self.look.bigger()

    def smaller(self) -> None:
        """One step smaller."""
        self.look.smaller()

    def usual_size(self) -> None:
        """The usual size."""
        self.look.usual()

    def show_keys(self) -> None:
        """This page's keys."""
        Keys(RAIL[self.stack.currentIndex()][0].replace("&", ""), self.page.keys, self).open()

    def say_saved(self) -> None:
        """Ctrl+S: there is nothing to do, and it says so."""
        if self._all_saved():
            saved = self.visit.saved_at
            self.foot.say(f"Already saved {saved:%H:%M:%S}." if saved else "Already saved.")

    def go_back(self) -> None:
        """Esc: out of the room, out of a message, out of what the page has open, back to Today."""
        if self._in_room:
            self.set_room(False)
        elif self.strip.isVisible():
            self.strip.dismiss()
        elif not self.page.back():
            self.show_page(self.today)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing_anyway or self.page.leave():
            event.accept()
            return
        event.ignore()
        words = "The last words you typed could not be saved. Copy them somewhere else before you close."
        self._tell(words, "Close anyway", self._close_anyway)

    def _close_anyway(self) -> None:
        self._closing_anyway = True
        self.notes.give_up()
        self.close()
