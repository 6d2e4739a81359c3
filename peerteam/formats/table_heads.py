"""What the columns of a table were taken for, in the way a person is shown it and corrects it: column by column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from peerteam.formats.table_grid import Grid, no_head
from peerteam.formats.table_layout import Layout


@dataclass(frozen=True, slots=True)
class Heads:
    """Of one table: the row its heads stand in (-1 if it has none), and for each column its key and its role.

    The key is what `Mapping` calls the column. Without one nothing can be said about it, without a role it is not used.
    """

    row: int
    keys: tuple[str, ...]
    roles: tuple[str, ...]


def heads_of_layout(grid: Grid, first: int, layout: Layout) -> Heads:
    """What the columns of a programme were taken for; its heads begin in the row `first`."""
    roles = {column: role for role, column in layout.shared.items()}
    roles |= {column: role for block in layout.blocks for role, column in block.roles.items()}
    if layout.guessed:
        keys = tuple(f"column {column + 1}" for column in range(grid.width))
        return Heads(-1, keys, _each(grid, roles))
    if layout.body == 0:  # it goes on with the columns of the table before it, under the same heads
        heads = {role: head for head, role in layout.heads.items()}
        return Heads(-1, tuple(heads.get(roles.get(c, ""), "") for c in range(grid.width)), _each(grid, roles))
    rows = range(first, max(layout.body, first + 1))
    told = layout.heads.keys()
    row = max(rows, key=lambda r: sum(grid.at(r, column).line in told for column in roles))
    above = [
        next((line for r in reversed(rows) if (line := grid.at(r, column).line) in told), "")
        for column in range(grid.width)
    ]
    keys = tuple(one or other for one, other in zip(above, _keys(grid, row), strict=True))
    return Heads(row, keys, _each(grid, roles))


def heads_of_list(grid: Grid, row: int, roles: Mapping[str, int]) -> Heads:
    """What the columns of a plain list were taken for."""
    return Heads(row, _keys(grid, row), _each(grid, {column: role for role, column in roles.items()}))


def unknown_heads(grid: Grid) -> Heads:
    """A table of which nothing is known: its heads are the first row with several words, none taken for anything."""
    row = next((r for r in range(len(grid.rows)) if len(grid.distinct(r)) > 1), -1)
    keys = _keys(grid, row) if row >= 0 else ("",) * grid.width
    return Heads(row, keys, ("",) * grid.width)


def _keys(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(grid.at(row, column).line or no_head(column) for column in range(grid.width))


def _each(grid: Grid, roles: Mapping[int, str]) -> tuple[str, ...]:
    known = {column: role for column, role in roles.items() if role != "ignore"}
    return tuple(known.get(column, "") for column in range(grid.width))
