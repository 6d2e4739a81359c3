"""What has just happened, said to whoever hears the program instead of seeing it.

A screen reader reads what has the focus. A line that changes elsewhere, such as *Saved*, or a list that is walked while
the cursor stays in a box, is silent unless it is announced. Nothing is said, or made, where no screen reader listens.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

SIGNS = "●○✓–↑+→! "
"""What stands before words on the screen; a screen reader would read it as “black circle”."""


def say_aloud(where: QWidget, words: str) -> None:
    """Say this after what is being said now; `where` is the widget it belongs to."""
    said = heard(words)
    if said:
        _pass_on(where, said)


def heard(words: str) -> str:
    """The words as they are heard: no sign before them, and a comma where the screen has a dot or a gap."""
    parts = (part.strip() for dotted in words.split("·") for part in dotted.replace("\n", "   ").split("   "))
    return ", ".join(part for part in parts if part).lstrip(SIGNS)


def _pass_on(where: QWidget, words: str) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(where, words))
