"""What can be done from everywhere: one table, from which keys and the ⋯ menu are made."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Doing(NamedTuple):
    """One thing to do. `method` is the name of the window's method; no words means it is not in the menu."""

    method: str
    words: str
    keys: tuple[str, ...]
    gap_before: bool = False
    within: str = ""
    """The menu inside the ⋯ menu that it stands in; a list of all of them would be longer than a small screen."""


LOOKS, VISIT, HELP = "Text size", "This visit", "Help"

EVERYWHERE = (
    Doing("undo", "Undo", ("Ctrl+Z",)),
    Doing("redo", "Do again", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Doing("search", "Search …", ("Ctrl+F",), gap_before=True),
    Doing("new_note", "New note of a conversation …", ("Ctrl+N",)),
    Doing("open_file", "Open a file …", ("Ctrl+O",)),
    Doing("exchange", "Exchange with the team", ("Ctrl+E",)),
    Doing("read_note_sheets", "Read filled note sheets …", ()),
    Doing("send_out", "Out beyond the team …", ()),
    Doing("toggle_room", "In the room", ("F11",), gap_before=True),
    Doing("bigger", "Bigger", ("Ctrl+=", "Ctrl++"), within=LOOKS),
    Doing("smaller", "Smaller", ("Ctrl+-",), within=LOOKS),
    Doing("usual_size", "Usual size", ("Ctrl+0",), within=LOOKS),
    Doing("show_settings", "Settings …", ("Ctrl+,",)),
    Doing("show_council", "Council and days …", (), gap_before=True, within=VISIT),
    Doing("show_themes", "Themes and focus areas …", (), within=VISIT),
    Doing("change_words", "Change the four words …", (), within=VISIT),
    Doing("bring_own", "Bring in what I began alone …", (), within=VISIT),
    Doing("begin_review", "Begin the progress review …", (), within=VISIT),
    Doing("check_visit", "Check this visit", (), within=VISIT),
    Doing("close_visit", "Close this visit …", (), within=VISIT),
    Doing("remove_visit", "Remove it from this laptop …", (), within=VISIT),
    Doing("show_visits", "My visits", ("Ctrl+W",)),
    Doing("show_keys", "This page and its keys", ("F1",), gap_before=True, within=HELP),
    Doing("show_help", "The guide", ("Shift+F1",), within=HELP),
    Doing("take_tour", "Take the tour", (), within=HELP),
    Doing("report_for_support", "Report for support …", (), within=HELP),
    Doing("say_saved", "", ("Ctrl+S",)),
    Doing("go_to_message", "", ("F6",)),
    Doing("go_back", "", ("Esc",)),
    Doing("close", "Close", ("Ctrl+Q",)),
)


def fill(menu: QMenu, made: dict[str, QAction]) -> None:
    """Put what has words into the ⋯ menu; an inner menu stands where the first of its lines would."""
    inner: dict[str, QMenu] = {}
    for doing in EVERYWHERE:
        if doing.gap_before:
            menu.addSeparator()
        if doing.within and doing.within not in inner:
            inner[doing.within] = menu.addMenu(doing.within)
        if doing.words:
            inner.get(doing.within, menu).addAction(made[doing.method])


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
