"""The ways to help from any page: its keys, the guide, the tour, a check of the visit, and a report for support."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from peerteam.domain.errors import PeerTeamError
from peerteam.ui.page_window import RAIL, PageWindow
from peerteam.ui.tasks import Cancelled

if TYPE_CHECKING:
    from peerteam.ui.dialogs.help import Help
    from peerteam.ui.tour import Tour

NOT_IN_ROOM = "That covers what you write. Leave the room first: Esc."


class HelpWindow(PageWindow):
    """A window with pages that can explain itself."""

    settings_asked = Signal()
    report_asked = Signal()
    tour_asked = Signal()

    help: Help | None = None
    """The guide, once it was asked for."""

    def show_settings(self) -> None:
        """Text, colours, who I am, the words, folders."""
        if self._may_cover():
            self.settings_asked.emit()

    def report_for_support(self) -> None:
        """A text to copy."""
        if self._may_cover():
            self.report_asked.emit()

    def use_exchange_folder(self, folder: str) -> None:
        """Another folder was chosen in the settings; empty is none."""
        self.exchange_folder = folder
        if "handover" in self.__dict__:
            self.handover.use_folder(folder)

    def _may_cover(self) -> bool:
        """In the room nothing comes over the editor."""
        if self.in_room:
            self.foot.say(NOT_IN_ROOM)
        return not self.in_room

    # --- keys and guide -----------------------------------------------------------------------------------------------

    def show_keys(self) -> None:
        """How this page works, and its keys."""
        from peerteam.ui import help_texts
        from peerteam.ui.dialogs.keys import Keys

        name = RAIL[self.stack.currentIndex()][0].replace("&", "")
        sheet = Keys(name, self.page.keys, help_texts.how_it_works(name), self)
        sheet.guide_asked.connect(self._show_guide_of)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def show_help(self) -> None:
        """The guides, from the beginning or where one was."""
        if self._may_cover():
            self._guide().show()
            self._guide().activateWindow()

    def _show_guide_of(self, page: str) -> None:
        from peerteam.ui.help_texts import PEERS

        self.show_help()
        if self.help is not None:
            self.help.show_heading(PEERS, page)

    def _guide(self) -> Help:
        if self.help is None:
            from peerteam.ui.dialogs.help import Help

            self.help = Help(self)
            self.left.connect(self.help.close)
        return self.help

    # --- the tour -----------------------------------------------------------------------------------------------------

    def take_tour(self) -> None:
        """Three minutes through the sample, which may have to be opened for it."""
        if self._may_cover():
            self.tour_asked.emit()

    @functools.cached_property
    def tour(self) -> Tour:
        """The tour through this visit; made when it is first taken."""
        from peerteam.ui.tour import Tour
        from peerteam.ui.widgets.tour_bar import TourBar

        bar = TourBar()
        self.put_above(bar)
        return Tour(self, bar)

    def leave_tour(self) -> bool:
        """Esc, wherever the cursor is; False says there was no tour to leave."""
        if "tour" not in self.__dict__ or not self.tour.under_way:
            return False
        self.tour.leave()
        return True

    # --- a check ------------------------------------------------------------------------------------------------------

    def check_visit(self) -> None:
        """Is everything in this visit as it must be?"""
        if not self.all_saved():
            return
        from peerteam.ui.checking import check_job

        with self.page.telling():
            self._tasks.run(check_job(self.visit), self._checked, self._not_checked, words="Checking this visit")

    def _checked(self, problems: Sequence[str]) -> None:
        from peerteam.ui.checking import in_words

        self.tell(in_words(problems))

    def _not_checked(self, error: BaseException) -> None:
        if isinstance(error, PeerTeamError):
            self.tell_problem(error)
        elif isinstance(error, Cancelled):
            self.tell("Stopped. Nothing was checked.")
        else:
            raise error  # ours: the hook of `errors.py` makes the report
