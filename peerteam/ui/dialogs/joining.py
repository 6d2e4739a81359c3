"""The team's visit has come, and there is one I began alone: what would come in, and what looks to be one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerteam.domain.begun_alone import Pair
from peerteam.handover.joining import Begun
from peerteam.store.begun_alone import Brought
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.table_model import Column, TableModel
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.data_table import DataTable
from peerteam.ui.widgets.labels import label
from peerteam.ui.wording import joined, number_of

EDGE = 60
LOOK_THE_SAME = "These look the same. Space takes a tick away: then yours comes in beside."
KEPT_ASIDE = "The file you began is kept among the safe copies."
MOST_TOLD = 1
MOST_ROWS = 4


class BringMine(Sheet):
    """Enter brings it in; Esc leaves it for another time."""

    def __init__(self, begun: Begun, parent: QWidget | None = None) -> None:
        super().__init__(question(begun), detail(begun), parent)
        self.begun = begun
        self.widen(760 if begun.pairs.offered else 520)
        self.hint = label(LOOK_THE_SAME, "small", wrap=True)
        self.model = TableModel(self._columns(), lambda each: each.mine)
        self.table = DataTable("What looks like the same", self.model, pick=True)
        self.stands = label(team_stands(begun.pairs.certain), "small", wrap=True)
        self.left = label(left_behind(begun), "small", wrap=True)
        self.go, self.cancel = button("&Bring in", "main"), button("&Not now", "plain")
        self.go.setDefault(True)
        self._lay_out()
        self.model.show_records(begun.pairs.offered)
        self.model.picked = {each.mine for each in begun.pairs.offered}
        self.table.choose("", or_row=0)
        self.table.opened.connect(self.accept)
        self.table.clicked.connect(self._click)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.go.setFocus()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("One", self._ticked, lambda each: each.mine not in self.model.picked, 6, quiet=False),
            Column("In the team’s visit", lambda each: each.words, lambda each: each.words.casefold(), quiet=False),
            Column("In yours", lambda each: each.differs, lambda each: each.differs.casefold(), 30),
        )

    def _ticked(self, each: Pair) -> str:
        return "yes" if each.mine in self.model.picked else "no"

    def _lay_out(self) -> None:
        offered = bool(self.begun.pairs.offered)
        for widget in (self.hint, self.table):
            widget.setVisible(offered)
        rows = 1 + min(len(self.begun.pairs.offered), MOST_ROWS if self.roomy() else 2)
        self.table.setMinimumHeight(rows * self.table.verticalHeader().defaultSectionSize())
        self.stands.setVisible(bool(self.stands.text()))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.stands)
        self.body.addWidget(self.left)
        self.body.addLayout(row)

    def roomy(self) -> bool:
        """Whether the text is of a size that leaves room for more than a line or two of the list."""
        return self.font().pointSizeF() < theme.BASE_POINTS * 1.5

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        screen = self.screen().availableSize()
        self.resize(min(self.width(), screen.width() - EDGE), min(self.height(), screen.height() - EDGE))

    def agreed(self) -> tuple[Pair, ...]:
        """Those still ticked."""
        return tuple(each for each in self.begun.pairs.offered if each.mine in self.model.picked)

    def _click(self) -> None:
        self.model.toggle(self.table.currentIndex().row())


def question(begun: Begun) -> str:
    """ "This looks like the same visit. Bring your 3 notes in?"."""
    what = "what you began" if not begun.notes else "your note" if begun.notes == 1 else f"your {begun.notes} notes"
    return f"This looks like the same visit. Bring {what} in?"


def detail(begun: Begun) -> str:
    """What was begun, and that what stays here goes on doing so."""
    held = [number_of(begun.notes, "note")] if begun.notes else []
    held += [number_of(begun.tags, "tag")] if begun.tags else []
    told = f" In it: {joined(held)}." if held else ""
    staying = f" {number_of(begun.staying, 'note stays', 'notes stay')} on this laptop." if begun.staying else ""
    return f"You began it on this laptop by yourself.{told}{staying} Nothing will be there twice."


def team_stands(certain: Sequence[Pair]) -> str:
    """Where the two say different things of one session: the team's stands."""
    differing = [f"{each.words} (yours: {each.differs})" for each in certain if each.differs]
    if not differing:
        return ""
    more = len(differing) - MOST_TOLD
    shown = differing[:MOST_TOLD] + ([f"{more} more"] if more > 0 else [])
    return f"Where the two differ, the team’s stands: {joined(shown)}."


def left_behind(begun: Begun) -> str:
    """What becomes of the file, and what stays in it."""
    if not begun.not_chosen:
        return KEPT_ASIDE
    waiting = number_of(begun.not_chosen, "version you have not chosen stays", "versions you have not chosen stay")
    return f"{KEPT_ASIDE} {waiting} in it."


def brought_in_words(brought: Brought) -> str:
    """ "3 notes and 2 tags of yours are in the team's visit."."""
    counted = (
        (brought.notes, "note"),
        (brought.tags, "tag"),
        (brought.papers, "paper"),
        (brought.others, "other thing"),
    )
    held = [number_of(count, noun) for count, noun in counted if count]
    if not held:
        return "All that you began is in the team’s visit already."
    verb = "is" if len(held) == 1 and held[0].startswith("1 ") else "are"
    missing = (
        f" {number_of(brought.files_missing, 'file of a paper', 'files of papers')} could not be read."
        if brought.files_missing
        else ""
    )
    return f"{joined(held)} of yours {verb} in the team’s visit.{missing}"
