"""The running program: which window is open, over which visit, and what happens when something goes wrong."""

from __future__ import annotations

import functools
import gc
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from peerteam import log, paths
from peerteam.domain.errors import FileInUse, NotAVisit, PeerTeamError, WrongPhrase
from peerteam.settings import KnownVisit, SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.bus import Bus
from peerteam.ui.errors import Errors
from peerteam.ui.known import known_visit, log_step
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.tasks import Tasks
from peerteam.ui.ways_in import NOT_IN_ROOM
from peerteam.ui.work import Work

if TYPE_CHECKING:
    from peerteam.ui.at_hand import AtHand
    from peerteam.ui.closing import ClosedCopy
    from peerteam.ui.dialogs.error_report import ErrorReport
    from peerteam.ui.locking import ChangingWords, Locking
    from peerteam.ui.putting_back import Ready
    from peerteam.ui.taking import Taking
    from peerteam.ui.welcome import Welcome

SAMPLE_NAME = "Sample visit.peerteam"
ASK = "The team’s words for this visit"
FIRST_TIME = "The manager has them on a card: four words, as they were said aloud."
SETTLED_MS = 150
"""So long after the window was shown the rest is done: nobody waits for it, and it is done before anybody is there."""
ELSEWHERE = "This visit was on another computer until now. Your notes will stand under the name you choose."
ANOTHER = "This file is of another visit to this council"
ANOTHER_WHY = "If your team’s manager made it, open it: what you wrote here by yourself can then be brought in."
NEW_WORDS = "Your team has new words"
NEW_WORDS_WHY = (
    "The file was taken in. With the new words here too, the others can open your files without the old ones."
)
AGAIN = "Those words do not open this file. Look for a word that sounds alike, and try again."


