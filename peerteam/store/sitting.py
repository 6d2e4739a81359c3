"""One sitting at the program: whether the last one ended as it should, and what had been typed when it did not."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from peerteam.store.noun import Noun


class Recovered(NamedTuple):
    """The last sitting ended without closing the visit: the last words kept, and when (local time)."""

    began: datetime
    last_typed: datetime | None
    note: str | None


class Sitting(Noun):
    """Marks the visit as in use while a window has it open."""

    def begin(self) -> Recovered | None:
        """A window opens the visit; tells what was recovered if the last sitting was cut short."""
        found = self._recovered()
        with self._visit.door.typing():
            self._here.remember("sitting", self._visit.now().isoformat(timespec="seconds"))
        return found

    def end(self) -> None:
        """The window is closing as it should."""
        with self._visit.door.typing():
            self._here.forget("sitting", "typed")

    def typed(self, note: str) -> None:
        """Words were just kept in a note; inside the transaction that keeps them."""
        self._here.tell("typed", [note, self._visit.now().isoformat(timespec="seconds")])

    def _recovered(self) -> Recovered | None:
        began = self._here.recall("sitting")
        if began is None:
            return None
        note, typed = self._here.told("typed", (None, None))
        return Recovered(datetime.fromisoformat(began), datetime.fromisoformat(typed) if typed else None, note)
