"""Safe copies: closed, encrypted like the visit itself, made while it is open.

A copy is written under a temporary name, checked, and only then given its own; a half-written copy never counts.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.errors import CannotWrite, OtherVisit
from peerteam.store import database
from peerteam.store.database import Connection, DatabaseError, explain, remove, when_nobody_reads
from peerteam.store.tables import TABLES

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_STAMP = "%Y-%m-%d %H-%M-%S"

KEPT = 10
"""How many safe copies of a visit are kept; the oldest go first."""


def copy_to(connection: Connection, target: Path) -> Path:
    """A closed copy of the open visit at `target`, replacing what is there. Raises CannotWrite."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove(part)
        when_nobody_reads(connection, "vacuum into ?", str(part))
        _flush(part)
        os.replace(part, target)
    except DatabaseError as problem:
        remove(part)
        raise explain(problem, target, encrypted=False) from problem
    except OSError:
        remove(part)
        raise CannotWrite(f"No safe copy could be written to {target.parent.name}", "Choose another folder") from None
    return target


def safe_copy(connection: Connection, folder: Path, name: str) -> Path:
    """A dated safe copy in `folder`; the oldest beyond `KEPT` are removed."""
    stamp = datetime.now().strftime(_STAMP)
    target = copy_to(connection, folder / f"{name} {stamp}.peerteam")
    for old in copies(folder, name)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def folder_beside(visit: Path) -> Path:
    """The folder next to a visit that holds its safe copies."""
    return visit.parent / "Safe copies"


def copies(folder: Path, name: str) -> list[Path]:
    """The safe copies of a visit, oldest first; not those of another whose name only begins like its own."""
    return sorted(path for path in folder.glob("*.peerteam") if path.stem[:-20] == name and made_at(path) is not None)


def made_at(copy: Path) -> datetime | None:
    """When a safe copy was made, as its name tells."""
    with suppress(ValueError):
        return datetime.strptime(copy.stem[-19:], _STAMP)
    return None


# --- putting one back


def written_since(visit: VisitFile, copy: Path) -> dict[str, int]:
    """How many records of each kind are new, changed or gone since a safe copy was made."""
    old = database.connect(copy, visit.phrase, kind=database.VISIT, read_only=True)
    try:
        found = {}
        for kind, table in TABLES.items():
            columns = [column.name for column in table.columns]
            known = {row[1] for row in old.execute(f"pragma table_info({kind})")}
            names = ", ".join(f'"{name}"' for name in columns if name in known)
            was = set(map(tuple, old.execute(f"select {names} from {kind}"))) if names else set()
            now = set(map(tuple, visit.connection.execute(f"select {names} from {kind}"))) if names else set()
            found[kind] = len({row[0] for row in was ^ now})
        return {kind: count for kind, count in found.items() if count}
    except DatabaseError as problem:
        raise explain(problem, copy, encrypted=False) from problem
    finally:
        old.close()


def ready_to_put_back(copy: Path, path: Path, phrase: str | None, visit: str) -> Path:
    """A safe copy copied beside the visit at `path` and looked through, so that it can take its place.

    Raises OtherVisit, CannotWrite, or what opening it raises.
    """
    from peerteam.store.visit_file import VisitFile

    part = path.with_name(f"{path.stem} put back.part")
    remove(part)
    try:
        shutil.copyfile(copy, part)
    except OSError:
        raise CannotWrite(f"{copy.name} could not be copied", "Make room on the disk and try again") from None
    try:
        with VisitFile.open(part, phrase) as found:
            if found.id != visit:
                raise OtherVisit(f"{copy.name} belongs to another visit", "Choose another safe copy")
    except BaseException:
        remove(part)
        raise
    return part


def put_in_place(part: Path, path: Path) -> None:
    """Let what was made ready take the place of a visit that is closed. Raises CannotWrite."""
    try:
        for suffix in ("-wal", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        os.replace(part, path)
    except OSError:
        raise CannotWrite("The safe copy could not be put back", "Close other windows of this visit") from None


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
