"""What must hold of any window of the program, whichever page or sheet it shows: each problem found is one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from peerteam.ui import theme
from tests.flows.spoken import unspoken

WIDTH, HEIGHT = 1366, 768
MOST_STOPS = 120
"""No window has so many places to go with Tab."""
READABLE = 4.5
CUT_ON_PURPOSE = 1
"""The least width of a line that rather ends in … than making the window wider."""
EDGE = 5
"""Pixels of border and focus ring that are not text."""


def problems(window: QWidget, *, can_read: bool) -> list[str]:
    """All that is wrong with a window as it is now.

    With `can_read` its colours are looked at as they are painted, and without it what a screen reader is told of it.
    """
    found = [*nameless(window), *unreachable(window), *colliding(window), *not_fitting(window)]
    return [*found, *unreadable(window)] if can_read else [*found, *unspoken(window)]


# --- names and the tab order ------------------------------------------------------------------------------------------


def controls(window: QWidget) -> list[QWidget]:
    """What can take the focus now, without the inner parts of other controls."""
    places = [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window and w.isEnabled()]
    able = [w for w in places if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    return [w for w in able if w.parentWidget() not in able and not w.objectName().startswith("qt_")]


def called(widget: QWidget) -> str:
    """How a screen reader calls a control; a button without a name of its own is called what stands on it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.replace("&", "")


def nameless(window: QWidget) -> Iterator[str]:
    """Controls without a name."""
    return (f"{_path(w)} has no name" for w in controls(window) if not called(w).strip(" ⋯×✕▾"))


def unreachable(window: QWidget) -> Iterator[str]:
    """Controls that Tab does not come to; of buttons of which one is down it comes to that one, and arrows go on."""
    wanted, stops = controls(window), _stops(window)
    if not wanted:
        return
    visited = {id(w) for stop in stops for w in _upwards(stop)}
    for control in wanted:
        if id(control) not in visited and not any(_alike(control, stop) for stop in stops):
            yield f"{_path(control)} is not in the tab order"


def _stops(window: QWidget) -> list[QWidget]:
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        here: QWidget | None = window.focusWidget()
        if here in stops:
            break
        stops += [here] if here is not None else []
        QTest.keyClick(window if here is None else here, Qt.Key.Key_Tab)
    return stops


def _alike(control: QWidget, stop: QWidget) -> bool:
    buttons = isinstance(control, QAbstractButton) and isinstance(stop, QAbstractButton)
    return buttons and control.parentWidget() is stop.parentWidget() and _exclusive(control) and _exclusive(stop)


def _exclusive(widget: QWidget) -> bool:
    assert isinstance(widget, QAbstractButton)
    group: QButtonGroup | None = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


# --- keys -------------------------------------------------------------------------------------------------------------


def colliding(window: QWidget) -> Iterator[str]:
    """Two things on one key that can be pressed in the same place."""
    keys = list(_keys(window))
    for (key, owner, inner), (other_key, other, other_inner) in combinations(keys, 2):
        meets = not inner or not other_inner or owner in _upwards(other) or other in _upwards(owner)
        if key == other_key and meets:
            yield f"{key} is taken twice: {_path(owner)} and {_path(other)}"


def _keys(window: QWidget) -> Iterator[tuple[str, QWidget, bool]]:
    """Key, whose it is, and whether it works only within that."""
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.window() is not window or not (widget.isVisible() and widget.isEnabled()):
            continue
        for words in _words_with_mnemonics(widget):
            if key := QKeySequence.mnemonic(words).toString():
                yield key, widget, False
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if action.isEnabled() and action in widget.actions():
                for shortcut in action.shortcuts():
                    yield shortcut.toString(), widget, _inner(action.shortcutContext())
        for made in widget.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if made.isEnabled():
                keys = made.keys()
                for shortcut in keys:
                    yield shortcut.toString(), widget, _inner(made.context())


def _inner(context: Qt.ShortcutContext) -> bool:
    return context in (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _words_with_mnemonics(widget: QWidget) -> list[str]:
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(index) for index in range(widget.count())]
    return [widget.text()] if isinstance(widget, QLabel) and widget.buddy() is not None else []


# --- seen and read ----------------------------------------------------------------------------------------------------


def not_fitting(window: QWidget, wide: int = WIDTH, high: int = HEIGHT) -> Iterator[str]:
    """What a small laptop's screen cuts off."""
    if not window.isFullScreen() and (window.width() > wide or window.height() > high):
        yield f"{_path(window)} is {window.width()} × {window.height()}"
    for widget in _with_text(window):
        needs = widget.minimumSizeHint().width()
        if widget.width() < needs and widget.minimumWidth() != CUT_ON_PURPOSE:
            yield f"{_path(widget)} needs {needs} pixels and has {widget.width()}"
        if isinstance(widget, QLabel) and widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
            yield f"{_path(widget)} is cut off below"
    for control in controls(window):
        if not _scrolled(control) and not window.rect().contains(_place(control, window)):
            yield f"{_path(control)} sticks out of the window"


def unreadable(window: QWidget) -> Iterator[str]:
    """Text whose strokes, as they are painted, do not stand out from what they are painted on."""
    picture = window.grab().toImage()
    for widget in _with_text(window):
        place = _place(widget, window).intersected(window.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        if _scrolled(widget) or place.isEmpty():
            continue
        painted = picture.copy(place).convertToFormat(QImage.Format.Format_RGB32)
        best = _best_contrast(bytes(painted.constBits()))
        if best < READABLE:
            yield f"{_path(widget)} has a contrast of {best:.1f}"


@lru_cache(maxsize=256)
def _best_contrast(painted: bytes) -> float:
    """Of the colour that stands out most from the commonest one; what looks the same on the next page is known."""
    colours = Counter(memoryview(painted).cast("I"))
    ground = colours.most_common(1)[0][0]
    return max(_contrast(colour, ground) for colour in colours)


@cache
def _contrast(one: int, other: int) -> float:
    return theme.contrast(QColor.fromRgb(one).name(), QColor.fromRgb(other).name())


def _with_text(window: QWidget) -> list[QWidget]:
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox, QTextEdit)
    return [w for w in window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible() and _text(w, window)]


def _text(widget: QWidget, window: QWidget) -> str:
    if widget.window() is not window:
        return ""
    if isinstance(widget, QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    assert isinstance(widget, QLabel | QAbstractButton)
    return re.sub(r"<[^>]*>|\s", "", widget.text())


def _scrolled(widget: QWidget) -> bool:
    return any(isinstance(w, QAbstractScrollArea) for w in _upwards(widget.parentWidget()))


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _path(widget: QWidget) -> str:
    words = called(widget) or (widget.text()[:40] if isinstance(widget, QLabel) else "")
    above = " in ".join(type(w).__name__ for w in list(_upwards(widget))[:3])
    return f"{above} “{words}”"


def settle(window: QWidget) -> None:
    """Let what was asked for be laid out and painted."""
    QTest.qWait(1)
    QApplication.sendPostedEvents()
    window.repaint()
    QTest.qWait(1)
