"""Moving sessions in a timetable, with the mouse or by keys: one move at a time, told while it goes on.

By keys a move goes on as long as Alt is held, so that ten steps are one move and one thing to undo.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from peerteam.domain.timetable_moves import STEP
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.timetable_canvas import Canvas
from peerteam.ui.widgets.timetable_card import MIDDLE, SessionCard
from peerteam.ui.widgets.timetable_drag import Drag
from peerteam.ui.widgets.timetable_paint import column_words
from peerteam.ui.widgets.timetable_sides import day_words

WAIT = 1500
"""After so many milliseconds without a further key a move by keys is done, should Alt's release go elsewhere."""


class Moving(QObject):
    """The move under way, if any."""

    moved = Signal(object)  # a Shift
    ended = Signal()  # let go or given up
    came_to = Signal(object)  # the rectangle to be kept in sight

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drag: Drag | None = None
        self._grabbed: tuple[str, str, QPoint] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.settle)

    @property
    def going(self) -> bool:
        """Whether a session is being moved."""
        return self._drag is not None

    # --- the mouse

    def grab(self, session: str, part: str, at: QPoint) -> None:
        """The mouse is pressed on a card; it is not moved yet."""
        self.settle()
        self._grabbed = (session, part, at)

    def drag(self, at: QPoint, coarse: bool) -> None:
        """The mouse is here."""
        if self._grabbed is not None and self._drag is None:
            session, part, begun = self._grabbed
            if (at - begun).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin(session, part, self._on_canvas(begun))
        if self._drag is not None and self._grabbed is not None:
            self._drag.to(self._on_canvas(at), coarse=coarse)
            self._show()

    def drop(self) -> None:
        """The mouse is let go."""
        self._grabbed = None
        self.settle()

    def _on_canvas(self, at: QPoint) -> QPointF:
        return self._canvas.mapFromGlobal(at).toPointF()

    # --- the keys

    def key(self, session: str, event: QKeyEvent) -> bool:
        """One step by a key with Alt; False if the key means nothing here."""
        act = self._act(event)
        if act is None or self._grabbed is not None:
            return False
        if self._drag is None:
            self._begin(session, MIDDLE, QPointF())
        if self._drag is not None:
            act(self._drag)
            self._show()
            self._say(self._drag)
            self._timer.start()
        return True

    @staticmethod
    def _act(event: QKeyEvent) -> Callable[[Drag], None] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        longer = modifiers == Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if not longer and modifiers != Qt.KeyboardModifier.AltModifier:
            return None
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = STEP if event.key() == Qt.Key.Key_Down else -STEP
            return (lambda drag: drag.longer(by)) if longer else (lambda drag: drag.later(by))
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not longer:
            by = 1 if event.key() == Qt.Key.Key_Right else -1
            return lambda drag: drag.sideways(by)
        return None

    # --- both

    def settle(self) -> None:
        """It is let go: done, if it is anywhere else now."""
        drag = self._finish()
        if drag is not None and drag.changed:
            self.moved.emit(drag.now)
        if drag is not None:
            self.ended.emit()

    def give_up(self) -> bool:
        """Esc: it stays where it was; False if nothing was being moved."""
        self._grabbed = None
        drag = self._finish()
        if drag is not None:
            self.ended.emit()
        return drag is not None

    def _begin(self, session: str, part: str, at: QPointF) -> None:
        grid = self._canvas.grid
        placed = grid.plan.place_of(session) if grid is not None else None
        if grid is not None and placed is not None:
            self._drag = Drag.of(grid, placed, part, at)
            self._canvas.cards[session].lift(True)

    def _finish(self) -> Drag | None:
        drag, self._drag = self._drag, None
        self._timer.stop()
        if drag is not None:
            self._canvas.ghost.hide()
            card = self._canvas.cards.get(drag.placed.session)
            if card is not None:
                card.lift(False)
        return drag

    def _show(self) -> None:
        drag = self._drag
        if drag is not None:
            title = self._canvas.cards[drag.placed.session].block.title
            self._canvas.ghost.show_at(drag.box, self._words(drag), title)
            self.came_to.emit(drag.box)

    def _words(self, drag: Drag) -> str:
        """ "10:15–11:00", and where to if that changes: "Wed 11 Mar, Stream B"."""
        card: SessionCard = self._canvas.cards[drag.placed.session]
        day = day_words(drag.now.day, 0, card.fonts) if drag.now.day != drag.start.day else ""
        stream = column_words(drag.now.stream, alone=False) if drag.now.stream != drag.start.stream else ""
        where = ", ".join(part for part in (day, stream) if part)
        return f"{drag.now.times}  {where}".rstrip()

    def _say(self, drag: Drag) -> None:
        """For who does not see it."""
        card = self._canvas.cards[drag.placed.session]
        say_aloud(card, self._words(drag))
