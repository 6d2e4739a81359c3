"""Opening and reading a table beside the window: jobs for the worker, data in and data out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.domain.programme import Mapping
from peerteam.domain.records import Visit
from peerteam.ui.table_kinds import Reading, TableKind
from peerteam.ui.tasks import Progress
from peerteam.ui.wording import number_of

if TYPE_CHECKING:
    from peerteam.formats.open_table import Opened, Source


def open_beside(source: Source, progress: Progress) -> Opened:
    """The tables of a file or of what was pasted. Raises BadTable."""
    from peerteam.formats.open_table import open_table

    opened = open_table(source)
    progress(1, 2)
    return opened


def open_and_read(
    kind: TableKind, source: Source, mapping: Mapping, visit: Visit, progress: Progress
) -> tuple[Opened, Reading]:
    """The same, and what is in them."""
    opened = open_beside(source, progress)
    reading = kind.read(opened, mapping, False, visit)
    progress(2, 2)
    return opened, reading


def read_again(
    kind: TableKind, opened: Opened, mapping: Mapping, hidden_too: bool, visit: Visit, progress: Progress
) -> Reading:
    """Tables opened already, after somebody has said what a column is for."""
    progress(0, 1)
    return kind.read(opened, mapping, hidden_too, visit)


def could_be_a_table(opened: Opened) -> bool:
    """Whether a person who says what the columns are for could make something of it."""
    return any(grid.width > 1 and len(grid.rows) > 1 for grid in opened.grids)


def hidden_words(reading: Reading) -> str:
    """ "Not read: the hidden sheet “Old” and 2 hidden rows."."""
    from peerteam.formats.table_grid import ROW_HIDDEN, SHEET_HIDDEN

    sheets = [f"“{each.where}”" for each in reading.skipped if each.why == SHEET_HIDDEN]
    rows = sum(each.why == ROW_HIDDEN for each in reading.skipped)
    told = [f"the hidden sheet{'s' if len(sheets) > 1 else ''} {', '.join(sheets)}"] if sheets else []
    told += [number_of(rows, "hidden row")] if rows else []
    return f"Not read: {' and '.join(told)}." if told else ""
