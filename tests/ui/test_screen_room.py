"""How large a sheet or a window may be, and what gives way on a low screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui import screen_room
from peerteam.ui.ask import Sheet
from peerteam.ui.frame import SIZE, Frame
from peerteam.ui.look import Look
from peerteam.ui.widgets.buttons import button

LOW = QRect(0, 0, 911, 480)
LONG = "Which of the two ways of saying it shall stand in the letter that goes to the council’s leader?"


@pytest.fixture(autouse=True)
def low_screen(monkeypatch: pytest.MonkeyPatch, look: Look) -> None:
    monkeypatch.setattr(screen_room, "screen_of", lambda _: LOW)


def sheet_of(qtbot: QtBot, *, high: int, wide: int = 420) -> tuple[Sheet, list[QTextEdit], QWidget]:
    sheet, texts, go = Sheet(LONG), [QTextEdit(), QTextEdit()], button("Go on", "main")
    qtbot.addWidget(sheet)
    sheet.widen(wide)
    grid = QGridLayout()
    for column, text in enumerate(texts):
        text.setMinimumHeight(high)
        grid.addWidget(text, 0, column)
    sheet.body.addLayout(grid, 1)
    sheet.body.addWidget(go)
    sheet.show()
    return sheet, texts, go


def test_on_a_low_screen_what_scrolls_gives_way_and_the_buttons_stay(qtbot: QtBot) -> None:
    sheet, texts, go = sheet_of(qtbot, high=600)
    assert sheet.height() <= LOW.height()
    assert go.geometry().bottom() < sheet.height()
    assert texts[0].minimumHeight() == texts[1].minimumHeight() >= screen_room.LOWEST


def test_where_there_is_room_nothing_gives_way(qtbot: QtBot) -> None:
    sheet, texts, _ = sheet_of(qtbot, high=200)
    assert sheet.height() < LOW.height()
    assert texts[0].height() >= 200


def test_a_sheet_is_never_wider_than_the_screen(qtbot: QtBot) -> None:
    sheet, _, _ = sheet_of(qtbot, high=80, wide=1080)
    assert sheet.width() <= LOW.width()


def test_no_part_of_a_sheet_is_beyond_the_screen(qtbot: QtBot) -> None:
    sheet, _, _ = sheet_of(qtbot, high=80)
    sheet.move(700, 400)
    screen_room.keep_on_screen(sheet)
    assert LOW.contains(sheet.frameGeometry())


class EmptyFrame(Frame):
    """A window without pages, and without anything to do in it."""

    def _make_menu(self) -> None:
        self.menu = QMenu(self)


@pytest.fixture
def frame(qtbot: QtBot, tmp_path: Path) -> Frame:
    made = EmptyFrame(tmp_path / "visit.peerteam", [("&Today", "sun"), ("&Notes", "pencil-square")])
    qtbot.addWidget(made)
    return made


def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_on_the_one_there_is(frame: Frame) -> None:
    frame.resize(600, 400)
    frame.move(4000, 3000)
    saved = frame.placed()
    frame.move(0, 0)
    frame.place(saved)
    assert frame.screen().availableGeometry().contains(frame.geometry())


def test_without_a_place_the_window_fills_the_screen_and_is_no_larger_when_it_does_not(frame: Frame) -> None:
    frame.place("")
    assert frame.isMaximized()
    assert frame.normalGeometry().width() < min(SIZE[0], LOW.width())
    assert frame.normalGeometry().height() < min(SIZE[1], LOW.height())


def test_a_place_that_cannot_be_read_is_none(frame: Frame) -> None:
    frame.place("bm9uc2Vuc2U=")
    assert frame.isMaximized()


def test_on_a_low_screen_the_rail_keeps_its_words_and_gives_up_the_air(frame: Frame) -> None:
    frame.resize(700, 900)
    frame.show()
    loose = [each.y() for each in frame.rail.findChildren(QPushButton)]
    frame.resize(700, 1)  # as low as it can be
    words = frame.rail.findChildren(QPushButton)
    assert all(frame.rail.rect().contains(each.geometry()) for each in words)
    assert words[1].y() - words[0].y() < loose[1] - loose[0]