class Program(QObject):
    """One look, one worker, one window at a time."""

    def __init__(self, app: QApplication, work: Work, settings: SettingsFile | None = None) -> None:
        super().__init__(app)
        self._app, self._work = app, work
        self._recent = log.listen()
        self.settings = settings or SettingsFile(paths.config_folder() / "settings.json")
        self.look = Look(app, self.settings.now.text_size, self.settings.now.scheme)
        self.tasks, self.errors = Tasks(self), Errors(self, self._recent.lines)
        self._taking: Taking | None = None
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self.visit: VisitFile | None = None
        self._door: QObject | None = None
        self._open_report: ErrorReport | None = None
        self._copy: ClosedCopy | None = None
        self._to_tell = ""  # when the next visit is shown
        self._began: datetime | None = None  # when the visit was opened, which is written down in it too
        self._connect()

    def _connect(self) -> None:
        self.errors.known.connect(self._tell)
        self.errors.unexpected.connect(self._report)
        self.look.changed.connect(self._remember_look)
        self._app.applicationStateChanged.connect(self._state_changed)
        self._app.aboutToQuit.connect(self.close)

    # --- the welcome --------------------------------------------------------------------------------------------------

    def show_welcome(self, problem: PeerTeamError | None = None) -> None:
        """Ask which visit."""
        if self.welcome is None:
            from peerteam.ui.welcome import Welcome

            self.welcome = Welcome()
            self.welcome.new.setVisible(self._work.beginnings is not None)
            self.welcome.open_asked.connect(self.open)
            self.welcome.new_asked.connect(self.begin)
            self.welcome.sample_asked.connect(self.open_sample)
            self.welcome.forget_asked.connect(self._forget)
        self.welcome.show_visits(self.settings.now.visits, date.today())
        self.welcome.show()
        if problem is not None:
            self.welcome.strip.say(str(problem))

    def _forget(self, path: str) -> None:
        before = self.settings.now
        self.settings.keep(before.without_visit(path))
        self.show_welcome()
        if self.welcome is not None:
            back = functools.partial(self._unforget, before.visits)
            self.welcome.strip.say("Taken off this list. The file stays where it is.", "Undo", back)

    def _unforget(self, visits: tuple[KnownVisit, ...]) -> None:
        self.settings.change(visits=visits)
        self.show_welcome()

    # --- opening ------------------------------------------------------------------------------------------------------

    def open(self, path: Path, phrase: str | None = None) -> None:
        """Open a visit in the window, or begin one from a file somebody handed over; asks kindly for the words."""
        try:
            visit = self._opened(path, phrase)
        except FileInUse as problem:
            self._raise_other(path, problem)
        except PeerTeamError as problem:
            self.show_welcome(problem)
        else:
            if visit is None:  # thought better of it
                self.show_welcome()
            else:
                self.show_visit(visit)

    def _opened(self, path: Path, phrase: str | None) -> VisitFile | None:
        detail = FIRST_TIME if phrase is None else AGAIN
        if phrase is None and self.settings.now.words_kept:
            phrase = self.at_hand.kept.of_path(str(path.absolute()))
        while True:
            try:
                return self._visit_or_joined(path, phrase)
            except WrongPhrase:
                from peerteam.ui import ask

                phrase = ask.words(ASK, detail, parent=self.welcome)
                detail = AGAIN
                if phrase is None:
                    return None

    def _visit_or_joined(self, path: Path, phrase: str | None) -> VisitFile | None:
        try:
            return VisitFile.open(path, phrase)
        except NotAVisit as problem:
            from peerteam.ui import beginning

            there = [known for known in self.settings.now.visits if Path(known.path).exists()]
            arrived = beginning.from_file(path, phrase, there, problem, self._parent(), (self._copies_folder(),))
            self._to_tell = arrived.told
            self._forget_moved(there)
            return arrived.visit

    def _parent(self) -> QWidget | None:
        return self.window or self.welcome

    def _forget_moved(self, there: Sequence[KnownVisit]) -> None:
        """A visit that was brought into the team's is among the safe copies now, and not on the list any more."""
        for known in there:
            if not Path(known.path).exists():
                self.settings.keep(self.settings.now.without_visit(known.path))

    def _raise_other(self, path: Path, problem: FileInUse) -> None:
        """The visit is open already: bring that window to the front, and go if there is nothing else to show."""
        from peerteam.ui.single import knock

        if not knock(path):
            self.show_welcome(problem)
        elif self.window is None and (self.welcome is None or not self.welcome.isVisible()):
            QTimer.singleShot(0, self._app, QApplication.quit)

    def open_sample(self) -> None:
        """A fictional visit to try things on; made once, and kept like any other."""
        path = paths.visits_folder() / SAMPLE_NAME
        try:
            if not path.exists():
                self._work.make_sample(path)
        except PeerTeamError as problem:
            self.show_welcome(problem)
        else:
            self.open(path)
            if self.window is not None and self._in_sample():
                self.at_hand.offer_tour(self.window)

    def _in_sample(self) -> bool:
        return self.visit is not None and self.visit.path == paths.visits_folder() / SAMPLE_NAME

    def begin(self) -> None:
        """A new visit: four fields, then the four words."""
        if self._work.beginnings is None:
            return
        from peerteam.ui import beginning

        try:
            visit = beginning.new_visit(self._work.beginnings, date.today(), self.welcome)
        except PeerTeamError as problem:
            self.show_welcome(problem)
        else:
            if visit is not None:
                self.show_visit(visit)

    def _begin_review(self) -> None:
        """The visit that follows the open one takes its place in the window."""
        if self._work.beginnings is None or self.visit is None:
            return
        from peerteam.ui import beginning

        try:
            made = beginning.progress_review(self._work.beginnings, self.visit, date.today(), self.window)
        except PeerTeamError as problem:
            self._tell(problem)
            return
        if made is not None:
            if self._leave_window():
                self.show_visit(made)
            else:
                made.close()

    def show_visit(self, visit: VisitFile) -> None:
        """The window over an open visit."""
        bus = Bus(self)
        visit.listeners.extend((bus.announce, log_step))
        self.visit = visit
        recovered = visit.sitting.begin()
        self.window = MainWindow(visit, bus, self.tasks, self.look, self._work.write_letter)
        self.window.file_given.connect(self.receive)
        self.window.visits_asked.connect(self.show_visits)
        self.window.exchange_folder = self.settings.now.exchange_folder
        self.window.folder_chosen.connect(self._keep_folder)
        self.window.put_back_asked.connect(self._put_back)
        self.window.copies_asked.connect(self._choose_copies)
        self.window.review_asked.connect(self._begin_review)
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
        if self._to_tell:
            told, self._to_tell = self._to_tell, ""
            self.window.tell(told)
        QTimer.singleShot(SETTLED_MS, self, self._settle_in)

    def _settle_in(self) -> None:
        """What can wait until the window is seen: its line on the welcome, hearing of a second start, a bad place."""
        from peerteam.store.location import warning_about
        from peerteam.ui.single import Door

        if self.visit is None or self.window is None or self._door is not None:
            return
        self._keep_known(self.visit)
        if self.settings.now.words_kept:
            self.at_hand.kept.follow(self.visit)
        self._arrive(self.visit, self.window)
        door = self._door = Door(self.visit.path, self)
        door.knocked.connect(self._come_forward)
        warning = warning_about(self.visit.path)
        if warning is not None:
            self.window.tell(warning)
        elif self.visit.path.name != SAMPLE_NAME:
            self.window.remind_of_closing()

    def _arrive(self, visit: VisitFile, window: MainWindow) -> None:
        """A visit file copied from another computer: its own laptop from now on, and perhaps somebody else's."""
        computer = self.settings.this_computer()
        if computer and visit.laptops.arrive(computer, str(visit.path.absolute())):
            from peerteam.ui import beginning

            beginning.ask_who(visit, window, ELSEWHERE)
            if visit.me is not None:
                window.choose_me(visit.me)

    @property
    def listening(self) -> bool:
        """Whether a second start of this visit would be heard."""
        return self._door is not None

    def _come_forward(self) -> None:
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    # --- another file, another visit ----------------------------------------------------------------------------------

    def receive(self, path: Path) -> None:
        """A file was chosen or dropped while a visit is open: take it in, or change to the visit it is."""
        if self.visit is None or self.window is None:
            self.open(path)
        elif path.exists() and path.samefile(self.visit.path):
            self.window.tell("This visit is the one that is open.")
        elif self.window.in_room:
            self.window.foot.say(NOT_IN_ROOM)
        elif self.window.all_saved():
            self._taker().take(self.visit, path)

    def _taker(self) -> Taking:
        from peerteam.ui.taking import Taking

        if self._taking is None:
            self._taking = Taking(self.tasks, self)
            self._taking.taken.connect(self._say_what_came)
            self._taking.problem.connect(self._tell)
            self._taking.whole_visit.connect(self._change_to)
            self._taking.same_council.connect(self._join_from)
            self._taking.new_words.connect(self._offer_words)
        return self._taking

    def _change_to(self, path: Path, phrase: str | None) -> None:
        """Another visit: this one is closed once that one is open."""
        try:
            visit = self._opened(path, phrase)
        except PeerTeamError as problem:
            self._tell(problem)
            return
        if visit is not None:
            if self._leave_window():
                self.show_visit(visit)
            else:
                visit.close()

    def _join_from(self, path: Path, phrase: str | None) -> None:
        """The manager's file, given to a visit that was perhaps begun alone: that one must be closed to go into it."""
        from peerteam.ui import ask

        phrase = phrase or (self.visit.phrase if self.visit else None)
        chosen = ask.choose(
            ANOTHER, (("open", "Open the team’s visit"), ("stay", "Stay here")), ANOTHER_WHY, self.window
        )
        if chosen == "open" and self._leave_window():
            self.open(path, phrase)

    def _bring_own(self) -> None:
        if self.visit is None or self.window is None or not self.window.all_saved():
            return
        from peerteam.ui import joining_own

        there = [known for known in self.settings.now.visits if Path(known.path).exists()]
        places, nothing = (self._copies_folder(),), joining_own.NOTHING
        told = joining_own.offer(self.visit, there, self.window, places=places, nothing=nothing)
        self._forget_moved(there)
        if told:
            self._say(told)

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
            self.at_hand.show_tour(self.window, in_sample=self._in_sample())

    def _tour_in_sample(self) -> None:
        if self._leave_window():
            self.open_sample()
            self._show_tour()

    # --- other words --------------------------------------------------------------------------------------------------

    @functools.cached_property
    def _changing(self) -> ChangingWords:
        from peerteam.ui.locking import ChangingWords

        made = ChangingWords(self.tasks, self._copies_folder, self)
        made.ready.connect(self._lock_anew)
        made.told.connect(self._say)
        made.problem.connect(self._tell)
        return made

    def _change_words(self) -> None:
        beginnings = self._work.beginnings
        if self.visit is not None and self.window is not None and beginnings is not None and self.window.all_saved():
            self._changing.draw(self.visit, beginnings.new_phrase, self.window)

    def _offer_words(self, phrase: str, since: str) -> None:
        if self.visit is not None and self.window is not None and self.window.all_saved():
            self._changing.offer(self.visit, phrase, since, self.window)

    def _lock_anew(self, job: Locking) -> None:
        """The visit is closed for it, and shown again."""
        if not self._leave_window():
            return
        if self._copy is not None:
            self._copy.wait()
        self._to_tell, words = self._changing.lock(job)
        self.open(job.path, words)
        if words == job.new:
            self._changing.lock_rest(job)

    # --- putting a safe copy back -------------------------------------------------------------------------------------

    def _put_back(self, copy: Path) -> None:
        if self.visit is None or self.window is None or not self.window.all_saved():
            return
        from peerteam.ui import putting_back
        from peerteam.ui.lending import lend

        job = functools.partial(putting_back.prepare, self.visit, copy)
        done = functools.partial(self._change_places, self.visit.path, self.visit.phrase)
        lend(self.visit, self.tasks, job, done, self._not_put_back, putting_back.BUSY)

    def _change_places(self, path: Path, phrase: str | None, ready: Ready) -> None:
        """The visit is closed for it, and shown again as it was then."""
        from peerteam.ui import putting_back

        if not self._leave_window():
            putting_back.give_up(ready)
            return
        if self._copy is not None:
            self._copy.wait()
        try:
            putting_back.put_in_place(ready.part, path)
            told = putting_back.told(ready)
        except PeerTeamError as problem:
            told = str(problem)
        self.open(path, phrase)
        if self.window is not None:
            self.window.show_handover()
            self.window.tell(told)

    def _not_put_back(self, error: BaseException) -> None:
        if not isinstance(error, PeerTeamError):
            raise error  # ours: the hook of `errors.py` makes the report
        self._tell(error)

    def show_visits(self) -> None:
        """Back to the list of visits."""
        if self.window is None or self.window.all_saved():
            self.show_welcome()  # before the window goes, because a program without a window ends
            self._leave_window()
            self.show_welcome()

    def _leave_window(self) -> bool:
        """Close the window of the visit that is open; False if something typed could not be saved."""
        window = self.window
        if window is None:
            return True
        ends = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        closed = window.close()
        self._app.setQuitOnLastWindowClosed(ends)
        if closed:
            window.deleteLater()
            self._leave_visit()
        return closed

    # --- leaving ------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Everything written is on the disk already; let go of the file, and leave a copy in the second place."""
        self.tasks.close()
        self._leave_visit()
        if self._copy is not None:
            self._copy.wait()
            self._copy = None
        log.stop(self._recent)

    def _window_left(self) -> None:
        if self.window is not None:
            self.settings.change(window=self.window.placed())

    def _leave_visit(self) -> None:
        visit, self.visit, self.window = self.visit, None, None
        if visit is None:
            return
        self._keep_known(visit)
        changed = visit.saved_at != self._began
        if changed:
            visit.closing.remember_place(self._copies_folder())
        visit.sitting.end()
        visit.close()
        if self._door is not None:
            self._door.deleteLater()
            self._door = None
        if changed:
            from peerteam.ui.closing import ClosedCopy

            self._copy = ClosedCopy(visit.path, self._copies_folder())
            self._copy.start()

    def _copies_folder(self) -> Path:
        chosen = self.settings.now.safe_copies
        return Path(chosen) if chosen else paths.safe_copies_folder()

    def _choose_copies(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        question = "Where a safe copy goes when the program is closed"
        chosen = QFileDialog.getExistingDirectory(self.window, question, str(self._copies_folder()))
        if chosen:
            self.settings.change(safe_copies=chosen)
            self._say(f"When you close the program, a safe copy goes to {Path(chosen).name}.")

    # --- remembering --------------------------------------------------------------------------------------------------

    def _keep_known(self, visit: VisitFile) -> None:
        self.settings.keep(self.settings.now.with_visit(known_visit(visit)))

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

    def _say(self, words: str) -> None:
        if self.window is not None:
            self.window.tell(words)

    def _say_what_came(self, words: str) -> None:
        if self.window is not None:
            self.window.tell(words, "Show what came", self.window.show_handover)

    def _tell(self, problem: PeerTeamError) -> None:
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


def run(work: Work, path: Path | None, phrase: str | None) -> int:
    """The window, over a visit or over the welcome; returns when it is closed."""
    app = QApplication([sys.argv[0], *theme.ARGUMENTS])
    app.setApplicationName("Peer Team")
    program = Program(app, work)
    program.errors.install()
    if path is None:
        program.show_welcome()
    else:
        program.open(path, phrase)
    QTimer.singleShot(0, _begin_tidying)
    return app.exec()


def _begin_tidying() -> None:
    """The window is there: what was made for it is kept out of Python's look for rubbish, which begins now."""
    gc.freeze()
    gc.enable()
