"""Safe copies: closed, encrypted like the visit itself, made while it is open.

A copy is written under a temporary name, checked, and only then given its own; a half-written copy never counts.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from peerteam.domain.errors import CannotWrite
from peerteam.store.database import Connection, DatabaseError, explain, remove

KEPT = 10
"""How many safe copies of a visit are kept; the oldest go first."""


def copy_to(connection: Connection, target: Path) -> Path:
    """A closed copy of the open visit at `target`, replacing what is there. Raises CannotWrite."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove(part)
        connection.execute("vacuum into ?", (str(part),))
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
    stamp = datetime.now().strftime("%Y-%m-%d %H-%M-%S")
    target = copy_to(connection, folder / f"{name} {stamp}.peerteam")
    for old in copies(folder, name)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def folder_beside(visit: Path) -> Path:
    """The folder next to a visit that holds its safe copies."""
    return visit.parent / "Safe copies"


def copies(folder: Path, name: str) -> list[Path]:
    """The safe copies of a visit, oldest first."""
    return sorted(path for path in folder.glob("*.peerteam") if path.name.startswith(f"{name} 2"))


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
