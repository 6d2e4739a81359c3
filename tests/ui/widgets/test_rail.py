"""The rail: its words at once, its icons a moment after it is shown, and never a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerteam.ui.widgets.rail import Rail

PAGES = (("&Today", "sun"), ("&Notes", "pencil-square"))


def icon_is_drawn(rail: Rail) -> bool:
    image = rail._group.button(0).icon().pixmap(22).toImage()
    return any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail(PAGES)
    qtbot.addWidget(made)
    return made


def test_nothing_of_it_is_a_window_before_it_is_in_one(rail: Rail) -> None:
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == []


def test_the_icons_come_a_moment_after_the_words(rail: Rail, qtbot: QtBot) -> None:
    rail.show()
    assert not icon_is_drawn(rail)
    qtbot.waitUntil(lambda: icon_is_drawn(rail))


def test_without_its_icons_it_is_as_wide_as_with_them(qtbot: QtBot) -> None:
    before = QApplication.font()
    font = QFont(before)
    font.setPointSizeF(2 * before.pointSizeF())
    QApplication.setFont(font)
    try:
        large = Rail(PAGES)
        qtbot.addWidget(large)
        large.show()
        wide = large.sizeHint().width()
        qtbot.waitUntil(lambda: icon_is_drawn(large))
        assert large.sizeHint().width() == wide
    finally:
        QApplication.setFont(before)
