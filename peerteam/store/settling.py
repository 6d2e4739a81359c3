"""What waits to be settled, case by case, and a person's answer: one step each, which undo takes back.

Nothing waits for an answer to be usable: one version is shown meanwhile. The answer travels with the next hand-over,
and the other laptops follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from peerteam.domain.errors import NotAllowed, NotFound
from peerteam.domain.records import Note, Record, Session, Tag
from peerteam.store import fold, places
from peerteam.store.chosen_together import followers, is_asked
from peerteam.store.noun import Noun
from peerteam.store.tables import TABLES

THERE = ""
"""The field of being there at all."""


@dataclass(frozen=True, slots=True)
class Side:
    """A version: its value as a record holds it, who handed it over, and when (None: not handed over yet)."""

    value: Any
    who: str | None = None
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A field of a record with several versions; of `THERE` the values are whether it stays (True) or is deleted."""

    kind: str
    record: str
    field: str
    here: Side
    others: tuple[Side, ...]

    @property
    def deleted_here(self) -> bool:
        """Deleted on this laptop, and changed elsewhere meanwhile."""
        return self.field == THERE and not self.here.value


class Settling(Noun):
    """Reads what waits, and settles it."""

    # --- what waits

    def cases(self) -> list[Case]:
        """Everything there is to settle."""
        sql = "select record, kind, field, value, who, clock from unsettled order by record, field, clock desc, n desc"
        waiting = [row for row in self._query(sql).fetchall() if row["kind"] in TABLES]
        found: list[Case] = []
        for (record, kind), group in groupby(waiting, key=lambda row: (row["record"], row["kind"])):
            row, rows = self._rows.row(kind, record), list(group)
            found += self._with_row(kind, record, row, rows) if row else self._without_row(kind, record, rows)
        return found

    def _with_row(self, kind: str, record: str, row: dict[str, Any], waiting: list[Any]) -> Iterator[Case]:
        columns = {column.name: column for column in TABLES[kind].columns}
        fields = {each["field"] for each in waiting}
        for field, group in groupby(waiting, key=lambda each: each["field"]):
            versions = list(group)
            if not is_asked(kind, field, fields):
                continue
            if field == THERE:
                gone = tuple(_side(False, each) for each in versions if each["value"])
                if gone:
                    yield Case(kind, record, THERE, self._changed_by(record, gone[0].who), gone)
            elif field in columns:
                from_sql = columns[field].from_sql
                others = tuple(_side(from_sql(each["value"]), each) for each in versions)
                yield Case(kind, record, field, self._shown(record, field, row[field], from_sql(row[field])), others)

    def _without_row(self, kind: str, record: str, waiting: list[Any]) -> Iterator[Case]:
        changed = [each for each in waiting if each["field"] != THERE or not each["value"]]
        if changed:
            newest = max(changed, key=lambda each: each["clock"])
            yield Case(kind, record, THERE, Side(False, self._visit.me), (_side(True, newest),))

    def _shown(self, record: str, field: str, stored: Any, value: Any) -> Side:
        """The version shown: whose it is, if it was handed over as it is."""
        found = self._query(
            """
            select c.who, c.clock from value v join change c on c.n = v.change
            where v.record = ? and v.field = ? and v.state = 1 and v.value is ? order by c.clock desc limit 1
            """,
            (record, field, stored),
        ).fetchone()
        return Side(value, found["who"], _time(found["clock"])) if found else Side(value, self._visit.me)

    def _changed_by(self, record: str, deleter: str | None) -> Side:
        """Who changed a record that somebody else deleted; nobody's hand-over means it was changed here."""
        if self._query("select 1 from written where record = ?", (record,)).fetchone():
            return Side(True, self._visit.me)
        found = self._query(
            """
            select who, clock from change where record = ? and raw ->> '$.deleted' is not 1
            order by who is ?, clock desc limit 1
            """,
            (record, deleter),
        ).fetchone()
        return Side(True, found["who"], _time(found["clock"])) if found else Side(True, self._visit.me)

    def before(self, case: Case) -> Any:
        """The value both sides have changed, if it is known."""
        found = self._query(
            """
            select p.value from unsettled u
            join value v on v.n = u.n join replaces r on r.child = v.change and r.field = v.field
            join change c on c.id = r.parent
            join value p on p.change = c.n and p.record = v.record and p.field = v.field
            where u.record = ? and u.field = ? limit 1
            """,
            (case.record, case.field),
        ).fetchone()
        columns = {column.name: column for column in TABLES[case.kind].columns}
        return columns[case.field].from_sql(found[0]) if found and case.field in columns else None

    def last_known(self, kind: str, record: str) -> Record | None:
        """A record as it was last known, also one that was deleted here."""
        row = self._rows.row(kind, record) or self._latest(kind, record)
        return TABLES[kind].from_row(row) if row else None

    def _latest(self, kind: str, record: str) -> dict[str, Any] | None:
        """The row of a record that has none, from the latest versions of its fields."""
        rows = self._query(
            """
            select v.field, v.value from value v join change c on c.n = v.change
            where v.record = ? and v.field <> '' order by c.clock, c.id
            """,
            (record,),
        ).fetchall()
        empty = dict.fromkeys((column.name for column in TABLES[kind].columns), None)
        known = {name: value for name, value in map(tuple, rows) if name in empty}
        return {**empty, **known, "id": record} if known else None

    # --- answers

    def keep(self, case: Case, value: Any) -> None:
        """This value stands, one of the versions or another; every waiting one is answered. Raises NotFound."""
        if case.kind == Note.kind_name and case.field == "body":
            self._visit.notes.choose_body(case.record, value or "")
            return
        with self._step("Choose a version"):
            before = self._row_of(case)
            (column,) = (each for each in TABLES[case.kind].columns if each.name == case.field)
            for field, stored in ((case.field, column.to_sql(value)), *self._going_with(case, value)):
                self._query(f'update {case.kind} set "{field}" = ? where id = ?', (stored, case.record))
            if case.kind == Tag.kind_name and case.field == "span":
                self._place(case.record)
            fields = (case.field, *followers(case.kind, case.field))
            settled = tuple(n for field in fields for n in self._rows.answer(case.record, field))
            self._rows.wrote_over(case.kind, case.record, before, settled=settled)
            self._rows.mark(case.record)

    def _going_with(self, case: Case, value: Any) -> Iterator[tuple[str, Any]]:
        """What goes with the version chosen, as it was handed over with it; with what stands here, what stands here."""
        side = next((each for each in case.others if each.value == value), None)
        if side is None or value == case.here.value:
            return
        sql = "select value, who, clock from unsettled where record = ? and field = ?"
        for field in followers(case.kind, case.field):
            for stored, who, clock in self._query(sql, (case.record, field)).fetchall():
                if (who, _time(clock)) == (side.who, side.when):
                    yield field, stored

    def keep_it(self, case: Case) -> None:
        """It is not deleted after all, and what was deleted with it comes back too."""
        with self._step("Keep it"):
            if case.deleted_here:
                self._bring_back(case.kind, case.record)
                return
            before = self._row_of(case)
            with_it = self._deleted_with(case.record)
            self._rows.wrote_over(case.kind, case.record, before, settled=self._rows.answer(case.record, THERE))
            for kind, part in with_it:
                self._bring_back(kind, part)

    def let_go(self, case: Case) -> None:
        """It is deleted, for everybody. Raises NotAllowed for a session with notes."""
        if case.kind == Session.kind_name and self._visit.notes.of_session(case.record):
            raise NotAllowed("There is a note about this session, so it stays", "Keep it, and mark it as cancelled")
        with self._step("Leave it deleted" if case.deleted_here else "Delete it"):
            self._rows.remove(TABLES[case.kind].record, case.record)
            settled = self._rows.answer(case.record) + self._rows.answer(case.record, THERE)
            self._rows.wrote_over(case.kind, case.record, None, settled=settled)

    def _row_of(self, case: Case) -> dict[str, Any]:
        row = self._rows.row(case.kind, case.record)
        if row is None:
            raise NotFound("This is not in the visit any more", "Choose what else is to settle")
        return row

    def _bring_back(self, kind: str, record: str) -> None:
        """Make a record again as it was last known, and what was deleted with it."""
        row = self._latest(kind, record)
        if row is None or self._rows.row(kind, record) is not None:
            return
        with_it = self._deleted_with(record)
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        self._query(f"insert into {kind} ({names}) values ({marks})", tuple(row.values()))
        if kind == Tag.kind_name:
            self._place(record)  # before it is kept for undo, which remembers where the tag was
        settled = self._rows.answer(record) + self._rows.answer(record, THERE)
        self._rows.wrote_over(kind, record, None, body=self._body_of(row), settled=settled)
        for other, part in with_it:
            self._bring_back(other, part)

    def _body_of(self, row: dict[str, Any]) -> str | None:
        note = self._rows.get(Note, row.get("note"))
        return note.body if note else None

    def _deleted_with(self, record: str) -> list[tuple[str, str]]:
        """The parts of a record that went with it: deleted in the same hand-over, or here and in none yet."""
        found: list[tuple[str, str]] = []
        for kind, table in TABLES.items():
            for name in table.parts:
                sql = _PARTS_GONE.format(kind=kind)
                found += [(kind, id) for (id,) in self._query(sql, (name, record, kind, record)).fetchall()]
        return found

    def _place(self, tag: str) -> None:
        """Work out where a tag is in the text that is shown."""
        db = self._visit.connection
        fold.prepare(db)
        db.execute("insert into temp.touched values (?)", (tag,))
        places.place_touched(db)


_PARTS_GONE = """
    select distinct v.record from value v join change c on c.n = v.change
    where v.field = ? and v.value = ? and c.kind = ?
        and not exists (select 1 from {kind} r where r.id = v.record)
        and (
            not exists (select 1 from current g where g.record = v.record and g.field = '' and g.value = 1)
            or exists (
                select 1 from current g join current w on w.record = ? and w.field = '' and w.value = 1
                where g.record = v.record and g.field = '' and g.value = 1 and g.clock = w.clock and g.who is w.who))
"""


def _side(value: Any, version: Any) -> Side:
    return Side(value, version["who"], _time(version["clock"]))


def _time(clock: int) -> datetime:
    return datetime.fromtimestamp((clock >> 16) / 1000)
