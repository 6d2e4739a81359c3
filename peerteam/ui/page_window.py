"""The pages of a visit's window: made when they are needed, connected to each other, turned to.

Only Today is made at once; the others when they are first turned to, or in the first quiet moment after the start.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent

from peerteam.ui.foot_keeper import FootKeeper
from peerteam.ui.jump import jump
from peerteam.ui.lending import BUSY
from peerteam.ui.letter_job import LetterWriter
from peerteam.ui.page import Page
from peerteam.ui.pages.today import TodayPage
from peerteam.ui.standing import Standing
from peerteam.ui.tasks import Tasks
from peerteam.ui.ways_out import WaysOut
from peerteam.ui.widgets.aloud import say_aloud

if TYPE_CHECKING:
    from peerteam.store.sitting import Recovered
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.pages.evidence import EvidencePage
    from peerteam.ui.pages.findings import FindingsPage
    from peerteam.ui.pages.handover import HandOverPage
    from peerteam.ui.pages.letter import LetterPage
    from peerteam.ui.pages.notes import NotesPage
    from peerteam.ui.pages.people import PeoplePage
    from peerteam.ui.pages.programme import ProgrammePage

P = TypeVar("P", bound=Page)
PAGES = ("today", "programme", "notes", "evidence", "people", "findings", "letter", "handover")
"""The names of the pages, in the order of the rail."""

RAIL = (
    ("&Today", "sun"),
    ("&Programme", "calendar-days"),
    ("&Notes", "pencil-square"),
    ("&Evidence", "tag"),
    ("Pe&ople", "users"),
    ("&Findings", "light-bulb"),
    ("&Letter", "document-text"),
    ("&Hand over", "arrows-right-left"),
)
QUIET_MS = 120
"""So long after the last page was made the next one is made."""
STARTED_MS = 800
"""So long after the window was shown the first of them is made: by then somebody may be typing already."""
NOT_SAVED = "The last words you typed could not be saved yet, so this page stays open."


class PageWindow(WaysOut):
    """A frame with the pages of one visit in it."""

    template_chosen = Signal(str)  # of the slides
    slides_template = ""
    """On which template slides are made; empty is our own."""
    folder_chosen = Signal(str)  # for exchanging
    exchange_folder = ""
    """Where the team exchanges; empty is not known yet."""
    put_back_asked = Signal(object)  # the Path of a safe copy

    def __init__(self, visit: VisitFile, tasks: Tasks, write_letter: LetterWriter, now: Callable[[], datetime]) -> None:
        super().__init__(visit, tasks, RAIL)
        self._write_letter, self._now = write_letter, now
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
        page.handover_asked.connect(self.show_handover)
        page.programme_asked.connect(self._show_in_programme)
        page.record_asked.connect(self._show_record)
        page.passages_asked.connect(self._show_passages)
        page.me_asked.connect(self.top.me.showMenu)
        page.crib_asked.connect(self.show_crib_sheet)
        return page

    @functools.cached_property
    def programme(self) -> ProgrammePage:
        """The sessions by day."""
        from peerteam.ui.pages.programme import ProgrammePage

        page = self._put_in(ProgrammePage(self.visit, self._tasks, self._now))
        page.write_asked.connect(self._write)
        page.file_asked.connect(self.bring_programme)
        page.paste_asked.connect(self.paste_programme)
        page.themes_asked.connect(self.show_themes)
        return page

    @functools.cached_property
    def notes(self) -> NotesPage:
        """Writing while somebody speaks."""
        from peerteam.ui.pages.notes import NotesPage

        page = self._put_in(NotesPage(self.visit, self._now))
        page.finding_asked.connect(self._show_finding)
        return page

    @functools.cached_property
    def evidence(self) -> EvidencePage:
        """Passages and papers."""
        from peerteam.ui.pages.evidence import EvidencePage

        page = self._put_in(EvidencePage(self.visit, self._now))
        page.note_asked.connect(self.show_note_at)
        page.document_note_asked.connect(self._write_about_paper)
        page.finding_asked.connect(self._show_finding)
        page.list_asked.connect(self.bring_list)
        page.list_pasted.connect(self.paste_list)
        return page

    @functools.cached_property
    def people(self) -> PeoplePage:
        """People we met, and the team."""
        from peerteam.ui.pages.people import PeoplePage

        page = self._put_in(PeoplePage(self.visit, self._now))
        page.session_asked.connect(self.show_session)
        page.list_asked.connect(self.bring_list)
        page.list_pasted.connect(self.paste_list)
        page.me_chosen.connect(self.choose_me)
        return page

    @functools.cached_property
    def findings(self) -> FindingsPage:
        """The wall."""
        from peerteam.ui.pages.findings import FindingsPage

        page = self._put_in(FindingsPage(self.visit, self._tasks, self._now))
        page.note_asked.connect(self.show_note_at)
        page.document_asked.connect(self._show_paper)
        page.template = self.slides_template
        page.template_chosen.connect(self.template_chosen)
        return page

    @functools.cached_property
    def letter(self) -> LetterPage:
        """The letter."""
        from peerteam.ui.pages.letter import LetterPage

        page = self._put_in(LetterPage(self.visit, self._tasks, self._write_letter, self._now))
        page.note_asked.connect(self.show_note_at)
        page.document_asked.connect(self._show_paper)
        page.finding_asked.connect(self._show_finding)
        page.record_asked.connect(self._show_behind)
        return page

    @functools.cached_property
    def handover(self) -> HandOverPage:
        """What goes to the others, and what came."""
        from peerteam.ui.pages.handover import HandOverPage

        page = self._put_in(HandOverPage(self.visit, self._tasks, self._now))
        page.use_folder(self.exchange_folder)
        page.folder_chosen.connect(self._use_folder)
        page.record_asked.connect(self._show_record)
        page.session_asked.connect(self._show_in_programme)
        page.note_asked.connect(self.show_note_at)
        page.open_asked.connect(self.open_file)
        page.put_back_asked.connect(self.put_back_asked)
        page.send_out_asked.connect(self.send_out)
        page.close_asked.connect(self.close_visit)
        page.handing.done.connect(self.keeper.changed)  # giving is no step, and the foot says what is not given yet
        return page

    def _use_folder(self, folder: str) -> None:
        self.exchange_folder = folder
        self.folder_chosen.emit(folder)

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
        if self.visit.lent:
            self._quiet.start(QUIET_MS)
        elif waiting:
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
        name = RAIL[index][0].replace("&", "")
        page.setAccessibleName(name)
        self.hold(index, page)
        if index != self.stack.currentIndex():
            if not self.all_saved():
                self.rail.mark(self.stack.currentIndex())
                self.page.begin()  # back from the rail to the words that are to be kept
                return False
            self.strip.dismiss()  # what it told, and its Undo, belonged to the page that is left
            say_aloud(page, name)
        self.stack.setCurrentIndex(index)
        self.rail.mark(index)
        page.begin()
        return True

    def show_session(self, session: str) -> None:
        """My note of a session."""
        self._write(session, False)

    def show_note_at(self, note: str, at: int, upto: int) -> None:
        """A note, these words of it chosen."""
        if self.show_page(self.notes):
            self.notes.open_note_at(note, at, upto)

    def show_handover(self) -> None:
        """What came, and what goes."""
        self.show_page(self._page_at(PAGES.index("handover")))

    def show_recovered(self, recovered: Recovered) -> None:
        """The last sitting was cut short: that comes before everything else."""
        if self.show_page(self.notes):
            self.notes.show_recovered(recovered)

    def _show_index(self, index: int) -> None:
        self.show_page(self._page_at(index))

    def _show_in_programme(self, session: str) -> None:
        if self.show_page(self.programme):
            self.programme.choose(session)

    def _show_record(self, kind: str, id: str) -> None:
        jump(self, kind, id, "")

    def _show_passages(self, theme: str, group: str) -> None:
        if self.show_page(self.evidence):
            self.evidence.show_heard(theme, group)

    def _show_letter(self) -> None:
        self.show_page(self.letter)

    def _jump(self, kind: str, id: str, words: str) -> None:
        jump(self, kind, id, words)

    def show_crib_sheet(self) -> None:
        """My questions, sessions and papers, to read or to take along."""
        from peerteam.ui.crib_opening import open_crib_sheet

        open_crib_sheet(self.visit, self._tasks, self.tell, self)

    def _show_paper(self, document: str) -> None:
        jump(self, "document", document, "")

    def _show_behind(self, kind: str, id: str) -> None:
        """What stands behind a number: a session in the programme, a person or a paper on its page."""
        if kind == "session":
            self._show_in_programme(id)
        else:
            jump(self, kind, id, "")

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
        if self.visit.lent:
            self.foot.say(BUSY)
            return False
        if self.page.leave():
            return True
        self.tell(NOT_SAVED)
        return False

    # --- what the window does with it ---------------------------------------------------------------------------------

    def choose_me(self, peer: str) -> None:
        """Somebody says whose laptop this is."""
        raise NotImplementedError

    def set_room(self, on: bool) -> None:
        """In the room the screen is seen across the desk: the editor only."""
        raise NotImplementedError

    def open_file(self) -> None:
        """Choose a file to open."""
        raise NotImplementedError
