"""A session in the timetable as a control of its own: a screen reader names it, the keyboard and the mouse take it.

The cards of a timetable are buttons of which one is chosen, so that Tab comes to one of them and the arrows go on.
What is pressed and dragged is told to the timetable, which knows where everything is.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.timetable_paint import Block, Fonts, State, paint_card

EDGE = 7
"""So near to its upper or lower end one takes hold of that end."""
_FEW_WORDS = 12
MIDDLE, UPPER, LOWER = "middle", "upper", "lower"
_OURS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class SessionCard(QAbstractButton):
    """One card. It does nothing by itself."""

    grabbed = Signal(str, str, QPoint)  # the session, which part of it, where on the screen
    dragged = Signal(QPoint, bool)  # where on the screen, and whether Shift is held
    dropped = Signal()
    double_clicked = Signal(str)

    def __init__(self, block: Block, fonts: Fonts, parent: QWidget) -> None:
        super().__init__(parent)
        self.fonts, self.lifted = fonts, False
        self._hovered = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setMouseTracking(True)
        self.show_block(block)

    def show_block(self, block: Block) -> None:
        """Show this session, or what has changed of it."""
        self.block = block
        self.setText(block.title)
        self.setAccessibleName(block.spoken)
        self.setToolTip(block.tip or block.spoken)
        self.update()

    def lift(self, lifted: bool) -> None:
        """It is being moved, or no longer."""
        self.lifted = lifted
        self.update()

    def part_at(self, y: float) -> str:
        """Which part is at this height: the middle of a low card is never lost to its ends."""
        edge = min(EDGE, self.height() // 4)
        return UPPER if y < edge else LOWER if y >= self.height() - edge else MIDDLE

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.grabbed.emit(self.block.id, self.part_at(event.position().y()), event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.dragged.emit(event.globalPosition().toPoint(), coarse)
        else:
            middle = self.part_at(event.position().y()) == MIDDLE
            self.setCursor(Qt.CursorShape.ArrowCursor if middle else Qt.CursorShape.SizeVerCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.dropped.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit(self.block.id)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    # --- the keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if (alt and event.key() in _OURS) or (self.lifted and event.key() == Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the timetable knows where the next card is

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    # --- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = State(self.isChecked(), self.hasFocus(), self._hovered, self.lifted)
        if self.lifted:
            painter.setOpacity(0.55)
        box = self.rect().toRectF()
        words = box.adjusted(max(self._hidden(), 0), 0, 0, 0)
        paint_card(painter, box, self.block, self.fonts, theme.colours_of(self.palette()), state, words)

    def _hidden(self) -> int:
        """How much of it is scrolled out of sight at the left, as long as enough is left for some words."""
        seen = self.visibleRegion().boundingRect()
        return seen.left() if seen.width() > _FEW_WORDS * self.fonts.measure.averageCharWidth() else 0
