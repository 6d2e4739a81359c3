"""The house style the letter is written in: somebody's own Word template, looked at before it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.letter_job import style_job
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import answer, label

if TYPE_CHECKING:
    from peerteam.word.template_check import TemplateRemark

DETAIL = (
    "Your own Word document or template. Its styles, page, header and footer are used; its text is not, unless a line "
    "[LETTER] says where the letter goes. The file itself is never changed."
)
FILES = "Word (*.dotx *.docx)"
OURS = "The letter is written in the program’s own style."
FINE = "It has everything a letter needs."
SIGNS = {"stop": "✕", "mend": "!", "know": "·"}


class HouseStyle(Sheet):
    """Choosing looks at the file; only one that will do is used."""

    chosen = Signal(str)  # a path, or an empty text for our own style

    def __init__(self, tasks: Tasks, style: str = "", folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__("The house style of the letter", DETAIL, parent)
        self.widen(620)
        self._tasks, self._folder = tasks, folder
        self.style_path = style
        self.now, self.remarks = label(role="heading", wrap=True), answer()
        self.choose, self.own = button("Choose a file …", "main"), button("Our own style", "plain")
        self.close_it = button("Close", "plain")
        ground, self._scroll = QFrame(), QScrollArea()
        ground.setProperty("role", "page")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, theme.SMALL, 0)
        inner.addWidget(self.remarks)
        inner.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(ground)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(theme.ROW * 4)
        self.body.addWidget(self.now)
        self.body.addWidget(self._scroll, 1)
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.setSpacing(theme.SMALL)
        for each in (self.choose, self.own, self.close_it):
            flow.addWidget(each)
        self.body.addWidget(holder)
        self.choose.clicked.connect(self._ask)
        self.own.clicked.connect(self.use_our_own)
        self.close_it.clicked.connect(self.reject)
        self._show()
        if style:
            self._look_at(style)

    def _show(self, remarks: str = "") -> None:
        name = Path(self.style_path).name if self.style_path else ""
        self.now.setText(f"The letter is written in the style of {name}." if name else OURS)
        self.remarks.setText(remarks)
        self.own.setVisible(bool(self.style_path))
        self.fit()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "A house style for the letter", self._folder, FILES)
        if path:
            self.use(path)

    def use(self, path: str) -> None:
        """Look at this file, and use it if it will do."""
        self._look_at(path)

    def use_our_own(self) -> None:
        """The program's own style again."""
        self.style_path = ""
        self.chosen.emit("")
        self._show()

    def _look_at(self, path: str) -> None:
        self.remarks.setText("Looking at it …")
        self._looked_at = path
        self._tasks.run(style_job(Path(path)), self._looked, self._failed)

    def _looked(self, remarks: list[TemplateRemark]) -> None:
        told = "\n\n".join(f"{SIGNS[remark.level]}  {remark}" for remark in remarks) or FINE
        if any(remark.stops for remark in remarks):
            self._show(f"{Path(self._looked_at).name} cannot be used.\n\n{told}")
            return
        if self._looked_at != self.style_path:
            self.style_path = self._looked_at
            self.chosen.emit(self.style_path)
        self._show(told)

    def _failed(self, error: BaseException) -> None:
        self._show(str(error) if isinstance(error, PeerTeamError) else "")
        if not isinstance(error, PeerTeamError):
            raise error  # ours: the hook of `errors.py` makes the report
