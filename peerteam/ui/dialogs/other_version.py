"""Another laptop's version of a note, to read beside one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button


class OtherVersion(Sheet):
    """Both versions are kept until somebody chooses; this one only shows."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "The other version of this note", "Both are kept. Words in it can be copied from here.", parent
        )
        self.setMinimumSize(600, 420)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The other version")
        close = button("Close", "main")
        close.clicked.connect(self.accept)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(close)
