"""Starting: Qt, the program, and its first window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from peerteam.ui import icons, theme
from peerteam.ui.program import Program
from peerteam.ui.work import Work


def run(work: Work, path: Path | None, phrase: str | None) -> int:
    """The window, over a visit or over the welcome; returns when it is closed."""
    app = QApplication([sys.argv[0], *theme.ARGUMENTS])
    app.setApplicationName("Peer Team")
    app.setDesktopFileName("peer-team")  # as packaging/linux names it
    program = Program(app, work)
    program.errors.install()
    if path is None:
        program.show_welcome()
    else:
        program.open(path, phrase)
    QTimer.singleShot(0, _begin_tidying)
    QTimer.singleShot(icons.SOON_MS, app, _show_icon)
    return app.exec()


def _show_icon() -> None:
    QApplication.setWindowIcon(icons.of_the_program())


def _begin_tidying() -> None:
    """The window is there: what was made for it is kept out of Python's look for rubbish, which begins now."""
    gc.freeze()
    gc.enable()
