"""Buttons by role: one *main* one on a page, *plain* ones beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


def button(text: str, role: str = "", name: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button that Enter presses too; `name` is what a screen reader says when the text alone would not do."""
    made = QPushButton(text, parent)
    if role:
        made.setProperty("role", role)
    made.setAutoDefault(True)
    made.setAccessibleName(name or text.replace("&", ""))
    return made


def light(made: QPushButton, on: bool) -> None:
    """Paint a button as the one of now. Unlike a checkable one it is not heard as a tick, because it is none."""
    if made.property("lit") != on:
        made.setProperty("lit", on)
        made.style().unpolish(made)
        made.style().polish(made)
