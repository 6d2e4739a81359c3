"""Another version of a part of the letter waits: how that is said, and the sheet on which one is chosen."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from peerteam.domain.records import Peer, Section
from peerteam.ui.wording import first_name, joined

if TYPE_CHECKING:
    from peerteam.store.settling import Case
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.page import Page


class LetterVersions(QObject):
    """What two people wrote in one part is both there until somebody chooses, here or on Hand over."""

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self._visit, self._page = visit, page

    def say(self, part: str, name: str) -> None:
        """Tell of another version of this part, if one waits."""
        case = self._case(part)
        if case is not None:
            who = dict.fromkeys(self._name(side.who) for side in (case.here, *case.others))
            told = f"“{name}” was written twice, by {joined(list(who))}. Both versions are kept."
            self._page.told.emit(told, "Compare", functools.partial(self.ask, part))

    def _name(self, who: str | None) -> str:
        peer = self._visit.rows.get(Peer, who)
        return "you" if who == self._visit.me else first_name(peer) if peer else "somebody"

    def ask(self, part: str) -> None:
        """Both side by side; what is being typed is kept first."""
        case = self._case(part) if self._page.leave() else None
        if case is None:
            return
        from peerteam.ui.dialogs.other_version import OtherVersion
        from peerteam.ui.dialogs.two_versions import Shown
        from peerteam.ui.handover_questions import question

        asked = question(self._visit, case)
        sides = ((asked.here, case.here), *zip(asked.others, case.others, strict=True))
        here, *others = (Shown(shown.heading, side.value or "") for shown, side in sides)
        sheet = OtherVersion(here, others, self._page)
        sheet.chosen.connect(functools.partial(self._choose, case))
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _case(self, part: str) -> Case | None:
        """The own words of a part, with their versions."""
        section = self._visit.letter.section(part)
        if section is None or part not in self._visit.letter.other_versions():
            return None
        cases = self._visit.settling.cases()
        return next((c for c in cases if (c.kind, c.record) == (Section.kind_name, section.id) and c.field), None)

    def _choose(self, case: Case, words: str) -> None:
        with self._page.telling():
            self._visit.settling.keep(case, words or None)
            last = self._visit.history.last
            told = "Chosen. The others follow with your next hand-over."
            self._page.told.emit(told, "Undo", functools.partial(self._take_back, last))

    def _take_back(self, step: Step | None) -> None:
        with self._page.telling():
            if step is not None:
                self._visit.history.take_back(step)
