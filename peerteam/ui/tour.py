"""Three minutes through the sample visit: one sentence on each of the real pages. Offered once, never forced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from peerteam.domain.records import Note, Tag
from peerteam.ui.widgets.tour_bar import TourBar

if TYPE_CHECKING:
    from peerteam.ui.page_window import PageWindow

FOR_FOCUS_MS = 0
"""A page that is turned to takes the cursor first; then it is the tour's."""


class Stop(NamedTuple):
    """A page, by its name in the window, and what is said there."""

    page: str
    words: str


STOPS = (
    Stop("today", "In this sample it is 08:56 on the Wednesday. At 09:00 you write: Enter opens the right note."),
    Stop("programme", "The whole team’s programme. A clash is said in one line on top and never stops you."),
    Stop("notes", "You type while somebody speaks. It is kept within a second; there is nothing to save."),
    Stop("notes", "Ctrl and a number from the foot tags a sentence. Click on one and try Ctrl+4."),
    Stop("evidence", "Every tagged passage of the team, and who said it. Enter puts one in a finding."),
    Stop("findings", "The wall for five o’clock. Beneath a headline it says how many voices are behind it."),
    Stop("letter", "The report grows out of the findings. No evidence and nobody you met is named in it."),
    Stop("handover", "Nothing leaves this laptop until you hand it over here: by stick, folder or file."),
    Stop("today", "Try what you like in this sample. F1 explains each page; ⋯ › Help has the guide."),
)


class Tour(QObject):
    """Walks a window through the stops; whoever leaves it stays on the page they are on."""

    ended = Signal()

    def __init__(self, window: PageWindow, bar: TourBar) -> None:
        super().__init__(window)
        self._window, self.bar = window, bar
        self._stop = 0
        bar.next_asked.connect(self.go_on)
        bar.back_asked.connect(self.go_back)
        bar.left.connect(self.leave)

    @property
    def under_way(self) -> bool:
        """Whether somebody is being shown round."""
        return not self.bar.isHidden()

    def begin(self) -> None:
        """From the first stop."""
        self._window.strip.dismiss()
        self._window.stack.setMinimumHeight(1)  # in large text a page gives way to the bar, not the window to both
        self._show(0)

    def go_on(self) -> None:
        """The next stop, or the end."""
        if self._stop + 1 < len(STOPS):
            self._show(self._stop + 1)
        else:
            self.leave()

    def go_back(self) -> None:
        """The stop before."""
        self._show(max(0, self._stop - 1))

    def leave(self) -> None:
        """Enough; the page stays as it is, and has the cursor again."""
        self.bar.hide()
        self._window.stack.setMinimumHeight(0)
        self._window.page.begin()
        self.ended.emit()

    def _show(self, number: int) -> None:
        self._stop, stop = number, STOPS[number]
        self._turn_to(stop.page)
        self.bar.say(number + 1, len(STOPS), stop.words)
        QTimer.singleShot(FOR_FOCUS_MS, self, self._take_cursor)

    def _take_cursor(self) -> None:
        if self.under_way:
            self.bar.next.setFocus()

    def _turn_to(self, name: str) -> None:
        window = self._window
        if window.show_page(getattr(window, name)) and name == "notes" and (tag := self._a_tag_of_mine()):
            window.show_note_at(tag.note, tag.at or 0, tag.upto or 0)

    def _a_tag_of_mine(self) -> Tag | None:
        """The first in the note of one's own that shows most; without any, what is open stays open."""
        visit = self._window.visit
        mine = {note.id for note in visit.rows.all(Note) if note.author == visit.me}
        tags = [tag for tag in visit.rows.all(Tag) if tag.note in mine]
        often = [tag.note for tag in tags]
        return min(tags, key=lambda tag: (-often.count(tag.note), tag.note, tag.at or 0), default=None)
