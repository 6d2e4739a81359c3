"""What another program shows: a file that was made, the folder it is in, and which folder that is at first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> None:
    """Open a file or a folder with whatever the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def documents_folder() -> Path:
    """Where files go until a person chooses another place; made on an account so new that it is not there yet."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
    try:
        found.mkdir(parents=True, exist_ok=True)
    except OSError:  # a drive that is not connected today
        return Path.home()
    return found
