"""One visit on this laptop: the file, and the nouns that read and write it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from peerteam.domain.errors import CannotWrite, FileDamaged
from peerteam.domain.ids import new_id
from peerteam.domain.records import KINDS, Point, Record, Theme, Visit
from peerteam.store import database
from peerteam.store.database import Connection
from peerteam.store.noun import Loaded
from peerteam.store.rows import Rows
from peerteam.store.step import Door
from peerteam.store.tables import TABLES

if TYPE_CHECKING:
    from peerteam.domain.snapshot import Snapshot
    from peerteam.store.attachments import Attachments
    from peerteam.store.change import Change
    from peerteam.store.changes import Changes, Waiting
    from peerteam.store.closing import Closing
    from peerteam.store.evidence import Evidence
    from peerteam.store.findings import Findings
    from peerteam.store.history import History
    from peerteam.store.incoming import Incoming
    from peerteam.store.laptops import Laptops
    from peerteam.store.letter import Letter
    from peerteam.store.notes import Notes
    from peerteam.store.people import People
    from peerteam.store.programme import Programme
    from peerteam.store.programme_news import ProgrammeNews
    from peerteam.store.search import Group, Hit
    from peerteam.store.settled_warnings import SettledWarnings
    from peerteam.store.settling import Settling
    from peerteam.store.sitting import Sitting
    from peerteam.store.step import Announcement, Step
    from peerteam.store.words import Words


class VisitFile:
    """An open visit. Close it, or use it in a `with`."""

    def __init__(self, connection: Connection, path: Path, phrase: str | None = None) -> None:
        self.path, self.phrase = path, phrase
        self.connection = connection
        self.door = Door(connection, path)
        self.rows = Rows(self.door)
        self.lent = 0  # so many jobs work on it beside the window, which meanwhile leaves it alone

    # --- the nouns

    people: Loaded[People] = Loaded("people.People")
    """The team, and whom it met."""
    programme: Loaded[Programme] = Loaded("programme.Programme")
    """The sessions and the themes."""
    notes: Loaded[Notes] = Loaded("notes.Notes")
    """What was written down, and its tags."""
    evidence: Loaded[Evidence] = Loaded("evidence.Evidence")
    """The passages across notes, and the papers."""
    findings: Loaded[Findings] = Loaded("findings.Findings")
    """The wall, and what is recommended."""
    letter: Loaded[Letter] = Loaded("letter.Letter")
    """The parts of the letter."""
    settled_warnings: Loaded[SettledWarnings] = Loaded("settled_warnings.SettledWarnings")
    """The cautions about the letter that were settled with a reason."""
    attachments: Loaded[Attachments] = Loaded("attachments.Attachments")
    """The papers kept as files."""
    laptops: Loaded[Laptops] = Loaded("laptops.Laptops")
    """Whom this laptop has heard from."""
    incoming: Loaded[Incoming] = Loaded("incoming.Incoming")
    """What has come from others since this person last looked."""
    settling: Loaded[Settling] = Loaded("settling.Settling")
    """What waits to be chosen, and choosing it."""
    words: Loaded[Words] = Loaded("words.Words")
    """The team's four words, and those before them."""
    closing: Loaded[Closing] = Loaded("closing.Closing")
    """Erasing for good, at the end, what was said in confidence."""
    sitting: Loaded[Sitting] = Loaded("sitting.Sitting")
    """From opening the visit in a window to closing it."""
    news: Loaded[ProgrammeNews] = Loaded("programme_news.ProgrammeNews")
    """What others have changed in the programme since this person last looked."""

    @cached_property
    def changes(self) -> Changes:
        """What has left this laptop, and what came."""
        from peerteam.store.changes import Changes

        return Changes(self.connection)

    @cached_property
    def history(self) -> History:
        """What can be undone."""
        from peerteam.store.history import History

        return History(self.door, self.rows)

    @property
    def has_news(self) -> bool:
        """Whether anything of that kind is kept."""
        return self._recall("programme news") is not None

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
            from peerteam.store import backup

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
        from peerteam.domain.snapshot import Snapshot

        return Snapshot({kind: tuple(self._shared(kind)) for kind in KINDS.values()})

    def renewed(self, snapshot: Snapshot, kinds: Iterable[str]) -> Snapshot:
        """The same snapshot with these kinds read anew, for when only they have changed since."""
        from peerteam.domain.snapshot import Snapshot

        again = {KINDS[kind]: tuple(self._shared(KINDS[kind])) for kind in kinds}
        return Snapshot({**snapshot.records, **again})

    def _shared(self, kind: type[Record]) -> list[Record]:
        table = TABLES[kind.kind_name]
        sql = f"select r.* from {table.kind} r where not {table.private} order by {table.order}"
        return [table.from_row(row) for row in self.connection.execute(sql)]

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """The records that hold all these words, best first."""
        from peerteam.store import search

        self._catch_up()
        return search.search(self.connection, words, self.me, limit)

    def find(self, words: str, each: int = 5, whole: str = "") -> list[Group]:
        """What holds all these words, by kind, for showing while they are typed; more of the kind `whole`."""
        from peerteam.store import search

        self._catch_up()
        return search.find(self.connection, words, self.me, each, whole)

    def place_of(self, words: str, note: str) -> tuple[int, int] | None:
        """Where in a note the first of these words stand."""
        from peerteam.store import search

        self._catch_up()
        return search.place(self.connection, words, note)

    def _catch_up(self) -> None:
        from peerteam.store import search

        if search.is_behind(self.connection):
            with self.door.typing():
                search.catch_up(self.connection)

    def digest(self) -> str:
        """Equal on two laptops exactly when what they share is equal: the rows shown, and what waits to be settled."""
        import hashlib

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

    def to_hand_over(self) -> dict[str, list[str]]:
        """The records behind those numbers, kind by kind; of one that was deleted only its id is left."""
        with self.door.scratch():
            return self.changes.altered()

    # --- handing over (the files themselves are `peerteam.handover`)

    def commit(self) -> int:
        """Make changes of all that was written since the last time; returns how many."""
        with self.door.step("Hand over", undoable=False):
            made = self.changes.commit(self.me or self.laptop)
        self.history.seal(Point.kind_name)  # what others have heard that we said is not unsaid
        return made

    def take(self, changes: list[Change]) -> int:
        """Take in somebody's changes, all or nothing; returns how many were new."""
        before = self._erased()
        with self.door.step("Take in", undoable=False) as step:
            closing = self.closing.hears(changes) if any(change.erase for change in changes) else None
            last = self.changes.last
            with self.news.taking_in():
                taken = self.changes.take(changes)
                if taken:
                    self.laptops.took_in()
                    self.incoming.came(last)
            step.also.update((change.kind, change.record) for change in changes)
            if self._erased() != before:
                self.leave_no_trace(step)
            if closing is not None:
                self.closing.heard(step, closing)
        if any(change.kind == Point.kind_name for change in changes):
            self.history.seal(Point.kind_name)
        return taken

    def unsettled(self) -> list[Waiting]:
        """Every version that waits to be chosen or answered."""
        return self.changes.unsettled()

    def erase(self, kind: type[Record], id: str, why: str) -> None:
        """Take a record and what refers to it away for good, here and at the others' next exchange."""
        with self.door.step("Erase", undoable=False) as step:
            self.changes.erase(id, kind.kind_name, self.me or self.laptop, why)
            step.also.add((kind.kind_name, id))
            self.leave_no_trace(step)

    def _erased(self) -> int:
        return int(self.connection.execute("select count(*) from erased").fetchone()[0])

    def leave_no_trace(self, step: Step) -> None:
        """What is erased must be neither in what undo remembers nor, after the commit, in the log beside the file."""
        step.erases = True
        self.history.forget()
        self.news.forget()

    def safe_copy(self, folder: Path) -> Path:
        """A dated, closed copy of this visit in `folder`."""
        from peerteam.store import backup

        self.closing.remember_place(folder)
        with self.door.scratch():
            return backup.safe_copy(self.connection, folder, self.path.stem)

    def copy_to(self, target: Path) -> Path:
        """A closed copy of this visit at `target`. Raises CannotWrite."""
        if target.exists() and target.samefile(self.path):
            raise CannotWrite("A copy cannot take the place of the visit itself", "Choose another name or folder")
        from peerteam.store import backup

        with self.door.scratch():
            return backup.copy_to(self.connection, target)


def new_visit(council: str, framework: str, first_day: str, last_day: str, **more: object) -> Visit:
    """A fresh record for a visit that is to be created."""
    from dataclasses import replace

    visit = Visit(id=new_id(), council=council, framework=framework, first_day=first_day, last_day=last_day)
    return replace(visit, kind="Corporate Peer Challenge", hours_a_week=37.0, **more)  # type: ignore[arg-type]
