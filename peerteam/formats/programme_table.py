"""Reading the programme a council sends, in whatever form it has: the one door of all the modules beside it.

Every row is a session, or is listed with the reason it is not. What the table does not say for certain stays unknown
and is asked; nothing is guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from peerteam.domain.errors import BadTable
from peerteam.domain.programme import Mapping, ProgrammeTable, Question, SessionRow, Skipped, title_key, who_key
from peerteam.formats.council_words import doubtful_groups, with_groups
from peerteam.formats.day_words import Day, Days
from peerteam.formats.open_table import Source, grids_of, name_of
from peerteam.formats.programme_rows import Reading
from peerteam.formats.table_grid import SHEET_HIDDEN, Grid
from peerteam.formats.table_heads import Heads, heads_of_layout, unknown_heads
from peerteam.formats.table_layout import Layout, find_layout, goes_on, layout_without_head, mapping_of


def read_programme(
    source: Source,
    *,
    first_day: str | None = None,
    last_day: str | None = None,
    mapping: Mapping | None = None,
    hidden_too: bool = False,
) -> ProgrammeTable:
    """The sessions of a file, or of a table that was pasted (a `str`: HTML, or text with tabs).

    The visit's dates complete days without a year; `mapping` says what columns are for where a person has corrected
    or confirmed it; `hidden_too` reads what the file's author has hidden. Raises BadTable.
    """
    table, _ = read_with_heads(source, first_day=first_day, last_day=last_day, mapping=mapping, hidden_too=hidden_too)
    if not table.sessions and not any(
        skipped.why.startswith(("it is", "nothing is", "the ")) for skipped in table.skipped
    ):
        raise no_programme(source)
    return table


def no_programme(source: Source) -> BadTable:
    """What is said of a table in which no session can be found."""
    return BadTable(
        f"There is no programme in {name_of(source)} that can be read: no table with a column of times or days was "
        "found",
        "Give it a first row that says what each column is, such as Day, Time, Session, People and Room",
    )


def read_with_heads(
    source: Source,
    *,
    first_day: str | None = None,
    last_day: str | None = None,
    mapping: Mapping | None = None,
    hidden_too: bool = False,
) -> tuple[ProgrammeTable, tuple[Heads, ...]]:
    """The same, and for each table of the file what its columns were taken for; empty if there is no programme."""
    grids = grids_of(source)
    days = Days(_date(first_day), _date(last_day)).with_years_of(_all_words(grids))
    reader = _Reader(days, mapping or Mapping(), hidden_too)
    return reader.read(grids), tuple(reader.heads)


def _date(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso or "")
    except ValueError:
        return None


def _all_words(grids: Sequence[Grid]) -> str:
    """Where a file names its year: sheet names, headings, and the first rows."""
    return "\n".join(
        words
        for grid in grids
        for words in (grid.name, *grid.heading, *(cell.line for row in grid.rows[:200] for cell in row))
    )


class _Reader:
    """Reads the tables of one file after the other, for one may stand on what another said."""

    def __init__(self, days: Days, mapping: Mapping, hidden_too: bool) -> None:
        self.days, self.mapping, self.hidden_too = days, mapping, hidden_too
        self.sessions: list[SessionRow] = []
        self.skipped: list[Skipped] = []
        self.questions: list[Question] = []
        self.warnings: list[str] = []
        self.layouts: list[Layout] = []
        self.heads: list[Heads] = []
        self.day = Day()

    def read(self, grids: Sequence[Grid]) -> ProgrammeTable:
        """All of them."""
        for grid in grids:
            self.heads.append(unknown_heads(grid))
            self._grid(grid)
        self._outside_the_visit()
        sessions = tuple(replace(row, people=with_groups(row.people)) for row in self._without_repeats())
        self.warnings += doubtful_groups(person for row in sessions for person in row.people)
        return ProgrammeTable(
            sessions,
            tuple(self.skipped),
            tuple(self.warnings),
            tuple(self.questions),
            mapping_of(self.layouts),
        )

    def _grid(self, grid: Grid) -> None:
        rows = sum(any(cell.line for cell in row) for row in grid.rows)
        if not rows:
            return
        if grid.hidden and not self.hidden_too:
            self.skipped.append(Skipped(grid.name, f"{rows} rows", SHEET_HIDDEN))
            self.questions.append(
                Question(grid.name, "sheet", "", "this sheet is hidden; is it part of the programme?")
            )
            return
        before = len(self.layouts)
        first, layout = self._layout(grid)
        if layout is None:
            text = " | ".join(cell.line for cell in grid.distinct(next(r for r, row in enumerate(grid.rows) if row)))
            self.skipped.append(Skipped(grid.name or "table", text[:300], "no times and sessions were found in it"))
            return
        self.heads[-1] = heads_of_layout(grid, first, layout)
        if layout.guessed and before == 0:
            self.warnings.append("The table has no heads: please check what each column was taken for")
        reading = Reading(grid, layout, self.days, self.mapping, self._day_of(grid, first), self.hidden_too)
        self.sessions += reading.read(layout.body)
        self.skipped += reading.skipped
        self.questions += reading.questions
        self.layouts += reading.layouts
        self.day = reading.day
        if grid.hidden_columns:
            self.warnings.append(f"{grid.name}: hidden columns were not read")

    def _layout(self, grid: Grid) -> tuple[int, Layout | None]:
        """The layout of a table; one without a head goes on with the columns of the table before it."""
        if (found := find_layout(grid, self.days, self.mapping)) is not None:
            return found
        last = self.layouts[-1] if self.layouts else None
        if last is not None and not last.guessed and grid.width == _width(last) and goes_on(grid, last):
            return 0, Layout(0, last.blocks, last.shared, last.heads, streams=last.streams)
        if self.layouts:
            return 0, None
        return 0, layout_without_head(grid, self.days, self.mapping)

    def _day_of(self, grid: Grid, head: int) -> Day:
        """The day said above the head of a table, by its sheet's name, or by the words before it."""
        above = [cell for row in range(head) for cell in grid.distinct(row) if not self._several_days(grid, row)]
        for found in (*(self.days.read(cell) for cell in reversed(above)), self.days.find(grid.name)):
            if found != Day():
                return found
        for words in reversed(grid.heading):
            if (found := self.days.find(words)) != Day():
                return found
        return self.day if not grid.name or grid.name.startswith("table ") else Day()

    def _several_days(self, grid: Grid, row: int) -> bool:
        return len({self.days.read(cell).day for cell in grid.distinct(row)} - {None}) > 1

    def _without_repeats(self) -> list[SessionRow]:
        """An overview beside the sheets of the days tells the same sessions again."""
        kept: dict[tuple[str | None, ...], SessionRow] = {}
        found = []
        for row in self.sessions:
            key = (row.day, row.start, row.end, title_key(row.title), row.stream)
            there = kept.get(key)
            if there is None or row.day is None or row.start is None or _two_rooms(there, row):
                kept.setdefault(key, row)
                found.append(row)
            else:
                why = f"it is the same session as in {there.where}"
                self.skipped.append(Skipped(row.where, row.title or "", why))
        return found

    def _outside_the_visit(self) -> None:
        first, last = self.days.first, self.days.last
        if first is None or last is None:
            return
        outside = sorted({row.day for row in self.sessions if row.day and not str(first) <= row.day <= str(last)})
        if outside:
            self.warnings.append(f"These days are outside the visit: {', '.join(outside)}")


def _two_rooms(one: SessionRow, other: SessionRow) -> bool:
    """Whether rows that are alike in time and title are two sessions all the same: two rooms, or other people."""
    rooms = one.room is not None and other.room is not None and one.room != other.room
    people = bool(one.people) and bool(other.people) and who_key(one) != who_key(other)
    return rooms or people


def _width(layout: Layout) -> int:
    columns = [*layout.shared.values(), *(column for block in layout.blocks for column in block.roles.values())]
    return max(columns, default=-1) + 1
