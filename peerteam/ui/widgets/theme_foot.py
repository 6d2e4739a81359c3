"""The foot of the note editor: which key tags which theme, and which themes the words at the cursor have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from peerteam.ui import theme
from peerteam.ui.widgets.buttons import button

SHORTENED = (99, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 0)
"""To how many letters a name may be cut, the first that fits; the tip has all of it."""


class ThemeFoot(QFrame):
    """*1 Priorities 2 Leadership …*: to read while typing, to press with the mouse if one must."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.MEDIUM, theme.SMALL)
        self._layout.setSpacing(theme.HAIR)
        self._layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        # Not a QButtonGroup: of its buttons, Qt lets Tab come to one only.
        self._chips: dict[int, QPushButton] = {}
        self._lit: frozenset[int] = frozenset()
        self._names: dict[int, str] = {}
        self._shown: list[tuple[int, str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_themes(self, themes: Sequence[tuple[int, str, str]]) -> None:
        """Show themes as (key, short name, whole name)."""
        if list(themes) == self._shown:
            return
        self._shown = list(themes)
        self._names = {key: short for key, short, _ in themes}
        for old in self._chips.values():
            old.deleteLater()
        while self._layout.count():
            self._layout.takeAt(0)
        self._layout.addStretch()
        self._chips = {key: self._chip(key, short, whole) for key, short, whole in themes}
        for chip in self._chips.values():
            chip.clicked.connect(self._press)
            self._layout.addWidget(chip)
        self._layout.addStretch()
        self._fit()

    @staticmethod
    def _chip(key: int, short: str, whole: str) -> QPushButton:
        chip = button(f"{key} {short}", "chip", f"Tag {whole}, Control {key}")
        chip.setToolTip(f"{whole}  (Ctrl+{key})")
        chip.setAccessibleDescription("This sentence, or what is selected")  # else its tip, which is its name again
        chip.setCheckable(True)
        chip.setProperty("theme_key", key)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus with the text
        return chip

    def light(self, keys: Iterable[int]) -> None:
        """Show which themes the words at the cursor have."""
        self._lit = frozenset(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in self._lit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Larger text asks for another layout, and has no resizing."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Shorten the names as far as the row asks for; the keys always stay."""
        if not self._chips:
            return
        metrics = next(iter(self._chips.values())).fontMetrics()
        shown = sum(metrics.horizontalAdvance(chip.text().replace("&&", "&")) for chip in self._chips.values())
        room = self.width() - (self._layout.sizeHint().width() - shown)
        for letters in SHORTENED:
            texts = {key: f"{key} {_cut(name, letters)}".rstrip() for key, name in self._names.items()}
            if sum(metrics.horizontalAdvance(text) + 1 for text in texts.values()) <= room:
                break
        for key, chip in self._chips.items():
            said = texts[key].replace("&", "&&")  # else it would underline what follows
            if chip.text() != said:  # or asking for room would never end
                chip.setText(said)

    @property
    def lit(self) -> frozenset[int]:
        """The keys shown as on."""
        return self._lit

    def _press(self) -> None:
        self.light(self._lit)  # what it shows is decided by the tags, not by the click
        self.pressed.emit(self.sender().property("theme_key"))


def _cut(name: str, letters: int) -> str:
    """A name in so many letters, the sign that it goes on included."""
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…" if letters else ""
