"""What others have handed over since this person last looked: all after the last change that was known then."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from peerteam.domain.records import KINDS
from peerteam.store.noun import Noun

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

KEY = "incoming"
SHOWN = 12
"""So many of a person's records of one kind are read, the newest; the others are only counted."""


@dataclass(frozen=True, slots=True)
class Came:
    """One record somebody else made or changed: who did so last, and whether it was known before."""

    kind: str
    record: str
    who: str
    when: datetime
    new: bool
    moved: bool = False  # a session at another time or place
    gone: bool = False  # deleted, and not in the visit here


@dataclass(frozen=True, slots=True)
class Some:
    """What one person made or changed of one kind, or deleted: how many, and the newest of them."""

    who: str
    kind: str
    count: int
    came: tuple[Came, ...]
    gone: bool = False

    @property
    def more(self) -> int:
        """How many are only counted."""
        return self.count - len(self.came)


@dataclass(frozen=True, slots=True)
class Arrived:
    """All that came since a moment (None: since the visit was begun here)."""

    since: datetime | None = None
    some: tuple[Some, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.some)


class Incoming(Noun):
    """What came, until somebody says that it is seen."""

    def __init__(self, visit: VisitFile) -> None:
        super().__init__(visit)
        self._read: tuple[tuple[object, ...], tuple[Some, ...]] | None = None  # what was asked last, and the answer

    def came(self, last: int) -> None:
        """Changes have just been taken in; `last` was the newest before. What a visit was begun with is no news."""
        if self._here.recall(KEY) is None and last:
            since = self._visit.laptops.exchange_before
            self._here.tell(KEY, {"after": last, "since": since and since.isoformat(timespec="seconds")})

    def arrived(self, whole: Collection[tuple[str, str]] = ()) -> Arrived:
        """What others have made or changed since, by person and kind; all of those (who, kind) in `whole`.

        A whole visit may have come, so what is not going to be shown is counted and not read.
        """
        kept = self._here.recall(KEY)
        if kept is None:
            return Arrived()
        told = json.loads(kept)
        asked = (self._visit.changes.last, kept, self._visit.me, frozenset(whole))
        if self._read is None or self._read[0] != asked:
            self._read = asked, tuple(self._some(int(told["after"]), whole))
        return Arrived(told["since"] and datetime.fromisoformat(told["since"]), self._read[1])

    def _some(self, after: int, whole: Collection[tuple[str, str]]) -> Iterator[Some]:
        wanted = json.dumps([f"{who}:{kind}" for who, kind in whole])
        rows = self._query(_NEWEST, (after, self._visit.me, after, SHOWN, wanted)).fetchall()
        for (who, kind, gone), group in groupby(rows, key=lambda row: (row["who"], row["kind"], row["gone"])):
            some = list(group)
            yield Some(who, kind, some[0]["many"], tuple(self._came(row, after) for row in some), bool(gone))

    def _came(self, row: Mapping[str, Any], after: int) -> Came:
        record, kind = row["record"], row["kind"]
        known = self._query("select 1 from change where record = ? and n <= ?", (record, after)).fetchone()
        moved = known and kind == "session" and self._query(_MOVED, (record, after)).fetchone()
        return Came(kind, record, row["who"], _time(row["clock"]), not known, bool(moved), bool(row["gone"]))

    def seen(self) -> str | None:
        """This person knows it all now. Returns what was kept, for `not_seen`."""
        kept = self._here.recall(KEY)
        with self._visit.door.typing():
            self._here.forget(KEY)
        return kept

    def not_seen(self, kept: str | None) -> None:
        """After all it was not."""
        if kept is not None:
            with self._visit.door.typing():
                self._here.remember(KEY, kept)

    def not_arrived(self) -> int:
        """How many changes others have built on that are in no file taken in here yet."""
        sql = """
            select count(distinct r.parent) from replaces r join change c on c.n = r.child
            where not exists (select 1 from change p where p.id = r.parent)
        """
        return int(self._query(sql).fetchone()[0])

    def last_of(self) -> dict[str, datetime]:
        """When each person last handed something over that has come here, by whatever way."""
        return {who: _time(clock) for who, clock in self._query("select who, max(clock) from change group by who")}


_GONE = " ".join(f"when '{kind}' then not exists (select 1 from {kind} t where t.id = record)" for kind in KINDS)
_NEWEST = f"""
    with latest as (
        select record, kind, who, clock, max(n) as n, case kind {_GONE} end as gone from change
        where n > ? and who is not ? and record not in (select record from erased) group by record
    ), told as (
        select * from latest l where gone is not null
            and not (gone and not exists (select 1 from change c where c.record = l.record and c.n <= ?))
    ), ranked as (
        select *, row_number() over (partition by who, kind, gone order by n desc) as place,
            count(*) over (partition by who, kind, gone) as many from told
    )
    select * from ranked
    where place <= ? or kind = 'session' or who || ':' || kind in (select value from json_each(?))
    order by who, kind, gone, place
"""
"""Every session is read, because how many were moved is said. What came and went between two exchanges was never seen
here and is not told; nor is a kind of record only a newer program knows."""
_MOVED = """
    select 1 from value v join change c on c.n = v.change where v.record = ? and v.field = 'slot' and c.n > ? limit 1
"""


def _time(clock: int) -> datetime:
    return datetime.fromtimestamp((clock >> 16) / 1000)
