"""All that can be done to a headline, in one menu: for the mouse, and to learn the keys from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

Entry = tuple[str, str, Callable[[], object]]
"""What is done, in words; its key; and how. Empty words are a gap."""
GAP: Entry = ("", "", lambda: None)


def open_menu(
    entries: Sequence[Entry], themes: Sequence[tuple[str, Callable[[], object]]], at: QPoint, parent: QWidget
) -> QMenu:
    """Open the menu of a headline; the themes it can go to are in a menu of their own."""
    menu = QMenu(parent)
    menu.setAccessibleName("What can be done with this headline")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, keys, do in entries:
        if words:
            menu.addAction(f"{words}\t{keys}" if keys else words).triggered.connect(do)
        else:
            menu.addSeparator()
    if themes:
        inner = menu.addMenu("To another theme")
        for words, do in themes:
            inner.addAction(words.replace("&", "&&")).triggered.connect(do)
    menu.popup(at)
    return menu
