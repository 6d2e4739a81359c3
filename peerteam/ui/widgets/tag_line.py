"""The line under the note: what the words at the cursor are tagged as, in words, and how many tags to look at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.wording import number_of

HINT_SHARE = 0.3
"""Where the count with its key would take more of the line than this, the key is left out."""


class TagLine(QFrame):
    """Always there and always as high, so that nothing jumps while somebody types."""

    asked = Signal()  # the list of tags

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = self._here = self._count = ""
        self.words = label(role="small")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tags = button("", "chip")
        self.tags.setToolTip("The tags of this note  (Ctrl+L)")
        self.tags.setAccessibleDescription("The tags of this note, to put them right")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, 0, theme.LARGE, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.tags)
        keep = self.tags.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.tags.setSizePolicy(keep)
        self.tags.clicked.connect(self.asked)
        self.count(0, 0)

    def tell(self, words: str) -> None:
        """An answer to a key, until the cursor moves on."""
        self._said = words
        self._show()

    def say_here(self, words: str) -> bool:
        """What the words at the cursor are, and whether that is new; an answer gives way to it."""
        anew = words != self._here
        if anew or self._said:
            self._here, self._said = words, ""
            self._show()
        return anew

    def count(self, tags: int, to_see: int) -> None:
        """How many tags the note has, and of how many of them it is doubtful where they belong."""
        said = f"{number_of(to_see, 'tag')} to look at" if to_see else number_of(tags, "tag")
        self._count = said
        self.tags.setAccessibleName(f"{said}, Control L")
        self.tags.setVisible(tags > 0)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        whole = self._said or self._here
        with_key = f"{self._count}   Ctrl+L"
        self.tags.setText(with_key)
        if self.tags.sizeHint().width() > self.width() * HINT_SHARE:
            self.tags.setText(self._count)
        self.words.setText(self.words.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.words.width()))
        self.words.setAccessibleName(whole)
        self.words.setToolTip(whole)

    @property
    def whole(self) -> str:
        """All it says, also where it had to be cut."""
        return self._said or self._here
