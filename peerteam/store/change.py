"""One change as it travels between laptops: canonical JSON, known by its digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from peerteam.domain.errors import FileDamaged
from peerteam.store.tables import TABLES


@dataclass(frozen=True, slots=True)
class Change:
    """One change as it travels: canonical JSON, known by its digest."""

    id: bytes
    record: str
    kind: str
    who: str
    clock: int
    raw: str
    erase: str | None


def change_of(content: dict[str, Any]) -> Change:
    """A change from its content, in the one form everybody writes it."""
    return parse(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def parse(raw: str) -> Change:
    """A change from its JSON. Raises FileDamaged if it is not one."""
    try:
        content = json.loads(raw)
        _check(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise FileDamaged("This file holds something that is not a change", "Ask for the file again") from None
    key = hashlib.blake2b(raw.encode(), digest_size=16).digest()
    return Change(key, content["record"], content["kind"], content["who"], content["clock"], raw, content.get("erase"))


def _check(content: dict[str, Any]) -> None:
    for name, kind in (("record", str), ("kind", str), ("who", str), ("clock", int), ("values", dict)):
        if not isinstance(content[name], kind):
            raise TypeError(name)
    if not 0 <= content["clock"] < 1 << 62:
        raise ValueError("clock")
    for value in content["values"].values():
        if isinstance(value, (list, dict)):
            raise TypeError("a value is text, a number or nothing")
    for column in _COMPOSITE.get(content["kind"], ()):
        column.from_sql(content["values"].get(column.name))
    for parents in content["replaces"].values():
        for parent in parents:
            bytes.fromhex(parent)
    if not isinstance(content.get("erase", ""), str):
        raise TypeError("erase")


_COMPOSITE = {
    kind: columns
    for kind, table in TABLES.items()
    if (columns := [column for column in table.columns if column.composite])
}
"""The fields whose value must have the right parts, or its record could never be read again."""
