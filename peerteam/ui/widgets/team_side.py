"""Beside the exchange: what waits to be settled, who has what, and the last safe copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.line_list import Line, LineList

SETTLED = "Nothing is waiting to be settled."
WAITING = "Two people changed the same. Both are kept, and one is shown until you choose."
ALONE = "Nobody else is in the team yet."


class TeamSide(QWidget):
    """A narrow column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settled = label(SETTLED, "quiet", wrap=True)
        self.settle = button("", "", "")
        self.alone, self.missing = label(ALONE, "quiet", wrap=True), label(role="quiet", wrap=True)
        self.team = LineList("Who has what")
        self.copy = label(role="small", wrap=True)
        self.put_back = button("Put a safe copy back …", "plain")
        self.send_out = button("Out beyond the team …", "plain")
        self.close_visit = button("Close this visit …", "plain")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(label("To settle", "heading"))
        layout.addWidget(self.settled)
        layout.addWidget(self.settle)
        layout.addSpacing(theme.LARGE)
        layout.addWidget(label("Who has what", "heading"))
        for each in (self.alone, self.missing):
            layout.addWidget(each)
        layout.addWidget(self.team, 1)
        layout.addStretch()
        layout.addWidget(self.copy)
        for way in (self.put_back, self.send_out, self.close_visit):
            layout.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def say_matters(self, count: int) -> None:
        """So many things wait."""
        self.settled.setText(WAITING if count else SETTLED)
        self.settle.setVisible(bool(count))
        self.settle.setText(f"{count} to settle …")
        self.settle.setAccessibleName(f"{count} to settle")

    def say_team(self, lines: Sequence[Line], missing: int) -> None:
        """Each colleague; `missing` changes of somebody's have not come at all."""
        self.team.show_lines(lines)
        self.team.setVisible(bool(lines))
        self.alone.setVisible(not lines)
        words = f"{missing} {'change has' if missing == 1 else 'changes have'} not arrived that others built on."
        self.missing.setText(words)
        self.missing.setVisible(bool(missing))

    def say_copy(self, when: str) -> None:
        """When the last safe copy was made."""
        self.copy.setText(f"Last safe copy: {when}" if when else "A safe copy is made before each exchange.")
        self.put_back.setVisible(bool(when))
