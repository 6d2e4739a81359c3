"""Colours that can be read, and sizes by name."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from peerteam.ui import theme
from peerteam.ui.sheet import style_sheet
from peerteam.ui.theme import DARK, LIGHT, Colours

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_black_on_white_has_the_contrast_the_standard_gives_it() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


@BOTH
def test_every_text_can_be_read_on_every_ground_it_stands_on(colours: Colours) -> None:
    for ink in (colours.ink, colours.quiet):
        for ground in (colours.ground, colours.page, colours.raised, colours.soft):
            assert theme.contrast(ink, ground) >= 4.5, (ink, ground)
    assert theme.contrast(colours.on_accent, colours.accent) >= 4.5
    assert theme.contrast(colours.on_accent, colours.accent_hover) >= 4.5
    assert theme.contrast(colours.warn, colours.warn_ground) >= 4.5


@BOTH
def test_coloured_words_can_be_read_on_the_page(colours: Colours) -> None:
    grounds = (colours.page, colours.ground, colours.raised)
    for ink in (colours.accent, colours.strength, colours.area, *colours.tints):
        assert min(theme.contrast(ink, ground) for ground in grounds) >= 4.5, ink


@BOTH
def test_each_of_nine_themes_has_a_tint_of_its_own(colours: Colours) -> None:
    assert len({colours.tint(key) for key in range(1, 10)}) == 9


@BOTH
def test_a_theme_without_a_key_has_the_quiet_colour(colours: Colours) -> None:
    assert colours.tint(None) == colours.tint(10) == colours.quiet


@BOTH
def test_a_widget_finds_the_colours_it_wears(colours: Colours) -> None:
    assert theme.colours_of(theme.palette(colours)) is colours


@BOTH
def test_a_transparent_ground_does_not_hide_which_colours_are_worn(colours: Colours) -> None:
    palette = theme.palette(colours)
    palette.setColor(QPalette.ColorRole.Window, "transparent")
    palette.setColor(QPalette.ColorRole.Base, "transparent")
    assert theme.colours_of(palette) is colours


@BOTH
def test_the_style_sheet_leaves_no_name_unfilled(colours: Colours) -> None:
    assert "$" not in style_sheet(colours, 12)


def test_the_text_is_twelve_points_and_grows_with_the_scale(qapp: QApplication) -> None:
    assert theme.font().pointSizeF() == 12
    assert theme.font(2.0).pointSizeF() == 24
