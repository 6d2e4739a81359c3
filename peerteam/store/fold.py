"""Comparing rows with the versions they stand on, and folding versions back onto rows.

`value.state` says what a version is to this laptop: 1 the row stands on it; 2 waiting, nobody has chosen; 3 seen but in
no row (the record is hidden, or the field is a newer program's); 0 past. Both directions work on the records in the
temporary table `touched`, so they cost what has changed, not what there is.
"""

from __future__ import annotations

from peerteam.store.database import Connection
from peerteam.store.tables import TABLES, Table

WORKING_TABLES = """
    create temp table if not exists touched (record text primary key) without rowid;
    create temp table if not exists altered (record text, kind text, field text, value, primary key (record, field))
        without rowid;
    create temp table if not exists fresh (record text primary key) without rowid;
    create temp table if not exists rowless (record text primary key) without rowid;
    create temp table if not exists hidden (record text primary key) without rowid;
    create temp table if not exists away (record text primary key) without rowid;
    create temp table if not exists known (kind text, field text, primary key (kind, field)) without rowid;
    create temp table if not exists shown (n integer, record text, field text, change integer, value, state integer,
        id blob, kind text, gone integer, rank integer, top, primary key (record, field, change))
"""

ALL_TOUCHED = " union all ".join(f"select id from {kind}" for kind in TABLES) + " union select record from change"


def prepare(db: Connection) -> None:
    """Make the working tables of this connection, empty."""
    for statement in WORKING_TABLES.split(";\n"):
        db.execute(statement)
    for table in ("touched", "altered", "fresh", "hidden", "away", "shown"):
        db.execute(f"delete from temp.{table}")
    if db.execute("select 1 from temp.known limit 1").fetchone() is None:
        for kind, known in TABLES.items():
            for name in known.shared:
                db.execute("insert into temp.known values (?, ?)", (kind, name))


def drop_with_row(db: Connection, table: str) -> None:
    """Leave in a working table of records only those that no table has a row for."""
    for kind in BIGGEST_FIRST:
        db.execute(f"delete from temp.{table} as w where exists (select 1 from {kind} r where r.id = w.record)")


BIGGEST_FIRST = (
    "tag",
    "attendance",
    "support",
    "note",
    *(k for k in TABLES if k not in ("tag", "attendance", "support", "note")),
)
"""The order in which looking for a record's row costs least."""


def find_altered(db: Connection) -> None:
    """Fill `altered`: each field of a touched record that differs from a version its row stands on.

    The field named '' is being deleted: 1 = the row is gone, 0 = it is there again.
    """
    db.execute("delete from temp.altered")
    for table in TABLES.values():
        _find_altered_rows(db, table)
    db.execute("delete from temp.rowless")
    db.execute("insert into temp.rowless select record from temp.touched")
    drop_with_row(db, "rowless")
    db.execute(
        """
        insert or ignore into temp.altered
        select v.record, c.kind, '', 1 from temp.rowless t cross join value v on v.record = t.record
        join change c on c.n = v.change
        where v.state = 1 and c.kind in (select kind from temp.known)
        """
    )


def _find_altered_rows(db: Connection, table: Table) -> None:
    rows = f"from temp.touched t cross join {table.kind} r on r.id = t.record"
    if db.execute(f"select 1 {rows} limit 1").fetchone() is None:
        return
    for name in table.shared:
        db.execute(
            f"""
            insert or ignore into temp.altered select r.id, '{table.kind}', '{name}', r."{name}" {rows}
            left join value v on v.record = r.id and v.field = '{name}' and v.state = 1
            where v.value is not r."{name}" and not {table.private}
            """
        )
    db.execute(
        f"""
        insert or ignore into temp.altered select r.id, '{table.kind}', '', 0 {rows}
        join value v on v.record = r.id and v.field = '' and v.value = 1 and v.state in (1, 3)
        where not {table.private}
        """
    )


def fold(db: Connection, *, look: bool = True) -> None:
    """Show, for every touched record, the latest version of each field; the others wait.

    Never written over: a field altered here. `look` = find what is altered first; otherwise it has just been done.
    """
    kept = db.execute("select * from temp.altered").fetchall() if look else None
    if look:
        find_altered(db)
    _gather(db)
    _drop_arrived(db)
    any_gone = db.execute("select 1 from temp.shown where gone limit 1").fetchone() is not None
    if any_gone:
        _find_hidden(db)
    db.execute(
        "insert into temp.away select record from temp.altered "
        "where field = '' and value = 1 and record not in temp.hidden"
    )
    _set_states(db)
    for table in TABLES.values():
        if db.execute("select 1 from temp.shown where kind = ? limit 1", (table.kind,)).fetchone():
            _write_rows(db, table, any_gone=any_gone)
    if kept is not None:
        db.execute("delete from temp.altered")
        db.executemany("insert into temp.altered values (?, ?, ?, ?)", [tuple(row) for row in kept])


