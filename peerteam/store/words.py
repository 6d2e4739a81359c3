"""The team's four words, when they are changed: a laptop or the card with them was lost.

Every file of the visit on this laptop is locked anew: the visit, its safe copies and its papers. The words before are
kept inside the locked visit, because files made under them may still come from colleagues for weeks. What is on a lost
laptop stays locked by the old words; nothing can be done about that from here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peerteam.domain.errors import CannotWrite, NotAVisit, PeerTeamError, WrongPhrase
from peerteam.store import backup, database
from peerteam.store.here import Here
from peerteam.store.noun import Noun
from peerteam.store.sealed import read_sealed, write_sealed

KEY = "earlier words"


class Words(Noun):
    """What this visit remembers of the words it was locked with before."""

    @property
    def changed_at(self) -> str:
        """When the words of today were first used by whoever changed them (local time, ISO); empty if never changed."""
        return str(self._kept()[0])

    @property
    def known(self) -> tuple[str | None, ...]:
        """The words a colleague's file may be locked with: today's first."""
        return (self._visit.phrase, *self._kept()[1])

    def will_change(self, when: str = "") -> str:
        """Keep the words of now as earlier ones; returns the moment that tells the new ones from them."""
        when = when or datetime.now().isoformat(timespec="milliseconds")
        earlier = [each for each in self.known if each is not None]
        with self._visit.door.typing():
            self._here.tell(KEY, [when, list(dict.fromkeys(earlier))])
        return when

    def _kept(self) -> tuple[str, tuple[str, ...]]:
        when, earlier = self._here.told(KEY, ("", ()))
        return when, tuple(earlier)


def lock_anew(path: Path, old: str | None, new: str) -> None:
    """Lock a closed visit or safe copy with other words: all of it, or it stays as it was.

    Raises CannotWrite, or one of the errors of `database.connect`.
    """
    part = path.with_name(path.name + ".part")
    database.remove(part)
    if path.with_name(path.name + "-wal").exists():
        # The last sitting was cut short: what it kept is in the log beside the file, and must go into it first.
        database.connect(path, old, kind=database.VISIT).close()
    try:
        if database.needs_phrase(path):
            shutil.copyfile(path, part)
            _change_key(part, old, new)
        else:
            _copy_locked(path, part, new)
        database.connect(part, new, kind=database.VISIT, read_only=True).close()
        _flush(part)
        os.replace(part, path)
    except OSError:
        raise CannotWrite(f"{path.name} could not be locked anew", "Make room on the disk and try again") from None
    finally:
        database.remove(part)


def _change_key(path: Path, old: str | None, new: str) -> None:
    connection = database.connect(path, old, kind=database.VISIT)
    try:
        connection.execute("pragma query_only = off")
        connection.execute("pragma journal_mode = delete")
        connection.execute(f"pragma rekey = '{database.quoted(new)}'")
    except database.DatabaseError as problem:
        raise database.explain(problem, path, encrypted=True) from problem
    finally:
        connection.close()


def _copy_locked(path: Path, part: Path, new: str) -> None:
    """A file without words cannot be given any where it is: its content goes into a locked one."""
    connection = database.connect(path, None, kind=database.VISIT)
    try:
        connection.execute("pragma query_only = off")
        connection.execute(f"attach database ? as locked key '{database.quoted(new)}'", (str(part),))
        connection.execute("select sqlcipher_export('locked')")
        for name in ("application_id", "user_version"):
            (value,) = connection.execute(f"pragma {name}").fetchone()
            connection.execute(f"pragma locked.{name} = {int(value)}")
        connection.execute("detach database locked")
    except database.DatabaseError as problem:
        raise database.explain(problem, path, encrypted=False) from problem
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class LeftAsTheyWere:
    """What could not be locked anew, and still opens with the words of before."""

    papers: int
    copies: int


def lock_rest_anew(
    path: Path, visit: str, known: tuple[str | None, ...], new: str, folders: Iterable[Path]
) -> LeftAsTheyWere:
    """Lock what belongs to a visit anew: its papers, and its safe copies in these folders.

    `known` are the words before the new ones. The visit itself is not touched, and may be open.
    """
    copies = {copy for folder in folders for copy in backup.copies(folder, path.stem)}
    return LeftAsTheyWere(
        papers=lock_papers_anew(path.with_name(f"{path.stem} files"), known, new),
        copies=lock_copies_anew(sorted(copies), visit, known, new),
    )


def lock_papers_anew(folder: Path, known: Iterable[str | None], new: str) -> int:
    """The same for the papers kept beside a visit; returns how many could not be."""
    return sum(not _paper_locked(path, tuple(known), new) for path in sorted(folder.glob("*.peerteam")))


def _paper_locked(path: Path, known: tuple[str | None, ...], new: str) -> bool:
    try:
        header, content = read_with(path, (new, *known))
        write_sealed(path, header, content, new)
    except PeerTeamError:
        return False
    return True


def read_with(path: Path, known: Iterable[str | None]) -> tuple[dict[str, object], bytes]:
    """A sealed file under the first of these words that opens it. Raises what `read_sealed` does."""
    wrong: WrongPhrase | None = None
    for phrase in known:
        try:
            return read_sealed(path, phrase)
        except WrongPhrase as problem:
            wrong = wrong or problem
    raise wrong or WrongPhrase(f"{path.name} is locked", "Type the four words of your team")


def lock_copies_anew(copies: Iterable[Path], visit: str, known: Iterable[str | None], new: str) -> int:
    """Lock the safe copies of this visit anew; those of others are left alone. Returns how many could not be."""
    known = tuple(known)
    return sum(not _copy_locked_anew(path, visit, known, new) for path in copies)


def _copy_locked_anew(path: Path, visit: str, known: tuple[str | None, ...], new: str) -> bool:
    try:
        old = _opened_by(path, visit, (new, *known))
        if old != new:
            lock_anew(path, old, new)
    except NotAVisit:
        return True
    except PeerTeamError:
        return False
    return True


def _opened_by(path: Path, visit: str, known: tuple[str | None, ...]) -> str | None:
    """The words that open a copy of this visit. Raises NotAVisit for another one's, WrongPhrase or FileDamaged."""
    wrong: WrongPhrase | None = None
    for phrase in known:
        try:
            connection = database.connect(path, phrase, kind=database.VISIT, read_only=True)
        except WrongPhrase as problem:
            wrong = wrong or problem
            continue
        try:
            found = Here(connection).recall("visit")
            encrypted = database.is_encrypted(connection)
        except database.DatabaseError as problem:
            raise database.explain(problem, path, encrypted=False) from problem
        finally:
            connection.close()
        if found != visit:
            raise NotAVisit(f"{path.name} is a copy of another visit", "It stays as it is")
        return phrase if encrypted else None
    raise wrong or WrongPhrase(f"{path.name} is locked", "Type the four words of your team")


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
