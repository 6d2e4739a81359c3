"""The timetable: days as columns of their streams on a time axis, each session a card one can go to and move.

It shows what it is given and says what is wanted of it; it writes nothing. Words for the cards come as `Block`s, their
places as a `Plan`.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from peerteam.domain.timetable_layout import Plan
from peerteam.domain.timetable_walk import below, beside, first_of
from peerteam.ui.widgets.timetable_canvas import Canvas
from peerteam.ui.widgets.timetable_card import SessionCard
from peerteam.ui.widgets.timetable_grid import grid_of
from peerteam.ui.widgets.timetable_moving import Moving
from peerteam.ui.widgets.timetable_paint import Block, Fonts
from peerteam.ui.widgets.timetable_sides import Heads, Hours

_NEAR = 24
_HELD = (Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta)
_STEPS = {
    Qt.Key.Key_Down: (below, 1),
    Qt.Key.Key_Up: (below, -1),
    Qt.Key.Key_Right: (beside, 1),
    Qt.Key.Key_Left: (beside, -1),
}


class Timetable(QScrollArea):
    """Arrows walk, Alt and arrows move, Enter opens; the mouse drags a card or its ends."""

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(object)  # a Shift

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards take the focus
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._fonts = Fonts.of(self.font())
        self._plan = Plan((), (), (), 0, 60)
        self._waiting: tuple[Plan, Mapping[str, Block]] | None = None
        self._now: tuple[str, int] | None = None
        self._current = ""
        self.canvas = Canvas()
        self.canvas.setAccessibleName(name)
        self.setWidget(self.canvas)
        for ground in (self.canvas, self.viewport()):
            ground.setAutoFillBackground(False)  # the page's own ground is beneath
        self.heads = Heads(self, self.horizontalScrollBar().value)
        self.hours = Hours(self, self.verticalScrollBar().value)
        self.moving = Moving(self.canvas)
        self._connect()

    def _connect(self) -> None:
        self.canvas.made.connect(self._take_card)
        self.moving.moved.connect(self.moved)
        self.moving.ended.connect(self._show_waiting)
        self.moving.came_to.connect(self._keep_in_sight)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_went)

    def _take_card(self, card: SessionCard) -> None:
        card.grabbed.connect(self._grab)
        card.dragged.connect(self.moving.drag)
        card.dropped.connect(self.moving.drop)
        card.double_clicked.connect(self.opened)

    # --- what it shows ------------------------------------------------------------------------------------------------

    def show_plan(self, plan: Plan, blocks: Mapping[str, Block]) -> None:
        """Show this; what is chosen, focused and scrolled to stays, and what is being moved is not torn away."""
        if self.moving.going:
            self._waiting = plan, blocks
            return
        focused = self.focused
        self._waiting, self._plan = None, plan
        wanted = {placed.session: blocks[placed.session] for placed in plan.placed}
        self.canvas.show_blocks(wanted, self._fonts)
        self._lay_out()
        self._mark_current(self._current)
        if focused and focused not in self.canvas.cards:
            self.take_focus()

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_plan(*self._waiting)

    def show_now(self, day: str, minute: int) -> None:
        """What the time is."""
        self._now = day, minute
        self.heads.now = self.hours.now = self._now
        self.canvas.show_now(self._now)
        self.heads.update()
        self.hours.update()

    @property
    def plan(self) -> Plan:
        """What is shown."""
        return self._plan

    # --- what is chosen -----------------------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The session that is chosen, or an empty text."""
        return self._current

    @property
    def focused(self) -> str:
        """The session that has the focus, or an empty text."""
        return next((id for id, card in self.canvas.cards.items() if card.hasFocus()), "")

    def choose(self, session: str) -> None:
        """Choose a session without saying so, and bring it into sight."""
        self._mark_current(session)
        card = self.canvas.cards.get(session)
        if card is not None:
            self.ensureWidgetVisible(card, _NEAR, _NEAR)

    def take_focus(self) -> bool:
        """Put the focus where one left, or on the first session; False if there is none."""
        card = self.canvas.cards.get(self._stop)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card is not None

    @property
    def _stop(self) -> str:
        """The card that Tab comes to."""
        return self._current if self._current in self.canvas.cards else first_of(self._plan)

    def _mark_current(self, session: str) -> None:
        self._current = session
        for id, card in self.canvas.cards.items():
            if card.isChecked() != (id == session):
                card.setAutoExclusive(False)  # else the last one could not be let go
                card.setChecked(id == session)
                card.setAutoExclusive(True)
        stop = self._stop
        for id, card in self.canvas.cards.items():
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if id == stop else Qt.FocusPolicy.ClickFocus)

    def _go_to(self, session: str) -> None:
        card = self.canvas.cards.get(session)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            if session != self._current:
                self.choose(session)
                self.chosen.emit(session)

    def _grab(self, session: str, part: str, at: QPoint) -> None:
        self._go_to(session)
        self.moving.grab(session, part, at)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.focused or self._stop
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _HELD or (here and self.moving.key(here, event)):
            return
        if event.key() == Qt.Key.Key_Escape and self.moving.give_up():
            return
        self.moving.settle()
        if plain and event.key() in _STEPS and here:
            step, by = _STEPS[Qt.Key(event.key())]
            self._go_to(step(self._plan, here, by))
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here:
            self.opened.emit(here)
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._plan.placed:
            self._go_to(self._plan.placed[0 if event.key() == Qt.Key.Key_Home else -1].session)
        elif plain and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self.moving.settle()
        event.ignore()

    def _focus_went(self, old: QWidget | None, new: QWidget | None) -> None:
        """Going elsewhere ends a move by keys, as letting Alt go does."""
        if isinstance(old, SessionCard) and old is not new and old.parent() is self.canvas and self.moving.going:
            self.moving.settle()

    # --- measures -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "canvas"):
            self._fonts = Fonts.of(self.font())
            for card in self.canvas.cards.values():
                card.fonts = self._fonts
            self._lay_out()

    def _lay_out(self) -> None:
        self.moving.give_up()
        streams = any(column.stream for column in self._plan.columns)
        wide = self.hours.needs(self._fonts)
        high = self.heads.needs(self._fonts, streams=streams) if self._plan.columns else 0
        self.setViewportMargins(wide, high, 0, 0)
        room = self.viewport().rect()
        line, char = self._fonts.line, self._fonts.measure.averageCharWidth()
        grid = grid_of(self._plan, room.width(), room.height(), line, char)
        self.canvas.resize(max(int(grid.width), room.width()), max(int(grid.height), room.height()))
        self.canvas.lay_out(grid)
        self.canvas.show_now(self._now)
        place = self.viewport().geometry()
        self.heads.setGeometry(place.left(), place.top() - high, place.width(), high)
        self.hours.setGeometry(place.left() - wide, place.top(), wide, place.height())
        self.heads.show_grid(grid, self._fonts)
        self.hours.show_grid(grid, self._fonts)

    def show_the_time(self) -> None:
        """Scroll to what is on now, if it is on a day that is shown."""
        if self.canvas.now_line.isVisibleTo(self.canvas):
            place = self.canvas.now_line.geometry().center()
            self.ensureVisible(place.x(), place.y(), self.viewport().width() // 3, self.viewport().height() // 3)

    def _scrolled(self) -> None:
        self.heads.update()
        self.hours.update()
        for placed in self._plan.placed:
            if placed.across > 1:  # its words stay in sight as long as any of it is
                self.canvas.cards[placed.session].update()

    def _keep_in_sight(self, box: QRectF) -> None:
        self.ensureVisible(int(box.left()), int(box.top()), _NEAR, _NEAR)
        if box.height() < self.viewport().height() - 2 * _NEAR:
            self.ensureVisible(int(box.left()), int(box.bottom()), _NEAR, _NEAR)
