"""Which colours and which size the program wears now; follows the system, and Ctrl + and −."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from peerteam.ui import theme
from peerteam.ui.theme import Colours


class Look(QObject):
    """One of these, made with the application."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._step = theme.SCALES.index(1.0)
        app.styleHints().colorSchemeChanged.connect(self.wear)
        self.wear()

    @property
    def colours(self) -> Colours:
        """The colours worn now."""
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return theme.DARK if dark else theme.LIGHT

    @property
    def scale(self) -> float:
        """The size worn now; 1 is twelve points."""
        return theme.SCALES[self._step]

    def wear(self) -> None:
        """Dress the program anew."""
        theme.wear(self._app, self.colours, self.scale)
        self.changed.emit()

    def bigger(self) -> None:
        """One step bigger."""
        self._size(self._step + 1)

    def smaller(self) -> None:
        """One step smaller."""
        self._size(self._step - 1)

    def usual(self) -> None:
        """The usual size."""
        self._size(theme.SCALES.index(1.0))

    def _size(self, step: int) -> None:
        step = max(0, min(len(theme.SCALES) - 1, step))
        if step != self._step:
            self._step = step
            self.wear()
