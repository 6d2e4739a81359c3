"""What a screen reader is told of a window: its tree of roles, names, values and states, as Qt hands it on.

`read_aloud.py` writes that of every page and sheet of the sample into `docs/accessibility.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

Role, Text = QAccessible.Role, QAccessible.Text
ROWS_SHOWN = 3
"""So many rows of a table or list are read out; the others are alike."""
DEEPEST = 24
PLAIN = (Role.Client, Role.Pane, Role.Grouping, Role.Whitespace, Role.LayeredPane, Role.Splitter, Role.ScrollBar)
"""What only holds or scrolls other things, and has nothing to say."""
ROWS = (Role.ListItem, Role.Row, Role.Cell, Role.TreeItem, Role.ColumnHeader, Role.RowHeader)
SILENT = (Role.StaticText, Role.Border, Role.Grip)
"""What is passed over in silence where it has no words."""
TICKED = (Role.CheckBox, Role.RadioButton)
NAMES_OF_ONE = (Role.ListItem, Role.Cell, Role.ColumnHeader, Role.RowHeader, Role.StaticText, Role.PageTab, Role.Button)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing in the tree."""

    depth: int
    role: QAccessible.Role
    name: str
    value: str
    can_focus: bool
    states: tuple[str, ...] = ()
    keys: str = ""
    description: str = ""

    def __str__(self) -> str:
        words = " – ".join(part for part in (self.name, self.value) if part)
        more = "".join(f" [{each}]" for each in (*self.states, self.keys) if each)
        beneath = f" // {self.description}" if self.description else ""
        said = f"{words.replace(chr(10), ' / ')[:200]}{more}{beneath.replace(chr(10), ' / ')[:120]}"
        return f"{'  ' * self.depth}{self.role.name}: {said}".rstrip(": ")


def spoken(window: QWidget) -> list[Spoken]:
    """All that can be reached in it now."""
    return list(_walk(QAccessible.queryAccessibleInterface(window), 0))


def unspoken(window: QWidget) -> Iterator[str]:
    """What can take the focus and would be met in silence, and columns without a name."""
    for each in spoken(window):
        met = each.can_focus and each.role not in (*PLAIN, *ROWS)
        if (met or each.role == Role.ColumnHeader) and not each.name.strip(" ⋯×✕▾"):
            yield f"a {each.role.name} with “{each.value[:40]}” has no name for a screen reader"
        if each.name and each.role != Role.Dialog and each.description.startswith(each.name):
            yield f"a {each.role.name} says “{each.name[:40]}” twice, in its name and in what is said of it"


def _walk(found: QAccessibleInterface | None, depth: int) -> Iterator[Spoken]:
    if found is None or not found.isValid() or depth > DEEPEST:
        return
    if found.state().invisible and found.role() not in ROWS:  # a row may only be scrolled out of sight
        return
    said = _said(found, depth)
    silent = said.role in (*PLAIN, *SILENT) and not said.name
    if not silent:
        yield said
    within = depth if silent else depth + 1
    table = found.object()
    if isinstance(table, QTableView):
        yield from _table(table, found, within)
        return
    rows = 0
    for number in range(min(found.childCount(), 400)):
        child = found.child(number)
        if child.isValid() and child.role() in ROWS:
            rows += 1
            if rows > ROWS_SHOWN:
                break
        yield from _walk(child, within)


def _table(table: QTableView, found: QAccessibleInterface, depth: int) -> Iterator[Spoken]:
    """Its heads, then its first rows cell by cell; hidden columns, and what a heading covers, left out.

    Qt hands on row after row, the heads being the first, and at the left of each the head of the row.
    """
    columns = table.model().columnCount()
    hidden = [table.verticalHeader().isHidden(), *(table.isColumnHidden(column) for column in range(columns))]
    wide = len(hidden)
    for number in range(min(found.childCount(), wide * (ROWS_SHOWN + 1))):
        row, column = divmod(number, wide)
        if not number or hidden[column] or (not row and table.horizontalHeader().isHidden()):
            continue
        child = found.child(number)
        said = _said(child, depth + 1 if row else depth)
        if said.name or not row:
            yield said


def _said(found: QAccessibleInterface, depth: int) -> Spoken:
    name, value = found.text(Text.Name), found.text(Text.Value)
    widget, role = found.object(), found.role()
    if isinstance(widget, QComboBox):  # under Linux Qt gives its value for its name, and the name through its label
        labels = (label.text(Text.Name) for label, _ in found.relations(QAccessible.RelationFlag.Label))
        name = next(labels, "")
    keys = found.text(Text.Accelerator)
    description = found.text(Text.Description)
    return Spoken(
        depth,
        role,
        name,
        "" if value == name else value,
        bool(found.state().focusable),
        tuple(_states(found, role)),
        keys,
        "" if description in (name, value) else description,
    )


def _states(found: QAccessibleInterface, role: QAccessible.Role) -> Iterator[str]:
    state = found.state()
    if role in TICKED:
        yield "on" if state.checked else "off"
    if state.selected and role in NAMES_OF_ONE:
        yield "chosen"
    if state.disabled and role not in (*ROWS, *PLAIN, Role.StaticText, Role.Border):
        yield "not now"
    if state.readOnly and role == Role.EditableText:
        yield "to be read"
    if found.object() is not None and found.object() is QApplication.focusWidget():
        yield "cursor"
