"""Erasing for good: a record, all its changes, and whatever means nothing without it (a tag carries words of its note).

Late copies are refused by the name left in `erased`. Files already given away cannot be recalled; whoever offers
erasing must say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from peerteam.store.database import Connection
from peerteam.store.tables import TABLES

PARTS = json.dumps({f"{kind}.{name}": 1 for kind, table in TABLES.items() for name in table.parts})
"""The fields that tie a record to one it means nothing without. A theme is no such thing to the tags under it."""
PART_NAMES = ", ".join(sorted({f"'{name}'" for table in TABLES.values() for name in table.parts}))


def closure_of(db: Connection, records: Iterable[str]) -> set[str]:
    """What must go with these records: their parts, and the parts of those."""
    found: set[str] = set()
    edge = set(records)
    while edge:
        parts = _parts_of(db, edge)
        edge = parts - found
        found |= parts
    return found


def _parts_of(db: Connection, records: set[str]) -> set[str]:
    among = json.dumps(sorted(records))
    found = db.execute(
        f"""
        select distinct v.record from value v
        where v.field in ({PART_NAMES}) and v.value in (select value from json_each(?)) and exists (
            select 1 from change c, json_each(?) p where c.n = v.change and p.key = c.kind || '.' || v.field)
        """,
        (among, PARTS),
    ).fetchall()
    for table in TABLES.values():
        for name in table.parts:
            found += db.execute(
                f"select id from {table.kind} where {name} in (select value from json_each(?))", (among,)
            ).fetchall()
    return {record for (record,) in found}


def forget(db: Connection, whys: Mapping[str, str]) -> None:
    """Take every trace of these records out of the tables, and remember only that they are erased, and why."""
    if not whys:
        return
    among = json.dumps(sorted(whys))
    going = "(select value from json_each(?))"
    db.execute(f"delete from replaces where child in (select n from change where record in {going})", (among,))
    db.execute(f"delete from change where record in {going} and raw ->> '$.erase' is null", (among,))
    db.execute(f"delete from value where record in {going}", (among,))
    for kind in TABLES:
        db.execute(f"delete from {kind} where id in {going}", (among,))
    db.execute(f"delete from written where record in {going}", (among,))
    db.executemany("insert or ignore into erased values (?, ?)", whys.items())
