"""The sheet shown when the program itself made a mistake."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.aloud import say_aloud
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.to_read import to_be_read

WHAT = "Something went wrong in the program"
DETAIL = (
    "Your notes are saved and you can go on. If you like, copy this report and send it to whoever looks after "
    "Peer Team for you. It holds no names and no words of your notes."
)


class ErrorReport(Sheet):
    """Says that the mistake is ours, that nothing is lost, and offers the report; or another text to copy."""

    def __init__(
        self, text: str, parent: QWidget | None = None, what: str = WHAT, detail: str = DETAIL, leave: str = "Go on"
    ) -> None:
        super().__init__(what, detail, parent)
        self.widen(640)
        self.text = QPlainTextEdit(text)
        to_be_read(self.text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Report")
        self.copy, close = button("Copy the report"), button(leave, "main")
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch()
        row.addWidget(close)
        self.body.addWidget(self.text)
        self.body.addLayout(row)
        self.copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText("Copied")
        self.copy.setAccessibleName("Copied")
        say_aloud(self.copy, "Copied")
