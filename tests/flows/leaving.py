"""Leaving the program in a test as a person does: its windows are closed, then it ends."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from peerteam.ui.program import Program
from tests.deleting import delete_what_was_left


def leave(program: Program) -> None:
    """Close what is open, and end."""
    for window in (program.window, program.welcome):
        if window is not None:
            window.close()
            window.deleteLater()
    program.close()
    program.deleteLater()


def undress(app: QApplication) -> None:
    """Take the program's clothes off, once no window is left that would be dressed anew."""
    delete_what_was_left()
    app.setStyleSheet("")
