"""Icons exist under the names we use, in the colours asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from peerteam.ui import icons
from peerteam.ui.page_window import RAIL
from peerteam.ui.theme import LIGHT


@pytest.mark.parametrize("name", [name for _, name in RAIL] + ["ellipsis-horizontal"])
def test_every_icon_we_name_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    image = icons.picture(name, "#ff0000").toImage()
    drawn = {
        image.pixelColor(x, y).rgb()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert QColor("#ff0000").rgb() in drawn


def test_an_icon_is_another_colour_where_its_button_is_down(qapp: QApplication) -> None:
    icon = icons.icon("sun", LIGHT)
    off = icon.pixmap(22, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    on = icon.pixmap(22, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert off != on


def test_an_unknown_icon_is_a_mistake_of_ours(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.picture("no-such-icon", "#000000")
