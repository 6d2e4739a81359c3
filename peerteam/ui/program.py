"""The running program: which window is open, over which visit, and what happens when something goes wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from peerteam import paths
from peerteam.domain.errors import PeerTeamError, WrongPhrase
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.bus import Bus
from peerteam.ui.errors import ErrorReport, Errors
from peerteam.ui.letter_job import LetterWriter
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.tasks import Tasks
from peerteam.ui.welcome import Welcome

SAMPLE_NAME = "Sample visit.peerteam"
ASK = "The team’s words for this visit"
FIRST_TIME = "The manager has them on a card: four words, as they were said aloud."
AGAIN = "Those words do not open this file. Look for a word that sounds alike, and try again."


@dataclass(frozen=True, slots=True)
class Work:
    """What the window asks others to do, because it takes several rooms of the house."""

    make_sample: Callable[[Path], None]
    write_letter: LetterWriter


class Program(QObject):
    """One look, one worker, one window at a time."""

    def __init__(self, app: QApplication, work: Work) -> None:
        super().__init__(app)
        self._work = work
        self.look, self.tasks, self.errors = Look(app), Tasks(self), Errors(self)
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self.visit: VisitFile | None = None
        self._open_report: ErrorReport | None = None
        self.errors.known.connect(self._tell)
        self.errors.unexpected.connect(self._report)
        app.applicationStateChanged.connect(self._state_changed)
        app.aboutToQuit.connect(self.close)

    def show_welcome(self, problem: PeerTeamError | None = None) -> None:
        """Ask which visit."""
        if self.welcome is None:
            self.welcome = Welcome()
            self.welcome.open_asked.connect(self.open)
            self.welcome.sample_asked.connect(self.open_sample)
        self.welcome.show()
        if problem is not None:
            self.welcome.strip.say(str(problem))

    def open(self, path: Path, phrase: str | None = None) -> None:
        """Open a visit in the window, asking kindly for the phrase if it needs one."""
        try:
            visit = self._opened(path, phrase)
        except PeerTeamError as problem:
            self.show_welcome(problem)
            return
        if visit is None:  # thought better of it
            self.show_welcome()
        else:
            self.show_visit(visit)

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

    def show_visit(self, visit: VisitFile) -> None:
        """The window over an open visit."""
        bus = Bus(self)
        visit.listeners.append(bus.announce)
        self.visit = visit
        self.window = MainWindow(visit, bus, self.tasks, self.look, self._work.write_letter)
        self.window.showMaximized()
        if self.welcome is not None:
            self.welcome.close()

    def close(self) -> None:
        """Everything written is on the disk already; let go of the file."""
        self.tasks.close()
        if self.visit is not None:
            self.visit.close()
            self.visit = None

    def _opened(self, path: Path, phrase: str | None) -> VisitFile | None:
        detail = FIRST_TIME if phrase is None else AGAIN
        while True:
            try:
                return VisitFile.open(path, phrase)
            except WrongPhrase:
                phrase = ask.words(ASK, detail, parent=self.welcome)
                detail = AGAIN
                if phrase is None:
                    return None

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """The lid is shut or another program is in front: save what is typed."""
        if state != Qt.ApplicationState.ApplicationActive and self.window is not None:
            self.window.page.leave()

    def _tell(self, problem: PeerTeamError) -> None:
        if self.window is not None:
            self.window.tell_problem(problem)
        else:
            self.show_welcome(problem)

    def _report(self, text: str) -> None:
        """One report at a time: what goes wrong every second is told once."""
        if self._open_report is None or not self._open_report.isVisible():
            self._open_report = ErrorReport(text, self.window or self.welcome)
            self._open_report.open()


def run(work: Work, path: Path | None, phrase: str | None) -> int:
    """The window, over a visit or over the welcome; returns when it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Peer Team")
    program = Program(app, work)
    program.errors.install()
    if path is None:
        program.show_welcome()
    else:
        program.open(path, phrase)
    return app.exec()
