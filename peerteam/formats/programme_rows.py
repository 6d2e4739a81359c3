"""The rows of one sheet or Word table as sessions, row by row under a layout.

A merged cell is one session however many squares it fills: over several rows it lasts until the last of them, over
several streams it is for all of them. What is no session is listed with the reason; what is open is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from peerteam.domain.programme import Mapping, Question, SessionRow, Skipped, without_doubles
from peerteam.domain.records import SessionStatus
from peerteam.formats.council_words import is_break, kind_in_column, kind_in_title, status_in
from peerteam.formats.day_words import Day, Days
from peerteam.formats.people_columns import read_people_of
from peerteam.formats.session_cell import read_session, split_peers, without_cancelled
from peerteam.formats.table_grid import EMPTY, ROW_HIDDEN, Cell, Grid
from peerteam.formats.table_layout import Block, Layout, head_again
from peerteam.formats.time_words import Times, is_unknown, plus, read_length, read_times, read_words


@dataclass(slots=True)
class _Draft:
    """A session being read, and which blocks and rows it has filled so far."""

    row: SessionRow
    blocks: set[int]
    last: int
    people_cells: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Reading:
    """What is read from one table, as it goes on."""

    grid: Grid
    layout: Layout
    days: Days
    mapping: Mapping
    day: Day = field(default_factory=Day)
    hidden_too: bool = False
    skipped: list[Skipped] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    layouts: list[Layout] = field(default_factory=list)
    _drafts: dict[int, _Draft] = field(default_factory=dict)
    _order: list[_Draft] = field(default_factory=list)
    _asked: set[tuple[str, str, str]] = field(default_factory=set)
    _breaks: set[int] = field(default_factory=set)

    def read(self, first: int) -> list[SessionRow]:
        """All sessions from a row on."""
        self.layouts.append(self.layout)
        row = max(first, self.layout.body)
        while row < len(self.grid.rows):
            row = self._row(row)
        return [self._whole(draft) for draft in self._order]

    # --- one row

    def _row(self, row: int) -> int:
        """Read a row; returns the next one to read."""
        cells = self.grid.distinct(row)
        if not cells:
            return row + 1
        if row in self.grid.hidden_rows and not self.hidden_too:
            self._skip(row, cells, ROW_HIDDEN)
            return row + 1
        if (again := head_again(self.grid, row, self.days, self.mapping)) is not None:
            self.layout = again
            self.layouts.append(again)
            return again.body
        if len(cells) == 1 and self._alone(row, cells[0]):
            return row + 1
        self._day_column(row)
        times, ask, text = self._times(row, self.layout.blocks[0])
        found = [self._block(row, number, block, times, ask, text) for number, block in enumerate(self.layout.blocks)]
        if not any(found):
            self._nothing(row, cells, times)
        return row + 1

    def _alone(self, row: int, cell: Cell) -> bool:
        """A row with one thing in it: the head of a day, a break over all columns, or words beside the programme."""
        if id(cell) in self._drafts:
            return False
        if self.days.is_heading(cell):
            self.day = self.days.read(cell)
            self._ask_day(row, self.day, cell.line)
            return True
        column = self.layout.shared.get("time", self.layout.blocks[0].roles.get("time"))
        if column is not None and self.grid.at(row, column) is cell and read_times(cell).start:
            spans = self.grid.at(row, column + 1) is cell
            if not spans:
                return False
        why = "it is a break" if is_break(cell.line) else "it is a heading or a remark, and no time is stated"
        self._skip(row, [cell], why)
        return True

    def _day_column(self, row: int) -> None:
        block = self.layout.blocks[0]
        column = self.layout.column("day", block)
        column = self.layout.column("when", block) if column is None else column
        cell = self.grid.at(row, column) if column is not None else EMPTY
        if cell.line and not is_unknown(cell.line):
            self.day = self.days.read(cell)
            if self.day == Day():
                self.day = Day(ask="which day is meant?")
            self._ask_day(row, self.day, cell.line)

    def _times(self, row: int, block: Block | None) -> tuple[Times, str | None, str]:
        """The times of a row, what to ask about them, and the words they come from."""
        roles = block.roles if block is not None else {}
        columns = {role: roles.get(role, self.layout.shared.get(role)) for role in ("time", "start", "end", "duration")}
        at = {role: self.grid.at(row, c) for role, c in columns.items() if c is not None}
        when = roles.get("when", self.layout.shared.get("when"))
        if when is not None:
            at["time"] = self.days.without_day(self.grid.at(row, when))
        if (cell := at.get("time")) is not None and cell.line:
            times = read_times(cell)
        elif at.get("start", EMPTY).line and at.get("end", EMPTY).line:
            times = _start_and_end(at["start"], at["end"])
        elif at.get("start", EMPTY).line:
            times = read_times(at["start"])
        else:
            times = Times()
        if (length := at.get("duration", EMPTY)).line and (minutes := read_length(length.line)):
            times = plus(times, minutes)
        words = " – ".join(cell.line for role, cell in at.items() if role != "duration" and cell.line)
        return times, times.ask, words

    def _block(self, row: int, number: int, block: Block, times: Times, ask: str | None, text: str) -> bool:
        """Read what one block says in a row; False if it says nothing."""
        if number and {"time", "start", "when"} & block.roles.keys():
            times, ask, text = self._times(row, block)
        cell = self._cell(row, block, "title") if "title" in block.roles else self._cell(row, block, block.content)
        people = self._people_cells(row, block)
        if not cell.line:
            return self._more_people(number, block, row, times, people)
        if (draft := self._drafts.get(id(cell))) is not None:
            self._goes_on(draft, number, row, times, block, people)
            return True
        if is_break(cell.line) and not any(c.line for c in people.values()):
            if id(cell) not in self._breaks:
                self._skip(row, [cell], "it is a break", text)
                self._breaks.add(id(cell))
            return True
        if not text and not self._says_more(row, block, cell) and not self.layout.streams:
            return False
        self._begin(row, number, block, cell, times, ask, text, people)
        return True

    def _cell(self, row: int, block: Block, role: str | int | None) -> Cell:
        column = self.layout.column(role, block) if isinstance(role, str) else role
        if column is None or column in self.grid.hidden_columns:
            return EMPTY
        cell = self.grid.at(row, column)
        content = block.content
        # a title merged over the columns beside it is not also the people and the room
        return EMPTY if content not in (None, column) and cell is self.grid.at(row, content or 0) else cell

    def _people_cells(self, row: int, block: Block) -> dict[str, Cell]:
        return {role: self._cell(row, block, role) for role in ("people", "name", "post", "organisation")}

    def _says_more(self, row: int, block: Block, cell: Cell) -> bool:
        """Whether a row without a time says enough to be a session all the same."""
        other = [self._cell(row, block, role) for role in block.roles if role not in {"day", "ignore"}]
        return any(c.line and c is not cell for c in other)

    def _nothing(self, row: int, cells: list[Cell], times: Times) -> None:
        words = "nothing is planned at this time" if times.start else "no session is named"
        self._skip(row, cells, words)

    # --- a session

    def _begin(
        self,
        row: int,
        number: int,
        block: Block,
        cell: Cell,
        times: Times,
        ask: str | None,
        text: str,
        people: dict[str, Cell],
    ) -> None:
        where = self.grid.where(row)
        apart = "people" in block.roles or "name" in block.roles
        inside = read_session(cell.text)
        title, off = (inside.title, inside.cancelled) if not apart else without_cancelled(cell.line)
        if is_unknown(title or ""):
            self._ask(where, "title", title or "", "what session is this?")
            title = None
        own = read_people_of(people)
        if not own and not apart:
            own = inside.people
        if not apart and inside.times.start is not None:
            times, ask = inside.times, inside.times.ask
        if ask is not None or (times.start is None and not text):
            self._ask(where, "time", text, ask or "no time is stated")
        self._ask_day(row, Day(block.day) if block.day else self.day, "")
        status = self._status(row, block, cell, where)
        lead, writer, peers = self._peers(row, block)
        made = SessionRow(
            day=block.day or self.day.day,
            start=times.start,
            end=times.end,
            title=title,
            kind=self._kind(row, block, where) or kind_in_title(title or ""),
            room=self._room(row, block, where) or (inside.room if not apart else None) or block.room,
            stream=self._stream(row, block),
            status=SessionStatus.CANCELLED if off else status,
            people=own,
            peers=tuple(dict.fromkeys((*peers, *(inside.peers if not apart else ())))),
            lead=lead or (inside.lead if not apart else None),
            writer=writer or (inside.writer if not apart else None),
            where=where,
        )
        if apart and any(is_unknown(c.line) and c.line.strip(" -–") for c in people.values() if c.line):
            self._ask(where, "people", title or "", "who will be there is not settled yet")
        draft = _Draft(made, {number}, row, {id(c) for c in people.values()})
        self._drafts[id(cell)] = draft
        self._order.append(draft)

    def _goes_on(
        self, draft: _Draft, number: int, row: int, times: Times, block: Block, people: dict[str, Cell]
    ) -> None:
        """The same merged cell again: beneath, it lasts longer; beside, it is for that stream too."""
        draft.blocks.add(number)
        if row > draft.last:
            draft.last = row
            if times.end is not None and draft.row.start is not None and times.end > (draft.row.end or ""):
                draft.row = replace(draft.row, end=times.end)
        self._add_people(draft, people)

    def _more_people(self, number: int, block: Block, row: int, times: Times, people: dict[str, Cell]) -> bool:
        """A row that names only people goes on with the session above it."""
        if not any(cell.line for cell in people.values()) or not self._order or times.start is not None:
            return False
        above = next((draft for draft in reversed(self._order) if number in draft.blocks), None)
        if above is None or row - above.last > 1 or ("people" not in block.roles and "name" not in block.roles):
            return False
        above.last = row
        self._add_people(above, people)
        return True

    def _add_people(self, draft: _Draft, people: dict[str, Cell]) -> None:
        if all(id(cell) in draft.people_cells for cell in people.values() if cell.line):
            return
        draft.people_cells |= {id(cell) for cell in people.values()}
        draft.row = replace(draft.row, people=without_doubles((*draft.row.people, *read_people_of(people))))

    def _whole(self, draft: _Draft) -> SessionRow:
        """A session as it stands at the end: its stream, if it is not for all of them, and its peers."""
        row = draft.row
        blocks = self.layout.blocks
        if len(draft.blocks) > 1:
            streams = [blocks[n].stream or "" for n in sorted(draft.blocks) if n < len(blocks)]
            row = replace(row, stream=None if len(draft.blocks) >= len(blocks) else ", ".join(filter(None, streams)))
            if row.room is not None and row.room in {block.room for block in blocks}:
                row = replace(row, room=None)
        return replace(row, peers=tuple(dict.fromkeys(filter(None, (row.lead, row.writer, *row.peers)))))

    # --- single cells

    def _room(self, row: int, block: Block, where: str) -> str | None:
        room, link = self._cell(row, block, "room"), self._cell(row, block, "link")
        if room.line and room.line.casefold().strip(" ()") in {"tbc", "tba", "tbd", "to be confirmed"}:
            self._ask(where, "room", room.line, "the room is not settled yet")
        parts = [cell.line for cell in (room, link) if cell.line and not is_unknown(cell.line)]
        return " ".join(dict.fromkeys(parts)) or None

    def _stream(self, row: int, block: Block) -> str | None:
        words = self._cell(row, block, "stream").line
        return (words if words and not is_unknown(words) else None) or block.stream

    def _kind(self, row: int, block: Block, where: str) -> str | None:
        words = self._cell(row, block, "kind").line
        kind = kind_in_column(words) if words and not is_unknown(words) else None
        if words and kind is None and not is_unknown(words):
            self._ask(where, "kind", words, "what kind of session is this?")
        return kind

    def _status(self, row: int, block: Block, cell: Cell, where: str) -> str | None:
        said = self._cell(row, block, "status")
        if cell.struck:
            return SessionStatus.CANCELLED
        status = status_in(said.line) if said.line else None
        if said.line and status is None and not is_unknown(said.line):
            self._ask(where, "status", said.line, "how does this session stand?")
        return status

    def _peers(self, row: int, block: Block) -> tuple[str | None, str | None, tuple[str, ...]]:
        lead, writer, peers = (split_peers(self._cell(row, block, r).text) for r in ("lead", "writer", "peers"))
        return next(iter(lead), None), next(iter(writer), None), (*lead[1:], *writer[1:], *peers)

    # --- telling

    def _skip(self, row: int, cells: Sequence[Cell], why: str, before: str = "") -> None:
        text = " | ".join(filter(None, (before, *(cell.line for cell in cells))))
        self.skipped.append(Skipped(self.grid.where(row), text[:300], why))

    def _ask(self, where: str, about: str, text: str, ask: str) -> None:
        self.questions.append(Question(where, about, text[:200], ask))

    def _ask_day(self, row: int, day: Day, text: str) -> None:
        ask = day.ask or ("which day is it on?" if day.day is None else None)
        if ask is not None and ("day", self.grid.name, text or ask) not in self._asked:
            self._asked |= {("day", self.grid.name, text or ask), ("day", self.grid.name, ask)}
            self._ask(self.grid.where(row), "day", text, ask)


def _start_and_end(start: Cell, end: Cell) -> Times:
    """Start and end in two columns: read together where both are words, so that "9.00" and "1.30" make sense."""
    if start.value is None and end.value is None:
        return read_words(f"{start.line} – {end.line}")
    first, last = read_times(start), read_times(end)
    if first.start and last.start and last.start <= first.start:
        return Times(ask="the end is not after the start")
    return Times(first.start, last.start, first.ask or last.ask)
