"""Out beyond the team: whom it is for, what goes and what stays, what to look at first, and where the file is made."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QWidget

from peerteam.domain.before_leaving import in_words
from peerteam.domain.errors import PeerTeamError
from peerteam.domain.outgoing import Audience, what_goes
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.outside import documents_folder, open_outside
from peerteam.ui.send_out_job import FORMS, Form, Looked, look_job, write_job
from peerteam.ui.tasks import Cancelled, Tasks
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import flow_row
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.told_list import Part, ToldList

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

WHOM = (
    (Audience.TEAM, "The peer team"),
    (Audience.COUNCIL, "The council"),
    (Audience.LGA, "The LGA"),
)
LOOKING = "Looking through the texts …"


class SendOut(Sheet):
    """Choose whom it is for; what is said beneath follows. Enter makes the file."""

    told = Signal(str)  # what came of it, when the sheet was closed meanwhile

    def __init__(self, visit: VisitFile, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("Out beyond the team", parent=parent)
        self.widen(680)
        self._visit, self._tasks = visit, tasks
        self.folder = documents_folder()
        self.open_file: Callable[[Path], object] = open_outside
        self.made: Path | None = None
        self._looked: dict[Audience, Looked] = {}
        self.whom = {each: _choice(words) for each, words in WHOM}
        self.forms = {form.key: _choice(form.words) for form in FORMS}
        self.said = ToldList("What goes and what stays")
        self.where, self.outcome = label(role="quiet", wrap=True), answer("heading")
        self.make = button("Make the file", "main")
        self.other_folder = button("Another folder …", "plain")
        self.open_it, self.show_folder = button("Open it"), button("Show the folder", "plain")
        self.close_it = button("Close", "plain")
        self._lay_out()
        self._connect()
        self.whom[Audience.TEAM].setChecked(True)
        self.forms["xlsx"].setChecked(True)
        self._look()
        self.whom[Audience.TEAM].setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setColumnStretch(1, 1)
        rows: Sequence[tuple[str, Sequence[QPushButton]]] = (
            ("Whom is it for?", list(self.whom.values())),
            ("As a", list(self.forms.values())),
        )
        for number, (words, choices) in enumerate(rows):
            grid.addWidget(label(words), number, 0)
            grid.addWidget(flow_row(*choices), number, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.said, 1)
        self.body.addWidget(self.where)
        self.body.addWidget(self.outcome)
        self.body.addWidget(flow_row(self.make, self.open_it, self.show_folder, self.other_folder, self.close_it))

    def _connect(self) -> None:
        for chosen in self.whom.values():
            chosen.toggled.connect(self._chosen)
        for chosen in self.forms.values():
            chosen.toggled.connect(self._chosen)
        for each, do in (
            (self.make, self.begin),
            (self.other_folder, self._choose_folder),
            (self.open_it, self._open),
            (self.show_folder, self._show_folder),
            (self.close_it, self.reject),
        ):
            each.clicked.connect(do)

    # --- whom it is for -----------------------------------------------------------------------------------------------

    @property
    def audience(self) -> Audience:
        """Whom it is for."""
        return next(audience for audience, each in self.whom.items() if each.isChecked())

    @property
    def form(self) -> Form:
        """The form chosen."""
        return next(form for form in FORMS if self.forms[form.key].isChecked())

    def _chosen(self, on: bool) -> None:
        if on:
            self.made = None
            self.outcome.clear()
            self._look()

    def _look(self) -> None:
        """Look through the texts beside the window, once for each reader."""
        audience = self.audience
        if audience not in self._looked:
            job = look_job(self._visit.snapshot(), audience, self._visit.notes.private_texts())
            self._tasks.run(job, functools.partial(self._has_looked, audience), self._failed, words=LOOKING)
        self._show()

    def _has_looked(self, audience: Audience, looked: Looked) -> None:
        self._looked[audience] = looked
        if audience == self.audience:
            self._show()

    def _show(self) -> None:
        looked = self._looked.get(self.audience)
        self.make.setEnabled(looked is not None)
        self.said.show_parts(self._parts(looked) if looked else [(LOOKING, ("This takes a moment.",))])
        self.where.setText(f"The file is made in the folder {self.folder.name}. Nothing in the visit changes.")
        self.where.setToolTip(str(self.folder))
        for each in (self.open_it, self.show_folder):
            each.setVisible(self.made is not None)
        self.outcome.setVisible(bool(self.outcome.text()))
        self.fit()

    def _parts(self, looked: Looked) -> list[Part]:
        still, _ = self._visit.settled_warnings.parted(looked.cautions)
        places = [f"{each[:1].upper()}{each[1:]}" for each in in_words(still)]
        return [
            ("Look at this first: somebody could be recognised", places),
            (f"Goes, marked “{looked.out.marking}”", what_goes(looked.out) or ("Nothing yet",)),
            ("Stays here", looked.out.left_out),
        ]

    # --- making it ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Make it beside the window; a file that is there stays as it is."""
        looked, form = self._looked[self.audience], self.form
        path = self._path(form)
        self.make.setEnabled(False)
        self._tasks.run(write_job(looked.out, form, path), self._done, self._failed, words=f"Making {path.name}")

    def _path(self, form: Form) -> Path:
        from peerteam.formats.new_file import free_name, safe_name

        whom = dict(WHOM)[self.audience].lower()
        council = self._visit.record().council or "Peer challenge"
        return free_name(self.folder / (safe_name(f"{council} for {whom}") + form.ending))

    def _done(self, path: Path) -> None:
        self.made = path
        self._say(f"Made: {path.name}")
        self.open_it.setFocus()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, PeerTeamError):
            self._say(str(error))
        elif isinstance(error, Cancelled):
            self._say("Stopped. Nothing was made.")
        else:
            self._say("")
            raise error  # ours: the hook of `errors.py` makes the report

    def _say(self, words: str) -> None:
        self.outcome.setText(words)
        if words and not self.isVisible():
            self.told.emit(words)
        self._show()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to make the file", str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._show()

    def _open(self) -> None:
        if self.made:
            self.open_file(self.made)

    def _show_folder(self) -> None:
        if self.made:
            self.open_file(self.made.parent)


def _choice(words: str) -> QPushButton:
    made = button(words, "filter")
    made.setCheckable(True)
    made.setAutoExclusive(True)
    made.setAutoDefault(False)  # Enter makes the file
    return made
