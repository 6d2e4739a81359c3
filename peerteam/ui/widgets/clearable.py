"""The cross at the end of a line that one searches with: pressed, the line is empty again."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton


def make_clearable(line: QLineEdit) -> None:
    """Give a line its cross; Qt gives it no name."""
    line.setClearButtonEnabled(True)
    for cross in line.findChildren(QToolButton):
        cross.setAccessibleName("Clear")
