"""Taking the visit in the window off this laptop.

What is not handed over is offered to be, first; then the files beside the visit go, then the window, then its file.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from peerteam.domain.errors import CannotWrite, PeerTeamError
from peerteam.domain.removing import receipt_of
from peerteam.store.removing import Beside, erase_visit
from peerteam.ui.closing_visit import save_receipt
from peerteam.ui.dialogs.remove_visit import RemoveVisit
from peerteam.ui.kept_words import SERVICE, NotRemembered
from peerteam.ui.lending import lend
from peerteam.ui.outside import open_outside
from peerteam.ui.tasks import Progress
from peerteam.ui.wording import joined

if TYPE_CHECKING:
    from peerteam.domain.closing import Receipt
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.program import Program

NAME = "receipt of removal"
WORDS_LEFT = f"the four words under “{SERVICE}” in the keyring"
STILL_THERE = "{} could not be erased, because another program holds it or the folder may not be changed"
TRY_AGAIN = "Close that program and remove the visit again; its safe copies and papers are gone already"


class Removing(QObject):
    """Works for the program, on the visit that is open."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def begin(self) -> None:
        """Show the sheet; nothing is erased before it was agreed to."""
        visit, window = self._program.visit, self._program.window
        if visit is None or window is None:
            return
        sheet = RemoveVisit(visit, window, words_kept=self._program.at_hand.kept.has(visit.id))
        page = window.handover
        sheet.exchange_asked.connect(page.exchange)
        sheet.file_asked.connect(page.ask_for_file)
        page.handing.working.connect(sheet.wait)
        page.told.connect(sheet.take_stock)
        sheet.agreed.connect(functools.partial(self._erase_beside, sheet, visit))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _erase_beside(self, sheet: RemoveVisit, visit: VisitFile) -> None:
        """Copies are opened to see whose they are, which takes a moment: it is done beside the window."""
        window = self._program.window
        if window is None or not window.all_saved():  # asked before anything is erased
            sheet.stop()
            return
        self._program.second_place.finish()
        window.let_go()
        done, failed = functools.partial(self._remove, sheet, visit), functools.partial(_not_removed, sheet)
        lend(visit, self._program.tasks, functools.partial(_job, visit), done, failed, "Removing the visit")

    def _remove(self, sheet: RemoveVisit, visit: VisitFile, beside: Beside) -> None:
        """The window goes, then the file of the visit: nothing of it is copied any more."""
        program, leaving, folder = self._program, sheet.leaving, sheet.folder
        me, at, path, id = visit.people.me(), visit.now(), visit.path, visit.id
        program.show_welcome()  # before the window goes, because a program without a window ends
        if not program.leave_window(copy=False):
            sheet.stop()
            sheet.reject()
            return
        left = [*beside.left, *erase_visit(path)]
        if path.exists():  # another program holds it: its line stays, and the words that open it
            program.show_welcome(CannotWrite(STILL_THERE.format(path.name), TRY_AGAIN))
            return
        left += self._forget(path, id)
        erased = {"copies": beside.copies, "file": beside.papers}
        self._tell(receipt_of(leaving, at, (me.name if me else None) or "", erased, left), folder)

    def _forget(self, path: Path, id: str) -> tuple[str, ...]:
        """Its line on the welcome, and the words the keyring holds for it."""
        program = self._program
        program.settings.keep(program.settings.now.without_visit(str(path.absolute())))
        try:
            if program.at_hand.kept.has(id):
                program.at_hand.kept.forget(id)
        except NotRemembered:
            return (WORDS_LEFT,)
        return ()

    def _tell(self, receipt: Receipt, folder: Path) -> None:
        path, problem = save_receipt(receipt, folder, NAME)
        program = self._program
        program.show_welcome()
        words = f"{receipt.council or 'The visit'} is no longer on this laptop."
        if receipt.not_reached:
            words = f"{words} Not erased, see to it by hand: {joined(receipt.not_reached)}."
        if path is None:
            program.welcoming.welcome.strip.say(f"{words} The receipt could not be saved. {problem}")
        else:
            words = f"{words} The receipt is {path.name}, in {path.parent.name}."
            program.welcoming.welcome.strip.say(words, "Open the receipt", functools.partial(open_outside, path))


def _job(visit: VisitFile, progress: Progress) -> Beside:
    progress(0, 0)
    return visit.removing.erase_beside()


def _not_removed(sheet: RemoveVisit, error: BaseException) -> None:
    if not isinstance(error, PeerTeamError):
        sheet.stop()
        sheet.reject()
        raise error  # ours: the hook of `errors.py` makes the report
    sheet.show_problem(error)
