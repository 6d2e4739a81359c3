"""A file dropped on a window: one of ours is taken by the window, anything else is left to what is under the mouse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from peerteam.domain.errors import PeerTeamError
from peerteam.store.database import needs_phrase


def dropped_file(dropped: QMimeData, in_use: Path | None = None) -> Path | None:
    """The one file of ours that was dropped, judged by its first bytes; None for anything else.

    The visit `in_use` is never looked into: closing it again would take its lock away (see `store/database.py`).
    """
    files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    if len(files) != 1 or not files[0].is_file():
        return None
    if in_use is not None and files[0].samefile(in_use):
        return files[0]
    try:
        needs_phrase(files[0])
    except PeerTeamError:
        return None
    return files[0]
