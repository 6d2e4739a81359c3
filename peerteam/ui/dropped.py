"""Files dropped on a window: one of ours, or what a council or a peer sent; anything else is left to what is beneath.

Both are judged by what is in them. Only plain text says nothing about itself, so there the ending decides.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from peerteam.domain.errors import PeerTeamError
from peerteam.store.database import needs_phrase

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_TEXT = frozenset({".csv", ".tsv", ".txt", ".htm", ".html"})


def dropped_file(dropped: QMimeData, in_use: Path | None = None) -> Path | None:
    """The one file of ours that was dropped, judged by its first bytes; None for anything else."""
    files = _files(dropped)
    return files[0] if len(files) == 1 and is_ours(files[0], in_use) else None


def is_ours(path: Path, in_use: Path | None = None) -> bool:
    """Whether a file can be one that Peer Team made.

    The visit `in_use` is never looked into: closing it again would take its lock away (see `store/database.py`).
    """
    if in_use is not None and path.samefile(in_use):
        return True
    try:
        needs_phrase(path)
    except PeerTeamError:
        return False
    return True


def dropped_tables(dropped: QMimeData, in_use: Path | None = None) -> tuple[Path, ...]:
    """The tables and note sheets that were dropped; none if there is anything else among them."""
    files = _files(dropped)
    return files if files and all(is_table(path, in_use) for path in files) else ()


def is_table(path: Path, in_use: Path | None = None) -> bool:
    """Whether a file may be a table or a note sheet that somebody sent."""
    if not path.is_file() or is_ours(path, in_use):
        return False
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        return False
    return start in _OFFICE or path.suffix.casefold() in _TEXT


def _files(dropped: QMimeData) -> tuple[Path, ...]:
    paths = tuple(Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile())
    return paths if all(path.is_file() for path in paths) else ()
