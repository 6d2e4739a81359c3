"""What has no place in a timetable: sessions without a day or a start, in a strip below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button
from peerteam.ui.widgets.flow import FlowLayout
from peerteam.ui.widgets.labels import label
from peerteam.ui.widgets.timetable_paint import Block

_LONGEST = 30
_ROWS = 2
_PLENTY = 14


class Untimed(QWidget):
    """One small button for each; pressing one chooses and opens it, so that a time can be given."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(role="small")
        self.chips: dict[str, QPushButton] = {}
        self._gives_way = False
        self._inner = QWidget()
        self._inner.setAccessibleName("Sessions without a time")
        self._flow = FlowLayout(self._inner)
        self._flow.setSpacing(theme.SMALL)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inner)
        for ground in (self._inner, self._area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.SMALL, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self.title)
        whole.addWidget(self._area)
        self.hide()

    def show_blocks(self, blocks: Sequence[Block], current: str = "") -> None:
        """Show these; without any the strip goes away."""
        if list(self.chips) != [block.id for block in blocks]:
            for old in self.chips.values():
                self._flow.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.chips = {block.id: self._chip(block.id) for block in blocks}
        for block in blocks:
            chip = self.chips[block.id]
            words = QFontMetrics(chip.font()).elidedText(
                block.title, Qt.TextElideMode.ElideRight, _LONGEST * chip.fontMetrics().averageCharWidth()
            )
            chip.setText(words.replace("&", "&&"))
            chip.setAccessibleName(block.spoken)
            chip.setToolTip(block.tip or block.spoken)
        number = "One session" if len(blocks) == 1 else f"{len(blocks)} sessions"
        self.title.setText(f"{number} without a time")
        self._show_or_not()
        self.choose(current)
        self._fit()

    def give_way(self, on: bool) -> None:
        """There is no room for it now, or there is again."""
        if on != self._gives_way:
            self._gives_way = on
            self._show_or_not()

    def _show_or_not(self) -> None:
        self.setVisible(bool(self.chips) and not self._gives_way)

    def choose(self, session: str) -> None:
        """Mark this one, if it is here."""
        for id, chip in self.chips.items():
            chip.setAutoExclusive(False)  # else the last one could not be let go
            chip.setChecked(id == session)
            chip.setAutoExclusive(True)
        if session in self.chips:
            self._area.ensureWidgetVisible(self.chips[session])

    def _chip(self, session: str) -> QPushButton:
        chip = button("", "filter")
        chip.setCheckable(True)
        chip.setProperty("key", session)
        chip.clicked.connect(self._press)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _press(self) -> None:
        self.pressed.emit(str(cast(QPushButton, self.sender()).property("key")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_area"):
            self._fit()

    def _fit(self) -> None:
        """As high as its rows, but not more than two, or one where there is little room: the rest is scrolled to."""
        wide = self._area.viewport().width()
        high = self._flow.heightForWidth(wide)
        self._inner.resize(wide, high)
        row = max((chip.sizeHint().height() for chip in self.chips.values()), default=0)
        around = self.parentWidget()
        rows = _ROWS if around is None or around.height() > _PLENTY * row else 1
        self._area.setFixedHeight(min(high, rows * (row + theme.SMALL)))
