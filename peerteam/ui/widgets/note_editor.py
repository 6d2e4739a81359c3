"""The note editor: typing comes first.

Nothing here interrupts a key. What was typed is offered for saving within a second and on every way out of the
editor; tagging asks with one key and never moves the cursor. The editor knows no store: it says `edited`, and stays
*unsaved* until it is told that the words are on disk.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from peerteam.domain.passages import sentence_at
from peerteam.ui import theme
from peerteam.ui.widgets.marks import LiveMark, Mark, in_view, paint_margin, paint_underlines
from peerteam.ui.widgets.save_clock import SaveClock
from peerteam.ui.widgets.utf16 import to_python, to_qt

LINE_HEIGHT = 150.0
MARGIN_CHARACTERS = 6
KIND_KEYS = {
    Qt.Key.Key_Up: "strength",
    Qt.Key.Key_Down: "area",
    Qt.Key.Key_Apostrophe: "quote",
    Qt.Key.Key_Slash: "ask",
}
_SHIFTED_ELSEWHERE = (Qt.Key.Key_Apostrophe, Qt.Key.Key_Slash)
"""Not every keyboard has these without Shift."""
_TYPES_WITH_ALT = sys.platform == "darwin"
"""Where Alt makes letters, such as ©; elsewhere it belongs to the window, and AltGr comes with Control."""
_TAB_CHARACTERS = 4
_BREAKS = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
"""How Word and Outlook put a line or a page break among plain words."""
_NO_WORDS = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F, 0xFFFC))
"""Signs that are never seen, and that no Word file may hold."""
_DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(1, 10)}


class NoteEditor(QTextEdit):
    """Plain words of one note, in a column of at most seventy characters."""

    edited = Signal(str, str)  # key of the note, its text
    theme_pressed = Signal(int)  # Ctrl+1 … Ctrl+9
    kind_pressed = Signal(str)
    moved = Signal()  # the cursor is elsewhere
    placed = Signal(int)  # how far from the left the text begins

    def __init__(self, parent: QWidget | None = None, *, margin: int = MARGIN_CHARACTERS) -> None:
        super().__init__(parent)
        self._margin_characters = margin
        self._key = ""
        self._saved = ""
        self._column = 0  # how wide the column is, in pixels
        self._touched = False  # typed since last found equal to what is saved
        self._led_to: tuple[int, int] | None = None  # what was selected for the person, not by them
        self._marks: list[LiveMark] = []
        self._clock = SaveClock(self)
        self.setProperty("role", "editor")
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Note")
        self.setCursorWidth(2)
        self._clock.due.connect(self.flush)
        self.textChanged.connect(self._text_changed)
        self.cursorPositionChanged.connect(self.moved)
        self.clear_note()

    # --- the note -----------------------------------------------------------------------------------------------------

    def open_note(self, key: str, text: str, marks: Sequence[Mark] = (), *, mine: bool = True) -> None:
        """Show a note; `key` comes back with everything the editor says about it."""
        self._key, self._saved = key, text
        self._clock.stop()
        self._put(text)
        self.setReadOnly(not mine)
        if not mine:  # still walked with the keyboard, for tagging
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
            )
        self.setEnabled(True)
        self.show_marks(marks)

    def clear_note(self) -> None:
        """Show no note at all."""
        self.open_note("", "")
        self.setEnabled(False)

    def replace_text(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Newer words of the same note came in: the cursor stays as near as it can, the page where it is scrolled."""
        position, scroll = self.textCursor().position(), self.verticalScrollBar().value()
        self._saved = text
        self._clock.stop()
        self._put(text)
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scroll)
        self.show_marks(marks)

    def rename(self, key: str) -> None:
        """The same words, under another key."""
        self._key = key

    @property
    def key(self) -> str:
        """Which note is shown."""
        return self._key

    @property
    def text(self) -> str:
        """The words as they stand, with plain line ends."""
        # toPlainText() would turn a no-break space into an ordinary one.
        return self.document().toRawText().replace("\u2029", "\n")

    @property
    def saved_text(self) -> str:
        """The words that are on disk, as far as the editor knows."""
        return self._saved

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that nobody has yet confirmed as saved."""
        if self._touched and not self.isReadOnly():
            self._touched = self.text != self._saved
            return self._touched
        return False

    def confirm_saved(self, text: str) -> None:
        """These words are on disk."""
        self._saved = text
        if not self.unsaved:
            self._clock.stop()

    def flush(self) -> bool:
        """Offer what is unsaved for saving now; says whether all is saved."""
        self._clock.stop()
        if not self.unsaved:
            return True
        self.edited.emit(self._key, self.text)
        if self.unsaved:
            self._clock.key()  # it could not be saved: try again within the second, for as long as it takes
            return False
        return True

    def _put(self, text: str) -> None:
        """Set the words as the beginning of the undo history; Ctrl+Z belongs to what is typed from here on."""
        self._marks, self._touched = [], False
        document = self.document()
        blocked = self.blockSignals(True)
        document.setUndoRedoEnabled(False)
        self.setPlainText(text)
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        document.setDocumentMargin(self._margin())
        self._led_to = None
        document.setUndoRedoEnabled(True)
        self.blockSignals(blocked)

    def _text_changed(self) -> None:
        """Not compared here: that would read the whole note at every key."""
        self._touched = True
        if not self.isReadOnly():
            self._clock.key()

    # --- tags ---------------------------------------------------------------------------------------------------------

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these tags and no others; neither cursor nor selection moves."""
        text, wanted = self.text, [mark for mark in marks if mark.upto > mark.at]
        if [(live.mark, live.python_range(text)) for live in self._marks] != [(m, (m.at, m.upto)) for m in wanted]:
            self._marks = [LiveMark(self.document(), text, mark) for mark in wanted]
            self.viewport().update()
        self.moved.emit()

    def marks_here(self) -> list[Mark]:
        """The marks at the cursor."""
        position = self.textCursor().position()
        return [live.mark for live in self._marks if live.holds(position)]

    @property
    def selection(self) -> tuple[int, int]:
        """The selected words, without the space around them; two equal places if there are none."""
        return _without_space(self.text, self.textCursor().selectionStart(), self.textCursor().selectionEnd())

    def range_for(self, number: int) -> tuple[int, int]:
        """What a theme key means now: the selection, this theme's mark at the cursor, or the current sentence."""
        text, cursor = self.text, self.textCursor()
        if cursor.hasSelection():
            return self.selection
        for live in self._marks:
            if live.mark.number == number and live.holds(cursor.position()):
                return live.python_range(text)
        return sentence_at(text, to_python(text, cursor.position()))

    def select(self, at: int, upto: int) -> None:
        """Select these words and bring them into view; whoever then types goes on behind them."""
        text, cursor = self.text, self.textCursor()
        cursor.setPosition(to_qt(text, at))
        cursor.setPosition(to_qt(text, upto), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._led_to = (cursor.anchor(), cursor.position())
        self.ensureCursorVisible()

    def _go_behind(self) -> None:
        """Somebody was led to these words and writes: they did not mean to write over them."""
        cursor, led_to = self.textCursor(), self._led_to
        self._led_to = None
        if led_to is not None and (cursor.anchor(), cursor.position()) == led_to and not self.isReadOnly():
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)

    def show_words(self, at: int, upto: int) -> None:
        """Bring these words into view; the selection stays as it is, for it may be needed next."""
        text = self.text
        cursor = QTextCursor(self.document())
        for position in (to_qt(text, upto), to_qt(text, at)):
            cursor.setPosition(position)
            box, bar = self.cursorRect(cursor), self.verticalScrollBar()
            if box.top() < 0 or box.bottom() > self.viewport().height():
                bar.setValue(bar.value() + box.center().y() - self.viewport().height() // 2)
        self._point_at(to_qt(text, at), to_qt(text, upto))

    def _point_at(self, start: int, end: int) -> None:
        """A tint behind the words, until the cursor moves or something is typed."""
        pointed = QTextEdit.ExtraSelection()
        pointed.cursor = QTextCursor(self.document())
        pointed.cursor.setPosition(start)
        pointed.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        pointed.format.setBackground(QColor(theme.colours_of(self.palette()).soft))
        self.setExtraSelections([pointed])

    def stop_pointing(self) -> None:
        """No tint any more."""
        if self.extraSelections():
            self.setExtraSelections([])

    def cursor_to_end(self) -> None:
        """Go on where the note ends."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def write(self, words: str) -> None:
        """Put words where the cursor is, as if they had been typed."""
        if not self.isReadOnly():
            self._go_behind()
            self.insertPlainText(words)

    # --- keys and ways out --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())
        if key in _SHIFTED_ELSEWHERE:
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in _DIGITS:
            self.theme_pressed.emit(_DIGITS[key])
            return
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in KIND_KEYS:
            self.kind_pressed.emit(KIND_KEYS[key])
            return
        if modifiers == Qt.KeyboardModifier.AltModifier and event.text() and not _TYPES_WITH_ALT:
            event.ignore()  # a key of the window that is not there now, such as a page while in the room
            return
        ends_line = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ends_line or (event.text() and event.text().isprintable()):
            self._go_behind()
        if ends_line and not self.isReadOnly():
            self.textCursor().insertBlock()  # with Shift too: one kind of line end only
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file dropped here is none of the note's business: the window takes it."""
        return not any(url.isLocalFile() for url in source.urls()) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain words, without the marks other programs leave in theirs."""
        self._go_behind()
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        self.textCursor().insertText(text.translate(_BREAKS).translate(_NO_WORDS))
        self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        super().closeEvent(event)

    # --- looks --------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self.palette())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.translate(0, -self.verticalScrollBar().value())
        drawn = in_view(self.document(), self._marks, *self._seen())
        paint_underlines(painter, drawn, colours)
        paint_margin(painter, drawn, colours, self._column - self._margin() + 12, self.viewport().width())
        painter.end()
        super().paintEvent(event)

    def _seen(self) -> tuple[int, int]:
        """The Qt positions at the top and at the foot of what can be seen."""
        box = self.viewport().rect()
        return self.cursorForPosition(box.topLeft()).position(), self.cursorForPosition(box.bottomRight()).position()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()
        if self.window().focusWidget() is self:  # also while another program is in front
            self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDocumentMargin(self._margin())
            self._centre()

    def _margin(self) -> float:
        return QFontMetricsF(self.font()).averageCharWidth() * self._margin_characters

    def _centre(self) -> None:
        """Keep the column at most seventy characters wide, in the middle."""
        bar = self.verticalScrollBar().sizeHint().width()
        widest = int(theme.column_width(self.font()) + 2 * self._margin())
        width = min(widest, self.width() - bar)
        self.setTabStopDistance(QFontMetricsF(self.font()).averageCharWidth() * _TAB_CHARACTERS)
        spare = (self.width() - width) // 2
        right = max(0, self.width() - width - spare - bar)
        self._column = width
        # Where there is room, the labels of several tags on one line may go beyond the column.
        self.setViewportMargins(spare, 0, max(0, right - int(self._margin())), theme.MEDIUM)
        self.setLineWrapColumnOrWidth(width)
        self.placed.emit(spare + int(self._margin()))


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    at, upto = to_python(text, start), to_python(text, end)
    words = text[at:upto]
    return at + len(words) - len(words.lstrip()), upto - (len(words) - len(words.rstrip()))
