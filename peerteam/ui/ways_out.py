"""The ways out of the window beyond the team, and the end of a visit; what does it is loaded when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal

from peerteam.ui.lending import BUSY
from peerteam.ui.ways_in import WaysIn

NOT_IN_ROOM = "That shows what was said elsewhere. Leave the room first: Esc."


class WaysOut(WaysIn):
    """A frame over a visit that files are made from for others, and that is followed by another and closed one day."""

    review_asked = Signal()
    remove_asked = Signal()

    def send_out(self) -> None:
        """A file for the LGA, the team or the council."""
        if self._may_leave():
            from peerteam.ui.dialogs.send_out import SendOut

            sheet = SendOut(self.visit, self._tasks, self)
            sheet.told.connect(self.tell)
            sheet.open()

    def show_council(self) -> None:
        """The council's name and the days on site, to put right."""
        if self._may_leave():
            from peerteam.ui.dialogs.council_days import CouncilDays

            sheet = CouncilDays(self.visit, self)
            sheet.told.connect(self.tell)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def show_themes(self) -> None:
        """The themes of the visit, and the focus areas the council asked for."""
        if self._may_leave():
            from peerteam.ui.dialogs.themes import ThemesSheet

            sheet = ThemesSheet(self.visit, self)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def begin_review(self) -> None:
        """The visit that follows this one."""
        if self._may_leave():
            self.review_asked.emit()

    def close_visit(self) -> None:
        """Erase for good what was said in confidence."""
        if self._may_leave():
            from peerteam.ui import closing_visit

            closing_visit.begin(self, self.visit, self._tasks, self.visit.now().date())

    def remove_visit(self) -> None:
        """Take it off this laptop; the others go on with it."""
        if self._may_leave():
            self.remove_asked.emit()

    def tell_closed(self) -> None:
        """A colleague has closed the visit: what that erased here, and what is left for this person to erase."""
        if self.in_room or not self.all_saved():
            self.foot.say("A colleague has closed this visit. See ⋯, Close this visit.")
        else:
            self.close_visit()

    def remind_of_closing(self) -> None:
        """The notes are here longer than they were to be kept."""
        from peerteam.domain.uk_dates import say_date

        until = self.visit.closing.keep_until
        if until is not None and self.visit.closing.is_due(self.visit.now().date()):
            words = f"The notes of this visit were to be kept until {say_date(until.isoformat())}."
            self.remind(words, "Close the visit …", self.close_visit)

    def _may_leave(self) -> bool:
        if self.in_room:
            self.foot.say(NOT_IN_ROOM)
        elif self.visit.lent:
            self.foot.say(BUSY)
        else:
            return self.all_saved()
        return False

    def let_go(self) -> None:
        """Nothing of the visit stays open that may be gone in a moment."""
        raise NotImplementedError

    def read_anew(self) -> None:
        """Everything may have changed: read the visit as it is now."""
        raise NotImplementedError
