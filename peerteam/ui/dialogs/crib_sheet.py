"""My crib sheet before the visit: what to ask, where to be, what to read; on a page, as a PDF and in Word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QTextBrowser, QWidget

from peerteam.domain.crib_sheet import CribSheet
from peerteam.domain.errors import PeerTeamError
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.crib_paper import crib_html, write_crib_pdf
from peerteam.ui.outside import documents_folder, open_outside
from peerteam.ui.tasks import Cancelled, Progress, Tasks
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import answer


class CribSheetView(Sheet):
    """Read it here, or take it along."""

    told = Signal(str)  # what came of it, when the sheet was closed meanwhile

    def __init__(self, sheet: CribSheet, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(f"Crib sheet: {sheet.name}", parent=parent)
        self.widen(820)
        self._sheet, self._tasks = sheet, tasks
        self._saving = False
        self.folder = documents_folder()
        self.written: Path | None = None
        self.page = QTextBrowser()
        self.page.setProperty("role", "boxed")
        self.page.setAccessibleName("The crib sheet")
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        self.page.setMinimumHeight(400)
        self.page.setHtml(crib_html(sheet, theme.colours_of(self.palette()), head=False))
        self.outcome = answer("heading")
        self.pdf, self.word = button("Save as PDF", "main"), button("Save in Word")
        self.other_folder = button("Another folder …", "plain")
        self.open_it, self.close_it = button("Open it"), button("Close", "plain")
        row = QWidget()
        layout = FlowLayout(row)
        layout.setSpacing(theme.SMALL)
        for each in (self.pdf, self.word, self.other_folder, self.open_it, self.close_it):
            layout.addWidget(each)
        self.body.addWidget(self.page, 1)
        self.body.addWidget(self.outcome)
        self.body.addWidget(row)
        for each, do in (
            (self.pdf, self.save_pdf),
            (self.word, self.save_word),
            (self.other_folder, self._choose_folder),
            (self.open_it, self._open),
            (self.close_it, self.reject),
        ):
            each.clicked.connect(do)
        self._say("")
        self.page.setFocus()

    # --- saving -------------------------------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """On A4, without any other program."""
        self._save(".pdf", write_crib_pdf)

    def save_word(self) -> None:
        """The same in Word, to write into."""
        self._save(".docx", _write_word)

    def _save(self, ending: str, write: Callable[[CribSheet, Path], object]) -> None:
        from peerteam.formats.new_file import free_name, safe_name

        sheet = self._sheet
        path = free_name(self.folder / f"{safe_name(f'{sheet.council} crib sheet {sheet.name}')}{ending}")

        def job(progress: Progress) -> Path:
            progress(0, 0)
            write(sheet, path)
            return path

        self._busy(True)
        self._say("")
        self._tasks.run(job, self._made, self._failed, words=f"Making {path.name}")

    def _made(self, path: Path) -> None:
        self.written = path
        self._again(f"Made: {path.name}, in the folder {path.parent.name}.")
        self.open_it.setFocus()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, PeerTeamError | Cancelled):
            self._again("Stopped. Nothing was made." if isinstance(error, Cancelled) else str(error))
        else:
            self._again("")
            raise error  # ours: the hook of `errors.py` makes the report

    def _again(self, words: str) -> None:
        self._busy(False)
        self._say(words)
        if not self.isVisible():
            self.deleteLater()

    def _busy(self, busy: bool) -> None:
        self._saving = busy
        for each in (self.pdf, self.word):
            each.setEnabled(not busy)

    def done(self, result: int) -> None:
        """Closed, it goes away; while a file is still being made only when that is ready."""
        super().done(result)
        if not self._saving:
            self.deleteLater()

    def _say(self, words: str) -> None:
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.open_it.setVisible(self.written is not None)
        if words and not self.isVisible():
            self.told.emit(words)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to save the crib sheet", str(self.folder))
        if chosen:
            self.folder = Path(chosen)

    def _open(self) -> None:
        if self.written:
            open_outside(self.written)


def _write_word(sheet: CribSheet, path: Path) -> object:
    from peerteam.word.crib_sheet import write_crib_sheet

    return write_crib_sheet(sheet, path)
