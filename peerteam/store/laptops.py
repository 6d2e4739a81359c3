"""The other laptops of the team, as far as their last files tell."""

from __future__ import annotations

import json
from dataclasses import dataclass

from peerteam.store.noun import Noun


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

    def _since(self, number: int) -> int:
        return int(self._query("select count(*) from change where n > ?", (number,)).fetchone()[0])
