"""The other laptops of the team, as far as their last files tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from peerteam.domain.ids import derived_id, new_id
from peerteam.store.noun import Noun

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

ONE_EXCHANGE = timedelta(minutes=30)
_UNFINISHED = "file unfinished"


@dataclass(frozen=True, slots=True)
class Heard:
    """A colleague's laptop: when its last file was made, and how many of our changes it did not have then."""

    laptop: str
    who: str
    made: str
    lacks: int


class Laptops(Noun):
    """Keeps, per laptop, what its last whole file did not hold; and when the last two exchanges were."""

    def __init__(self, visit: VisitFile) -> None:
        super().__init__(visit)
        self.now: Callable[[], datetime] = visit.now

    def heard(self) -> list[Heard]:
        """Every colleague a file has come from; of one whose laptop was replaced, the laptop last heard from."""
        rows = self._query(
            """
            select laptop, who, made, upto, lacks from heard h
            where who = '' or (who is not ? and not exists (
                select 1 from heard o where o.who = h.who and (o.made, o.laptop) > (h.made, h.laptop)))
            order by who, laptop
            """,
            (self._my_name(),),
        ).fetchall()
        return [
            Heard(laptop, who, made, len(json.loads(lacks)) + self._since(upto))
            for laptop, who, made, upto, lacks in rows
        ]

    def _my_name(self) -> str | None:
        """A laptop of mine that is used no more is no colleague."""
        found = self._query("select name from peer where id = ?", (self._visit.me,)).fetchone()
        return found[0] if found else None

    # --- which laptop this is

    def arrive(self, computer: str, place: str) -> bool:
        """The visit is opened on this computer, at this place; whether it was another computer's until now.

        A file that was copied or moved gets a name of its own, so that two laptops never write under one.
        """
        home, before = [computer, derived_id("place", place)], self._here.told("home")
        if before == home:
            return False
        door = self._visit.door
        saved_at = door.saved_at
        with door.typing():
            if before:
                self._here.remember("laptop", new_id())
            self._here.tell("home", home)
        door.saved_at = saved_at  # nobody's words were saved by this
        return bool(before) and before[0] != computer

    # --- whether what was made into changes is in a file

    @property
    def file_unfinished(self) -> bool:
        """Whether the last file to hand over has not got its name: what was to go with it is perhaps only here."""
        return self._here.recall(_UNFINISHED) is not None

    def begin_file(self) -> None:
        """Inside the step that hands over."""
        self._here.remember(_UNFINISHED, "1")

    def finish_file(self) -> None:
        """The file has its name; nobody's words were saved by this."""
        door = self._visit.door
        saved_at = door.saved_at
        with door.typing():
            self._here.forget(_UNFINISHED)
        door.saved_at = saved_at

    def take_another_name(self) -> None:
        """Another laptop goes under this one's name: the file was copied, or an older one was put back."""
        with self._visit.door.typing():
            self._here.remember("laptop", new_id())

    def remember(self, laptop: str, who: str, made: str, held: set[bytes]) -> None:
        """A whole file has come that held these changes. An older one than the last tells nothing new."""
        if laptop == self._visit.laptop:
            return
        lacks = [n for n, id in self._query("select n, id from change") if id not in held]
        if self._is_older(laptop, made, lacks):
            return
        row = (laptop, who, made, self._visit.changes.last, json.dumps(lacks))
        with self._visit.door.typing():
            self._query("insert or replace into heard values (?, ?, ?, ?, ?)", row)

    def _is_older(self, laptop: str, made: str, lacks: list[int]) -> bool:
        """By its own clock, and in truth: once a wrong clock is put right, a file that holds more is newer."""
        last = self._query("select made, upto, lacks from heard where laptop = ?", (laptop,)).fetchone()
        if last is None or last[0] <= made:
            return False
        lacked = {*json.loads(last[2]), *(n for (n,) in self._query("select n from change where n > ?", (last[1],)))}
        return not set(lacks) < lacked

    def took_in(self) -> None:
        """New changes have come in. One evening's files come from everybody within minutes: they are one exchange."""
        began, _ = self._exchanges()
        now = self.now()
        if began is None or not timedelta() <= now - began < ONE_EXCHANGE:
            told = [now.isoformat(timespec="seconds"), began and began.isoformat(timespec="seconds")]
            self._here.tell("exchanges", told)

    @property
    def last_exchange(self) -> datetime | None:
        """When the last exchange that brought something began."""
        return self._exchanges()[0]

    @property
    def exchange_before(self) -> datetime | None:
        """When the one before it began."""
        return self._exchanges()[1]

    def _exchanges(self) -> tuple[datetime | None, datetime | None]:
        told = self._here.told("exchanges", (None, None))
        began, before = (each and datetime.fromisoformat(each) for each in told)
        return began, before

    def _since(self, number: int) -> int:
        return int(self._query("select count(*) from change where n > ?", (number,)).fetchone()[0])
