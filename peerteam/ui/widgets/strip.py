"""One calm line above a page: something to know, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label


class Strip(QWidget):
    """Hidden until it has something to say; never takes the focus."""

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
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, theme.SMALL)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.act)
        layout.addWidget(self.close_button)
        self.act.clicked.connect(self._do)
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def say(self, words: str, act: str = "", do: Callable[[], None] | None = None) -> None:
        """Show a line; `do` is called by the button `act`."""
        self._act = do
        self.words.setText(words)
        self.setAccessibleName(words)
        self.act.setText(act)
        self.act.setAccessibleName(act)
        self.act.setVisible(bool(act))
        self.show()

    def dismiss(self) -> None:
        """Nothing more to say."""
        self._act = None
        self.hide()

    def _do(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()
