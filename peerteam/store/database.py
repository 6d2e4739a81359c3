"""Opening a file: SQLCipher under the team's phrase, or plain SQLite without one.

Everything that can be wrong with a file is told here in one plain sentence. An open visit holds SQLite's own exclusive
lock, which the operating system drops when the process dies, so a crash never locks anybody out.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from peerteam.domain.errors import CannotWrite, FileDamaged, FileInUse, FileTooNew, NoSuchFile, NotAVisit, WrongPhrase

if TYPE_CHECKING:
    # sqlcipher3 has the interface of the standard library's module, but no type hints of its own.
    from sqlite3 import Connection as Connection
    from sqlite3 import DatabaseError as DatabaseError

    from sqlite_utils import Database
else:
    Connection, DatabaseError = sqlite.Connection, sqlite.DatabaseError

VISIT = 0x50545631
"""`application_id` of a visit file ("PTV1")."""
BUNDLE = 0x50544231
"""`application_id` of a hand-over file ("PTB1")."""

PLAIN_HEADER = b"SQLite format 3\0"
PAGE = 4096
_FOREIGN = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<!DO", b"<?xm", b"\x89PNG", b"\xff\xd8\xff")


_BETWEEN_WORDS = dict.fromkeys(map(ord, "-\u2010\u2011\u2013\u2014,.;\u00b7"), " ")
"""What somebody may put between words that were said aloud."""


def tidy_phrase(phrase: str) -> str:
    """The phrase as it is used: lower case, single blanks, so that it may be typed as it is heard."""
    shown = "".join(sign for sign in phrase.translate(_BETWEEN_WORDS) if sign.isprintable() or sign.isspace())
    return " ".join(shown.split()).lower()


def quoted(phrase: str) -> str:
    """The phrase as it may stand between quotes in a statement that takes no values."""
    return tidy_phrase(phrase).replace("'", "''")


def needs_phrase(path: Path) -> bool:
    """Whether a file is encrypted, judged from its first bytes; raises if it cannot be one of ours at all."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
        size = path.stat().st_size
    except FileNotFoundError:
        raise NoSuchFile(f"There is no file {path.name} in that place", "Check the name and the folder") from None
    except OSError:
        raise NotAVisit(f"{path.name} cannot be read", "Check that you may open it and that it is a file") from None
    plain = head == PLAIN_HEADER
    if not plain and (size == 0 or head.startswith(_FOREIGN) or _is_text(head)):
        raise NotAVisit(f"{path.name} is not a Peer Team file", "Choose a file that Peer Team made")
    if size % PAGE and not path.with_name(path.name + "-wal").exists():
        # After a crash the last page may be half there, but then it is whole in the log beside the file.
        raise FileDamaged(f"{path.name} is not a Peer Team file, or part of it is missing", "Ask for it again")
    return not plain


def _is_text(head: bytes) -> bool:
    return len(head) > 0 and all(byte in b"\t\n\r" or 32 <= byte < 127 for byte in head)


def connect(path: Path, phrase: str | None, *, kind: int, read_only: bool = False) -> Connection:
    """An open connection to an existing file of ours, checked; the caller closes it.

    `kind` is the `application_id` it must have. Raises NoSuchFile, NotAVisit, FileDamaged, WrongPhrase, FileInUse or
    CannotWrite.
    """
    _refuse_if_open(path)
    encrypted = needs_phrase(path)
    if encrypted and not tidy_phrase(phrase or ""):
        raise WrongPhrase(f"{path.name} is locked with the team's four words", "Type the four words of your team")
    # What is only read here is nobody's working file; without `immutable` a whole visit could not even be looked into.
    connection = _connect(path, "ro&immutable=1" if read_only else "rw")
    try:
        _unlock(connection, phrase if encrypted else None)
        found = connection.execute("pragma application_id").fetchone()[0]
        connection.execute("select count(*) from sqlite_master").fetchone()
        if found != kind:
            raise _wrong_kind(path, found, kind)
        if not read_only:
            _prepare(connection)
    except DatabaseError as problem:
        connection.close()
        raise explain(problem, path, encrypted=encrypted) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_if_open(path: Path) -> None:
    """Raise FileInUse before anything but SQLite touches the file.

    Where locks belong to a process (POSIX), closing any other handle on a file that is open in this process would take
    its lock away, and a second program could then write to it.
    """
    try:
        probe = _connect(path, "ro")
        try:
            _unlock(probe, None)
            probe.execute("pragma application_id").fetchone()
        finally:
            probe.close()
    except DatabaseError as problem:
        if isinstance(told := explain(problem, path, encrypted=False), FileInUse):
            raise told from None


def is_encrypted(connection: Connection) -> bool:
    """Whether an open file is under a phrase; asked of SQLite, for the reason given in `_refuse_if_open`."""
    return str(connection.execute("pragma cipher_status").fetchone()[0]) == "1"


