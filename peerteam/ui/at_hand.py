"""What the program does for a window beyond its visit: the settings, the tour through the sample, a report for support.

Made when the first of them is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from peerteam.settings import SettingsFile
    from peerteam.ui.kept_words import KeptWords
    from peerteam.ui.main_window import MainWindow

OFFER = (
    "New here? This visit is made up, and stands at 08:56 on the Wednesday of its week. A tour of three minutes shows "
    "how it goes."
)
ELSEWHERE = "The tour goes through the sample visit. Yours is closed for it, and stays as it is."
SUPPORT = "Report for support"
SUPPORT_DETAIL = (
    "Versions, sizes and the last things the program did. It holds no names and no words of your notes. Copy it into a "
    "message to whoever looks after Peer Team for you; nothing is sent from here."
)


class AtHand(QObject):
    """One for the program, whichever window is open."""

    sample_asked = Signal()

    def __init__(
        self,
        settings: SettingsFile,
        kept: KeptWords,
        recent: Callable[[], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        """`recent` gives the last lines of the log."""
        super().__init__(parent)
        self.kept = kept
        self._settings, self._recent = settings, recent

    def show_settings(self, window: MainWindow) -> None:
        """One sheet; each change holds at once."""
        from peerteam.ui.dialogs.settings import SettingsSheet

        sheet = SettingsSheet(self._settings, window.look, self.kept, window.visit, window)
        sheet.me_chosen.connect(window.choose_me)
        sheet.exchange_chosen.connect(window.use_exchange_folder)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def show_report(self, window: MainWindow) -> None:
        """A text to copy; what it says of the visit are numbers."""
        from peerteam.ui.dialogs.error_report import ErrorReport
        from peerteam.ui.support_report import report

        text = report(window.visit, self._settings.now, self._recent())
        sheet = ErrorReport(text, window, SUPPORT, SUPPORT_DETAIL, "Close")
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def show_tour(self, window: MainWindow, *, in_sample: bool) -> None:
        """Through the sample; from another visit it is offered to change to it."""
        self._settings.change(tour_offered=True)
        if in_sample:
            window.tour.begin()
        else:
            window.tell(ELSEWHERE, "Open the sample", self.sample_asked.emit)

    def offer_tour(self, window: MainWindow) -> None:
        """Once, when the sample is opened for the first time."""
        if not self._settings.now.tour_offered:
            self._settings.change(tour_offered=True)
            window.tell(OFFER, "Take the tour", window.take_tour)
