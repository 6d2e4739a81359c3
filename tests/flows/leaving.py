"""Leaving the program in a test as a person does: its windows are closed, then it ends."""

from __future__ import annotations

from peerteam.ui.program import Program


def leave(program: Program) -> None:
    """Close what is open, and end."""
    for window in (program.window, program.welcome):
        if window is not None:
            window.close()
            window.deleteLater()
    program.close()
    program.deleteLater()
