"""The same person typed twice: offered as one, one pair at a time, and never joined without an answer."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from peerteam.domain.people import fuller, likely_same
from peerteam.domain.records import Person
from peerteam.ui.page import Page
from peerteam.ui.people_rows import short, told_apart
from peerteam.ui.widgets.offer import Offer
from peerteam.ui.wording import person_words

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


class SamePerson(Offer):
    """Asks about the first pair there is. Either answer can be undone, and neither is asked for again."""

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__("Same person", "Two people")
        self._visit, self._page = visit, page
        self._pairs: list[tuple[Person, Person]] = []
        self.answered.connect(self._answer)

    def look_at(self, people: Sequence[Person]) -> None:
        """Ask about these people, if there is anything to ask."""
        self._pairs = likely_same(people)
        if not self._pairs:
            self.ask("")
            return
        more = f"  ({len(self._pairs) - 1} more to ask)" if len(self._pairs) > 1 else ""
        self.ask(f"{told_apart(*self._pairs[0])} may be one person.{more}")
        self.setToolTip("\n".join(map(person_words, self._pairs[0])))

    def say_two(self, one: str, other: str) -> None:
        """They are two people, whatever was said before."""
        with self._page.telling():
            self._visit.people.say_two(one, other)

    def _answer(self, same: bool) -> None:
        one, other = self._pairs[0]
        if same:
            self._join(one, other)
        else:
            self.say_two(one.id, other.id)
            self._page.told.emit(f"{told_apart(one, other)} stay two people.", "", None)

    def _join(self, one: Person, other: Person) -> None:
        counts = fuller(one, other)
        with self._page.telling():
            self._visit.people.join((other if counts == one else one).id, counts.id)
            undo = functools.partial(self.say_two, one.id, other.id)
            self._page.told.emit(f"{short(counts)} now counts once.", "Two people after all", undo)
