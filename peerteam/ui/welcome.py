"""The first thing one sees without a visit: open one, or try the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.strip import Strip


class Welcome(QWidget):
    """Two ways in; nothing asks for a network or a password."""

    open_asked = Signal(object)  # a Path
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Peer Team")
        self.strip = Strip()
        self.open, self.sample = button("&Open a visit …", "main"), button("Try the &sample")
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self.open)
        row.addWidget(self.sample)
        row.addStretch()
        text = label("From a slot in the programme to a paragraph of the letter. One visit is one file on this "
                     "laptop; nothing ever leaves it unless you hand it over.", "quiet", wrap=True)  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.HUGE, theme.HUGE, 2 * theme.HUGE, theme.HUGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self.strip)
        column.addStretch(2)
        column.addWidget(label("Peer Team", "title"))
        column.addWidget(text)
        column.addSpacing(theme.LARGE)
        column.addLayout(row)
        column.addStretch(3)
        self.open.clicked.connect(self._ask_for_file)
        self.sample.clicked.connect(self.sample_asked)
        self.resize(760, 460)
        self.open.setFocus()

    def _ask_for_file(self) -> None:
        # By content, never by ending: a file may come under any name.
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a visit", "", "Visits (*.peerteam);;All files (*)")
        if chosen:
            self.open_asked.emit(Path(chosen))
