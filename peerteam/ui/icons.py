"""The few icons of the program: heroicons' outlines, in the colours of the palette.

They are copied into `resources/icons` by `python -m docs.copy_icons`.
"""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from peerteam import resources
from peerteam.ui.theme import Colours

MORE = "ellipsis-horizontal"
OURS = "peer-team"
"""The program's own sign, in its own colours."""
SOON_MS = 20
"""So long after a window is shown the icons are drawn into the room kept for them; the words come first."""
_DENSITY = 2
"""Drawn at twice the size, so that they stay sharp on fine screens."""


def icon(name: str, colours: Colours, size: int = 22, *, on: bool = False) -> QIcon:
    """The icon for a control: quiet, and in the accent where it is checked."""
    return QIcon(picture(name, colours.accent if on else colours.quiet, size))


def of_the_program() -> QIcon:
    """What stands for the program in a task bar; drawn in whatever size is asked for."""
    return QIcon(str(resources.path("icons", f"{OURS}.svg")))


def blank(size: int) -> QIcon:
    """The room for an icon."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def picture(name: str, colour: str, size: int = 22) -> QPixmap:
    """One icon in one colour."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    pixmap = QPixmap(size * _DENSITY, size * _DENSITY)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * _DENSITY, size * _DENSITY))
    painter.end()
    pixmap.setDevicePixelRatio(_DENSITY)
    return pixmap


@functools.cache
def _svg(name: str) -> str:
    try:
        return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(f"{name}: name it in docs/copy_icons.py and run that") from None
