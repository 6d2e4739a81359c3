"""A visit file that is open: its connection, the one door for writing, and what this laptop keeps of it.

Opening and beginning leave nothing behind when they fail: no open file, and none that was not there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from peerteam.domain.errors import FileDamaged
from peerteam.domain.ids import new_id
from peerteam.domain.records import Theme, Visit
from peerteam.store import database
from peerteam.store.database import Connection
from peerteam.store.here import Here
from peerteam.store.rows import Rows
from peerteam.store.step import Door

if TYPE_CHECKING:
    from peerteam.store.changes import Changes
    from peerteam.store.history import History
    from peerteam.store.step import Announcement, Step


class OpenFile:
    """What stands under the nouns of a visit. Close it, or use it in a `with`."""

    def __init__(self, connection: Connection, path: Path, phrase: str | None = None) -> None:
        self.path, self.phrase = path, phrase
        self.connection = connection
        self.door = Door(connection, path)
        self.rows = Rows(self.door)
        self.here = Here(connection)
        self.has_own_time = False  # whether it lives by another clock than the laptop's
        self.lent = 0  # so many jobs work on it beside the window, which meanwhile leaves it alone

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

    # --- opening and closing

    @classmethod
    def open(cls, path: Path, phrase: str | None = None) -> Self:
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
    def create(cls, path: Path, visit: Visit, themes: Iterable[Theme] = (), phrase: str | None = None) -> Self:
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
    def in_memory(cls, visit_id: str) -> Self:
        """A visit that is on no disk, for working something out; it is gone when closed."""
        connection = database.in_memory()
        database.migrate(connection, Path("memory"))
        file = cls(connection, Path("memory"))
        with file.door.typing():
            file.here.remember("visit", visit_id)
        return file

    @classmethod
    def empty(cls, path: Path, visit_id: str, phrase: str | None = None) -> Self:
        """A visit file with its identity and nothing else: what a colleague's hand-over is taken into."""
        connection = database.create(path, phrase, kind=database.VISIT)
        try:
            database.migrate(connection, path)
            file = cls(connection, path, phrase)
            with file.door.typing():
                file.here.remember("visit", visit_id)
                file.here.remember("laptop", new_id())
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

            with self.door.scratch():
                backup.safe_copy(self.connection, backup.folder_beside(self.path), self.path.stem)
        database.migrate(self.connection, self.path)
        if older:
            with self.door.step("Update the file", undoable=False):
                self.changes.refold()

    def close(self) -> None:
        """Close the file; everything written is on the disk already."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- what is true of this laptop

    @property
    def id(self) -> str:
        """The visit's identity, the same on every laptop."""
        found = self.here.recall("visit")
        if found is None:
            raise FileDamaged(f"{self.path.name} does not say which visit it is", "Put back the last safe copy")
        return found

    @property
    def laptop(self) -> str:
        """The identity of this copy of the visit."""
        return self.here.recall("laptop") or ""

    @property
    def me(self) -> str | None:
        """The peer whose laptop this is."""
        return self.here.recall("me")

    def set_me(self, peer: str) -> None:
        """Say whose laptop this is."""
        with self.door.typing():
            self.here.remember("me", peer)

    # --- what time it is

    def now(self) -> datetime:
        """The time in this visit, which dates what is written down. Changes are always dated by the laptop's own."""
        return self.door.now()

    def live_by(self, clock: Callable[[], datetime]) -> None:
        """Another clock than the laptop's: a visit to rehearse with stands in its own week."""
        self.door.now = clock
        self.has_own_time = True

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
