"""One sitting at the program: whether the last one ended as it should, and what had been typed when it did not."""

from __future__ import annotations

import json
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
        self._keep("sitting", datetime.now().isoformat(timespec="seconds"))
        return found

    def end(self) -> None:
        """The window is closing as it should."""
        with self._visit.door.typing():
            self._query("delete from here where key in ('sitting', 'typed')")

    def typed(self, note: str) -> None:
        """Words were just kept in a note; inside the transaction that keeps them."""
        told = json.dumps([note, datetime.now().isoformat(timespec="seconds")])
        self._query("insert or replace into here values ('typed', ?)", (told,))

    def _recovered(self) -> Recovered | None:
        began = self._told("sitting")
        if began is None:
            return None
        note, typed = json.loads(self._told("typed") or "[null, null]")
        return Recovered(datetime.fromisoformat(began), datetime.fromisoformat(typed) if typed else None, note)

    def _told(self, key: str) -> str | None:
        found = self._query("select value from here where key = ?", (key,)).fetchone()
        return found[0] if found else None

    def _keep(self, key: str, value: str) -> None:
        with self._visit.door.typing():
            self._query("insert or replace into here values (?, ?)", (key, value))
