"""The visits the benchmarks work on, and the floor: the same rows put into the same tables and nothing else."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.material import VISIT, Material
from peerteam.domain.records import Record
from peerteam.handover.bundle import Bundle, read_bundle
from peerteam.handover.exchange import share, take_bundle
from peerteam.store.tables import TABLES
from peerteam.store.visit_file import VisitFile

PHRASE = "copper lantern ridge maple"
WAYS: tuple[tuple[str, str | None], ...] = (("no phrase", None), ("with a phrase", PHRASE))
"""Both kinds of file: without a phrase, and under one."""

Rows = dict[str, list[tuple[Any, ...]]]


@contextmanager
def folder() -> Iterator[Path]:
    """An empty folder for one benchmark, on the disk files are usually on (`TMPDIR` says where)."""
    with tempfile.TemporaryDirectory(prefix="peerteam-bench-") as name:
        yield Path(name)


def filled(path: Path, records: list[Record], phrase: str | None = None) -> VisitFile:
    """A visit with these records, typed in here and handed over to nobody yet."""
    visit = VisitFile.empty(path, VISIT, phrase)
    visit.load(records)
    return visit


@dataclass(frozen=True, slots=True)
class News:
    """What somebody hands over: everything, then half a day's news, by itself and with everything."""

    whole: Bundle
    increment: Bundle
    whole_with_news: Bundle
    rows: Rows


@functools.cache
def news() -> News:
    """The large visit as hand-over files, read, and the rows it becomes; made once in a run."""
    made = Material()
    with folder() as here, filled(here / "sender.peerteam", made.records()) as visit:
        visit.set_me(made.peers[0])
        share(visit, here / "whole.peerteam")
        rows, last = rows_of(visit), visit.changes.last
        _half_a_day(visit, made)
        share(visit, here / "increment.peerteam", last)
        share(visit, here / "both.peerteam")
        files = [read_bundle(here / f"{name}.peerteam", None, VISIT) for name in ("whole", "increment", "both")]
    return News(files[0], files[1], files[2], rows)


def _half_a_day(visit: VisitFile, made: Material) -> None:
    """6 new notes, 60 tags, 10 moved sessions, 3 rewritten notes."""
    mine = visit.notes.mine()[:3]
    for _ in range(6):
        note = visit.notes.get(visit.notes.add(about=made.sessions[0], body=made.text()))
        for tag in made.tags(note, 10):
            visit.notes.tag(note.id, tag.at or 0, tag.upto or 0, made.themes[0])
    for session in visit.programme.sessions()[:10]:
        visit.programme.change(session.id, slot=session.slot._replace(start="13:40", room="Council chamber"))
    for old in mine:
        words = (old.body or "").split(" ")
        visit.notes.save_typing(old.id, " ".join([*words[:60], *made.text(90).split(" "), *words[150:]]))


def rows_of(visit: VisitFile) -> Rows:
    """Every row of a visit, table by table."""
    names = {kind: ", ".join(f'"{column.name}"' for column in table.columns) for kind, table in TABLES.items()}
    run = visit.connection.execute
    return {kind: [tuple(row) for row in run(f"select {names[kind]} from {kind}")] for kind in TABLES}


def put_rows(visit: VisitFile, rows: Rows) -> None:
    """The floor: all rows by `executemany` in one transaction, under the same settings, the search kept by triggers."""
    with visit.door.typing():
        for kind, table in TABLES.items():
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            marks = ", ".join("?" * len(table.columns))
            visit.connection.executemany(f"insert into {kind} ({names}) values ({marks})", rows[kind])


def receiver(path: Path, phrase: str | None) -> Path:
    """A closed visit that has taken in the whole of it."""
    with VisitFile.empty(path, VISIT, phrase) as visit:
        take_bundle(visit, news().whole)
    return path


@contextmanager
def opened_copy(of: Path, phrase: str | None) -> Iterator[VisitFile]:
    """A copy of a closed visit, open, and thrown away afterwards."""
    with folder() as here:
        copy = Path(shutil.copy(of, here))
        with VisitFile.open(copy, phrase) as visit:
            yield visit
