"""The union of two sets of changes: those that are new are added to ours, and taken apart into values.

Runs inside a step, after `fold.prepare`.
"""

from __future__ import annotations

from collections.abc import Iterable

from peerteam.store import fold
from peerteam.store.change import Change
from peerteam.store.database import Connection
from peerteam.store.erase import closure_of, forget
from peerteam.store.tables import TABLES


def newest(db: Connection) -> int:
    """The number of the newest change."""
    return int(db.execute("select coalesce(max(n), 0) from change").fetchone()[0])


def known(db: Connection, changes: Iterable[Change]) -> set[bytes]:
    """Which of these are here already."""
    if not isinstance(changes, list):
        changes = list(changes)
    if len(changes) > 500:
        return {id for (id,) in db.execute("select id from change")}
    look = "select 1 from change where id = ?"
    return {change.id for change in changes if db.execute(look, (change.id,)).fetchone()}


def add(db: Connection, changes: list[Change], *, state: int) -> int:
    """Add those that are new, and take away for good what they erase; returns how many were new.

    Their values begin in `state` (see `fold.py`): 1 where a row here shows them already, 0 until they are folded.
    """
    have = known(db, changes)
    gone = {record for (record,) in db.execute("select record from erased")}
    last = newest(db)
    erasing = {change.record: change.erase for change in changes if change.erase and change.record not in gone}
    gone.update(erasing)
    new = {c.id: c for c in changes if c.id not in have and (c.erase or c.record not in gone)}
    db.executemany(
        "insert into change(id, record, kind, who, clock, raw) values (?, ?, ?, ?, ?, ?)",
        [(c.id, c.record, c.kind, c.who, c.clock, c.raw) for c in new.values()],
    )
    if new:
        _unfold(db, last, state)
    forget(db, {**dict.fromkeys(closure_of(db, gone), "belongs to something erased"), **erasing})
    return len(new)


def _unfold(db: Connection, last: int, state: int) -> None:
    """The new changes taken apart: what they replace, and their values."""
    db.execute("delete from temp.fresh")
    if not state:
        _find_fresh(db, last)
    db.execute(
        """
        insert into replaces
        select unhex(p.value), f.key, c.n
        from change c, json_each(c.raw, '$.replaces') f, json_each(f.value) p where c.n > ? order by 1
        """,
        (last,),
    )
    db.execute(
        """
        insert into value(record, field, change, value, state)
        select c.record, j.key, c.n, j.value,
            case when f.record is null then ? when k.kind is null then 3 else 1 end
        from change c cross join json_each(c.raw, '$.values') j
        left join temp.fresh f on f.record = c.record
        left join temp.known k on k.kind = c.kind and k.field = j.key
        where c.n > ?
        """,
        (state, last),
    )
    kinds = db.execute("select distinct c.kind from temp.fresh f cross join change c on c.record = f.record")
    for (kind,) in kinds.fetchall():
        _insert_fresh(db, kind, TABLES[kind].shared)
    db.execute(
        """
        insert into value(record, field, change, value, state)
        select c.record, '', c.n, c.raw ->> '$.deleted',
            case when ? = 0 then 0 when c.raw ->> '$.deleted' then 3 else 1 end
        from change c where c.n > ? and c.raw ->> '$.deleted' is not null
        """,
        (state, last),
    )


def _find_fresh(db: Connection, last: int) -> None:
    """Records with this one change and no row are shown as they came, without a fold."""
    db.execute(
        """
        insert into temp.fresh
        select record from change c
        where n > ? and kind in (select kind from temp.known) and raw ->> '$.deleted' is null
            and (select count(*) from change o where o.record = c.record) = 1
        """,
        (last,),
    )
    fold.drop_with_row(db, "fresh")


def _insert_fresh(db: Connection, kind: str, names: tuple[str, ...]) -> None:
    fields = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(f"c.raw ->> '$.values.{name}'" for name in names)
    db.execute(
        f"insert into {kind}(id, {fields}) select c.record, {values} "
        f"from temp.fresh f cross join change c on c.record = f.record where c.kind = '{kind}'"
    )
