"""What a screen reader is told of a window: its tree of roles, names and values, as Qt hands it on.

`read_aloud.py` writes that of every page and sheet of the sample into `docs/accessibility.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role, Text = QAccessible.Role, QAccessible.Text
ROWS_SHOWN = 3
"""So many rows of a table or list are read out; the others are alike."""
DEEPEST = 24
PLAIN = (Role.Client, Role.Pane, Role.Grouping, Role.Whitespace, Role.LayeredPane, Role.Splitter, Role.ScrollBar)
"""What only holds or scrolls other things, and has nothing to say."""
ROWS = (Role.ListItem, Role.Row, Role.Cell, Role.TreeItem, Role.ColumnHeader, Role.RowHeader)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing in the tree."""

    depth: int
    role: QAccessible.Role
    name: str
    value: str
    can_focus: bool

    def __str__(self) -> str:
        words = " – ".join(part for part in (self.name, self.value) if part)
        return f"{'  ' * self.depth}{self.role.name}: {words.replace(chr(10), ' / ')[:140]}".rstrip(": ")


def spoken(window: QWidget) -> list[Spoken]:
    """All that can be reached in it now."""
    return list(_walk(QAccessible.queryAccessibleInterface(window), 0))


def unspoken(window: QWidget) -> Iterator[str]:
    """What can take the focus and would be met in silence."""
    for each in spoken(window):
        if each.can_focus and each.role not in (*PLAIN, *ROWS) and not each.name.strip(" ⋯×✕▾"):
            yield f"a {each.role.name} with “{each.value[:40]}” has no name for a screen reader"


def _walk(found: QAccessibleInterface | None, depth: int) -> Iterator[Spoken]:
    if found is None or not found.isValid() or found.state().invisible or depth > DEEPEST:
        return
    said = _said(found, depth)
    silent = said.role in PLAIN and not said.name
    if not silent:
        yield said
    rows = 0
    for number in range(min(found.childCount(), 400)):
        child = found.child(number)
        if child.isValid() and child.role() in ROWS:
            rows += 1
            if rows > ROWS_SHOWN:
                break
        yield from _walk(child, depth if silent else depth + 1)


def _said(found: QAccessibleInterface, depth: int) -> Spoken:
    name, value = found.text(Text.Name), found.text(Text.Value)
    return Spoken(depth, found.role(), name, "" if value == name else value, bool(found.state().focusable))
