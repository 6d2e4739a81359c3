"""`peerteam` and `python -m peerteam`: the window at once, everything else through the command line.

The window is what people wait for, so it is opened without loading the command line, and while it starts Python does
not stop to look for rubbish: nearly all that is made then is there to stay.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from pathlib import Path

BEFORE_QT = (
    "peerteam.settings",
    "peerteam.paths",
    "peerteam.store.visit_file",
    *(f"peerteam.store.{noun}" for noun in ("people", "programme", "sitting")),
    "peerteam.domain.requests",
)
"""What the window needs besides Qt comes first: what is imported once PySide6 is there goes through a hook of it."""


def main() -> None:
    """Open the window for no words, for `open VISIT`, and for a file it was asked to open; else the command line."""
    if opens_a_window():
        gc.disable()
        load_before_qt()
        from peerteam.ui import qt

        qt.load()
        from peerteam import app

        sys.exit(app.main(Path(sys.argv[-1]) if sys.argv[1:] else None, os.environ.get("PEERTEAM_PHRASE")))
    from peerteam import cli

    cli.main()


def opens_a_window() -> bool:
    """Whether the words it was started with ask for the window."""
    words = sys.argv[1:]
    return not words or _is_one_file(words) or (len(words) == 2 and words[0] == "open" and not words[1].startswith("-"))


def _is_one_file(words: list[str]) -> bool:
    """A double click, or a file dropped on the program, gives its whole path; a command is never one."""
    return len(words) == 1 and os.path.isabs(words[0]) and os.path.isfile(words[0])


def load_before_qt() -> None:
    """Load what the window needs besides Qt."""
    for name in BEFORE_QT:
        importlib.import_module(name)


if __name__ == "__main__":
    main()
