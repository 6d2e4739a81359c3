"""A process that is to be killed while somebody types into its window (see `window_kills.py`).

It says on its output how many characters the editor has taken, and when. What that promises is not that they are on the
disk, but that they will be within a second.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from peerteam import app
from peerteam.settings import SettingsFile
from peerteam.ui import theme
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program

TAGGED_EACH = 12
"""A tag after so many words: the save before it comes at once instead of by the clock."""


def word(number: int) -> str:
    """The words typed, one after another; some leave the plane that fits UTF-16 in one unit."""
    return f"word{number}{'é😀' if number % 5 == 0 else ''} "


def say(*words: object) -> None:
    """One line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Typist:
    """Types without end, with the small pauses of a person and now and then a longer one."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self._window, self._chance = window, chance
        self._numbers, self._typed = itertools.count(), 0

    def go_on(self) -> None:
        """One word more."""
        number, editor = next(self._numbers), self._window.notes.editor
        words = word(number)
        editor.insertPlainText(words) if not words.isascii() else QTest.keyClicks(editor, words)
        self._typed += len(words)
        say(self._typed, time.monotonic())
        if number % TAGGED_EACH == TAGGED_EACH - 1:
            QTest.keyClick(editor, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        longer = self._chance.random() < 0.05
        QTimer.singleShot(600 if longer else self._chance.randrange(10, 120), self.go_on)


def main(path: Path, session: str, seed: int) -> None:
    """Open the visit in the real window and type into the note of this session until killed."""
    qt = QApplication(["peerteam", *theme.ARGUMENTS])
    program = Program(qt, app.work(), SettingsFile(path.with_name("settings.json")))
    program.open(path)
    window = program.window
    assert window is not None
    window.show_page(window.notes)
    window.notes.open_session(session)
    say("ready")
    typist = Typist(window, random.Random(seed))
    typist.go_on()
    qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
