"""A plain list under a row of heads, as councils send their people and papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from peerteam.domain.errors import BadTable
from peerteam.domain.programme import Mapping as Columns
from peerteam.domain.programme import Skipped, head_key
from peerteam.formats.open_table import Source, grids_of, name_of
from peerteam.formats.table_grid import EMPTY, ROW_HIDDEN, SHEET_HIDDEN, Cell, Grid, no_head
from peerteam.formats.table_heads import Heads, heads_of_list, unknown_heads


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list, its cells by what they are for."""

    cells: Mapping[str, Cell]
    where: str

    def cell(self, role: str) -> Cell:
        """The cell of a role; an empty one if there is no such column."""
        return self.cells.get(role, EMPTY)

    def line(self, role: str) -> str | None:
        """The words of a role on one line."""
        return self.cell(role).line or None


def read_list(
    source: Source,
    what: str,
    role_of: Callable[[str], str | None],
    needed: frozenset[str],
    columns: Columns,
    hidden_too: bool,
) -> tuple[list[ListRow], list[Skipped], Columns]:
    """The rows of all tables that have a head with one of the `needed` roles. Raises BadTable when none has."""
    rows: list[ListRow] = []
    skipped: list[Skipped] = []
    heads: dict[str, str] = {}
    found = False
    for grid in grids_of(source):
        if grid.hidden and not hidden_too:
            skipped.append(Skipped(grid.name, f"{len(grid.rows)} rows", SHEET_HIDDEN))
            continue
        head = _head(grid, role_of, needed, columns)
        if head is None:
            continue
        found = True
        at, roles = head
        named = {head_key(grid.at(at, column).line): role for role, column in roles.items()}
        heads |= {head: role for head, role in named.items() if head}
        rows += _rows(grid, at, roles, skipped, hidden_too)
    if not found:
        raise BadTable(
            f"There is no list of {what} in {name_of(source)} that can be read",
            f"Give it a first row that says what each column is, such as {', '.join(sorted(needed)).title()}",
        )
    return rows, skipped, Columns(tuple(sorted(heads.items())))


def list_heads(
    source: Source, role_of: Callable[[str], str | None], needed: frozenset[str], columns: Columns
) -> tuple[Heads, ...]:
    """What the columns of each table are taken for, to be shown and corrected."""
    found = []
    for grid in grids_of(source):
        head = _head(grid, role_of, needed, columns)
        found.append(unknown_heads(grid) if head is None else heads_of_list(grid, *head))
    return tuple(found)


def _head(
    grid: Grid, role_of: Callable[[str], str | None], needed: frozenset[str], columns: Columns
) -> tuple[int, dict[str, int]] | None:
    for row in range(min(25, len(grid.rows))):
        roles: dict[str, int] = {}
        for column, cell in enumerate(grid.rows[row]):
            told = columns.role_of(cell.line) if cell.line else None
            role = told if told is not None else role_of(cell.line) if 0 < len(cell.line) <= 60 else None
            if role:
                roles.setdefault(role, column)
        if roles and columns.roles:
            for column in range(grid.width):
                if not grid.at(row, column).line and (told := columns.role_of(no_head(column))):
                    roles.setdefault(told, column)
        if needed & roles.keys() and (len(roles) > 1 or grid.width == 1):
            return row, roles
    return None


def _rows(
    grid: Grid, head: int, roles: Mapping[str, int], skipped: list[Skipped], hidden_too: bool
) -> Iterator[ListRow]:
    for row in range(head + 1, len(grid.rows)):
        cells = grid.distinct(row)
        if not cells:
            continue
        text = " | ".join(cell.line for cell in cells)[:300]
        if row in grid.hidden_rows and not hidden_too:
            skipped.append(Skipped(grid.where(row), text, ROW_HIDDEN))
        elif all(cell.struck for cell in cells):
            skipped.append(Skipped(grid.where(row), text, "it is struck out"))
        elif len(cells) == 1 and grid.at(row, 0) is cells[0] is grid.at(row, 1):
            skipped.append(Skipped(grid.where(row), text, "it is a heading"))
        else:
            yield ListRow({role: grid.at(row, column) for role, column in roles.items()}, grid.where(row))
