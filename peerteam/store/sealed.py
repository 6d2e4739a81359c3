"""A sealed file: a header and one compressed block in a small database under the team's phrase.

It is written whole under a temporary name before it gets its own, and read whole or refused whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from peerteam.domain.errors import CannotWrite, FileDamaged, FileTooNew, PeerTeamError
from peerteam.store import database

FORMAT = 1


def write_sealed(path: Path, header: Mapping[str, Any], block: bytes, phrase: str | None) -> None:
    """Write a sealed file, replacing what is there. Raises CannotWrite."""
    part = path.with_name(path.name + ".part")
    try:
        database.remove(part)
        _write(part, json.dumps(header, sort_keys=True, ensure_ascii=False), block, phrase)
        os.replace(part, path)
    except OSError:
        database.remove(part)
        raise CannotWrite(f"{path.name} cannot be written there", "Choose another folder or stick") from None
    except PeerTeamError:
        database.remove(part)
        raise


def read_sealed(path: Path, phrase: str | None) -> tuple[dict[str, Any], bytes]:
    """Header and block of a sealed file, checked.

    Raises NoSuchFile, NotAVisit, FileDamaged, WrongPhrase or FileTooNew.
    """
    connection = database.connect(path, phrase, kind=database.BUNDLE, read_only=True)
    try:
        format, header, packed, digest = connection.execute(
            "select format, header, block, digest from sealed"
        ).fetchone()
        if not isinstance(format, int):
            raise TypeError("format")
        if format != FORMAT:
            raise FileTooNew(f"{path.name} was made by a newer version of Peer Team", "Install the newer version")
        block = zlib.decompress(packed)
        if _digest(header, block) != digest:
            raise ValueError("digest")
        return dict(json.loads(header)), block
    except (database.DatabaseError, zlib.error, TypeError, ValueError, UnicodeError):
        raise damaged(path) from None
    finally:
        connection.close()


def damaged(path: Path) -> FileDamaged:
    """The one sentence for a hand-over file that is not whole."""
    return FileDamaged(f"{path.name} is damaged or cut short, so nothing was taken from it", "Ask for the file again")


def _write(part: Path, header: str, block: bytes, phrase: str | None) -> None:
    connection = database.create(part, phrase, kind=database.BUNDLE)
    try:
        connection.execute("pragma journal_mode = delete")
        connection.execute("begin")
        connection.execute("create table sealed (format integer, header text, block blob, digest blob)")
        row = (FORMAT, header, zlib.compress(block, 6), _digest(header, block))
        connection.execute("insert into sealed values (?, ?, ?, ?)", row)
        connection.execute("commit")
    except database.DatabaseError as problem:
        raise database.explain(problem, part, encrypted=False) from problem
    finally:
        connection.close()


def _digest(header: str, block: bytes) -> bytes:
    return hashlib.blake2b(header.encode() + b"\0" + block, digest_size=16).digest()
