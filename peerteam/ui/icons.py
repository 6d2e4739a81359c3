"""The few icons of the program: heroicons' outlines, in the colours of the palette."""

from __future__ import annotations

import functools
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from peerteam.ui.theme import Colours

_DENSITY = 2
"""Drawn at twice the size, so that they stay sharp on fine screens."""


def icon(name: str, colours: Colours, size: int = 22) -> QIcon:
    """The icon for a control: quiet, and in full ink where it is checked or chosen."""
    made = QIcon()
    made.addPixmap(picture(name, colours.quiet, size), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(picture(name, colours.accent, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def picture(name: str, colour: str, size: int = 22) -> QPixmap:
    """One icon in one colour."""
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
    return _archive().read(f"outline/{name}.svg").decode()


@functools.cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO(files("heroicons").joinpath("heroicons.zip").read_bytes()))
