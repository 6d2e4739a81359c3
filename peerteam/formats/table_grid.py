"""What every kind of table is turned into before it is understood: sheets of cells, merged cells filled.

A merged cell is one `Cell` standing in several squares, so whoever reads a row can tell "the same cell again" from
"the same words again". Limits are here too: a programme is a small table, and a file that claims to be a huge one is
refused before it costs the laptop its memory.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from peerteam.domain.errors import BadTable

Value = datetime.time | datetime.date | datetime.datetime | float | None

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 10_000, 400, 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell of the file: its words, its real value where the format has one, and whether it is struck out."""

    text: str = ""
    value: Value = None
    struck: bool = False

    @property
    def line(self) -> str:
        """The words on one line."""
        return " ".join(self.text.split())


EMPTY = Cell()

SHEET_HIDDEN, ROW_HIDDEN = "the sheet is hidden in the file", "the row is hidden in the file"
"""Why something was left out that can be read all the same, if somebody wants it."""


def no_head(column: int) -> str:
    """What a mapping calls a column that has no words at its head."""
    return f"column {column + 1} without a head"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet or Word table. `heading` are the words above it, `hidden` and `hidden_rows` what its author hid."""

    name: str
    rows: Sequence[Sequence[Cell]]
    heading: Sequence[str] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in self.rows), default=0)

    def where(self, row: int) -> str:
        """The place of a row as a person would look for it."""
        return f"{self.name}, row {row + 1}" if self.name else f"row {row + 1}"

    def at(self, row: int, column: int) -> Cell:
        """The cell of a square; an empty one beyond the edge."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    def distinct(self, row: int) -> list[Cell]:
        """The cells of a row that say something, a merged one once."""
        return list({id(cell): cell for cell in self.rows[row] if cell.line}.values())


Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last square of a merged cell."""


def filled(rows: Sequence[Sequence[Cell]], merges: Iterable[Merge] = ()) -> list[list[Cell]]:
    """The same rows with every merged cell in all its squares, and none of those at the end that say nothing."""
    made = [list(row) for row in rows]
    for (top, left), (bottom, right) in merges:
        if top >= len(made) or left >= len(made[top]):
            continue
        cell = made[top][left]
        for row in made[top : min(bottom, len(made) - 1) + 1]:
            upto = min(right, MOST_COLUMNS)
            row.extend([EMPTY] * (upto + 1 - len(row)))
            row[left : upto + 1] = [cell] * (upto + 1 - left)
    while made and not any(cell.line for cell in made[-1]):
        made.pop()
    return made


def from_squares(squares: Mapping[tuple[int, int], Cell]) -> list[list[Cell]]:
    """Rows from cells known by row and column."""
    check_size(max((r for r, _ in squares), default=-1) + 1, max((c for _, c in squares), default=-1) + 1)
    made: list[list[Cell]] = []
    for (row, column), cell in sorted(squares.items(), key=lambda item: item[0]):
        while len(made) <= row:
            made.append([])
        made[row].extend([EMPTY] * (column + 1 - len(made[row])))
        made[row][column] = cell
    return filled(made)


def check_size(rows: int, columns: int, cells: int = 0) -> None:
    """Raise BadTable for what is far too large to be a programme, or a list of people or papers."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS:
        raise BadTable(
            "This table is far too large for a programme or a list",
            "Copy the rows that matter into a table of their own",
        )


_SPACE = re.compile(r"[^\S\n]+")


def clean_text(text: str) -> str:
    """Words as they are compared and kept: plain blanks, no control signs, lines kept apart."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
    text = "".join(c for c in text if c == "\n" or c == "\t" or c.isprintable() or c.isspace())
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
