"""The window over one open visit: the frame says how things stand, and what can be done from everywhere is done here.

It knows nothing of notes or findings: each page reads and writes the visit itself, and asks for another page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from peerteam.store.step import CLOSED_ELSEWHERE
from peerteam.ui.bus import Bus
from peerteam.ui.dropped import is_table
from peerteam.ui.help_window import HelpWindow
from peerteam.ui.lending import BUSY
from peerteam.ui.letter_job import LetterWriter
from peerteam.ui.look import Look
from peerteam.ui.tasks import Tasks
from peerteam.ui.ways_in import NOT_IN_ROOM
from peerteam.ui.widgets.strip import Strip
from peerteam.ui.wording import dates

if TYPE_CHECKING:
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.dialogs.search import Search

LENT_MS = 50
"""So long after a change it is asked whether the visit is back, to read it."""
NOT_CLOSED = "The last words you typed could not be saved. Copy them somewhere else before you close."


class MainWindow(HelpWindow):
    """One open visit."""

    visits_asked = Signal()
    described = Signal()  # the council or the days of the visit are others
    words_asked = Signal()
    own_asked = Signal()

    def __init__(
        self,
        visit: VisitFile,
        bus: Bus,
        tasks: Tasks,
        look: Look,
        write_letter: LetterWriter,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(visit, tasks, write_letter, now)
        self.look = look
        self.search_panel: Search | None = None
        self._closing_anyway = False
        self._held: list[Announcement] = []  # of what was changed while the visit was lent
        self._until_back = QTimer(self)
        self._until_back.setSingleShot(True)
        self._until_back.setInterval(LENT_MS)
        self._closed_elsewhere = QTimer(self)  # told when all have read anew; not if the window is closed by then
        self._closed_elsewhere.setSingleShot(True)
        self._connect(bus)
        self.refresh_frame()
        self.show_page(self.today)

    def _connect(self, bus: Bus) -> None:
        self.rail.asked.connect(self._show_index)
        self.top.me_chosen.connect(self.choose_me)
        self.menu.aboutToShow.connect(self._name_undo)
        self.look.changed.connect(self.tint)
        bus.announced.connect(self._take)
        self._until_back.timeout.connect(self._pass_on_held)
        self._closed_elsewhere.timeout.connect(self.tell_closed)

    def _take(self, announcement: Announcement) -> None:
        if self.visit.lent or self._held:
            self._held.append(announcement)
            self._until_back.start()
            return
        self._pass_on(announcement)

    def _pass_on_held(self) -> None:
        """The visit is back from an exchange, and may be read again."""
        if self.visit.lent:
            self._until_back.start()
            return
        held, self._held = self._held, []
        for announcement in held:
            self._pass_on(announcement)

    def _pass_on(self, announcement: Announcement) -> None:
        for page in self.made_pages:
            page.take(announcement)
        self._name_undo()
        if announcement.touches("visit", "peer"):
            self.refresh_frame()
        if announcement.touches("visit"):
            self.described.emit()
        self.keeper.changed()
        if announcement.label == CLOSED_ELSEWHERE:
            self.refresh_frame()
            self._closed_elsewhere.start()

    # --- frame --------------------------------------------------------------------------------------------------------

    def refresh_frame(self) -> None:
        """Show whose visit it is, who you are, and whether all is saved."""
        visit, peers = self.visit.record(), self.visit.people.peers()
        me = next((p.name for p in peers if p.id == self.visit.me), None)
        council = visit.council or "A visit"
        self.top.say(council, self._dates(), me, [(p.id, p.name or p.initials or "Somebody") for p in peers])
        self.setWindowTitle(f"{council} – Peer Team")
        self.keeper.changed()

    def _dates(self) -> str:
        if self.visit.has_own_time:
            from peerteam.ui.sample import where_it_stands

            return where_it_stands(self.visit)
        said, closed = dates(self.visit.record()), self.visit.closed_on
        if closed is None:
            return said
        from peerteam.domain.uk_dates import say_date

        return f"{said} · closed on {say_date(closed)}"

    def choose_me(self, peer: str) -> None:
        """Somebody else works here now, or says so for the first time."""
        if self.all_saved():
            self.visit.set_me(peer)
            self.read_anew()

    def let_go(self) -> None:
        """No note stays open."""
        self.notes.forget()

    def read_anew(self) -> None:
        """Everything may be another's, or gone: each page reads again, and no note stays open."""
        self.notes.forget()
        self.refresh_frame()
        for page in self.made_pages:
            page.make_stale()
        self.page.refresh()
        self.page.begin()

    # --- everywhere (named in `actions.EVERYWHERE`) -------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step; in an editor Ctrl+Z belongs to the text and never comes here."""
        self._play(back=True)

    def redo(self) -> None:
        """Do the step taken back again."""
        self._play(back=False)

    def _play(self, *, back: bool) -> None:
        history = self.visit.history
        if not self.all_saved() or not (history.undo_label if back else history.redo_label):
            return
        with self.page.telling():
            label = history.undo() if back else history.redo()
            self.strip.dismiss()  # its Undo may be the one that was just done
            self.foot.say(f"{'Undone' if back else 'Done again'}: {label}")

    def _name_undo(self) -> None:
        history = self.visit.history
        for name, words, label in (("undo", "Undo", history.undo_label), ("redo", "Do again", history.redo_label)):
            self.actions_[name].setText(f"{words}: {label}" if label else words)

    def search(self) -> None:
        """One search over everything; Esc in it leads back to where the cursor is now."""
        if self.in_room:
            self.foot.say("A search shows names. Leave the room first: Esc.")
        elif self.all_saved():
            if self.search_panel is None:
                from peerteam.ui.dialogs.search import Search

                self.search_panel = Search(self.visit, self)
                self.search_panel.chosen.connect(self._jump)
            self.search_panel.begin()

    def new_note(self) -> None:
        """A note about no session: asks only who is speaking, or which paper is read."""
        if self.visit.me is None:
            self.tell("Choose your name first, at the top right.")
            return
        from peerteam.ui import note_asking

        about = note_asking.about_what(self.visit, self)
        if about is None or not self.show_page(self.notes):
            return
        if about.document is not None:
            self.notes.new_document_note(about.document)
        elif about.group is not None:
            self.notes.new_note(about.group)

    def open_file(self) -> None:
        """Choose a file: one that was handed over, another visit, or what a council or a peer sent."""
        from peerteam.ui.welcome import ask_for_file

        path = ask_for_file(self)
        if path is not None and is_table(path, self.visit.path):
            self.bring_files((path,))
        elif path is not None:
            self.file_given.emit(path)

    def show_visits(self) -> None:
        """The list of visits; this one is closed."""
        self.visits_asked.emit()

    def change_words(self) -> None:
        """Other words for the team, after a laptop or the card was lost."""
        self.words_asked.emit()

    def bring_own(self) -> None:
        """Bring in what somebody began alone, who said "Not now" to it before."""
        self.own_asked.emit()

    def exchange(self) -> None:
        """Give the others what is new here, and take what they gave."""
        if self.in_room:
            self.foot.say(NOT_IN_ROOM)
        elif self.show_page(self.handover):
            self.handover.exchange()

    def toggle_room(self) -> None:
        """In the room and out again."""
        if not self.in_room and self.page is not self.notes and not self.show_page(self.notes):
            return
        self.set_room(not self.in_room)

    def set_room(self, on: bool) -> None:
        """In the room the screen is seen across the desk: the editor only."""
        if on != self.in_room:
            self.wear_room(on)
            self.notes.set_room(on)
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

    def say_saved(self) -> None:
        """Ctrl+S: there is nothing to do, and it says so."""
        if self.all_saved():
            self.keeper.answer()

    def go_to_message(self) -> None:
        """F6: to what the message above the page offers, and back: Ctrl+Z in an editor belongs to its text."""
        strips = [each for each in (self.strip, *self.page.findChildren(Strip)) if each.isVisible()]
        if not strips:
            self.foot.say("There is no message just now.")
        elif any(each.holds_cursor() for each in strips):
            self.page.begin()
        else:
            strips[0].begin()

    def go_back(self) -> None:
        """Esc: out of the room, the tour, a message, out of what the page has open, back to Today."""
        if self.in_room:
            self.set_room(False)
        elif self.leave_tour():
            return
        elif self.strip.isVisible():
            self.strip.dismiss()
        elif not self.page.back():
            self.show_page(self.today)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.visit.lent:
            event.ignore()
            self.tell(BUSY)
            return
        if self._closing_anyway or self.page.leave():
            event.accept()
            self.keeper.rest()
            self._quiet.stop()
            self._until_back.stop()
            self._closed_elsewhere.stop()
            self._hear_no_more()
            self.left.emit()
            return
        event.ignore()
        self.tell(NOT_CLOSED, "Close anyway", self._close_anyway)

    def _hear_no_more(self) -> None:
        """Alt and a letter presses a button a tenth of a second later: by then the visit is closed."""
        for each in (*self.findChildren(QAbstractButton), *self.findChildren(QButtonGroup)):
            each.blockSignals(True)

    def _close_anyway(self) -> None:
        self._closing_anyway = True
        self.notes.give_up()
        self.close()
