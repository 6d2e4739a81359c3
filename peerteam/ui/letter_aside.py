"""The column beside the letter: what to look at before it leaves, the evidence of a paragraph, what was presented."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.letter_cautions import LetterCautions
from peerteam.ui.letter_evidence import LetterEvidence
from peerteam.ui.letter_points import LetterPoints
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout

LEAVES, EVIDENCE, PRESENTED = range(3)
_NAMES = ("Before it leaves", "Evidence", "Presented")


class LetterAside(QWidget):
    """Three lists, one seen."""

    def __init__(self, cautions: LetterCautions, evidence: LetterEvidence, points: LetterPoints) -> None:
        super().__init__()
        self.cautions, self.evidence, self.points = cautions, evidence, points
        self.stack = QStackedWidget()
        for each in (cautions.list, evidence, points):
            self.stack.addWidget(each)
        switches = QWidget()
        switches.setAccessibleName("Beside the letter")
        flow = self._flow = FlowLayout(switches)
        flow.setSpacing(theme.SMALL)
        self._group = QButtonGroup(self)
        self.switches: list[QPushButton] = []
        for index, name in enumerate(_NAMES):
            made = button(name, "filter")
            made.setCheckable(True)
            self._group.addButton(made, index)
            flow.addWidget(made)
            self.switches.append(made)
        self.switches[LEAVES].setChecked(True)
        self._group.idClicked.connect(self.turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(switches)
        layout.addWidget(self.stack, 1)

    @property
    def turned_to(self) -> int:
        """Which of the three is seen."""
        return self.stack.currentIndex()

    def turn(self, which: int) -> None:
        """Show one of the three."""
        self.switches[which].setChecked(True)
        self.stack.setCurrentIndex(which)

    def begin(self) -> None:
        """The keys are for what is seen."""
        if self.turned_to == LEAVES:
            self.cautions.list.list.setFocus()
        elif self.turned_to == EVIDENCE:
            self.evidence.begin()
        else:
            self.points.begin()

    def count(self) -> None:
        """How many there are to look at, and how many points nobody has said anything of."""
        self._count(LEAVES, len(self.cautions.open) if self.cautions.known else 0)
        self._count(PRESENTED, self.points.unsettled)

    def has_cursor(self) -> bool:
        """Whether the keys are for it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _count(self, which: int, number: int) -> None:
        self.switches[which].setText(f"{_NAMES[which]}  {number}" if number else _NAMES[which])
        self.switches[which].setAccessibleName(f"{_NAMES[which]}, {number}" if number else _NAMES[which])
        self._flow.activate()  # a switch with a number is wider
