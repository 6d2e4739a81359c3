"""Changes: what leaves a laptop and what comes in. Like git: rows are the working tree, handing over is the commit,
merging is the union of two sets of changes, folded back onto the rows.

The thirteen rules are in `docs/handing-over.md`; the ones that shape this module:

* Daily work writes rows and nothing else; only handing over makes changes, and a merge never does. So what was typed
  and taken out again in between is in no change and in no file.
* A change holds the altered fields of one record and says, *field by field*, which earlier versions it replaces: those
  the row stood on, never one that was waiting. So nobody's value is answered by somebody who had not seen it.
* Taking in is adding changes to ours and folding the touched records: the latest version is shown, the others wait.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from peerteam.store import fold, places, privacy, union
from peerteam.store.change import Change, change_of
from peerteam.store.chosen_together import is_asked
from peerteam.store.database import Connection
from peerteam.store.erase import closure_of, forget
from peerteam.store.tables import TABLES

DAY = 86_400_000 << 16
"""A day of the hybrid clock: milliseconds in the upper bits, a counter in the lower sixteen."""


def clock_now() -> int:
    """Milliseconds since 1970."""
    return int(time.time() * 1000)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A version of a field that nobody has chosen or answered yet. The field '' is being deleted."""

    record: str
    kind: str
    field: str
    value: Any
    who: str
    clock: int


