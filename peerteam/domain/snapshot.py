"""A visit as plain records, for everything that computes and nothing that writes.

Counts, the tests of a finding and the letter are pure functions of a snapshot. A snapshot never holds private notes,
nor what hangs on them, so nothing made from it can leak them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from peerteam.domain.records import Record, Visit

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Snapshot:
    """All shared records of one visit, each kind in the order it is shown."""

    records: Mapping[type[Record], tuple[Record, ...]]
    closed: bool = False
    """Whether the visit was closed: then its evidence is erased, and nothing lacks any."""

    @classmethod
    def of(cls, records: Iterable[Record]) -> Snapshot:
        """A snapshot of loose records, in the order given."""
        grouped: dict[type[Record], list[Record]] = {}
        for record in records:
            grouped.setdefault(type(record), []).append(record)
        return cls({kind: tuple(found) for kind, found in grouped.items()})

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind."""
        return cast("tuple[R, ...]", self.records.get(kind, ()))

    def get(self, kind: type[R], id: str | None) -> R | None:
        """The record with this id, or None."""
        found = self._by_id.get(id) if id is not None else None
        return found if isinstance(found, kind) else None

    def find(self, id: str | None) -> Record | None:
        """The record with this id, of whatever kind."""
        return self._by_id.get(id) if id is not None else None

    @property
    def visit(self) -> Visit:
        """The visit itself."""
        return self.all(Visit)[0]

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for kind in self.records.values() for record in kind}
