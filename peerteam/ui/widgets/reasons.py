"""Warnings with their reasons, each in words and with a sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.card import WARNING
from peerteam.ui.widgets.labels import label

Reason = tuple[str, str]
"""What is warned of, and why with what would cure it."""


class Reasons(QWidget):
    """Hidden while there is nothing to warn of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Reason, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.HAIR)
        self.hide()

    @property
    def shown(self) -> tuple[Reason, ...]:
        """What it warns of."""
        return self._shown

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Warn of these."""
        self.setVisible(bool(reasons))
        if tuple(reasons) == self._shown:
            return
        self._shown = tuple(reasons)
        while (item := self._layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for words, why in reasons:
            warning = label(f"{WARNING}  {words}", "area", wrap=True)
            warning.setAccessibleName(f"Warning: {words}")
            self._layout.addWidget(warning)
            self._layout.addWidget(label(why, "small", wrap=True))
