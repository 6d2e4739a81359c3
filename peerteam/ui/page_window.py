"""The pages of a visit's window: made when they are needed, connected to each other, turned to.

Only Today is made at once; the others when they are first turned to, or in the first quiet moment after the start.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from peerteam.ui.foot_keeper import FootKeeper
from peerteam.ui.frame import Frame
from peerteam.ui.jump import jump
from peerteam.ui.letter_job import LetterWriter
from peerteam.ui.page import Page
from peerteam.ui.pages.today import TodayPage
from peerteam.ui.standing import Standing
from peerteam.ui.tasks import Tasks

if TYPE_CHECKING:
    from peerteam.store.sitting import Recovered
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.pages.evidence import EvidencePage
    from peerteam.ui.pages.findings import FindingsPage
    from peerteam.ui.pages.letter import LetterPage
    from peerteam.ui.pages.notes import NotesPage
    from peerteam.ui.pages.people import PeoplePage

P = TypeVar("P", bound=Page)
PAGES = ("today", "notes", "evidence", "people", "findings", "letter")
"""The names of the pages, in the order of the rail."""

RAIL = (
    ("&Today", "sun"),
    ("&Notes", "pencil-square"),
    ("&Evidence", "tag"),
    ("&People", "users"),
    ("&Findings", "light-bulb"),
    ("&Letter", "document-text"),
)
QUIET_MS = 120
"""So long after the last page was made the next one is made."""
STARTED_MS = 800
"""So long after the window was shown the first of them is made: by then somebody may be typing already."""
NOT_SAVED = "The last words you typed could not be saved yet, so this page stays open."


class PageWindow(Frame):
    """A frame with the pages of one visit in it."""

    def __init__(self, visit: VisitFile, tasks: Tasks, write_letter: LetterWriter, now: Callable[[], datetime]) -> None:
        super().__init__(visit.path, RAIL)
        self.visit = visit
        self._tasks, self._write_letter, self._now = tasks, write_letter, now
        self.keeper = FootKeeper(self.foot, Standing(visit), tasks, self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._make_next)

    # --- making the pages ---------------------------------------------------------------------------------------------

    @functools.cached_property
    def today(self) -> TodayPage:
        """What is next."""
        page = self._put_in(TodayPage(self.visit, self._now))
        page.write_asked.connect(self._write)
        page.note_asked.connect(self.show_note_at)
        page.paper_asked.connect(self._show_paper)
        page.letter_asked.connect(self._show_letter)
        page.me_asked.connect(self.top.me.showMenu)
        return page

    @functools.cached_property
    def notes(self) -> NotesPage:
        """Writing while somebody speaks."""
        from peerteam.ui.pages.notes import NotesPage

        return self._put_in(NotesPage(self.visit, self._now))

    @functools.cached_property
    def evidence(self) -> EvidencePage:
        """Passages and papers."""
        from peerteam.ui.pages.evidence import EvidencePage

        page = self._put_in(EvidencePage(self.visit, self._now))
        page.note_asked.connect(self.show_note_at)
        page.document_note_asked.connect(self._write_about_paper)
        page.finding_asked.connect(self._show_finding)
        return page

    @functools.cached_property
    def people(self) -> PeoplePage:
        """People we met, and the team."""
        from peerteam.ui.pages.people import PeoplePage

        page = self._put_in(PeoplePage(self.visit, self._now))
        page.session_asked.connect(self.show_session)
        page.me_chosen.connect(self.choose_me)
        return page

    @functools.cached_property
    def findings(self) -> FindingsPage:
        """The wall."""
        from peerteam.ui.pages.findings import FindingsPage

        return self._put_in(FindingsPage(self.visit))

    @functools.cached_property
    def letter(self) -> LetterPage:
        """The Word draft."""
        from peerteam.ui.pages.letter import LetterPage

        return self._put_in(LetterPage(self.visit, self._tasks, self._write_letter))

    def _put_in(self, page: P) -> P:
        page.told.connect(self.tell)
        page.saved.connect(self.keeper.typed)
        return page

    def _page_at(self, index: int) -> Page:
        page: Page = getattr(self, PAGES[index])
        self.hold(index, page)
        return page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._quiet.start(STARTED_MS)

    def _make_next(self) -> None:
        """One page a quiet moment, so that nobody waits for it when it is asked for."""
        waiting = [index for index, name in enumerate(PAGES) if name not in self.__dict__]
        if waiting:
            self._page_at(waiting[0])
            self._quiet.start(QUIET_MS)

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order of the rail."""
        return tuple(self._page_at(index) for index in range(len(PAGES)))

    @property
    def made_pages(self) -> tuple[Page, ...]:
        """Those that have been needed so far; a page reads the visit when it is first shown."""
        return tuple(self.__dict__[name] for name in PAGES if name in self.__dict__)

    # --- pages --------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page shown."""
        return self._page_at(self.stack.currentIndex())

    def show_page(self, page: Page) -> bool:
        """Turn to a page, unless what was typed on this one cannot be saved."""
        index = next(number for number, name in enumerate(PAGES) if self.__dict__.get(name) is page)
        self.hold(index, page)
        if index != self.stack.currentIndex():
            if not self.all_saved():
                self.rail.mark(self.stack.currentIndex())
                return False
            self.strip.dismiss()  # what it told, and its Undo, belonged to the page that is left
        self.stack.setCurrentIndex(index)
        self.rail.mark(index)
        self.turned()
        page.begin()
        return True

    def show_session(self, session: str) -> None:
        """My note of a session."""
        self._write(session, False)

    def show_note_at(self, note: str, at: int, upto: int) -> None:
        """A note, these words of it chosen."""
        if self.show_page(self.notes):
            self.notes.open_note_at(note, at, upto)

    def show_recovered(self, recovered: Recovered) -> None:
        """The last sitting was cut short: that comes before everything else."""
        if self.show_page(self.notes):
            self.notes.show_recovered(recovered)

    def _show_index(self, index: int) -> None:
        self.show_page(self._page_at(index))

    def _show_letter(self) -> None:
        self.show_page(self.letter)

    def _jump(self, kind: str, id: str, words: str) -> None:
        jump(self, kind, id, words)

    def _show_paper(self, document: str) -> None:
        jump(self, "document", document, "")

    def _show_finding(self, finding: str) -> None:
        jump(self, "finding", finding, "")

    def _write(self, session: str, in_room: bool) -> None:
        if self.show_page(self.notes):
            self.notes.open_session(session)
            self.set_room(in_room)

    def _write_about_paper(self, document: str) -> None:
        if self.show_page(self.notes):
            self.notes.new_document_note(document)

    def all_saved(self) -> bool:
        """Save what is being typed; False, and told, if that is not possible."""
        if self.page.leave():
            return True
        self.tell(NOT_SAVED)
        return False

    # --- what the window does with it ---------------------------------------------------------------------------------

    def turned(self) -> None:
        """Another page is shown."""

    def choose_me(self, peer: str) -> None:
        """Somebody says whose laptop this is."""
        raise NotImplementedError

    def set_room(self, on: bool) -> None:
        """In the room the screen is seen across the desk: the editor only."""
        raise NotImplementedError
