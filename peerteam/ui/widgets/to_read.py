"""Texts that are only read: their cursor is walked with the arrows, so that a screen reader reads line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def to_be_read(made: QTextEdit | QPlainTextEdit) -> None:
    """Nothing is typed in it; words are chosen with the keys as with the mouse, and links stay what they were."""
    made.setReadOnly(True)
    made.setTextInteractionFlags(made.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
