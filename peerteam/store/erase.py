"""Erasing for good: a record, all its changes, and whatever means nothing without it (a tag carries words of its note).

Late copies are refused by the name left in `erased`. Files already given away cannot be recalled; whoever offers
erasing must say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from peerteam.store.database import Connection
from peerteam.store.tables import TABLES

PARTS = tuple({name for table in TABLES.values() for name in table.parts})
"""The names of all fields that tie a record to one it means nothing without."""


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
    fields = ", ".join(f"'{name}'" for name in PARTS)
    found = db.execute(
        f"select distinct record from value where field in ({fields}) and value in (select value from json_each(?))",
        (among,),
    ).fetchall()
    for table in TABLES.values():
        for name in table.parts:
            found += db.execute(
                f"select id from {table.kind} where {name} in (select value from json_each(?))", (among,)
            ).fetchall()
    return {record for (record,) in found}


def forget(db: Connection, record: str, why: str) -> None:
    """Take every trace of a record out of the tables, and remember only that it is erased."""
    db.execute("delete from replaces where child in (select n from change where record = ?)", (record,))
    db.execute("delete from change where record = ? and raw ->> '$.erase' is null", (record,))
    db.execute("delete from value where record = ?", (record,))
    for kind in TABLES:
        db.execute(f"delete from {kind} where id = ?", (record,))
    db.execute("delete from written where record = ?", (record,))
    db.execute("insert or ignore into erased values (?, ?)", (record, why))