def create(path: Path, phrase: str | None, *, kind: int) -> Connection:
    """A new, empty file of ours at `path`, which must not exist yet. Raises CannotWrite or WrongPhrase."""
    if path.exists():
        raise CannotWrite(f"{path.name} is already there", "Choose another name")
    if phrase and not tidy_phrase(phrase):
        raise WrongPhrase("The team's phrase has no words in it", "Use four words, or none at all")
    try:
        connection = _connect(path, "rwc")
        _unlock(connection, phrase)
        connection.execute(f"pragma page_size = {PAGE}")
        _prepare(connection)
        connection.execute("pragma query_only = off")
        connection.execute(f"pragma application_id = {kind}")
    except DatabaseError as problem:
        remove(path)
        raise explain(problem, path, encrypted=False) from None
    return connection


def in_memory() -> Connection:
    """A visit file that is only in memory and never on a disk: for working something out beside an open visit."""
    connection: Connection = sqlite.connect(":memory:", isolation_level=None, check_same_thread=False)
    _prepare(connection)
    return connection


def remove(path: Path) -> None:
    """Take a file that was just begun away again, with the logs SQLite leaves beside it when the disk is full."""
    for suffix in ("", "-wal", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _connect(path: Path, mode: str) -> Connection:
    connection: Connection = sqlite.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=0.2, check_same_thread=False
    )
    return connection


def _unlock(connection: Connection, phrase: str | None) -> None:
    connection.execute("pragma cipher_log_level = NONE")
    if phrase:
        connection.execute(f"pragma key = '{quoted(phrase)}'")
    connection.execute("pragma locking_mode = exclusive")


def _prepare(connection: Connection) -> None:
    """What every connection that may write runs under; writing itself is opened by a step."""
    for setting in (
        "journal_mode = wal",
        "synchronous = full",
        "foreign_keys = on",
        "secure_delete = on",
        "wal_autocheckpoint = 4000",  # pages; moving the log into the file is felt, so it is seldom, and on closing
        "temp_store = memory",
        "query_only = on",
    ):
        connection.execute(f"pragma {setting}")
    connection.row_factory = sqlite.Row


def when_nobody_reads(connection: Connection, statement: str, *values: str) -> None:
    """Run what SQLite does only while no row is being read over this connection, such as copying the whole file.

    The visit may be lent to the worker while the window is in the middle of a list: that is over in a moment.
    """
    for pause in _PAUSES:
        try:
            connection.execute(statement, values)
            return
        except DatabaseError as problem:
            if not any(words in str(problem) for words in _READ_JUST_NOW):
                raise
        time.sleep(pause)
    connection.execute(statement, values)


_READ_JUST_NOW = ("statements in progress", "table is locked")
_PAUSES = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)


def _wrong_kind(path: Path, found: int, wanted: int) -> Exception:
    if found == BUNDLE and wanted == VISIT:
        return NotAVisit(
            f"{path.name} is a file somebody handed over, not a visit", "Open your visit and take it in there"
        )
    if found == VISIT:
        return NotAVisit(f"{path.name} is a whole visit, not a file to take in", "Ask for a file made with Share")
    return NotAVisit(f"{path.name} is not a Peer Team file", "Choose a file that Peer Team made")


def explain(problem: Exception, path: Path, *, encrypted: bool) -> Exception:
    """A database error as the plain sentence it stands for."""
    text = str(problem).lower()
    if any(words in text for words in _READ_JUST_NOW):
        return CannotWrite(f"{path.name} could not be written, because the visit was being read just then", "Try again")
    if "locked" in text or "busy" in text:
        return FileInUse(f"{path.name} is open in another window", "Use that window, or close it first")
    if "readonly" in text or "unable to open" in text:
        return CannotWrite(
            f"{path.name} cannot be written where it is", "Move it to a folder of your own, such as Documents"
        )
    if "full" in text:
        return CannotWrite("The disk is full, so this was not saved", "Make room on the disk and try again")
    if "disk i/o" in text:
        return CannotWrite(
            "The disk is full or out of reach, so this was not saved", "Make room, or put the stick back, and try again"
        )
    if "not a database" in text:
        if encrypted:
            return WrongPhrase(f"These four words do not open {path.name}", "Check the spelling with your team")
        return FileDamaged(f"{path.name} is damaged", "Put back the last safe copy")
    if "malformed" in text:
        return FileDamaged(f"{path.name} is damaged or cut short", "Put back the last safe copy, or ask for it again")
    return problem


def format_of(connection: Connection) -> int:
    """The number of the last migration a file has taken; 0 for an empty one."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def migrate(connection: Connection, path: Path) -> None:
    """Bring a visit file to today's form; does nothing, and imports nothing, when it already is."""
    from_format = format_of(connection)
    if from_format == LATEST:
        return
    if from_format > LATEST:
        raise FileTooNew(f"{path.name} was made by a newer version of Peer Team", "Install the newer version")
    database = as_database(connection)
    from peerteam.store.migrations import visit_file

    connection.execute("pragma query_only = off")
    try:
        visit_file.apply(database)
        connection.execute(f"pragma user_version = {LATEST}")
    except DatabaseError as problem:
        raise explain(problem, path, encrypted=False) from None
    finally:
        connection.execute("pragma query_only = on")


LATEST = 2
"""The number of the last step in `migrations.py` (repeated here so that opening a file need not import it)."""


def as_database(connection: Connection) -> Database:
    """The connection as a `sqlite_utils` database, which must use our SQLite module and no plugins."""
    _use_our_sqlite()
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def _use_our_sqlite() -> None:
    import sqlcipher3

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