class Changes:
    """The changes of one visit file, and the way between them and the rows. Everything here runs inside a step."""

    def __init__(self, connection: Connection, now: Callable[[], int] = clock_now) -> None:
        self._db, self.now = connection, now

    # --- at the door

    def commit(self, who: str) -> int:
        """Make one change for each record altered here since the last time; returns how many."""
        db = self._db
        fold.prepare(db)
        self._touch_written()
        privacy.withdraw(db)
        self._touch_written()
        places.anchor(db)
        fold.find_altered(db)
        altered = self._altered_records()
        if altered:
            made = [change_of(content) for content in self._contents(altered, who)]
            self._stand_on_nothing()
            union.add(db, made, state=1)
            self._fold_after_commit()
        self._forget_written()
        return len(altered)

    def _touch_written(self) -> None:
        self._db.execute("insert or ignore into temp.touched select record from written")

    def _altered_records(self) -> dict[tuple[str, str], dict[str, Any]]:
        altered: dict[tuple[str, str], dict[str, Any]] = {}
        rows = self._db.execute("select record, kind, field, value from temp.altered order by record, field")
        for record, kind, name, value in rows:
            altered.setdefault((record, kind), {})[name] = value
        return altered

    def _contents(self, altered: dict[tuple[str, str], dict[str, Any]], who: str) -> Iterable[dict[str, Any]]:
        replaced = self._stood_on()
        clock = self._tick()
        for (record, kind), values in altered.items():
            deleted = values.pop("", None)
            content = {
                "record": record,
                "kind": kind,
                "who": who,
                "clock": clock,
                "values": values,
                "replaces": {name: sorted(ids) for name, ids in replaced.get(record, {}).items()},
            }
            yield content if deleted is None else content | {"deleted": bool(deleted)}

    def _stood_on(self) -> dict[str, dict[str, list[str]]]:
        """Per altered record and field, the versions its row stands on; a deletion replaces every field."""
        stood: dict[str, dict[str, list[str]]] = {}
        rows = self._db.execute(
            """
            select distinct a.record, v.field, lower(hex(c.id)) from temp.altered a
            cross join value v on v.record = a.record
                and (v.field = a.field or (a.field = '' and a.value = 1)) and v.state in (1, 3)
            join change c on c.n = v.change
            """
        )
        for record, name, id in rows:
            stood.setdefault(record, {}).setdefault(name, []).append(id)
        return stood

    def _tick(self) -> int:
        """One clock value for a whole hand-over, later than all we know; clocks a day ahead are not adopted."""
        now = self.now() << 16
        (latest,) = self._db.execute("select max(clock) from change where clock < ?", (now + DAY,)).fetchone()
        return max(now, (latest or 0) + 1)

    def _stand_on_nothing(self) -> None:
        self._db.execute(
            """
            update value set state = 0
            where state in (1, 3) and record in (select record from temp.altered)
                and exists (select 1 from temp.altered a where a.record = value.record
                    and (a.field = value.field or (a.field = '' and a.value = 1)))
            """
        )

    def _fold_after_commit(self) -> None:
        db = self._db
        db.execute("delete from temp.touched")
        db.execute(
            """
            insert into temp.touched select record from temp.altered where field = ''
            union select record from value
                where state = 2 and record in (select record from temp.altered)
            """
        )
        fold.fold(db)
        db.execute("delete from temp.touched")
        db.execute("insert or ignore into temp.touched select record from temp.altered where kind in ('note', 'tag')")
        places.place_touched(db)

    def _forget_written(self) -> None:
        """Only what stays here for now must be looked at again next time."""
        closed = " union ".join(
            f"select r.id from {table.kind} r where {table.private}"
            for table in TABLES.values()
            if table.private != "0"
        )
        self._db.execute(f"delete from written where record not in ({closed})")

    # --- union

    def take(self, changes: list[Change]) -> int:
        """Add somebody's changes to ours and fold what they touch; returns how many were new."""
        db = self._db
        last = self.last
        fold.prepare(db)
        privacy.withdraw(db)
        taken = union.add(db, changes, state=0)
        if taken:
            privacy.withdraw(db, twins=True)
            db.execute(
                "insert or ignore into temp.touched select distinct record from change "
                "where n > ? and record not in (select record from temp.fresh)",
                (last,),
            )
            fold.find_altered(db)
            fold.fold(db, look=False)
            db.execute("insert or ignore into temp.touched select record from temp.fresh")
            places.place_touched(db)
        return taken

    def refold(self) -> None:
        """Fold everything again: after an update of the program, before its first hand-over."""
        db = self._db
        fold.prepare(db)
        db.execute(f"insert or ignore into temp.touched {fold.ALL_TOUCHED}")
        fold.find_altered(db)
        fold.fold(db, look=False)
        places.place_touched(db)

    @property
    def last(self) -> int:
        """The number of the newest change."""
        return union.newest(self._db)

    def since(self, number: int = 0) -> list[str]:
        """The changes after `number`, as they travel."""
        return [raw for (raw,) in self._db.execute("select raw from change where n > ? order by n", (number,))]

    def known(self, changes: Iterable[Change]) -> set[bytes]:
        """Which of these are here already."""
        return union.known(self._db, changes)

    # --- what waits, and a person's choice

    def unsettled(self) -> list[Waiting]:
        """Every version that waits to be chosen or answered, but for what goes with another field of its record."""
        rows = self._db.execute(
            "select record, kind, field, value, who, clock from unsettled order by record, field, n"
        )
        found = [Waiting(*row) for row in rows]
        fields: dict[str, set[str]] = {}
        for each in found:
            fields.setdefault(each.record, set()).add(each.field)
        return [each for each in found if is_asked(each.kind, each.field, fields[each.record])]

    def count_altered(self) -> dict[str, int]:
        """How many records of each kind would leave with the next hand-over. Reads only what was written since then."""
        return {kind: len(records) for kind, records in self.altered().items()}

    def altered(self) -> dict[str, list[str]]:
        """The same record by record."""
        db = self._db
        fold.prepare(db)
        self._touch_written()
        fold.find_altered(db)
        found: dict[str, list[str]] = {}
        for kind, record in db.execute("select distinct kind, record from temp.altered order by kind, record"):
            found.setdefault(kind, []).append(record)
        return found

    def erase(self, record: str, kind: str, who: str, why: str) -> None:
        """Take a record, all its changes and whatever refers to it away for good, here and, as a change, elsewhere."""
        self.erase_all({record: kind}, who, why)

    def erase_all(self, records: Mapping[str, str], who: str, why: str) -> None:
        """The same for many records, given with their kinds, at once."""
        fold.prepare(self._db)
        common = {"who": who, "clock": self._tick(), "values": {}, "replaces": {}, "erase": why}
        kinds = {**records, **self._former(records)}
        changes = [change_of(common | {"record": each, "kind": kind}) for each, kind in kinds.items()]
        union.add(self._db, changes, state=0)

    def erase_quietly(self, records: Mapping[str, str], who: str, why: str) -> None:
        """The same, and of what never left this laptop nobody hears: not even that it was there."""
        left = {record for (record,) in self._db.execute("select distinct record from change")}
        left.update(now for (now,) in self._db.execute("select now from former"))
        here = records.keys() - left
        fold.prepare(self._db)
        forget(self._db, dict.fromkeys(here | closure_of(self._db, here), why))
        self.erase_all({record: kind for record, kind in records.items() if record in left}, who, why)

    def _former(self, records: Mapping[str, str]) -> dict[str, str]:
        """A note that was shared and then withdrawn is the same words under a name of its own."""
        rows = self._db.execute("select record, now from former").fetchall()
        return {record: records[now] for record, now in rows if now in records}
