"""One visit on this laptop: the file, and the nouns that read and write it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from peerteam.domain.errors import CannotWrite, FileDamaged
from peerteam.domain.ids import new_id
from peerteam.domain.records import KINDS, Record, Theme, Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.store import backup, database, search
from peerteam.store.change import Change
from peerteam.store.changes import Changes, Waiting
from peerteam.store.database import Connection
from peerteam.store.history import History
from peerteam.store.laptops import Laptops
from peerteam.store.notes import Notes
from peerteam.store.people import People
from peerteam.store.programme import Programme
from peerteam.store.rows import Rows
from peerteam.store.search import Group, Hit
from peerteam.store.sitting import Sitting
from peerteam.store.step import Announcement, Door, Step
from peerteam.store.tables import TABLES

if TYPE_CHECKING:
    from peerteam.store.attachments import Attachments
    from peerteam.store.evidence import Evidence
    from peerteam.store.findings import Findings
    from peerteam.store.letter import Letter


class VisitFile:
    """An open visit. Close it, or use it in a `with`."""

    def __init__(self, connection: Connection, path: Path, phrase: str | None = None) -> None:
        self.path, self.phrase = path, phrase
        self.connection = connection
        self.door = Door(connection, path)
        self.rows = Rows(self.door)
        self.changes = Changes(connection)
        self.history = History(self.door, self.rows)
        self.people = People(self)
        self.programme = Programme(self)
        self.notes = Notes(self)
        self.laptops = Laptops(self)
        self.sitting = Sitting(self)

    # --- nouns that are not needed to start with

    @cached_property
    def evidence(self) -> Evidence:
        """The passages across notes, and the papers."""
        from peerteam.store.evidence import Evidence

        return Evidence(self)

    @cached_property
    def findings(self) -> Findings:
        """The wall, and what is recommended."""
        from peerteam.store.findings import Findings

        return Findings(self)

    @cached_property
    def letter(self) -> Letter:
        """The parts of the letter."""
        from peerteam.store.letter import Letter

        return Letter(self)

    @cached_property
    def attachments(self) -> Attachments:
        """The papers kept as files."""
        from peerteam.store.attachments import Attachments

        return Attachments(self)

    # --- opening and closing

    @classmethod
    def open(cls, path: Path, phrase: str | None = None) -> VisitFile:
        """An existing visit, brought to today's form. Raises one of the errors of `database.connect`, or FileTooNew."""
        connection = database.connect(path, phrase, kind=database.VISIT)
        try:
            file = cls(connection, path, phrase if database.is_encrypted(connection) else None)
            file._bring_up_to_date()
            return file
        except BaseException:
            connection.close()
            raise

    @classmethod
    def create(cls, path: Path, visit: Visit, themes: Iterable[Theme] = (), phrase: str | None = None) -> VisitFile:
        """A new visit at `path`, which must not exist yet. Raises CannotWrite."""
        file = cls.empty(path, visit.id, phrase)
        try:
            with file.door.step("New visit", undoable=False):
                file.rows.add(visit)
                for theme in themes:
                    file.rows.add(theme)
        except BaseException:
            file.close()
            database.remove(path)
            raise
        return file

    @classmethod
    def in_memory(cls, visit_id: str) -> VisitFile:
        """A visit that is on no disk, for working something out; it is gone when closed."""
        connection = database.in_memory()
        database.migrate(connection, Path("memory"))
        file = cls(connection, Path("memory"))
        with file.door.typing():
            file._remember("visit", visit_id)
        return file

    @classmethod
    def empty(cls, path: Path, visit_id: str, phrase: str | None = None) -> VisitFile:
        """A visit file with its identity and nothing else: what a colleague's hand-over is taken into."""
        connection = database.create(path, phrase, kind=database.VISIT)
        try:
            database.migrate(connection, path)
            file = cls(connection, path, phrase)
            with file.door.typing():
                file._remember("visit", visit_id)
                file._remember("laptop", new_id())
        except BaseException:
            connection.close()
            database.remove(path)
            raise
        return file

    def _bring_up_to_date(self) -> None:
        """An older file is copied, migrated, and folded anew, so that what an older program kept unread is shown."""
        older = 0 < database.format_of(self.connection) < database.LATEST
        if older:
            self.safe_copy(backup.folder_beside(self.path))
        database.migrate(self.connection, self.path)
        if older:
            with self.door.step("Update the file", undoable=False):
                self.changes.refold()

    def close(self) -> None:
        """Close the file; everything written is on the disk already."""
        self.connection.close()

    def __enter__(self) -> VisitFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- what is true of this laptop

    @property
    def id(self) -> str:
        """The visit's identity, the same on every laptop."""
        found = self._recall("visit")
        if found is None:
            raise FileDamaged(f"{self.path.name} does not say which visit it is", "Put back the last safe copy")
        return found

    @property
    def laptop(self) -> str:
        """The identity of this copy of the visit."""
        return self._recall("laptop") or ""

    @property
    def me(self) -> str | None:
        """The peer whose laptop this is."""
        return self._recall("me")

    def set_me(self, peer: str) -> None:
        """Say whose laptop this is."""
        with self.door.typing():
            self._remember("me", peer)

    def _recall(self, key: str) -> str | None:
        found = self.connection.execute("select value from here where key = ?", (key,)).fetchone()
        return found[0] if found else None

    def _remember(self, key: str, value: str) -> None:
        self.connection.execute("insert or replace into here values (?, ?)", (key, value))

    # --- writing

    def step(self, label: str) -> AbstractContextManager[Step]:
        """One transaction, one entry of undo, one announcement."""
        return self.door.step(label)

    @property
    def listeners(self) -> list[Callable[[Announcement], None]]:
        """Called after every step with what it changed."""
        return self.door.listeners

    @property
    def saved_at(self) -> datetime | None:
        """When something was last written in this sitting."""
        return self.door.saved_at

    def load(self, records: Sequence[Record]) -> None:
        """Add ready-made records, such as those of a visit folder, in one step."""
        with self.step("Load records"):
            for record in records:
                self.rows.add(record)

    # --- reading

    def record(self) -> Visit:
        """The visit's own record."""
        found = self.rows.get(Visit, self.id)
        return found or Visit(id=self.id)

    def snapshot(self) -> Snapshot:
        """Everything shared, as plain records; nothing private is in it."""
        return Snapshot({kind: tuple(self._shared(kind)) for kind in KINDS.values()})

    def _shared(self, kind: type[Record]) -> list[Record]:
        table = TABLES[kind.kind_name]
        sql = f"select r.* from {table.kind} r where not {table.private} order by {table.order}"
        return [table.from_row(row) for row in self.connection.execute(sql)]

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """The records that hold all these words, best first."""
        self._catch_up()
        return search.search(self.connection, words, limit)

    def find(self, words: str, each: int = 5, whole: str = "") -> list[Group]:
        """What holds all these words, by kind, for showing while they are typed; more of the kind `whole`."""
        self._catch_up()
        return search.find(self.connection, words, self.me, each, whole)

    def place_of(self, words: str, note: str) -> tuple[int, int] | None:
        """Where in a note the first of these words stand."""
        self._catch_up()
        return search.place(self.connection, words, note)

    def _catch_up(self) -> None:
        if search.is_behind(self.connection):
            with self.door.typing():
                search.catch_up(self.connection)

    def digest(self) -> str:
        """Equal on two laptops exactly when what they share is equal: the rows shown, and what waits to be settled."""
        shared = hashlib.blake2b(digest_size=16)
        for table in TABLES.values():
            names = ", ".join(f'r."{name}"' for name in ("id", *table.shared))
            for row in self.connection.execute(
                f"select {names} from {table.kind} r where not {table.private} order by r.id"
            ):
                shared.update(json.dumps([table.kind, *row]).encode())
        waiting = "select record, field, value from unsettled order by record, field, value"
        for row in self.connection.execute(waiting):
            shared.update(json.dumps(list(row)).encode())
        return shared.hexdigest()

    def not_handed_over(self) -> int:
        """How many records have been written or changed here since the last hand-over and would leave with the next."""
        return sum(self.not_handed_over_by_kind().values())

    def not_handed_over_by_kind(self) -> dict[str, int]:
        """The same, kind by kind."""
        with self.door.scratch():
            return self.changes.count_altered()

    # --- handing over (the files themselves are `peerteam.handover`)

    def commit(self) -> int:
        """Make changes of all that was written since the last time; returns how many."""
        with self.door.step("Hand over", undoable=False):
            return self.changes.commit(self.me or self.laptop)

    def take(self, changes: list[Change]) -> int:
        """Take in somebody's changes, all or nothing; returns how many were new."""
        before, known = self._erased(), self.changes.last
        with self.door.step("Take in", undoable=False) as step:
            taken = self.changes.take(changes)
            if taken:
                self.laptops.took_in(known)
            step.also.update((change.kind, change.record) for change in changes)
            if self._erased() != before:
                self._leave_no_trace(step)
        return taken

    def unsettled(self) -> list[Waiting]:
        """Every version that waits to be chosen or answered."""
        return self.changes.unsettled()

    def erase(self, kind: type[Record], id: str, why: str) -> None:
        """Take a record and what refers to it away for good, here and at the others' next exchange."""
        with self.door.step("Erase", undoable=False) as step:
            self.changes.erase(id, kind.kind_name, self.me or self.laptop, why)
            step.also.add((kind.kind_name, id))
            self._leave_no_trace(step)

    def _erased(self) -> int:
        return int(self.connection.execute("select count(*) from erased").fetchone()[0])

    def _leave_no_trace(self, step: Step) -> None:
        """What is erased must be neither in what undo remembers nor, after the commit, in the log beside the file."""
        step.erases = True
        self.history.forget()

    def safe_copy(self, folder: Path) -> Path:
        """A dated, closed copy of this visit in `folder`."""
        with self.door.scratch():
            return backup.safe_copy(self.connection, folder, self.path.stem)

    def copy_to(self, target: Path) -> Path:
        """A closed copy of this visit at `target`. Raises CannotWrite."""
        if target.exists() and target.samefile(self.path):
            raise CannotWrite("A copy cannot take the place of the visit itself", "Choose another name or folder")
        with self.door.scratch():
            return backup.copy_to(self.connection, target)


def new_visit(council: str, framework: str, first_day: str, last_day: str, **more: object) -> Visit:
    """A fresh record for a visit that is to be created."""
    visit = Visit(id=new_id(), council=council, framework=framework, first_day=first_day, last_day=last_day)
    return replace(visit, kind="Corporate Peer Challenge", hours_a_week=37.0, **more)  # type: ignore[arg-type]
