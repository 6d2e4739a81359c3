"""What the Programme page says before there is a programme: one large calm place to paste the council's table into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

WORDS = (
    "Copy it in Word or Excel and press Ctrl+V here. Or open the file as the council sent it: Word, Excel or CSV. "
    "What it does not say stays empty; nothing is guessed."
)

CLOSED = (
    "The programme, the notes and the people met were erased for good on {day}. What was agreed and published is still "
    "under Findings and Letter."
)


class EmptyProgramme(QWidget):
    """Words, the main action, and the way to begin by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("Paste the council’s table here", "title", wrap=True)
        self.words = label(WORDS, "quiet", wrap=True)
        self.bring = button("Paste or open a programme", "main")
        self.add = button("Add a session by hand", "plain")
        for each in (self.title, self.words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.bring)
        row.addWidget(self.add)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(theme.LARGE)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)

    def say_closed(self, day: str) -> None:
        """The visit was closed: nothing is to be pasted, and what was here does not come back."""
        self.title.setText("This visit is closed")
        self.words.setText(CLOSED.format(day=day))
        self.bring.setText("Bring in a programme after all")
        self.bring.setAccessibleName(self.bring.text())

    def fit(self, wide: int) -> None:
        """The words in a column one likes to read."""
        column = min(wide, int(theme.column_width(self.words.font())))
        self.words.setFixedSize(column, self.words.heightForWidth(column))
