"""What the sheets that erase for good have in common: a long list that scrolls, and a receipt saved in a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from peerteam.ui.ask import Sheet
from peerteam.ui.outside import documents_folder
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label

WIDE = 700
EDGE = 60


class ReceiptSheet(Sheet):
    """Knows where the receipt will be, and never grows beyond the screen."""

    receipt_of = ""
    """What the receipt is of, as the line says that tells where it will be."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(question, parent=parent)
        self.widen(WIDE)
        self.folder = documents_folder()
        self.where = label(role="quiet", wrap=True)
        self.other_folder = button("Another folder …", "plain")
        self.other_folder.clicked.connect(self._choose_folder)
        self._show_where()

    def fit(self) -> None:
        """As large as its words need, and no larger than the screen: the list scrolls."""
        super().fit()
        screen = self.screen().availableSize()
        self.resize(min(self.width(), screen.width() - EDGE), min(self.height(), screen.height() - EDGE))

    def _show_where(self) -> None:
        self.where.setText(f"A receipt of {self.receipt_of} is saved in the folder {self.folder.name}.")
        self.where.setToolTip(str(self.folder))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to save the receipt", str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._show_where()
