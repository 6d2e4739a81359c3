"""The column beside the letter: what to look at before it leaves, the evidence of a paragraph, what was presented."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.letter_cautions import LetterCautions
from peerteam.ui.letter_evidence import LetterEvidence
from peerteam.ui.letter_points import LetterPoints
from peerteam.ui.widgets.switch_row import SwitchRow

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
        self._row = SwitchRow("Beside the letter", _NAMES, LEAVES)
        self.switches = self._row.switches
        self._row.pressed.connect(self.turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self._row)
        layout.addWidget(self.stack, 1)

    @property
    def turned_to(self) -> int:
        """Which of the three is seen."""
        return self.stack.currentIndex()

    def turn(self, which: int) -> None:
        """Show one of the three."""
        self._row.turn(which)
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
        self._row.count(LEAVES, (len(self.cautions.open) if self.cautions.known else 0) or None)
        self._row.count(PRESENTED, self.points.unsettled or None)

    def has_cursor(self) -> bool:
        """Whether the keys are for it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)
