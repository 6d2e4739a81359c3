"""A new visit in four fields: the council, the days, the framework, and who one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from peerteam.domain.errors import PeerTeamError
from peerteam.ui import theme
from peerteam.ui.ask import Sheet
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import answer, label
from peerteam.ui.widgets.small_choice import SmallChoice
from peerteam.ui.widgets.two_days import FIRST, LAST, TwoDays

NEW = "A new visit", "One file on this laptop. The council and the days stand on everything that is made from it."
REVIEW = (
    "The progress review",
    "Recommendations and actions come along from this visit. Notes, passages and people do not.",
)
"""What is asked, and what to know about it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was filled in; days are ISO days."""

    council: str
    first_day: str
    last_day: str
    framework: str
    me: str


class NewVisitSheet(Sheet):
    """Fields one under the other; what is missing is said beneath them, never before anything was typed."""

    def __init__(
        self,
        frameworks: Sequence[tuple[str, str]],
        suggest: Callable[[str], str],
        today: date,
        parent: QWidget | None = None,
        asked: tuple[str, str] = NEW,
    ) -> None:
        """`frameworks` are (id, name), the oldest first; `suggest` gives the id for an ISO day."""
        super().__init__(*asked, parent)
        self._suggest, self._today = suggest, today
        self._chosen_by_hand = False
        self._days = TwoDays(today)
        self.council, self.me = QLineEdit(), QLineEdit()
        self.first, self.last = self._days.first, self._days.last
        self.framework = SmallChoice()
        self.framework.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for id, name in frameworks:
            self.framework.addItem(name, id)
        self.problem = answer("area")
        self.go, cancel = button("Go on", "main"), button("Cancel", "plain")
        self.go.setDefault(True)
        self.me.setPlaceholderText("As the team calls you: Cllr Ann Hart")
        self._lay_out(cancel)
        self.first.editingFinished.connect(self._tidy)
        self.last.editingFinished.connect(self._tidy)
        self.framework.activated.connect(self._choose)
        self.go.clicked.connect(self._check)
        cancel.clicked.connect(self.reject)
        self.widen(560)
        self._suggest_framework()
        self.council.setFocus()

    def _lay_out(self, cancel: QWidget) -> None:
        fields: tuple[tuple[str, QLineEdit | QComboBox], ...] = (
            ("&Council", self.council),
            (FIRST, self.first),
            (LAST, self.last),
            ("F&ramework", self.framework),
            ("&Your name", self.me),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.MEDIUM)
        for row, (words, field) in enumerate(fields):
            name = label(words)
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.go)
        self.body.addLayout(grid)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)

    def follow(self, council: str, framework: str, me: str) -> None:
        """The visit is to follow another of this council: what is known of it is filled in."""
        self.council.setText(council)
        self.me.setText(me)
        if self.framework.findData(framework) >= 0:
            self.framework.setCurrentIndex(self.framework.findData(framework))
            self._chosen_by_hand = True
        self.first.setFocus()

    def wanted(self) -> Wanted:
        """What was filled in. Raises NotAllowed for a date that is not one."""
        first, last = self._days.read()
        return Wanted(
            self.council.text().strip(), first, last, str(self.framework.currentData()), self.me.text().strip()
        )

    def _tidy(self) -> None:
        """A date that is understood is written out, so that one sees how it was understood."""
        try:
            self._days.write_out()
        except PeerTeamError as problem:
            self._say(str(problem))
            return
        self._say("")
        self._suggest_framework()

    def _suggest_framework(self) -> None:
        try:
            day = self._days.first_day() or self._today.isoformat()
        except PeerTeamError:
            return
        if not self._chosen_by_hand:
            self.framework.setCurrentIndex(max(0, self.framework.findData(self._suggest(day))))

    def _choose(self) -> None:
        self._chosen_by_hand = True

    def _check(self) -> None:
        try:
            wanted = self.wanted()
        except PeerTeamError as problem:
            self._say(str(problem))
            return
        lacking, field = _lacking(wanted, self)
        if field is not None:
            self._say(lacking)
            field.setFocus()
        else:
            self.accept()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.fit()


def _lacking(wanted: Wanted, sheet: NewVisitSheet) -> tuple[str, QLineEdit | None]:
    """What is still missing, and where to type it."""
    if not wanted.council:
        return "Which council is it?", sheet.council
    if not wanted.first_day:
        return "When is the first day on site?", sheet.first
    if wanted.last_day < wanted.first_day:
        return "The last day is before the first one.", sheet.last
    if not wanted.me:
        return "What is your name? It stands under your notes.", sheet.me
    return "", None
