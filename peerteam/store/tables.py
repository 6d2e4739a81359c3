"""How a record is a row: column types and the text that stands for a composite value.

A table has the record's fields, its `id` and a row number `n`. A composite field (`Slot`, `Span`, a list of questions)
is one column holding compact JSON, because it is one value: it is compared, handed over and settled whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple, TypeVar

from peerteam.domain.records import KINDS, Record, Slot, Span, local_fields, part_fields, shared_fields

R = TypeVar("R", bound=Record)

SQL_TYPES = {"int": "INTEGER", "bool": "INTEGER", "float": "REAL"}
"""What the types of a record's fields are in SQL; all others are text."""

COMPOSITES: dict[str, type] = {"Slot": Slot, "Span": Span, "tuple[str, ...]": tuple}
"""Types of several values in one column."""

PRIVATE_NOTE = "(coalesce({row}.stays_here, 0) or coalesce({row}.raised, 0))"
PRIVATE_NOTES = "select pn.id from note pn where pn.stays_here or pn.raised"
PRIVATE_TAGS = (
    "select pt.id from tag pt where pt.stays_here "
    "union select pt.id from note pn cross join tag pt on pt.note = pn.id where pn.stays_here or pn.raised"
)
"""Both are worded as their partial indexes are, so that asking costs what is private and not what there is."""

PRIVATE: dict[str, str] = {
    "note": PRIVATE_NOTE.format(row="r"),
    "tag": f"(coalesce(r.stays_here, 0) or coalesce(r.note in ({PRIVATE_NOTES}), 0))",
    "support": f"coalesce(r.evidence in ({PRIVATE_TAGS}), 0)",
}
"""Per kind, the condition on a row `r` that keeps it on this laptop.

It is never NULL: half a record must not slip through.
"""

ORDER: dict[str, str] = {
    "theme": "position, id",
    "peer": "position, name, id",
    "person": "organisation, name, post, id",
    "session": "slot ->> 0, slot ->> 1, stream, title, id",
    "note": "at, id",
    "tag": "note, at, upto, id",
    "document": "length(reference), reference, id",
    "finding": "theme, side desc, position, id",
    "recommendation": "tier, position, id",
    "point": "theme, side desc, position, id",
    "action": "position, id",
    "copy": "made_at, id",
}
"""The order in which rows of a kind are shown; others by the order they came."""


def whole_text(text: str) -> str:
    """Text as it can be kept: no half characters, which some programs leave on the clipboard, and no NUL."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Column(NamedTuple):
    """One field of a record in its table."""

    name: str
    sql_type: str
    composite: type | None  # NamedTuple or tuple, stored as JSON
    boolean: bool
    default: Any

    def to_sql(self, value: Any) -> Any:
        """The value as it stands in the table; a composite at its default is NULL, like everything unknown."""
        if isinstance(value, str):
            return whole_text(value)
        if self.composite is None:
            return int(value) if self.boolean and value is not None else value
        if value is None or value == self.default:
            return None
        return whole_text(json.dumps(list(value), ensure_ascii=False, separators=(",", ":")))

    def from_sql(self, value: Any) -> Any:
        """The value as the record holds it."""
        if self.composite is not None:
            if value is None:
                return self.default
            parts = json.loads(value)
            return self.composite(*parts) if self.composite is not tuple else tuple(parts)
        return bool(value) if self.boolean and value is not None else value


class Table(NamedTuple):
    """A kind of record and its columns, `id` first."""

    kind: str
    record: type[Record]
    columns: tuple[Column, ...]
    shared: tuple[str, ...]
    local: tuple[str, ...]
    parts: tuple[str, ...]
    names: tuple[str, ...]
    read_anew: tuple[Column, ...]  # whose values stand otherwise in the table than in the record

    @property
    def order(self) -> str:
        """The SQL order in which rows are shown."""
        return ORDER.get(self.kind, "n")

    @property
    def private(self) -> str:
        """The SQL condition on a row `r` that keeps it here."""
        return PRIVATE.get(self.kind, "0")

    def to_row(self, record: Record) -> dict[str, Any]:
        """A record as column values."""
        return {column.name: column.to_sql(getattr(record, column.name)) for column in self.columns}

    def values(self, changed: Mapping[str, Any]) -> dict[str, Any]:
        """Some fields as column values."""
        by_name = {column.name: column for column in self.columns}
        return {name: by_name[name].to_sql(value) for name, value in changed.items()}

    def from_row(self, row: Mapping[str, Any]) -> Record:
        """Column values as a record."""
        values = {name: row[name] for name in self.names}
        for column in self.read_anew:
            values[column.name] = column.from_sql(values[column.name])
        return self.record(**values)


def _column(name: str, hint: str, default: Any) -> Column:
    kind = hint.removesuffix(" | None")
    return Column(name, SQL_TYPES.get(kind, "TEXT"), COMPOSITES.get(kind), kind == "bool", default)


def _table(kind: str, record: type[Record]) -> Table:
    columns = tuple(_column(f.name, str(f.type), f.default) for f in fields(record))
    names, read_anew = tuple(c.name for c in columns), tuple(c for c in columns if c.boolean or c.composite)
    parted = shared_fields(record), local_fields(record), part_fields(record)
    return Table(kind, record, columns, *parted, names, read_anew)


class _Tables(Mapping[str, Table]):
    """Every table by kind. A table is worked out when it is first asked for: opening a window needs half of them."""

    def __init__(self) -> None:
        self._made: dict[str, Table] = {}

    def __getitem__(self, kind: str) -> Table:
        found = self._made.get(kind)
        if found is None:
            found = self._made[kind] = _table(kind, KINDS[kind])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)

    def __contains__(self, kind: object) -> bool:
        return kind in KINDS


TABLES: Mapping[str, Table] = _Tables()
"""Every table by kind."""


def table_of(record: type[Record]) -> Table:
    """The table a record class is kept in."""
    return TABLES[record.kind_name]
