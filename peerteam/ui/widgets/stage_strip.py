"""The stations of the letter in one line, from the draft to the review, each with its date beneath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from peerteam.domain.letter_stages import Stage
from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button, light
from peerteam.ui.widgets.labels import Ornament

DONE, LATE = "✓", "!"
"""What stands before a station that is reached, and before one whose day is past."""


class StageStrip(QWidget):
    """Each station is a button that asks which file it was."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The stages of the letter")
        self.buttons: list[QPushButton] = []
        self._between: list[Ornament] = []
        self._stages: tuple[Stage, ...] = ()
        self._room = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.HAIR)
        self._row.addStretch()

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show these."""
        self._stages = tuple(stages)
        while len(self.buttons) < len(stages):
            self._add()
        for made, stage in zip(self.buttons, stages, strict=True):
            sign = f"{DONE} " if stage.done else f"{LATE} " if stage.late else ""
            made.setText(f"{sign}{stage.name}\n{stage.when or '–'}")
            made.setObjectName(stage.key)
            light(made, stage.next)
            made.setAccessibleName(stage.name)
            made.setAccessibleDescription(stage.spoken)
            made.setToolTip(f"{stage.name}, {stage.spoken}" if stage.spoken else "")  # alone it would be read again
        self._show()

    def fit(self, width: int) -> None:
        """Show as many as there is room for, from the last that was reached on."""
        if width != self._room:
            self._room = width
            self._show()

    def minimumSizeHint(self) -> QSize:
        """It is cut at the right, where `fit` takes away what there is no room for; its two lines stay whole."""
        return QSize(0, max((made.sizeHint().height() for made in self.buttons), default=0))

    def _add(self) -> None:
        made = button("", "stage")
        made.clicked.connect(self._open)
        between = Ornament("→")
        between.setVisible(False)
        self._row.insertWidget(self._row.count() - 1, between)
        self._row.insertWidget(self._row.count() - 1, made)
        self.buttons.append(made)
        self._between.append(between)

    def _show(self) -> None:
        """All of them, or those from the last that was reached on; the next one always."""
        wide = [made.sizeHint().width() + between.sizeHint().width() + 2 * theme.HAIR
                for made, between in zip(self.buttons, self._between, strict=True)]  # fmt: skip
        last = max((i for i, stage in enumerate(self._stages) if stage.done), default=0)
        first = 0 if sum(wide) <= self._room else last
        left = self._room
        for i, made in enumerate(self.buttons):
            left -= wide[i] if i >= first else 0
            shown = i >= first and (left >= 0 or i <= first + 1)
            made.setVisible(shown)
            self._between[i].setVisible(shown and i > first)

    def _open(self) -> None:
        self.opened.emit(self.sender().objectName())
