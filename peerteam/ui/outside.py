"""What another program shows: a file that was made, or the folder it is in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> None:
    """Open a file or a folder with whatever the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
