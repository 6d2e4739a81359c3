"""The running program: which window is open, over which visit, and what happens when something goes wrong."""

from __future__ import annotations

import functools
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from peerteam import log, paths
from peerteam.domain.errors import FileInUse, PeerTeamError
from peerteam.settings import SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.errors import Errors
from peerteam.ui.known import keep_known, log_step
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.opening import Opening
from peerteam.ui.sample import is_sample, put_in_its_week
from peerteam.ui.second_place import SecondPlace
from peerteam.ui.tasks import Tasks
from peerteam.ui.work import Beginnings, Work

if TYPE_CHECKING:
    from peerteam.ui.at_hand import AtHand
    from peerteam.ui.dialogs.error_report import ErrorReport
    from peerteam.ui.receiving import Receiving
    from peerteam.ui.removing import Removing
    from peerteam.ui.replacing import Replacing
    from peerteam.ui.welcome import Welcome
    from peerteam.ui.welcoming import Welcoming

SETTLED_MS = 150
"""So long after the window was shown the rest is done: nobody waits for it, and it is done before anybody is there."""


class Program(QObject):
    """One look, one worker, one window at a time."""

    def __init__(self, app: QApplication, work: Work, settings: SettingsFile | None = None) -> None:
        super().__init__(app)
        self._app, self.work = app, work
        self._recent = log.listen()
        self.settings = settings or SettingsFile(paths.config_folder() / "settings.json")
        self.look = Look(app, self.settings.now.text_size, self.settings.now.scheme)
        self.tasks, self.errors = Tasks(self), Errors(self, self._recent.lines)
        self.second_place = SecondPlace(self.settings)
        self.opening = Opening(self.settings, self.second_place.folder, self._kept_words)
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self.visit: VisitFile | None = None
        self._settled: QObject | None = None
        self._open_report: ErrorReport | None = None
        self._began: datetime | None = None  # when the visit was opened, which is written down in it too
        self._connect()

    def _connect(self) -> None:
        self.errors.known.connect(self.tell)
        self.errors.unexpected.connect(self._report)
        self.look.changed.connect(self._remember_look)
        self._app.applicationStateChanged.connect(self._state_changed)
        self._app.aboutToQuit.connect(self.close)

    # --- the welcome --------------------------------------------------------------------------------------------------

    @functools.cached_property
    def welcoming(self) -> Welcoming:
        """The list of visits, and what can be begun from it."""
        from peerteam.ui.welcoming import Welcoming

        made = Welcoming(self)
        self.welcome = made.welcome
        return made

    def show_welcome(self, problem: PeerTeamError | None = None) -> None:
        """Ask which visit."""
        self.welcoming.show(problem)

    def open_sample(self) -> None:
        """Open the visit to try things on."""
        self.welcoming.open_sample()

    # --- opening ------------------------------------------------------------------------------------------------------

    def open(self, path: Path, phrase: str | None = None) -> None:
        """Open a visit in the window, or begin one from a file somebody handed over; asks kindly for the words."""
        try:
            visit = self.opening.open(path, phrase, self.window or self.welcome)
        except FileInUse as problem:
            self._raise_other(path, problem)
        except PeerTeamError as problem:
            self.show_welcome(problem)
        else:
            if visit is None:  # thought better of it
                self.show_welcome()
            else:
                self.change_places(visit)

    def _kept_words(self, path: Path) -> str | None:
        return self.at_hand.kept.of_path(str(path.absolute()))

    def _raise_other(self, path: Path, problem: FileInUse) -> None:
        """The visit is open already: bring that window to the front, and go if there is nothing else to show."""
        from peerteam.ui.single import knock

        if not knock(path):
            self.show_welcome(problem)
        elif self.window is None and (self.welcome is None or not self.welcome.isVisible()):
            QTimer.singleShot(0, self._app, QApplication.quit)

    def _begin_review(self) -> None:
        """The visit that follows the open one takes its place in the window."""
        if self.work.beginnings is None or self.visit is None:
            return
        from peerteam.ui import beginning

        try:
            made = beginning.progress_review(self.work.beginnings, self.visit, date.today(), self.window)
        except PeerTeamError as problem:
            self.tell(problem)
            return
        if made is not None:
            self.change_places(made)

    def change_places(self, visit: VisitFile) -> None:
        """Another visit, already open, takes the place of the one in the window, if that one can be left."""
        if self.leave_window():
            self.show_visit(visit)
        else:
            visit.close()

    def show_visit(self, visit: VisitFile) -> None:
        """The window over an open visit."""
        bus = Bus(self)
        visit.listeners.extend((bus.announce, log_step))
        self.visit = visit
        put_in_its_week(visit)
        recovered = visit.sitting.begin()
        self.window = MainWindow(visit, bus, self.tasks, self.look, self.work.write_letter, visit.now)
        self.window.file_given.connect(self.receive)
        self.window.visits_asked.connect(self.show_visits)
        self.window.exchange_folder = self.settings.now.exchange_folder
        self.window.folder_chosen.connect(self._keep_folder)
        self.window.put_back_asked.connect(self._put_back)
        self.window.review_asked.connect(self._begin_review)
        self.window.remove_asked.connect(self._remove)
        self.window.slides_template = self.settings.now.slides_template
        self.window.template_chosen.connect(self._remember_template)
        self.window.left.connect(self._window_left)
        self.window.words_asked.connect(self._change_words)
        self.window.own_asked.connect(self._bring_own)
        self.window.settings_asked.connect(self._show_settings)
        self.window.report_asked.connect(self._show_report)
        self.window.tour_asked.connect(self._show_tour)
        self._began = visit.saved_at
        self.window.place(self.settings.now.window)
        if self.welcome is not None:
            self.welcome.strip.dismiss()
            self.welcome.close()
        if recovered is not None:
            self.window.show_recovered(recovered)
        if told := self.opening.take_told():
            self.window.tell(told)
        QTimer.singleShot(SETTLED_MS, self, self._settle_in)

    def _settle_in(self) -> None:
        if self.visit is not None and self.window is not None and self._settled is None:
            from peerteam.ui.settled_in import SettledIn

            self._settled = SettledIn(self, self.visit, self.window)

    @property
    def listening(self) -> bool:
        """Whether a second start of this visit would be heard."""
        return self._settled is not None

    # --- another file, another visit ----------------------------------------------------------------------------------

    @functools.cached_property
    def receiving(self) -> Receiving:
        """Files given while a visit is open."""
        from peerteam.ui.receiving import Receiving

        return Receiving(self)

    @functools.cached_property
    def replacing(self) -> Replacing:
        """Other words for the open visit, and putting a safe copy back."""
        from peerteam.ui.replacing import Replacing

        return Replacing(self)

    @functools.cached_property
    def removing(self) -> Removing:
        """Taking the open visit off this laptop."""
        from peerteam.ui.removing import Removing

        return Removing(self)

    @property
    def beginnings(self) -> Beginnings | None:
        """What is needed to begin a visit, where the program can."""
        return self.work.beginnings

    def receive(self, path: Path) -> None:
        """A file was chosen or dropped while a visit is open."""
        self.receiving.receive(path)

    def _bring_own(self) -> None:
        self.receiving.bring_own()

    def _change_words(self) -> None:
        self.replacing.change_words()

    def _remove(self) -> None:
        self.removing.begin()

    def _put_back(self, copy: Path) -> None:
        self.replacing.put_back(copy)

    # --- at hand ------------------------------------------------------------------------------------------------------

    @functools.cached_property
    def at_hand(self) -> AtHand:
        """The settings, the tour and the report for support."""
        from peerteam.ui.at_hand import AtHand
        from peerteam.ui.kept_words import KeptWords

        made = AtHand(self.settings, KeptWords(self.settings), self._recent.lines, self)
        made.sample_asked.connect(self._tour_in_sample)
        return made

    def _show_settings(self) -> None:
        if self.window is not None:
            self.at_hand.show_settings(self.window)

    def _show_report(self) -> None:
        if self.window is not None:
            self.at_hand.show_report(self.window)

    def _show_tour(self) -> None:
        if self.window is not None:
            self.at_hand.show_tour(self.window, in_sample=is_sample(self.visit))

    def _tour_in_sample(self) -> None:
        if self.leave_window():
            self.open_sample()
            self._show_tour()

    # --- leaving ------------------------------------------------------------------------------------------------------

    def show_visits(self) -> None:
        """Back to the list of visits."""
        if self.window is None or self.window.all_saved():
            self.show_welcome()  # before the window goes, because a program without a window ends
            self.leave_window()
            self.show_welcome()

    def leave_window(self, *, copy: bool = True) -> bool:
        """Close the window of the visit that is open; False if something typed could not be saved.

        Without `copy` nothing of the visit is kept: it is going to be erased.
        """
        window = self.window
        if window is None:
            return True
        ends = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        closed = window.close()
        self._app.setQuitOnLastWindowClosed(ends)
        if closed:
            window.deleteLater()
            self._leave_visit(copy=copy)
        return closed

    def close(self) -> None:
        """Everything written is on the disk already; let go of the file, and leave a copy in the second place."""
        self.tasks.close()
        self._leave_visit()
        self.second_place.finish()
        log.stop(self._recent)

    def _window_left(self) -> None:
        if self.window is not None:
            self.settings.change(window=self.window.placed())

    def _leave_visit(self, *, copy: bool = True) -> None:
        visit, self.visit, self.window = self.visit, None, None
        if visit is None:
            return
        self.tasks.forget()
        if copy:
            keep_known(self.settings, visit)
        changed = copy and visit.saved_at != self._began
        if changed:
            self.second_place.expect(visit)
        visit.sitting.end()
        visit.close()
        if self._settled is not None:
            self._settled.deleteLater()
            self._settled = None
        if changed:
            self.second_place.copy(visit.path)

    # --- remembering --------------------------------------------------------------------------------------------------

    def _remember_template(self, path: str) -> None:
        self.settings.change(slides_template=path)

    def _keep_folder(self, folder: str) -> None:
        self.settings.change(exchange_folder=folder)

    def _remember_look(self) -> None:
        self.settings.change(text_size=self.look.scale, scheme=self.look.scheme)

    # --- telling ------------------------------------------------------------------------------------------------------

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """The lid is shut or another program is in front: save what is typed."""
        if state != Qt.ApplicationState.ApplicationActive and self.window is not None:
            self.window.page.leave()

    def say(self, words: str) -> None:
        """Tell something in the window, if one is open."""
        if self.window is not None:
            self.window.tell(words)

    def say_what_came(self, words: str) -> None:
        """Tell what a file held, and lead to it."""
        if self.window is not None:
            self.window.tell(words, "Show what came", self.window.show_handover)

    def tell(self, problem: PeerTeamError) -> None:
        """A known problem, in the window or over the list of visits."""
        if self.window is not None:
            self.window.tell_problem(problem)
        else:
            self.show_welcome(problem)

    def _report(self, text: str) -> None:
        """One report at a time: what goes wrong every second is told once."""
        if self._open_report is None or not self._open_report.isVisible():
            from peerteam.ui.dialogs.error_report import ErrorReport

            self._open_report = ErrorReport(text, self.window or self.welcome)
            self._open_report.open()
