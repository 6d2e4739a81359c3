"""Which colours and which size the program wears now; follows the system, and Ctrl + and −."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from peerteam.ui import theme
from peerteam.ui.theme import Colours

SYSTEM = "system"
SCHEMES = ((SYSTEM, "As the system has it"), ("light", "Light"), ("dark", "Dark"))


class Look(QObject):
    """One of these, made with the application."""

    changed = Signal()

    def __init__(self, app: QApplication, scale: float = 1.0, scheme: str = SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._step = min(range(len(theme.SCALES)), key=lambda step: abs(theme.SCALES[step] - scale))
        self.scheme = scheme
        app.styleHints().colorSchemeChanged.connect(self.wear)
        self.wear()

    @property
    def colours(self) -> Colours:
        """The colours worn now."""
        system = "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
        return theme.DARK if (system if self.scheme == SYSTEM else self.scheme) == "dark" else theme.LIGHT

    @property
    def scale(self) -> float:
        """The size worn now; 1 is twelve points."""
        return theme.SCALES[self._step]

    def wear(self) -> None:
        """Dress the program anew."""
        theme.wear(self._app, self.colours, self.scale)
        self.changed.emit()

    def choose(self, scheme: str) -> None:
        """Light or dark from now on, or as the system has it."""
        if scheme != self.scheme:
            self.scheme = scheme
            self.wear()

    def choose_size(self, scale: float) -> None:
        """One of `theme.SCALES` from now on."""
        self._size(theme.SCALES.index(scale))

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
