"""What can wait until a window is seen: its line on the welcome, hearing of a second start, a bad place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from peerteam.store.location import warning_about
from peerteam.ui.known import keep_known
from peerteam.ui.single import Door

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.main_window import MainWindow
    from peerteam.ui.program import Program

ELSEWHERE = "This visit was on another computer until now. Your notes will stand under the name you choose."


class SettledIn(QObject):
    """Works for the program as long as this visit is in the window, and goes with it."""

    def __init__(self, program: Program, visit: VisitFile, window: MainWindow) -> None:
        super().__init__(program)
        self._program, self._visit, self._window = program, visit, window
        self._keep_known()
        window.described.connect(self._keep_known)
        if program.settings.now.words_kept:
            program.at_hand.kept.follow(visit)
        self._arrive()
        self._door = Door(visit.path, self)
        self._door.knocked.connect(self._come_forward)
        warning = warning_about(visit.path)
        if warning is not None:
            window.remind(warning)
        else:
            window.remind_of_closing()

    def _keep_known(self) -> None:
        """Its line on the welcome, also if the program does not come to be closed."""
        keep_known(self._program.settings, self._visit)

    def _arrive(self) -> None:
        """A visit file copied from another computer: its own laptop from now on, and perhaps somebody else's."""
        visit, computer = self._visit, self._program.settings.this_computer()
        if computer and visit.laptops.arrive(computer, str(visit.path.absolute())):
            from peerteam.ui import beginning

            beginning.ask_who(visit, self._window, ELSEWHERE)
            if visit.me is not None:
                self._window.choose_me(visit.me)

    def _come_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
