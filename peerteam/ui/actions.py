"""What can be done from everywhere: one table, from which keys and the ⋯ menu are made."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing to do. `method` is the name of the window's method; no words means it is not in the menu."""

    method: str
    words: str
    keys: tuple[str, ...]
    gap_before: bool = False


EVERYWHERE = (
    Doing("undo", "Undo", ("Ctrl+Z",)),
    Doing("redo", "Do again", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Doing("search", "Search …", ("Ctrl+F",), gap_before=True),
    Doing("new_note", "New note of a conversation …", ("Ctrl+N",)),
    Doing("open_file", "Open a file …", ("Ctrl+O",)),
    Doing("toggle_room", "In the room", ("F11",), gap_before=True),
    Doing("bigger", "Bigger", ("Ctrl+=", "Ctrl++")),
    Doing("smaller", "Smaller", ("Ctrl+-",)),
    Doing("usual_size", "Usual size", ("Ctrl+0",)),
    Doing("choose_scheme", "Light or dark …", ()),
    Doing("choose_copies", "Where safe copies go …", (), gap_before=True),
    Doing("show_visits", "My visits", ("Ctrl+W",)),
    Doing("show_keys", "Keys of this page", ("F1",), gap_before=True),
    Doing("say_saved", "", ("Ctrl+S",)),
    Doing("go_back", "", ("Esc",)),
    Doing("close", "Close", ("Ctrl+Q",)),
)


def make(window: QWidget) -> dict[str, QAction]:
    """The actions of a window, by the name of what they call."""
    made = {}
    for doing in EVERYWHERE:
        action = QAction(doing.words or doing.method, window)
        action.setShortcuts([QKeySequence(keys) for keys in doing.keys])
        action.triggered.connect(getattr(window, doing.method))
        window.addAction(action)
        made[doing.method] = action
    return made
