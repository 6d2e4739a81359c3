"""What waits to be settled, asked one thing after another and answered: each answer is one step."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from peerteam.domain.people import fuller, likely_same
from peerteam.store.settling import THERE, Case
from peerteam.ui.dialogs.settle import SettleSheet
from peerteam.ui.handover_questions import Matter, Pair, question, together
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.page import Page


class Settler(QObject):
    """Goes through what waits, in a sheet over a page."""

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self._visit, self._page = visit, page
        self.sheet: SettleSheet | None = None
        self._put_off: set[tuple[str, ...]] = set()
        self._answered = 0

    def matters(self) -> list[Matter]:
        """Everything there is to settle."""
        pairs = likely_same(self._visit.people.persons())
        return [*self._visit.settling.cases(), *(Pair(one, other) for one, other in pairs)]

    def open(self) -> None:
        """Ask, one thing after another."""
        self._put_off, self._answered = set(), 0
        sheet = self.sheet = SettleSheet(self._page)
        sheet.kept.connect(self._keep)
        sheet.both_kept.connect(self._keep_both)
        sheet.written.connect(self._write)
        sheet.put_off.connect(self._later)
        sheet.undo_asked.connect(self._undo)
        sheet.finished.connect(self._closed)
        if self._ask_next():
            sheet.open()

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask_next(self) -> bool:
        """False if there is nothing more to ask."""
        waiting = [each for each in self.matters() if _key(each) not in self._put_off]
        if self.sheet is None or not waiting:
            return False
        of = len(waiting) + self._answered + len(self._put_off)
        self.sheet.ask(question(self._visit, waiting[0]), self._answered + len(self._put_off) + 1, of)
        return True

    @property
    def _matter(self) -> Matter | None:
        return next((each for each in self.matters() if _key(each) not in self._put_off), None)

    def _go_on(self) -> None:
        if not self._ask_next() and self.sheet is not None:
            self.sheet.accept()

    def _later(self) -> None:
        matter = self._matter
        if matter is not None:
            self._put_off.add(_key(matter))
        self._go_on()

    def _undo(self) -> None:
        if self._answered:
            with self._page.telling():
                self._visit.history.undo()
                self._answered -= 1
            self._go_on()

    def _closed(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.deleteLater()
        last = self._visit.history.last
        if self._answered and last is not None:
            words = f"{number_of(self._answered, 'thing')} settled. The others follow with your next hand-over."
            self._page.told.emit(words, "Undo the last", functools.partial(self._visit.history.take_back, last))

    # --- answers ------------------------------------------------------------------------------------------------------

    def _keep(self, side: int) -> None:
        matter = self._matter
        if isinstance(matter, Pair):
            self._answer_pair(matter, same=side == 0)
        elif matter is not None and matter.field == THERE:
            there = matter.here.value if side == 0 else matter.others[side - 1].value
            self._settle(matter, there, whole=True)
        elif matter is not None:
            self._settle(matter, matter.here.value if side == 0 else matter.others[side - 1].value)

    def _keep_both(self) -> None:
        matter = self._matter
        both = together(self._visit, matter) if isinstance(matter, Case) else None
        if isinstance(matter, Case) and both is not None:
            self._settle(matter, both)

    def _write(self, words: str) -> None:
        matter = self._matter
        if isinstance(matter, Case):
            self._settle(matter, words)

    def _settle(self, case: Case, value: Any, *, whole: bool = False) -> None:
        settling = self._visit.settling
        with self._page.telling():
            if not whole:
                settling.keep(case, value)
            elif value:
                settling.keep_it(case)
            else:
                settling.let_go(case)
            self._answered += 1
        self._go_on()

    def _answer_pair(self, pair: Pair, *, same: bool) -> None:
        people, counts = self._visit.people, fuller(pair.one, pair.other)
        with self._page.telling():
            if same:
                people.join((pair.other if counts == pair.one else pair.one).id, counts.id)
            else:
                people.say_two(pair.one.id, pair.other.id)
            self._answered += 1
        self._go_on()


def _key(matter: Matter) -> tuple[str, ...]:
    if isinstance(matter, Pair):
        return matter.one.id, matter.other.id
    return matter.kind, matter.record, matter.field
