"""Keys that work in one widget, or in it and all within it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def shortcut(keys: str, widget: QWidget, do: Callable[[], object], *, only_here: bool = False) -> QShortcut:
    """Do this when these keys are pressed in `widget` or within it; `only_here`: only while it has the focus itself.

    The context is set afterwards, because PySide takes it in the constructor and leaves it out without a word.
    """
    made = QShortcut(QKeySequence(keys), widget)
    context = Qt.ShortcutContext
    made.setContext(context.WidgetShortcut if only_here else context.WidgetWithChildrenShortcut)
    made.activated.connect(do)
    return made
