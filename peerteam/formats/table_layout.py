"""What the columns of a table are for: one row a session, a column for each stream, or a column for each day.

A `Block` is a set of columns that tells one session a row. A plain list is one block; streams or days side by side are
a block each, sharing the columns of the time. The mapping that a person corrected is asked before the word lists.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from peerteam.domain.programme import Mapping, head_key
from peerteam.formats.council_words import is_head, is_place, role_of_head
from peerteam.formats.day_words import Days
from peerteam.formats.table_grid import EMPTY, Cell, Grid, no_head
from peerteam.formats.time_words import read_times

SESSION = "session"
"""The role of a column whose cells tell a whole session."""

WHEN = frozenset({"day", "when", "start", "end", "time", "duration"})
WHAT = frozenset({"title", "people", "name", "post", SESSION})
_SHARED = WHEN | {"ignore"}

_STREAM = re.compile(
    r"(?:(?:peer|interview|cpc)\s+)?(?:stream|team|strand|group|track|pair|panel|workstream|set)\s*[-–:#]?\s*"
    r"(?:[a-h]|\d{1,2}|one|two|three|four)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that together tell one session a row, and what their head says of all of them."""

    roles: dict[str, int]
    stream: str | None = None
    day: str | None = None
    room: str | None = None

    @property
    def content(self) -> int | None:
        """The column that says what the session is."""
        return next(
            (self.roles[role] for role in ("title", SESSION, "post", "people", "name") if role in self.roles), None
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table's head ends and what its columns are for."""

    body: int
    blocks: tuple[Block, ...]
    shared: dict[str, int]
    heads: dict[str, str]
    guessed: bool = False
    streams: bool = False

    def column(self, role: str, block: Block) -> int | None:
        """The column of a role for a block: its own, or the one shared by all."""
        return block.roles.get(role, self.shared.get(role))


def layout_at(grid: Grid, row: int, days: Days, mapping: Mapping) -> Layout | None:
    """The layout whose head stands in this row (or in this and the next); None if this is no head."""
    return _two_rows(grid, row, days, mapping) or _one_row(grid, row, days, mapping)


def head_again(grid: Grid, row: int, days: Days, mapping: Mapping) -> Layout | None:
    """A head further down, as over the next day. In the middle of a table a row of data must not be taken for one.

    So its heads must be known word for word, one of them saying that times or days stand beneath.
    """
    roles = {role_of_head(cell.line) for cell in grid.distinct(row) if is_head(cell.line)}
    return layout_at(grid, row, days, mapping) if roles & WHEN else None


def find_layout(grid: Grid, days: Days, mapping: Mapping, upto: int = 25) -> tuple[int, Layout] | None:
    """The first head in a table, and the row it stands in."""
    for row in range(min(upto, len(grid.rows))):
        if (found := layout_at(grid, row, days, mapping)) is not None:
            return row, found
    return None


# --- a head -----------------------------------------------------------------------------------------------------------


def _roles(grid: Grid, row: int, mapping: Mapping) -> dict[int, str]:
    """The roles that the cells of a row name, by column; a merged cell names one for its first column only."""
    found: dict[int, str] = {}
    before = None
    for column, cell in enumerate(grid.rows[row]):
        if cell is before or not cell.line or len(cell.line) > 60 or cell.value is not None:
            continue
        before = cell
        told = mapping.role_of(cell.line)
        if told is not None:
            found[column] = told or "ignore"
        elif not _STREAM.match(cell.line) and (role := role_of_head(cell.line)):
            found[column] = role
    if len(found) > 1 and mapping.roles:
        for column in range(grid.width):
            if not grid.at(row, column).line and (told := mapping.role_of(no_head(column))):
                found[column] = told
    return found


def _one_row(grid: Grid, row: int, days: Days, mapping: Mapping) -> Layout | None:
    roles = _roles(grid, row, mapping)
    told = set(roles.values())
    if not told & WHEN and (time := _times_beneath(grid, row, days)) is not None:
        roles, told = {time: "time"}, {"time"}
    if not told & WHEN or len(grid.distinct(row)) < 2 or _has_times(grid, row):
        return None
    heads = {grid.at(row, column).line: role for column, role in roles.items()}
    if len(roles) >= 2 and told & WHAT:
        return _list(grid, row, roles, heads)
    if not told & {"time", "start", "when"}:
        return None
    others = [
        c for c, cell in enumerate(grid.rows[row]) if c not in roles and cell.line and cell is not grid.at(row, c - 1)
    ]
    if not others or any(len(grid.at(row, column).line) > 80 for column in others):
        return None
    shared = {role: column for column, role in roles.items() if role in _SHARED or len(others) > 1}
    blocks = tuple(_under_label(grid, row, _column(grid, row, column, days), days) for column in others)
    body, blocks = _rooms_beneath(grid, row + 1, blocks)
    return Layout(body, blocks, shared, heads, streams=True)


def _times_beneath(grid: Grid, row: int, days: Days) -> int | None:
    """Streams or days side by side often stand over a column of times that has no head of its own."""
    heads = [cell for cell in grid.distinct(row) if _STREAM.match(cell.line) or days.read(cell).day]
    if len(heads) < 2 or len(heads) < len(grid.distinct(row)) - 1:
        return None
    for column in range(grid.width):
        under = [r for r in range(row + 1, len(grid.rows)) if len(grid.distinct(r)) > 1 and grid.at(r, column).line]
        times = [r for r in under if read_times(grid.at(r, column)).start]
        if grid.at(row, column) not in heads and times and 2 * len(times) >= len(under):
            return column
    return None


def _has_times(grid: Grid, row: int) -> bool:
    return any(read_times(cell).start for cell in grid.distinct(row) if re.search(r"\d", cell.line))


def _list(grid: Grid, row: int, roles: dict[int, str], heads: dict[str, str]) -> Layout:
    """A list of sessions; where roles are repeated, several lists side by side."""
    counts = Counter(roles.values())
    if not any(count > 1 for role, count in counts.items() if role in WHAT):
        first: dict[str, int] = {}
        for column, role in roles.items():
            first.setdefault(role, column)
        return Layout(row + 1, (Block(first),), {}, heads)
    blocks: list[dict[str, int]] = [{}]
    shared: dict[str, int] = {}
    for column, role in sorted(roles.items()):
        if counts[role] == 1 and role in _SHARED:
            shared[role] = column
        elif role in blocks[-1]:
            blocks.append({role: column})
        else:
            blocks[-1][role] = column
    return Layout(row + 1, tuple(Block(b) for b in blocks if WHAT & b.keys()), shared, heads, streams=True)


def _column(grid: Grid, row: int, column: int, days: Days) -> Block:
    """The block of one column whose cells tell whole sessions: its head is a stream or a day."""
    cell = grid.at(row, column)
    day = days.read(cell).day
    if day is not None:
        return Block({SESSION: column}, day=day)
    stream, room = _stream_and_room(cell.line)
    return Block({SESSION: column}, stream=stream, room=room)


def _under_label(grid: Grid, row: int, block: Block, days: Days) -> Block:
    """The same block with the day or the stream that stands over several columns in the row above."""
    if row == 0 or len(grid.distinct(row - 1)) < 2:
        return block
    column = block.roles[SESSION]
    label = next((cell for c in range(column, -1, -1) if (cell := grid.at(row - 1, c)).line), EMPTY)
    if block.day is None and (day := days.read(label).day) is not None:
        return replace(block, day=day)
    return replace(block, stream=label.line) if block.stream is None and _STREAM.match(label.line) else block


def _stream_and_room(head: str) -> tuple[str | None, str | None]:
    found = _STREAM.match(head)
    rest = head[found.end() :].strip(" -–—:()[],") if found else ""
    if found and rest and is_place(rest):
        return found[0].strip(), rest
    if found is None and is_place(head):
        return None, head
    return head, None


def _rooms_beneath(grid: Grid, row: int, blocks: tuple[Block, ...]) -> tuple[int, tuple[Block, ...]]:
    """A row of rooms right under the streams belongs to the head."""
    if row >= len(grid.rows) or read_times(grid.at(row, 0)).start:
        return row, blocks
    cells = [grid.at(row, block.roles[SESSION]).line for block in blocks]
    if not any(cells) or not all(is_place(words) and len(words) < 60 for words in cells if words):
        return row, blocks
    return row + 1, tuple(replace(b, room=words or None) for b, words in zip(blocks, cells, strict=True))


def _two_rows(grid: Grid, row: int, days: Days, mapping: Mapping) -> Layout | None:
    """Streams or days over groups of columns, and what each column is for in the row beneath."""
    if row + 1 >= len(grid.rows):
        return None
    if _has_times(grid, row) or _has_times(grid, row + 1):
        return None
    beneath = {c: r for c, r in _roles(grid, row + 1, mapping).items() if grid.at(row + 1, c) is not grid.at(row, c)}
    counts = Counter(beneath.values())
    above = {column: role for column, role in _roles(grid, row, mapping).items() if role in _SHARED}
    if not any(counts[role] > 1 for role in WHAT) or not (WHEN & {*above.values(), *beneath.values()}):
        return None
    groups: dict[int, dict[str, int]] = {}
    shared = {role: column for column, role in above.items()}
    label = EMPTY
    for column, role in sorted(beneath.items()):
        label = grid.at(row, column) if grid.at(row, column).line else label  # pasted tables know no merged cells
        if counts[role] == 1 and role in _SHARED:
            shared[role] = column
        elif label.line:
            groups.setdefault(id(label), {}).setdefault(role, column)
    blocks = tuple(
        replace(_column(grid, row, min(roles.values()), days), roles=roles)
        for roles in groups.values()
        if WHAT & roles.keys()
    )
    if len(blocks) < 2:
        return None
    heads = {grid.at(row + 1, column).line: role for column, role in beneath.items()}
    return Layout(row + 2, blocks, shared, heads, streams=True)


# --- no head ----------------------------------------------------------------------------------------------------------


def layout_without_head(grid: Grid, days: Days, mapping: Mapping) -> Layout | None:
    """Columns told by what stands in them: times, rooms, and then the session and its people from left to right."""
    times = [c for c in range(grid.width) if _share(grid, c, _surely_a_time) >= 0.6]
    if not times or not grid.rows:
        return None
    roles: dict[str, int] = {"time": times[0]} if len(times) == 1 else {"start": times[0], "end": times[1]}
    free = [c for c in range(grid.width) if c not in times and _share(grid, c, lambda cell: bool(cell.line)) > 0]
    for column in free:
        told = mapping.role_of(f"column {column + 1}")
        if told:
            roles.setdefault(told, column)
        elif _share(grid, column, lambda cell: days.read(cell).day is not None) >= 0.6:
            roles.setdefault("day", column)
        elif _share(grid, column, lambda cell: is_place(cell.line)) >= 0.6:
            roles.setdefault("room", column)
        else:
            roles.setdefault("people" if "title" in roles else "title", column)
    if "title" not in roles:
        return None
    heads = {f"column {column + 1}": role for role, column in roles.items()}
    return Layout(0, (Block(roles),), {}, heads, guessed=True)


def goes_on(grid: Grid, layout: Layout) -> bool:
    """Whether a table without a head goes on with the columns of another: times stand where times stood."""
    roles = {**layout.shared, **layout.blocks[0].roles}
    column = next((roles[role] for role in ("time", "start", "when") if role in roles), None)
    return column is not None and _share(grid, column, lambda cell: bool(read_times(cell).start)) >= 0.5


def _surely_a_time(cell: Cell) -> bool:
    """Whether a cell is a time whatever stands over it: a plain "12" may count people."""
    real = isinstance(cell.value, datetime.time | datetime.datetime)
    return (real or bool(_TIME_SIGNS.search(cell.line.casefold()))) and read_times(cell).start is not None


_TIME_SIGNS = re.compile(r"\d[:.h]\d\d|\d\s*(?:-|–|to)\s*\d|\d\s*[ap]\.?m|noon|\d{4}")


def _share(grid: Grid, column: int, holds: Callable[[Cell], bool]) -> float:
    """How many of the cells of a column that say something are of a kind."""
    rows = [row for row in range(len(grid.rows)) if len(grid.distinct(row)) > 1]
    cells = [cell for row in rows if (cell := grid.at(row, column)).line]
    return sum(holds(cell) for cell in cells) / len(cells) if cells else 0.0


def mapping_of(layouts: list[Layout]) -> Mapping:
    """What was taken for what, to be shown, corrected and remembered."""
    told = {head_key(head): role for layout in layouts for head, role in layout.heads.items() if head}
    return Mapping(tuple(sorted(told.items())))