def _gather(db: Connection) -> None:
    """The versions nobody has replaced, ranked: the latest by (clock, id) first."""
    for table in ("shown", "hidden", "away"):
        db.execute(f"delete from temp.{table}")
    db.execute(
        """
        insert into temp.shown
        select n, record, field, change, value, state, id, kind, field = '' and value = 1,
            row_number() over latest, first_value(value) over latest
        from (select u.* from temp.touched t cross join current u on u.record = t.record)
        window latest as (partition by record, field order by clock desc, id desc)
        """
    )


def _drop_arrived(db: Connection) -> None:
    """What was altered here and has now arrived as a version (after a backup was put back) is not altered any more.

    As long as the row stands on another current version, its alteration is still an answer to that one.
    """
    db.execute(
        """
        delete from temp.altered as a where field <> ''
            and exists (select 1 from temp.shown s
                where s.record = a.record and s.field = a.field and s.value is a.value)
            and not exists (select 1 from temp.shown s
                where s.record = a.record and s.field = a.field and s.state = 1 and s.value is not a.value)
        """
    )


def _find_hidden(db: Connection) -> None:
    """A record is hidden only if a current delete covers each of its current versions and nothing is altered here."""
    db.execute(
        """
        insert into temp.hidden select record from temp.shown group by record
        having max(gone)
            and record not in (
                select v.record from temp.shown v where not v.gone and not exists (
                    select 1 from replaces r
                    join temp.shown d on d.record = v.record and d.change = r.child and d.gone
                    where r.parent = v.id and r.field = v.field))
            and record not in (select record from temp.altered where field <> '' or value = 0)
        """
    )


def _set_states(db: Connection) -> None:
    db.execute(
        """
        update value set state = x.new from (
            select s.n, s.state as old, case
                when s.record in temp.hidden then 3
                when s.state in (1, 3) and (a.record is not null or s.record in temp.away) then s.state
                when a.record is not null then 2 - (s.value is a.value)
                when s.record in temp.away then 2
                when s.field = '' then 1 + s.gone
                when not exists (select 1 from temp.known k where k.kind = s.kind and k.field = s.field) then 3
                else 2 - (s.value is s.top) end as new
            from temp.shown s left join temp.altered a on a.record = s.record and a.field = s.field) x
        where x.new is not x.old and value.n = x.n
        """
    )
    db.execute(
        """
        update value set state = 0
        where record in temp.touched and state > 0
            and not exists (select 1 from temp.shown s
                where s.record = value.record and s.field = value.field and s.change = value.change)
            and not (state <> 2 and (record in temp.away or exists (select 1 from temp.altered a
                where a.record = value.record and a.field = value.field)))
        """
    )


def _write_rows(db: Connection, table: Table, *, any_gone: bool) -> None:
    kind = table.kind
    if any_gone:
        db.execute(f"delete from {kind} where id in temp.hidden")
    for name in table.shared:
        db.execute(
            f"""
            update {kind} set "{name}" = s.value from temp.shown s
            where s.record = {kind}.id and s.field = '{name}' and s.rank = 1 and {kind}."{name}" is not s.value
                and not exists (select 1 from temp.altered a where a.record = s.record and a.field = s.field)
            """
        )
    if not _any_new(db, kind):
        return
    names = ", ".join(f'"{name}"' for name in table.shared)
    values = ", ".join(f"max(case field when '{name}' then value end)" for name in table.shared)
    db.execute(
        f"""
        insert into {kind}(id, {names}) select record, {values} from temp.shown {_NEW.format(kind=kind)}
        group by record
        """
    )


_NEW = """
    where kind = '{kind}' and rank = 1 and record not in temp.hidden and record not in temp.away
        and record not in (select id from {kind})
"""


def _any_new(db: Connection, kind: str) -> bool:
    """Whether some record shown has no row yet. Even an insert of nothing would make the search write all it holds."""
    return db.execute(f"select 1 from temp.shown {_NEW.format(kind=kind)} limit 1").fetchone() is not None
