"""What the monkey can do to a window: type, press keys, click.

It knows nothing of our pages: it sees what can be seen and reached, as a cat on the keyboard and a child at the mouse.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QTextEdit,
    QWidget,
)

WORDS = (
    *("budget", "the leader said", "“nobody asked us”", "savings £4m", "?", "1", "09:30", "Hart", "Ann", "2026-03-11"),
    *("é😀", "=1+1", "<b>bold</b>", "%s {0}", "\\", "[[", "off the record", "AH", "next year", "Room C", "x" * 90),
)
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F8, Qt.Key.Key_F11, Qt.Key.Key_Menu),
)
WITH_CTRL = "1234567890=+-/',ACDEFGHIJKLMNORSTUVWXYZ"
WITH_ALT = "TPNEOFLHABCDGIKMRSUVWXYZ"
CTRL, ALT, SHIFT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
EDGES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_PageDown)


def in_front() -> QWidget | None:
    """The window that gets the keys: an open menu, the sheet that must be answered, else the one in front."""
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    if front is not None and front.isVisible():
        return front
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow() and w.isEnabled()]
    if shown:
        shown[-1].activateWindow()
    return shown[-1] if shown else None


class Acts:
    """One thing at a time, drawn from `chance`; each says in a few words what it was."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._all: tuple[tuple[Callable[[QWidget], str], int], ...] = (
            (self._type, 20),
            (self._key, 30),
            (self._shortcut, 18),
            (self._turn, 6),
            (self._click, 24),
            (self._resize, 2),
            (self._choose, 2),
        )

    def next(self, window: QWidget) -> tuple[str, Callable[[], None]]:
        """What will be done, and the doing of it; it is said before, so that a crash can be understood."""
        chosen = self._chance.choices([act for act, _ in self._all], [often for _, often in self._all])[0]
        self._do: Callable[[], None] = lambda: None
        return chosen(window), self._do

    def _type(self, window: QWidget) -> str:
        target, words = _focus(window), self._chance.choice(WORDS)
        self._do = lambda: _keys(target, words)
        return f"types {words!r} into {named(target)}"

    def _key(self, window: QWidget) -> str:
        key, shifted = self._chance.choice(KEYS), self._chance.random() < 0.1
        return self._press(window, key, SHIFT if shifted else PLAIN)

    def _shortcut(self, window: QWidget) -> str:
        modifier = self._chance.choice((CTRL, CTRL, CTRL, CTRL | SHIFT))
        if self._chance.random() < 0.3:
            return self._press(window, self._chance.choice(EDGES), modifier)
        return self._press(window, Qt.Key(ord(self._chance.choice(WITH_CTRL))), modifier)

    def _turn(self, window: QWidget) -> str:
        return self._press(window, Qt.Key(ord(self._chance.choice(WITH_ALT))), ALT)

    def _press(self, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> str:
        target = _focus(window)
        self._do = lambda: QTest.keyClick(target, key, modifier)
        return f"presses {modifier.name or modifier.value} {key.name} on {named(target)}"

    def _click(self, window: QWidget) -> str:
        target = self._chance.choice(_clickable(window) or [window])
        inner = target.viewport() if isinstance(target, QAbstractScrollArea) else target
        place = QPoint(self._chance.randrange(max(inner.width(), 1)), self._chance.randrange(max(inner.height(), 1)))
        if isinstance(target, QAbstractItemView):
            place = self._on_a_row(target, place)
        twice = self._chance.random() < 0.12
        button = Qt.MouseButton.RightButton if self._chance.random() < 0.05 else Qt.MouseButton.LeftButton
        press = QTest.mouseDClick if twice else QTest.mouseClick
        self._do = lambda: press(inner, button, PLAIN, place)
        return f"{'double-' if twice else ''}clicks {button.name} on {named(target)} at {place.x()}, {place.y()}"

    def _on_a_row(self, view: QAbstractItemView, otherwise: QPoint) -> QPoint:
        model = view.model()
        if not model.rowCount() or self._chance.random() < 0.2:
            return otherwise
        index = model.index(self._chance.randrange(min(model.rowCount(), 12)), 0)
        place = QPoint(otherwise.x(), view.visualRect(index).center().y())
        return place if view.viewport().rect().contains(place) else otherwise

    def _choose(self, window: QWidget) -> str:
        """Something of the ⋯ menu that no key does: two menus deep it is seldom found by chance."""
        found = [
            action
            for action in window.actions()
            if action.text() and action.isEnabled() and action.shortcut().isEmpty()
        ]
        if not found:
            return self._key(window)
        action = self._chance.choice(found)
        self._do = action.trigger
        return f"chooses “{action.text()}”"

    def out(self, window: QWidget) -> tuple[str, Callable[[], None]]:
        """Esc: it has been in there long enough."""
        return self._press(window, Qt.Key.Key_Escape, PLAIN), self._do

    def _resize(self, window: QWidget) -> str:
        width, height = self._chance.choice(((1366, 768), (1024, 700), (1920, 1080)))
        self._do = lambda: None if window.isFullScreen() else window.resize(width, height)
        return f"resizes to {width} × {height}"


def _focus(window: QWidget) -> QWidget:
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def _keys(target: QWidget, words: str) -> None:
    """Letters no key of this machine has go in as from an input method, into what can be written in."""
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(target, letter)
        elif isinstance(target, QLineEdit | QTextEdit) and not target.isReadOnly():
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(target, event)


def _clickable(window: QWidget) -> list[QWidget]:
    seen = [w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.window() is window]
    return [w for w in seen if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.visibleRegion().isEmpty()]


def named(widget: QWidget) -> str:
    """A control as the log calls it."""
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (text() if callable(text) else "")
    return f"{type(widget).__name__} “{str(words)[:40]}”"
