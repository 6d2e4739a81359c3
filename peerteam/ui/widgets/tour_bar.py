"""One step of the tour, in a line above the page: a sentence, how far it is, and the way on or out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label


class TourBar(QWidget):
    """Enter goes on, Esc leaves. It covers nothing: the page beneath can be tried meanwhile."""

    next_asked = Signal()
    back_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label(wrap=True)
        self.back, self.leave = button("Back", "plain"), button("Leave", "plain", "Leave the tour")
        self.next = button("Next", "main")
        frame = QFrame()
        frame.setProperty("role", "card")
        around = QHBoxLayout(self)
        around.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.MEDIUM, theme.SMALL)
        around.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.SMALL)
        row.addWidget(self.words, 1)
        for each in (self.leave, self.back, self.next):
            row.addWidget(each)
        QWidget.setTabOrder(self.next, self.back)
        QWidget.setTabOrder(self.back, self.leave)
        self.next.clicked.connect(self.next_asked)
        self.back.clicked.connect(self.back_asked)
        self.leave.clicked.connect(self.left)
        self.hide()

    def say(self, step: int, of: int, words: str) -> None:
        """Show a step, the first being 1."""
        self.words.setText(f"{step} of {of}  ·  {words}")
        if self.next.hasFocus():  # it keeps it, and only its name is another
            say_aloud(self, f"{step} of {of}: {words}")
        self.next.setText("Done" if step == of else "Next")
        self.next.setAccessibleName(f"{self.next.text()}: {words}")
        self.back.setVisible(step > 1)
        self.leave.setVisible(step < of)
        self.show()

    def event(self, event: QEvent) -> bool:
        """Esc in here is for the tour, before it is for the window."""
        ours = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)
