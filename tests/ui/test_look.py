"""Following the system, and Ctrl + and −."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerteam.ui import theme
from peerteam.ui.look import Look


def test_one_step_bigger_makes_the_text_of_the_whole_program_bigger(look: Look, qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()
    look.bigger()
    assert qapp.font().pointSizeF() > before


def test_bigger_then_smaller_is_the_usual_size(look: Look) -> None:
    look.bigger()
    look.smaller()
    assert look.scale == 1.0


def test_the_size_stops_at_its_ends(look: Look) -> None:
    for _ in range(20):
        look.bigger()
    assert look.scale == theme.SCALES[-1] == 2.0
    for _ in range(20):
        look.smaller()
    assert look.scale == theme.SCALES[0]
    look.usual()
    assert look.scale == 1.0


def test_a_change_of_looks_is_told_so_that_icons_can_follow(look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.bigger()
