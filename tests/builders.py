"""Small visits for the tests: one laptop, or the laptops of a team whose clocks are in the test's hand.

The ids are short and fixed, so that a test can name what it means: visit `v`, themes `t1` and `t2`, peers `p1` (whose
laptop it is) and `p2`, session `s1`, person `c1`, and `n1`, the note of `p1` about `s1`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from peerteam.domain.records import (
    Attendance,
    Note,
    Peer,
    PeerCategory,
    Person,
    Record,
    Session,
    SessionKind,
    SessionStatus,
    Slot,
    SourceGroup,
    Theme,
    Visit,
)
from peerteam.store.change import Change, parse
from peerteam.store.tables import TABLES
from peerteam.store.visit_file import VisitFile

UndoCheck = Callable[[VisitFile], AbstractContextManager[None]]
"""The type of the fixture `undo_check`."""

BODY = "The scrutiny chair says reports come too late. Officers agree. £3.4m of savings isn’t found — “not yet” 😀."

VISIT = Visit("v", council="Marlbridge Borough Council", first_day="2026-03-10", last_day="2026-03-13")
THEMES = (
    Theme("t1", "Governance and culture", "Governance", "a0", 1, core=True),
    Theme("t2", "Financial planning", "Finance", "a1", 2, core=True),
)
PEERS = (
    Peer("p1", "Ann Archer", "AA", PeerCategory.OFFICER, position="a0"),
    Peer("p2", "Ben Brook", "BB", PeerCategory.MEMBER, position="a1"),
    Peer("p3", "Cara Cole", "CC", PeerCategory.LGA, position="a2"),
)
SESSION = Session(
    "s1", "Scrutiny chairs", Slot("2026-03-10", "09:00", "09:45", "Room 1"), SessionKind.INTERVIEW,
    status=SessionStatus.PLANNED,
)  # fmt: skip
PERSON = Person("c1", "Chris Dale", "Chair of scrutiny", "Marlbridge", SourceGroup.MEMBER)
NOTE = Note("n1", author="p1", typist="p1", about="s1", at="2026-03-10T09:00:00", body=BODY)
RECORDS: tuple[Record, ...] = (*PEERS, SESSION, PERSON, Attendance("a1", "s1", "c1"), NOTE)


def unhurried(visit: VisitFile) -> VisitFile:
    """The same visit, not waiting for the disk, which few tests are about."""
    visit.connection.execute("pragma synchronous = off")
    return visit


def visit_file(
    folder: Path,
    *more: Record,
    name: str = "visit",
    phrase: str | None = None,
    me: str = "p1",
    records: Sequence[Record] = RECORDS,
) -> VisitFile:
    """A visit with two themes, three peers, a session, a person and a note; `more` is added. Plain without a phrase."""
    visit = unhurried(VisitFile.create(folder / f"{name}.peerteam", VISIT, THEMES, phrase))
    visit.load([*records, *more])
    visit.history.forget()
    visit.set_me(me)
    return visit


@contextmanager
def team(folder: Path, count: int = 2, *more: Record) -> Iterator[list[VisitFile]]:
    """The laptops of the first `count` peers, all in step; whoever hands over later has the later clock."""
    clock = itertools.count(1_800_000_000_000, 1000).__next__
    visits = [visit_file(folder, *more, name="p1")]
    for peer in PEERS[1:count]:
        visit = unhurried(VisitFile.empty(folder / f"{peer.id}.peerteam", "v"))
        visit.set_me(peer.id)
        visits.append(visit)
    try:
        for visit in visits:
            visit.changes.now = clock
        for visit in visits[1:]:
            give(visits[0], visit)
        yield visits
    finally:
        for visit in visits:
            visit.close()


def hand_over(visit: VisitFile, since: int = 0) -> list[Change]:
    """What a hand-over file of this visit would hold."""
    visit.commit()
    return [parse(raw) for raw in visit.changes.since(since)]


def give(giver: VisitFile, taker: VisitFile) -> int:
    """Hand over everything and take it in, without a file; returns how many changes were new."""
    return taker.take(hand_over(giver))


def exchange(one: VisitFile, other: VisitFile) -> None:
    """Each takes what the other has."""
    give(one, other)
    give(other, one)


def rows_of(visit: VisitFile) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every kind, what waits, and what the search knows: all that undoing must bring back."""
    ask = visit.connection.execute
    visit.search("anything")  # the search catches up with what was typed only when it is asked
    found = {
        kind: [tuple(row) for row in ask(f"select {', '.join(_names(kind))} from {kind} order by id")]
        for kind in TABLES
    }
    found["waiting"] = [tuple(row) for row in ask("select n, state from value where state = 2 order by n")]
    found["search"] = sorted(tuple(row) for row in ask("select kind, record, title, words from search"))
    return found


def _names(kind: str) -> list[str]:
    return [f'"{column.name}"' for column in TABLES[kind].columns]


def value(visit: VisitFile, sql: str, *values: Any) -> Any:
    """The first column of the first row, or None."""
    found = visit.connection.execute(sql, values).fetchone()
    return found[0] if found else None
