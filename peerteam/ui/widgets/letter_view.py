"""The letter as it will read: one paragraph at a time is chosen, with ↑ ↓ or a click, and Enter types in its part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.letter_paint import LetterPaint
from peerteam.ui.widgets.letter_pieces import HEADING, Piece
from peerteam.ui.widgets.utf16 import to_qt

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_MARGIN = 14


class LetterView(QTextEdit):
    """Shows, and asks; it writes nothing."""

    chosen = Signal(str)  # another paragraph is chosen: its key
    type_asked = Signal(str)  # the key of a part
    link_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor")
        self.setAccessibleName("The letter")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._pieces: tuple[Piece, ...] = ()
        self._at: dict[int, int] = {}  # the piece of each block
        self._block: dict[str, int] = {}  # the first block of each piece
        self._marks: Mapping[str, Sequence[str]] = {}
        self._current = ""
        self._worn = False  # painted in a size or in colours that are no longer worn
        self._pixels = self.fontInfo().pixelSize()

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show a letter; what is chosen and scrolled to stays."""
        told = tuple(pieces)
        if told != self._pieces:
            self._pieces = told
            self._paint()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is shown."""
        return self._pieces

    def mark(self, marks: Mapping[str, Sequence[str]]) -> None:
        """Underline these words in these paragraphs: somebody should look at them again."""
        if marks != self._marks:
            self._marks = marks
            self._select()

    def _paint(self) -> None:
        scroll = self.verticalScrollBar().value()
        paint = LetterPaint(self.document(), theme.colours_of(self.palette()), self.font())
        self._at = paint.paint(self._pieces)
        self._block = {}
        for block, index in sorted(self._at.items()):
            self._block.setdefault(self._pieces[index].key, block)
        if self._current not in self._block:
            self._current = next(iter(self._block), "")
        self._select()
        self.verticalScrollBar().setValue(scroll)

    def changeEvent(self, event: QEvent) -> None:
        """In another size or other colours the letter is painted anew, once all widgets have them, and when seen."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._pieces and not self._worn:
            self._worn = True
            QTimer.singleShot(0, self, self._paint_again)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._paint_again()

    def _paint_again(self) -> None:
        if self._worn and self.isVisible():
            self._worn = False
            self._set_margins()
            self._paint()
            if self.fontInfo().pixelSize() != self._pixels:  # what was scrolled to is now elsewhere
                self._pixels = self.fontInfo().pixelSize()
                self._bring_into_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)

    def _set_margins(self) -> None:
        """A column of text one can read, in the middle of what room there is."""
        wide = int(theme.column_width(self.font()) * 1.12)
        side = max(_MARGIN, (self.width() - wide) // 2)
        self.setViewportMargins(side, theme.SMALL, side, 0)

    # --- choosing -----------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Piece | None:
        """The paragraph chosen."""
        block = self._block.get(self._current)
        return self._pieces[self._at[block]] if block is not None else None

    def choose(self, key: str, *, quietly: bool = True) -> bool:
        """Go to a paragraph, or to the heading of a part; False if it is not in the letter."""
        if key not in self._block:
            return False
        if key != self._current:
            self._current = key
            self._select()
            if not quietly:
                self._say_chosen()
                self.chosen.emit(key)
        self._bring_into_view()
        return True

    def _say_chosen(self) -> None:
        """The cursor of the text stays where it is, so nothing else would be heard."""
        if self.hasFocus() and (piece := self.current) is not None:
            say_aloud(self, piece.spoken)

    def choose_part(self, part: str) -> bool:
        """Go to the first thing of a part."""
        found = next((piece.key for piece in self._pieces if piece.part == part), "")
        return self.choose(found, quietly=False)

    def _bring_into_view(self) -> None:
        self._scroll_to_it()
        QTimer.singleShot(0, self, self._scroll_to_it)

    def _scroll_to_it(self) -> None:
        if self._current not in self._block:
            return
        block = self.document().findBlockByNumber(self._block[self._current])
        box = self.document().documentLayout().blockBoundingRect(block)
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if box.top() < bar.value() or box.bottom() > bar.value() + high:
            bar.setValue(max(0, int(box.top()) - high // 4))

    def _select(self) -> None:
        colours = theme.colours_of(self.palette())
        doubt = QTextCharFormat()
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        doubt.setUnderlineColor(QColor(colours.area))
        self.setExtraSelections([self._extra(cursor, doubt) for cursor in self._doubtful()])
        self.viewport().update()
        piece = self.current
        self.setAccessibleDescription(piece.spoken if piece else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Behind the words: the paragraph that is chosen, with a bar at its edge while the keys are for the letter."""
        place = self._chosen_place()
        if place is not None:
            colours, painter = theme.colours_of(self.palette()), QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.soft))
            painter.drawRoundedRect(place, theme.RADIUS, theme.RADIUS)
            if self.hasFocus():
                painter.setBrush(QColor(colours.accent))
                painter.drawRect(QRectF(place.left(), place.top() + 3, 3, place.height() - 6))
            painter.end()
        super().paintEvent(event)

    def _chosen_place(self) -> QRectF | None:
        number = self._block.get(self._current)
        if number is None:
            return None
        block, layout = self.document().findBlockByNumber(number), self.document().documentLayout()
        frame = QTextCursor(block).currentFrame()  # a table, or the letter as a whole
        whole = frame == self.document().rootFrame()
        box = layout.blockBoundingRect(block) if whole else layout.frameBoundingRect(frame)
        return QRectF(0, box.top() - 2 - self.verticalScrollBar().value(), self.viewport().width(), box.height() + 4)

    def _doubtful(self) -> Iterable[QTextCursor]:
        for key, words in self._marks.items():
            if key in self._block:
                block = self.document().findBlockByNumber(self._block[key])
                for each in words:
                    at = block.text().find(each) if each else -1
                    if at >= 0:
                        yield self._over(block, to_qt(block.text(), at), to_qt(block.text(), at + len(each)))

    def _over(self, block: QTextBlock, at: int = 0, upto: int | None = None) -> QTextCursor:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + at)
        end = block.position() + (block.length() - 1 if upto is None else upto)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @staticmethod
    def _extra(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    # --- keys and the mouse -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _STEPS:
            self.step(_STEPS[key])
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step(-len(self._block) if key == Qt.Key.Key_Home else len(self._block))
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_heading(-1 if key == Qt.Key.Key_Up else 1)
        elif plain and key in _ENTER and self.current is not None:
            self.type_asked.emit(self.current.part)
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """So many paragraphs on, or back."""
        keys = list(self._block)
        if keys:
            here = keys.index(self._current) if self._current in keys else 0
            self.choose(keys[max(0, min(len(keys) - 1, here + by))], quietly=False)

    def _step_heading(self, by: int) -> None:
        keys = list(self._block)
        heads = [i for i, key in enumerate(keys) if key.startswith(HEADING)]
        here = keys.index(self._current) if self._current in keys else 0
        ahead = [i for i in heads if i > here] if by > 0 else [i for i in reversed(heads) if i < here]
        if ahead:
            self.choose(keys[ahead[0]], quietly=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        link = self.anchorAt(place)
        if link and not self.textCursor().hasSelection():
            self.link_opened.emit(link)
        elif (piece := self._piece_at(place)) is not None:
            self.choose(piece.key, quietly=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        piece = self._piece_at(event.position().toPoint())
        if piece is not None:
            self.type_asked.emit(piece.part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self.anchorAt(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            piece = self._piece_at(event.pos())
            QToolTip.showText(event.globalPos(), piece.tip if piece else "", self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _piece_at(self, place: QPoint) -> Piece | None:
        index = self._at.get(self.cursorForPosition(place).blockNumber())
        return self._pieces[index] if index is not None else None
