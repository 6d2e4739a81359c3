"""Make the slides: where to, on which template, and what to look at before they are shown.

Beside them the speaking note: one page of Word to hold in the hand, made of the same headlines.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.outside import documents_folder, open_outside
from peerteam.ui.slides_job import note_job, slides_job
from peerteam.ui.tasks import Cancelled, Tasks
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.formats.slides import Written
    from peerteam.store.visit_file import VisitFile

DETAIL = (
    "Each theme with its strengths and areas for consideration, in the team’s words. No evidence is in the file, and "
    "nobody’s name but the team’s. The speaking note has the same headlines on one page of Word, and suggests who "
    "speaks when."
)
TEMPLATES = "PowerPoint (*.potx *.pptx)"


class MakeSlides(Sheet):
    """Enter makes them; a draft that is there stays as it is."""

    told = Signal(str)  # what came of it, when the sheet was closed meanwhile
    template_chosen = Signal(str)  # a path, or an empty text for our own

    def __init__(self, visit: VisitFile, tasks: Tasks, template: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Make the slides", DETAIL, parent)
        self.widen(560)
        self._visit, self._tasks = visit, tasks
        self.folder = documents_folder()
        self.template = Path(template) if template else None
        self.written: Path | None = None
        self.where, self.outcome = label(wrap=True), answer("heading")
        self.look_at = answer("small")
        self.make = button("Make slides", "main")
        self.make_note = button("Make speaking note")
        self.other_folder = button("Another folder …", "plain")
        self.other_template, self.own = button("Another template …", "plain"), button("Our own template", "plain")
        self.open_it, self.show_folder = button("Open it"), button("Show the folder", "plain")
        self.close_it = button("Close", "plain")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Making the slides")
        self._lay_out()
        self._connect()
        self._show()
        self._pressed: QWidget = self.make
        self.make.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(self.where)
        self._row(self.other_folder, self.other_template, self.own)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.look_at)
        self._row(self.make, self.make_note, self.open_it, self.show_folder, self.close_it)

    def _row(self, *buttons: QWidget) -> None:
        row = QWidget()
        layout = FlowLayout(row)
        layout.setSpacing(theme.SMALL)
        for each in buttons:
            layout.addWidget(each)
        self.body.addWidget(row)

    def _connect(self) -> None:
        for each, do in (
            (self.make, self.begin),
            (self.make_note, self.begin_note),
            (self.other_folder, self._choose_folder),
            (self.other_template, self._choose_template),
            (self.own, self._use_our_own),
            (self.open_it, self._open),
            (self.show_folder, self._show_folder),
            (self.close_it, self.reject),
        ):
            each.clicked.connect(do)

    def _show(self) -> None:
        on = f"On the template {self.template.name}." if self.template else "On the program’s own template."
        self.where.setText(f"They are saved in the folder {self.folder.name}. {on}")
        self.where.setToolTip(str(self.folder))
        self.own.setVisible(self.template is not None)
        self.progress.setVisible(not self.make.isEnabled())
        for each in (self.open_it, self.show_folder):
            each.setVisible(self.written is not None)
        for said in (self.outcome, self.look_at):
            said.setVisible(bool(said.text()))
        self.fit()

    # --- making -------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Make them beside the window."""
        self._begin(self.make)
        job = slides_job(self._visit.snapshot(), self.folder, self.template)
        self._tasks.run(job, self._made, self._failed, words="Making the slides")

    def begin_note(self) -> None:
        """Make the speaking note."""
        self._begin(self.make_note)
        job = note_job(self._visit.snapshot(), self.folder)
        self._tasks.run(job, self._noted, self._failed, words="Making the speaking note")

    def _begin(self, pressed: QWidget) -> None:
        self._pressed = pressed
        self._busy(True)

    def _busy(self, busy: bool) -> None:
        for each in (self.make, self.make_note):
            each.setEnabled(not busy)
        if busy:
            self.progress.setRange(0, 0)
            self._say("")

    def _made(self, written: Written) -> None:
        said = f"Made: {written.path.name}, {number_of(written.slides, 'slide')}."
        self._finished(written.path, said, (*written.look_at, *written.left_out))

    def _noted(self, path: Path) -> None:
        self._finished(path, f"Made: {path.name}.")

    def _finished(self, path: Path, said: str, look_at: tuple[str, ...] = ()) -> None:
        self._busy(False)
        self.written = path
        self._say(said, look_at)
        self.open_it.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self._pressed.setFocus()  # where it was before the button was out of use: one puts it right and tries again
        if isinstance(error, PeerTeamError):
            self._say(str(error))
        elif isinstance(error, Cancelled):
            self._say("Stopped. Nothing was made.")
        else:
            self._say("")
            raise error  # ours: the hook of `errors.py` makes the report

    def _say(self, words: str, look_at: tuple[str, ...] = ()) -> None:
        self.outcome.setText(words)
        if words and not self.isVisible():
            self.told.emit(words)
        self.look_at.setText("\n".join(look_at))
        self._show()

    # --- where to, and on what ----------------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to save the slides", str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._show()

    def _choose_template(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "A template for the slides", str(self.folder), TEMPLATES)
        if chosen:
            self.use_template(chosen)

    def _use_our_own(self) -> None:
        self.use_template("")

    def use_template(self, path: str) -> None:
        """Slides are made on this one from now on; an empty text is our own."""
        self.template = Path(path) if path else None
        self.template_chosen.emit(path)
        self._show()

    def _open(self) -> None:
        if self.written:
            open_outside(self.written)

    def _show_folder(self) -> None:
        if self.written:
            open_outside(self.written.parent)
