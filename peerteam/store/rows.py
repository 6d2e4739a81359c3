"""The rows as people work on them: read freely, write inside a step.

Every ordinary write of the program goes through `add`, `change`, `remove` and `put_back`. They keep what undo needs,
and note in the table `written` which records to look at when something is handed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVar, cast

from peerteam.domain.errors import Gone, NotAllowed
from peerteam.domain.ids import derived_id
from peerteam.domain.records import Record
from peerteam.store.step import Door, Row, RowChange
from peerteam.store.tables import TABLES, Table, table_of

R = TypeVar("R", bound=Record)


class Rows:
    """Reading and writing records of every kind."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._query = door.connection.execute

    # --- reading

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, in the order it is shown."""
        table = table_of(kind)
        return self._records(table, f"select * from {table.kind} order by {table.order}")

    def get(self, kind: type[R], id: str | None) -> R | None:
        """The record with this id, or None."""
        found = self.row(kind.kind_name, id) if id is not None else None
        return cast("R", table_of(kind).from_row(found)) if found is not None else None

    def where(self, kind: type[R], /, **fields: Any) -> list[R]:
        """The records whose fields have exactly these values, in the order shown."""
        table = table_of(kind)
        values = table.values(fields)
        condition = " and ".join(f'"{name}" is ?' for name in values)
        return self._records(
            table, f"select * from {table.kind} where {condition} order by {table.order}", *values.values()
        )

    def having(self, kind: type[R], ids: Iterable[str]) -> list[R]:
        """The records with these ids, in the order shown."""
        table = table_of(kind)
        sql = f"select * from {table.kind} where id in (select value from json_each(?)) order by {table.order}"
        return self._records(table, sql, json.dumps(list(ids)))

    def find(self, id: str | None) -> Record | None:
        """The record with this id, of whatever kind."""
        for table in TABLES.values():
            if (found := self.row(table.kind, id)) is not None:
                return table.from_row(found)
        return None

    def row(self, kind: str, id: str | None) -> Row | None:
        """A row as column values."""
        found = self._query(f"select * from {kind} where id = ?", (id,)).fetchone()
        return {name: found[name] for name in found.keys() if name != "n"} if found else None  # noqa: SIM118

    def _records(self, table: Table, sql: str, *values: Any) -> list[Any]:
        return [table.from_row(row) for row in self._query(sql, values).fetchall()]

    def free_id(self, id: str) -> str:
        """A derived id for something new: what was erased under it stays erased, here and on every laptop."""
        while self._was_erased(id):
            id = derived_id("again", id)
        return id

    def _was_erased(self, id: str) -> bool:
        return self._query("select 1 from erased where record = ?", (id,)).fetchone() is not None

    # --- writing, inside a step

    def add(self, record: R) -> R:
        """A new record. One that is there already stays as it is: adding a link twice is adding it once."""
        table = table_of(type(record))
        if (there := self.get(type(record), record.id)) is not None:
            return there
        self.put_back(table.kind, record.id, table.to_row(record))
        return record

    def change(self, kind: type[R], id: str, /, **fields: Any) -> R:
        """New values for some fields of a record. Raises Gone if it is not there (any more)."""
        table = table_of(kind)
        before = self.row(table.kind, id)
        if before is None:
            raise Gone
        self.put_back(table.kind, id, before | table.values(fields))
        return cast("R", self.get(kind, id))

    def remove(self, kind: type[Record], id: str) -> None:
        """Delete a record and what means nothing without it. Deleting what is seen answers every waiting version."""
        for table in TABLES.values():
            for part in table.parts:
                for (other,) in self._query(f"select id from {table.kind} where {part} = ?", (id,)).fetchall():
                    self.remove(table.record, other)
        if self.row(kind.kind_name, id) is None:
            return
        self.put_back(kind.kind_name, id, None, settled=self.answer(id))

    def put_back(self, kind: str, id: str, row: Row | None, settled: tuple[int, ...] = ()) -> None:
        """Make a row exactly this (None: no row), and keep what it was for undo.

        Raises NotAllowed for a row that was erased for good: no file would ever take it to anybody.
        """
        before = self.row(kind, id)
        if before == row:
            return
        if before is None and self._was_erased(id):
            raise NotAllowed("This was erased for good and cannot be brought back", "Add it anew if it is needed")
        body = self._body_of(kind, row or before)
        self._door.current.changes.append(RowChange(kind, id, before, row, settled, body))
        self.mark(id)
        if row is None:
            self._query(f"delete from {kind} where id = ?", (id,))
        elif before is None:
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            self._query(f"insert into {kind} ({names}) values ({marks})", tuple(row.values()))
        else:
            changed = {name: value for name, value in row.items() if before[name] != value}
            settings = ", ".join(f'"{name}" = ?' for name in changed)
            self._query(f"update {kind} set {settings} where id = ?", (*changed.values(), id))

    def wrote_over(
        self, kind: str, id: str, before: Row | None, *, body: str | None = None, settled: tuple[int, ...] = ()
    ) -> None:
        """Keep for undo what a row was before something else than `put_back` wrote it."""
        after = self.row(kind, id)
        if after != before or settled:
            self._door.current.changes.append(RowChange(kind, id, before, after, settled, body))
            self.mark(id)

    def mark(self, id: str) -> None:
        """Remember to look at this record when something is handed over."""
        self._query("insert or ignore into written values (?)", (id,))

    def answer(self, id: str, field: str | None = None) -> tuple[int, ...]:
        """The row answers every waiting version of a field (None: of every field but the delete mark)."""
        condition = "field = ?" if field is not None else "field <> coalesce(?, '')"
        sql = f"update value set state = 1 where record = ? and {condition} and state = 2 returning n"
        waiting = tuple(n for (n,) in self._query(sql, (id, field)).fetchall())
        if waiting:
            self.mark(id)
        return waiting

    def _body_of(self, kind: str, row: Row | None) -> str | None:
        if kind != "tag" or row is None:
            return None
        note = self._query("select body from note where id = ?", (row["note"],)).fetchone()
        return note[0] if note else None
