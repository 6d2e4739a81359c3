"""The five o'clock board on Today: a quiet button turns to it, and for the manager it comes by itself late in the day.

It comes only when the page is turned to, never under somebody's hands, and once it was left it does not come again the
same day. The board itself is loaded when it is first wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from peerteam.domain.records import Peer, PeerCategory, Presence
from peerteam.domain.session_kinds import WRITTEN_UP
from peerteam.ui.agenda import Agenda
from peerteam.ui.widgets.buttons import button
from peerteam.ui.wording import day_name

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.board import Board

MANAGERS = frozenset({PeerCategory.LGA, PeerCategory.LEAD_OFFICER})
MANAGER_HOUR = 16
"""From this hour on it may come by itself."""


class TodayBoard(QObject):
    """Two sides of one page: `plain`, which the page fills, and the board."""

    turned = Signal()  # the other side is shown
    record_asked = Signal(str, str)  # kind, id
    passages_asked = Signal(str, str)  # theme, group

    def __init__(self, page: QWidget, visit: VisitFile, now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self._visit, self._now = visit, now
        self._asked_on: date | None = None
        self._left_on: date | None = None
        self._board: Board | None = None
        self.plain = QWidget()
        self.button = button("Five o’clock &board", "plain")
        self.button.clicked.connect(self.show)
        self._sides = QStackedLayout(page)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(self.plain)

    @property
    def is_open(self) -> bool:
        """Whether the board is what the page shows."""
        return self._board is not None and self._sides.currentWidget() is self._board

    def begin(self) -> bool:
        """The page was turned to; True if the board has the cursor now. Yesterday's board gives way to the day."""
        if self._asked_on == self._now().date() or self._is_due():
            self._turn()
            return True
        if self.is_open:
            self._leave()
        return False

    def show(self) -> None:
        """Somebody wants the board: until they leave it, it stays for the day."""
        self._asked_on = self._now().date()
        self._turn()

    def close(self) -> bool:
        """Back to the plain side, and not here again by itself today; False if that is what is shown."""
        if not self.is_open:
            return False
        self._left_on, self._asked_on = self._now().date(), None
        self._leave()
        return True

    def _turn(self) -> None:
        if self._board is None:
            self._board = self._made()
        self._sides.setCurrentWidget(self._board)
        self.read()
        self._board.start()
        self.turned.emit()

    def _leave(self) -> None:
        self._sides.setCurrentWidget(self.plain)
        self.turned.emit()

    def read(self) -> None:
        """Show the visit as it is now."""
        if self._board is None or not self.is_open:
            return
        from peerteam.ui.board_reading import read_board

        now = self._now()
        found = read_board(self._visit, now)
        self._board.show_board(f"{day_name(now.date().isoformat())}, {now:%H:%M}", found.parts, found.table)

    def _is_due(self) -> bool:
        now = self._now()
        if now.hour < MANAGER_HOUR or self._left_on == now.date():
            return False
        return is_due(self._visit, now)

    def _made(self) -> Board:
        from peerteam.ui.board import Board

        made = Board()
        made.record_asked.connect(self.record_asked)
        made.passages_asked.connect(self.passages_asked)
        made.left.connect(self.close)
        self._sides.addWidget(made)
        return made


def is_due(visit: VisitFile, now: datetime) -> bool:
    """Whether Today begins with the board: on a visit day, for who leads it, with nobody to meet any more today."""
    record, today = visit.record(), now.date().isoformat()
    if not (record.first_day or "~") <= today <= (record.last_day or ""):
        return False
    me = visit.rows.get(Peer, visit.me)
    if me is None or me.category not in MANAGERS:
        return False
    agenda = Agenda(me.id, visit.programme.sessions(), visit.rows.all(Presence), ())
    mine = {session.id for session in agenda.mine()}
    rest = [s for s in agenda.to_come(now) if s.id in mine and s.slot.day == today and s.kind in WRITTEN_UP]
    return not rest
