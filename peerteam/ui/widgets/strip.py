"""One calm line above a page: something to know, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

BESIDE, BENEATH = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
"""Where the buttons are to the words."""


class Strip(QWidget):
    """Hidden until it has something to say; it never takes the focus by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self.words = label(wrap=True)
        self.act = button("", "plain")
        self.close_button = button("Close", "plain", "Close this message")
        frame = QFrame()
        frame.setProperty("role", "strip")
        around = QHBoxLayout(self)
        around.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.MEDIUM, theme.SMALL)
        around.addWidget(frame)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self.act)
        row.addWidget(self.close_button)
        self._layout, self._buttons = QBoxLayout(BESIDE, frame), buttons
        self._layout.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, theme.SMALL)
        self._layout.addWidget(self.words, 1)
        self._layout.addWidget(buttons)
        self.act.clicked.connect(self._do)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def say(self, words: str, act: str = "", do: Callable[[], None] | None = None) -> None:
        """Show a line; `do` is called by the button `act`."""
        anew = self.isHidden() or words != self.words.text()
        self._act = do
        self.words.setText(words)
        self.act.setText(act)
        self.act.setAccessibleName(act)
        for each in (self.act, self.close_button):
            each.setAccessibleDescription(words)  # whoever comes to the button hears what it is about
        self.act.setVisible(bool(act))
        self._arrange()
        self.show()
        if anew:
            say_aloud(self, f"{words} F6: {act}." if act else words)

    def begin(self) -> None:
        """Put the cursor on what is offered, or on the way to close it."""
        (self.close_button if self.act.isHidden() else self.act).setFocus()

    def holds_cursor(self) -> bool:
        """Whether the keys are for it."""
        return self.act.hasFocus() or self.close_button.hasFocus()

    def dismiss(self) -> None:
        """Nothing more to say."""
        self._act = None
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Larger text asks for another layout, and has no resizing."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """The buttons beside the words, or beneath them where that takes less of the page: in large text."""
        room = self.width() - 3 * theme.MEDIUM - theme.SMALL
        high, wide = self._buttons.sizeHint().height(), self._buttons.sizeHint().width() + self._layout.spacing()
        beside = max(high, self.words.heightForWidth(max(1, room - wide)))
        beneath = self.words.heightForWidth(max(1, room)) + self._layout.spacing() + high
        way = BESIDE if beside <= beneath else BENEATH
        if self._layout.direction() != way:  # or asking for room would never end
            self._layout.setDirection(way)

    def _do(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()
