"""The one door for writing: a step, or typing.

Outside both the connection is read-only (`query_only`), so a write anywhere else raises. A step is one transaction, one
entry of undo and one announcement; a step inside a step belongs to the outer one. Typing is one row of words with its
own commit, and neither undone nor announced: the editor already shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from peerteam.store.database import Connection, DatabaseError, explain, when_nobody_reads

Row = dict[str, Any]
CLOSED_ELSEWHERE = "Closed elsewhere"
"""The label of a step that took in what closed the visit: whoever hears of it tells the person here."""


class Announcement(NamedTuple):
    """What a step changed, told to everybody after the commit."""

    revision: int
    label: str
    rows: frozenset[tuple[str, str]]  # (kind, id)

    def touches(self, *kinds: str) -> bool:
        """Whether any row of these kinds changed."""
        return any(kind in kinds for kind, _ in self.rows)


class RowChange(NamedTuple):
    """One row before and after; None is no row. `settled` are the waiting versions this write answered.

    `body` is the note's text a tag's place refers to, so that undoing can carry the tag to the text of then.
    """

    kind: str
    id: str
    before: Row | None
    after: Row | None
    settled: tuple[int, ...] = ()
    body: str | None = None


@dataclass(slots=True)
class Step:
    """What one step has done so far."""

    label: str
    changes: list[RowChange] = field(default_factory=list)
    undoable: bool = True
    also: set[tuple[str, str]] = field(default_factory=set)  # rows announced though not undone here
    erases: bool = False  # then the log beside the file is emptied after the commit
    afterwards: list[Callable[[], None]] = field(default_factory=list)  # done once it is certain, before it is told

    def rows(self) -> frozenset[tuple[str, str]]:
        """The rows this step touched."""
        return frozenset({(change.kind, change.id) for change in self.changes} | self.also)


class Door:
    """Opens the connection for writing, and tells the listeners afterwards.

    One thread at a time: an exchange works on the visit beside the window, and whoever else would write waits for it.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection, self.path = connection, path
        self.listeners: list[Callable[[Announcement], None]] = []
        self.done: list[Step] = []  # what can be undone, and after undoing done again: see `history`
        self.undone: list[Step] = []
        self.saved_at: datetime | None = None
        self.now: Callable[[], datetime] = datetime.now
        self._revision = 0
        self._step: Step | None = None
        self._lock = RLock()

    @property
    def current(self) -> Step:
        """The step being taken; writing outside one is a mistake of ours."""
        if self._step is None:
            raise RuntimeError("a write outside a step")
        return self._step

    @contextmanager
    def step(self, label: str, *, undoable: bool = True) -> Iterator[Step]:
        """One transaction: all of it is kept, or none of it."""
        with self._lock:
            if self._step is not None:
                yield self._step
                return
            step = self._step = Step(label, undoable=undoable)
            try:
                with self._transaction():
                    yield step
            finally:
                self._step = None
            if step.erases:
                with suppress(
                    DatabaseError
                ):  # what goes with it goes all the same; closing the file empties the log too
                    when_nobody_reads(self.connection, "pragma wal_checkpoint(truncate)")
            for do in step.afterwards:
                do()
            if step.rows():
                self._announce(step)

    @contextmanager
    def typing(self) -> Iterator[None]:
        """One transaction for words being typed: no undo, no announcement."""
        with self._lock:
            if self._step is not None:
                yield
                return
            with self._transaction():
                yield

    @contextmanager
    def still(self) -> Iterator[None]:
        """What is read in here is of one moment: an exchange beside the window is waited for, not seen half done."""
        with self._lock:
            yield

    @contextmanager
    def scratch(self) -> Iterator[None]:
        """The working tables of this connection may be written; the file is not."""
        with self._lock:
            if self._step is not None:
                yield
                return
            self.connection.execute("pragma query_only = off")
            try:
                yield
            finally:
                self.connection.execute("pragma query_only = on")

    def _announce(self, step: Step) -> None:
        self._revision += 1
        if step.undoable and step.changes:
            self.done.append(step)
            self.undone.clear()
        announcement = Announcement(self._revision, step.label, step.rows())
        for listener in tuple(self.listeners):
            listener(announcement)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        run = self.connection.execute
        try:
            run("pragma query_only = off")
            run("begin immediate")
            try:
                yield
                run("commit")
            except BaseException:
                if self.connection.in_transaction:
                    run("rollback")
                raise
        except DatabaseError as problem:
            raise explain(problem, self.path, encrypted=False) from problem
        finally:
            run("pragma query_only = on")
        self.saved_at = self.now()
