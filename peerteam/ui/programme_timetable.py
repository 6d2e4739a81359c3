"""The programme as a timetable: what its cards say of the visit, and moving a session there, as one step with Undo."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.domain.records import Peer, Session, SessionKind, SessionStatus
from peerteam.domain.session_kinds import WRITTEN_UP
from peerteam.domain.timetable import called, short
from peerteam.domain.timetable_layout import plan_of
from peerteam.domain.timetable_moves import Shift
from peerteam.ui.programme_rows import Row, status_words, times_words
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.timetable import Timetable
from peerteam.ui.widgets.timetable_paint import Block, column_words
from peerteam.ui.widgets.timetable_untimed import Untimed
from peerteam.ui.wording import day_name, title

if TYPE_CHECKING:
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile

TICK = 20_000
LOWEST = 9
"""With room for fewer lines than these, as under an open list, the timetable has all of it."""
MOVED = "Move session"
NOTHING = "No session fits this.\nEsc shows everything again."
_NOT_MET = frozenset({SessionKind.TEAM_TIME, SessionKind.FEEDBACK})


class TimetablePanel(QWidget):
    """The timetable over the sessions without a time. It shows the rows the page has read."""

    chosen = Signal(str)
    opened = Signal(str)
    told = Signal(str, str, object)

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self._timed = False
        self._rows: Mapping[str, Row] = {}
        self.timetable, self.untimed = Timetable("Timetable"), Untimed()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.nothing = label(NOTHING, "quiet", wrap=True)
        whole.addWidget(self.nothing)
        whole.addWidget(self.timetable, 1)
        whole.addWidget(self.untimed)
        self.timetable.chosen.connect(self._choose_here)
        self.timetable.opened.connect(self.opened)
        self.timetable.moved.connect(self._move)
        self.untimed.pressed.connect(self._press)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row], day: str = "") -> None:
        """Show these sessions, on all days or on one."""
        self._rows = {row.key: row for row in rows}
        blocks = {row.key: block_of(row, self.visit.me) for row in rows}
        plan = plan_of((row.session for row in rows), day or None)
        self.timetable.show_plan(plan, blocks)
        self.untimed.show_blocks([blocks[id] for id in plan.untimed], self.timetable.current)
        self.nothing.setVisible(not rows)
        self._tick()

    def choose(self, session: str) -> None:
        """Choose a session without saying so."""
        self.timetable.choose(session)
        self.untimed.choose(session)

    @property
    def current(self) -> str:
        """The session that is chosen, or an empty text."""
        return self.timetable.current

    def take_focus(self) -> bool:
        """Put the cursor where one left; False if no session is shown."""
        if self.current in self.untimed.chips:
            self.untimed.chips[self.current].setFocus()
            return True
        return self.timetable.take_focus()

    def settle(self) -> None:
        """The page is left: what is being moved by keys is where it is now."""
        self.timetable.moving.settle()

    def back(self) -> bool:
        """Esc: what is being moved stays where it was; False if nothing was."""
        return self.timetable.moving.give_up()

    def _choose_here(self, session: str) -> None:
        self.untimed.choose(session)
        self.chosen.emit(session)

    def _press(self, session: str) -> None:
        self.timetable.choose(session)
        self._choose_here(session)
        self.opened.emit(session)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.untimed.give_way(self.height() < LOWEST * self.fontMetrics().lineSpacing())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()
        self._timer.start()
        if not self._timed:  # once: afterwards it stays where one scrolled to
            self._timed = True
            QTimer.singleShot(0, self.timetable, self.timetable.show_the_time)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _tick(self) -> None:
        now = self._now()
        self.timetable.show_now(now.date().isoformat(), now.hour * 60 + now.minute)

    # --- moving -------------------------------------------------------------------------------------------------------

    def _move(self, shift: Shift) -> None:
        """One step, told with its Undo; what is not as it was when the move began is told, and nothing is moved."""
        try:
            step = move(self.visit, shift)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)
            return
        session = self.visit.rows.get(Session, shift.session)
        if step is not None and session is not None:
            where = functools.partial(self._take_back, step)
            self.told.emit(f"“{title(session)}” is now {_when(session)}.", "Undo", where)

    def _take_back(self, step: Step) -> None:
        try:
            self.visit.history.take_back(step)
        except PeerTeamError as problem:
            self.told.emit(str(problem), "", None)


def move(visit: VisitFile, shift: Shift) -> Step | None:
    """Write where a session was moved to; nothing if it is gone by now. Its room goes with it."""
    session = visit.rows.get(Session, shift.session)
    if session is None:
        return None
    fields: dict[str, object] = {"slot": shift.slot(session.slot)}
    if (shift.stream or "") != (session.stream or "").strip():
        fields["stream"] = shift.stream
    visit.programme.change(session.id, MOVED, **fields)
    return visit.history.last


def _when(session: Session) -> str:
    slot = session.slot
    stream = column_words(session.stream, alone=True)
    times = f"{slot.start} to {slot.end}" if slot.end else f"at {slot.start}"
    return ", ".join(part for part in (day_name(slot.day), times, stream) if part)


# --- what a card says -------------------------------------------------------------------------------------------------


def block_of(row: Row, me: str | None) -> Block:
    """A session as its card shows and a screen reader says it."""
    session = row.session
    return Block(
        session.id,
        session.slot.start or "",
        times_words(row),
        title(session),
        session.slot.room or "",
        team_words(row),
        "!" if row.clashes else "",
        _mark(row),
        ". ".join([", ".join(_parts(row)), *row.clashes]),
        "\n".join([*_parts(row), *row.clashes]),
        mine=row.has(me) if me else False,
        quiet=session.kind in _NOT_MET,
        off=row.off,
    )


def team_words(row: Row) -> str:
    """ "HM·RM": who leads, who writes."""
    return "·".join(dict.fromkeys(short(peer) for peer in (row.lead, row.writer) if peer))


def _mark(row: Row) -> str:
    if row.off:
        return "–"
    if row.noted:
        return "●"
    if row.session.kind in WRITTEN_UP:
        return "○"
    return "✓" if row.session.status == SessionStatus.DONE else ""


def _parts(row: Row) -> list[str]:
    """All there is to say of a session, part by part."""
    session = row.session
    team = [f"{called(peer)} {verb}" for peer, verb in _roles(row.lead, row.writer)]
    stream = column_words(session.stream or None, alone=True)
    status = status_words(row).lstrip("●○✓–").strip()
    day = day_name(session.slot.day) if session.slot.day else "no day yet"
    parts = (title(session), day, times_words(row), stream, session.slot.room, *team, status, session.status_reason)
    return [part for part in parts if part]


def _roles(lead: Peer | None, writer: Peer | None) -> list[tuple[Peer, str]]:
    if lead is not None and lead == writer:
        return [(lead, "leads and writes")]
    return [(peer, verb) for peer, verb in ((lead, "leads"), (writer, "writes")) if peer is not None]
