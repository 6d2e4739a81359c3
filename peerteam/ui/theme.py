"""How the program looks: two sets of colours, a few spaces and sizes, all by name.

Widgets ask `colours_of(palette)` instead of holding colours, so that they follow when the system turns dark. Every
pair of text and ground in here is held to a contrast of 4.5 : 1 by a test.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

HAIR: Final = 2
SMALL: Final = 6
MEDIUM: Final = 12
LARGE: Final = 20
HUGE: Final = 36
ROW: Final = 36
"""No row or button is lower than this: targets one can hit on a train."""
RADIUS: Final = 8
COLUMN: Final = 70
"""Characters in a line of running text."""
_PROSE: Final = "The chair of scrutiny asked for a forward plan, and for papers before the decision is made."

BASE_POINTS: Final = 12.0
SCALES: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
FAMILIES: Final[tuple[str, ...]] = ("Segoe UI", "SF Pro Text", "Noto Sans", "Liberation Sans", "Arial", "DejaVu Sans")


class Colours(NamedTuple):
    """One look. `quiet` is for words that stand back; `tints` are the themes' own, in the order of their keys."""

    dark: bool
    ground: str
    page: str
    raised: str
    line: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    accent_hover: str
    soft: str  # behind what is chosen
    strength: str
    area: str
    warn: str
    warn_ground: str
    tints: tuple[str, ...]

    def tint(self, key: int | None) -> str:
        """The tint of the theme with this key; themes beyond the ninth share the quiet colour."""
        return self.tints[key - 1] if key and 1 <= key <= len(self.tints) else self.quiet


LIGHT: Final = Colours(
    dark=False,
    ground="#f3f5f6",
    page="#ffffff",
    raised="#ffffff",
    line="#dde3e6",
    ink="#17242d",
    quiet="#55656f",
    accent="#0b6a70",
    on_accent="#ffffff",
    accent_hover="#08565b",
    soft="#dcebec",
    strength="#1f6b3a",
    area="#8a4a06",
    warn="#7a4300",
    warn_ground="#fdf1dc",
    tints=("#1f6fb2", "#8a4fa3", "#0f7c6c", "#a85a00", "#b0364b", "#4f7a1c", "#5a5fc4", "#8c6a00", "#5f6d78"),
)

DARK: Final = Colours(
    dark=True,
    ground="#12181c",
    page="#182025",
    raised="#1f292f",
    line="#2e3a41",
    ink="#e6ecef",
    quiet="#a3b1b9",
    accent="#5cc3c4",
    on_accent="#08282a",
    accent_hover="#7ad3d4",
    soft="#23454a",
    strength="#7fcf97",
    area="#eab06a",
    warn="#f3c98b",
    warn_ground="#3a2c17",
    tints=("#7ab8ee", "#cf9fe4", "#5fd0bd", "#eda84f", "#f08d9c", "#a5cf6e", "#a9adf5", "#dcc05a", "#a9b7c1"),
)


def colours_of(palette: QPalette) -> Colours:
    """The colours that belong to a widget's palette, read off a role that no style sheet touches."""
    return DARK if palette.color(QPalette.ColorRole.Midlight).lightness() < 128 else LIGHT


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette(colours: Colours) -> QPalette:
    """Fusion's palette in our colours."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, value in {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.page,
        role.AlternateBase: colours.ground,
        role.Text: colours.ink,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.raised,
        role.ButtonText: colours.ink,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.page,
        role.BrightText: colours.page,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.quiet,
        role.Shadow: colours.line,
        role.Accent: colours.accent,
    }.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.quiet))
    return made


ARGUMENTS = ("-style", "Fusion")
"""How a `QApplication` is begun: the style everywhere alike. Setting it later would bring all of `QStyle` to Python,
which takes longer than the window's first painting."""


def font(scale: float = 1.0) -> QFont:
    """The program's font: the system's own sans serif where it is one of ours."""
    made = QFont([*FAMILIES, QFont().family()])
    made.setPointSizeF(BASE_POINTS * scale)
    return made


def column_width(font: QFont) -> float:
    """How wide seventy characters of ordinary prose are; a font's average character is wider than prose is."""
    return QFontMetricsF(font).horizontalAdvance(_PROSE) / len(_PROSE) * COLUMN


def wear(app: QApplication, colours: Colours, scale: float = 1.0) -> None:
    """Dress the whole program, which was begun with `ARGUMENTS`."""
    from peerteam.ui.sheet import style_sheet

    app.setPalette(palette(colours))
    app.setFont(font(scale))
    app.setStyleSheet(style_sheet(colours, BASE_POINTS * scale))
