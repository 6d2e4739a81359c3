"""The other laptops of the team, as far as their last files tell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from peerteam.store.noun import Noun

ONE_EXCHANGE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Heard:
    """A colleague's laptop: when its last file was made, and how many of our changes it did not have then."""

    laptop: str
    who: str
    made: str
    lacks: int


class Laptops(Noun):
    """Keeps, per laptop, what its last whole file did not hold."""

    def heard(self) -> list[Heard]:
        """Every other laptop a file has come from."""
        rows = self._query("select laptop, who, made, upto, lacks from heard order by who, laptop").fetchall()
        return [
            Heard(laptop, who, made, len(json.loads(lacks)) + self._since(upto))
            for laptop, who, made, upto, lacks in rows
        ]

    def remember(self, laptop: str, who: str, made: str, held: set[bytes]) -> None:
        """A whole file has come that held these changes. An older one than the last tells nothing new."""
        last = self._query("select made from heard where laptop = ?", (laptop,)).fetchone()
        if laptop == self._visit.laptop or (last and last[0] > made):
            return
        lacks = [n for n, id in self._query("select n, id from change") if id not in held]
        row = (laptop, who, made, self._visit.changes.last, json.dumps(lacks))
        with self._visit.door.typing():
            self._query("insert or replace into heard values (?, ?, ?, ?, ?)", row)

    def took_in(self, known: int) -> None:
        """New changes have come in; those up to the number `known` were here before.

        One evening's files come from everybody within minutes: they are one exchange.
        """
        found = self._query("select value from here where key = 'exchange'").fetchone()
        now = datetime.now()
        began = datetime.fromisoformat(json.loads(found[0])[1]) if found else None
        if began is None or not timedelta() <= now - began < ONE_EXCHANGE:
            told = json.dumps([known, now.isoformat(timespec="seconds")])
            self._query("insert or replace into here values ('exchange', ?)", (told,))

    @property
    def known_before(self) -> int:
        """The number of the last change that was here before the last exchange brought new ones."""
        found = self._query("select value from here where key = 'exchange'").fetchone()
        return int(json.loads(found[0])[0]) if found else self._visit.changes.last

    def _since(self, number: int) -> int:
        return int(self._query("select count(*) from change where n > ?", (number,)).fetchone()[0])
