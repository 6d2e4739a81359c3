"""Putting one of a list at another place of it, when the list is kept in order by a text each of them has.

Usually one text between two others is all that is written, so two people who order the same column at the same time
meet in no field. Only where there is no room between (two laptops gave two headlines the same place) is the whole
list given new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from peerteam.domain.ids import position_between, positions
from peerteam.domain.records import Record
from peerteam.store.rows import Rows


class Placed(Protocol):
    """A record that stands somewhere in a list."""

    @property
    def id(self) -> str:
        """Whose place it is."""

    @property
    def position(self) -> str | None:
        """The text it is ordered by."""


P = TypeVar("P", bound=Placed)


def place(rows: Rows, kind: type[Record], others: Sequence[Placed], id: str, index: int) -> None:
    """Let the record `id` stand at `index` among `others`, which are the rest of the list. Inside a step."""
    above = others[index - 1].position if index > 0 else None
    below = others[index].position if index < len(others) else None
    if _room(above, below, first=index <= 0, last=index >= len(others)):
        rows.change(kind, id, position=position_between(above, below))
        return
    ids = [each.id for each in others]
    ids.insert(index, id)
    for each, position in zip(ids, positions(len(ids)), strict=True):
        rows.change(kind, each, position=position)


def _room(above: str | None, below: str | None, *, first: bool, last: bool) -> bool:
    """Whether a text fits between; a neighbour without a place of its own leaves none."""
    if (above is None and not first) or (below is None and not last):
        return False
    return above is None or below is None or above < below


def without(column: Sequence[P], id: str) -> list[P]:
    """The rest of a list."""
    return [each for each in column if each.id != id]


def index_beside(others: Sequence[Placed], before: str | None, after: str | None) -> int:
    """The index right before or right after one of them; the end when it is neither there nor named."""
    ids = [each.id for each in others]
    if before in ids:
        return ids.index(before)
    return ids.index(after) + 1 if after in ids else len(ids)


def foot(column: Sequence[Placed]) -> str:
    """A place behind the last of a list."""
    return position_between(max((each.position for each in column if each.position), default=None), None)
