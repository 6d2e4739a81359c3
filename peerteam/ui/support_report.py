"""What to send to whoever looks after the program: versions, sizes and the last lines of the log.

It holds no name and no word of anybody: of the visit only how many of each kind of record there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from peerteam.settings import Settings
    from peerteam.store.visit_file import VisitFile


def report(visit: VisitFile, settings: Settings, recent: Sequence[str]) -> str:
    """The whole text."""
    parts = [
        _versions(),
        _screen(settings),
        _visit(visit),
        "\n".join(["The last things it did:", *(recent or ["nothing yet"])]),
    ]
    return "\n\n".join(parts) + "\n"


def _versions() -> str:
    import platform
    import sys

    from PySide6.QtCore import qVersion

    import peerteam

    built = "built" if getattr(sys, "frozen", False) else "from source"
    return (
        f"Peer Team {peerteam.__version__} ({built})\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {QApplication.platformName()}\n"
        f"{platform.system()} {platform.release()}, {platform.machine()}"
    )


def _screen(settings: Settings) -> str:
    screen = QApplication.primaryScreen()
    size = screen.size()
    chosen = ("safe copies", settings.safe_copies), ("exchange", settings.exchange_folder)
    places = ", ".join(f"{what}: {'chosen' if place else 'usual'}" for what, place in chosen)
    return (
        f"Screen {size.width()} × {size.height()} at {screen.devicePixelRatio():g}\n"
        f"Text {settings.text_size:.0%}, {settings.scheme}\n"
        f"Folders – {places}"
    )


def _visit(visit: VisitFile) -> str:
    from peerteam.store import database
    from peerteam.store.tables import TABLES

    run = visit.connection.execute
    counts = {kind: run(f"select count(*) from {kind}").fetchone()[0] for kind in TABLES}
    (sqlite,) = run("select sqlite_version()").fetchone()
    (cipher,) = run("pragma cipher_version").fetchone() or ("none",)
    locked = "locked with words" if visit.phrase is not None else "without words"
    return (
        f"SQLite {sqlite}, SQLCipher {cipher}, format {database.format_of(visit.connection)}\n"
        f"This visit: {visit.path.stat().st_size // 1024} KB, {locked}\n"
        + ", ".join(f"{kind} {count}" for kind, count in counts.items() if count)
    )
