"""Icons exist under the names we use, in the colours asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from docs import copy_icons
from peerteam import resources
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
    assert icons.icon("sun", LIGHT).pixmap(22).toImage() != icons.icon("sun", LIGHT, on=True).pixmap(22).toImage()


def test_our_icons_are_those_of_heroicons_and_no_others() -> None:
    names = [name for name in resources.names("icons", ".svg") if name != icons.OURS]
    kept = {name: resources.path("icons", f"{name}.svg").read_bytes() for name in names}
    assert kept == {name: copy_icons.outline(name) for name in copy_icons.NAMES}, "run `python -m docs.copy_icons`"


def test_the_programs_own_sign_is_drawn_in_any_size(qapp: QApplication) -> None:
    for size in (16, 256):
        drawn = icons.of_the_program().pixmap(size, size).toImage()
        assert drawn.pixelColor(drawn.width() // 2, drawn.height() // 8) == QColor("#0b6a70")


def test_an_unknown_icon_is_a_mistake_of_ours(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.picture("no-such-icon", "#000000")
