"""How large a window may be on this screen, and what gives way where the screen is low.

At 150 % a small laptop is 911 × 512 points to a program, and at 200 % still less: there a sheet keeps its question and
its buttons on the screen, and what scrolls between them gives up some of the height it would like to have.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from peerteam.ui import theme

AROUND = QSize(24, 48)
"""What a sheet leaves of the screen: its own title bar, and a little of what is behind it."""
SLACK = theme.LARGE
"""Words that wrap are taller than a layout reckons with beforehand."""
LOWEST = theme.ROW * 2
"""So much of what scrolls is always seen."""


def screen_of(widget: QWidget) -> QRect:
    """The screen without its task bar; where the window itself is larger, as on two screens, that."""
    above = widget.parentWidget()
    screen = widget.screen().availableGeometry()
    return screen if above is None else QRect(screen.topLeft(), screen.size().expandedTo(above.window().size()))


def room_for(widget: QWidget) -> QSize:
    """As large as a sheet may be."""
    return screen_of(widget).size() - AROUND


def keep_on_screen(sheet: QWidget, *, move: bool = True) -> None:
    """No part of a sheet is beyond the screen: what scrolls in it gives way, and then it moves up and to the left.

    Not moved before Qt has put it in the middle of its window, for what was moved by hand Qt leaves where it is.
    """
    room = room_for(sheet)
    if sheet.minimumWidth() > room.width():
        sheet.setMinimumWidth(room.width())
    if sheet.minimumHeight() > room.height():
        sheet.setMinimumHeight(0)
    width = min(sheet.width(), room.width())
    _give_way(sheet, width, room.height() - SLACK)
    sheet.resize(width, min(sheet.height(), room.height()))
    if move:
        _move_inside(sheet)


def _needed(sheet: QWidget, width: int) -> int:
    layout = sheet.layout()
    if layout is None:
        return sheet.minimumHeight()
    layout.activate()
    high = layout.totalMinimumSize().height()
    return max(high, layout.totalMinimumHeightForWidth(width)) if layout.hasHeightForWidth() else high


def _give_way(sheet: QWidget, width: int, room: int) -> None:
    """Take what is too much from what was asked to be high: the highest first, and those beside it alike."""
    areas = sheet.findChildren(QAbstractScrollArea)
    areas = [each for each in areas if each.minimumHeight() > LOWEST and not _within(each, areas)]
    while (over := _needed(sheet, width) - room) > 0 and areas:
        highest = max(each.minimumHeight() for each in areas)
        for each in areas:
            if each.minimumHeight() == highest:
                each.setMinimumHeight(max(LOWEST, highest - over))
        areas = [each for each in areas if each.minimumHeight() > LOWEST]


def _within(inner: QWidget, areas: list[QAbstractScrollArea]) -> bool:
    return any(each is not inner and each.isAncestorOf(inner) for each in areas)


def _move_inside(sheet: QWidget) -> None:
    screen, now = screen_of(sheet), sheet.frameGeometry()
    left = max(screen.left(), min(now.left(), screen.left() + screen.width() - now.width()))
    top = max(screen.top(), min(now.top(), screen.top() + screen.height() - now.height()))
    if (left, top) != (now.left(), now.top()):
        sheet.move(left, top)
