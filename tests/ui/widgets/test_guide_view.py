"""A guide with its pictures: never wider than there is room for, as large as the text, in the colours of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from peerteam.ui import theme
from peerteam.ui.look import Look
from peerteam.ui.widgets.guide_view import FINE, GuideText, GuideView

WORDS = "One paragraph of words that are long enough to be wrapped somewhere. " * 12
MARKDOWN = (
    f"# Title\n\n{WORDS}\n\n## Part\n\n![wide](wide.png)\n\n*wide*\n\n![small](small.png)\n\n*small*\n\n{WORDS}\n"
)
WIDE, SMALL, HIGH = 2400, 200, 100
"""In pixels, of which `FINE` are one of the size."""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, wide in (("wide", WIDE), ("small", SMALL)):
        for kind, colour in (("light", Qt.GlobalColor.white), ("dark", Qt.GlobalColor.black)):
            image = QImage(wide, HIGH, QImage.Format.Format_RGB32)
            image.fill(colour)
            image.save(str(tmp_path / f"{name}-{kind}.png"))
    return tmp_path


@pytest.fixture
def view(qtbot: QtBot, look: Look, files: Path) -> GuideView:
    made = GuideView()
    qtbot.addWidget(made)
    made.resize(700, 300)

    def found(name: str, dark: bool) -> Path:
        return files / name.replace(".png", "-dark.png" if dark else "-light.png")

    made.show_text(GuideText(MARKDOWN, found, made))
    made.show()
    return made


def guide(view: GuideView) -> GuideText:
    text = view.document()
    assert isinstance(text, GuideText)
    return text


def widths(view: GuideView) -> list[int]:
    return [int(looks.width()) for _, looks in guide(view).pictures()]


def drawn(view: GuideView, name: str) -> QImage:
    found = view.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert isinstance(found, QImage)
    return found


def test_a_wide_picture_takes_the_room_there_is_and_a_small_one_its_own_size(view: GuideView) -> None:
    room = view.viewport().width() - 2 * theme.LARGE
    assert widths(view) == [room, SMALL // FINE]
    view.resize(500, 300)
    assert widths(view) == [room - 200, SMALL // FINE]
    assert view.horizontalScrollBar().maximum() == 0


def test_pictures_grow_with_the_text(view: GuideView, look: Look) -> None:
    while look.scale < 2:
        look.bigger()
    assert widths(view)[1] == SMALL // FINE * 2


def test_a_picture_is_as_fine_as_the_screen_is(view: GuideView) -> None:
    shown = drawn(view, "small.png")
    assert shown.devicePixelRatio() == view.devicePixelRatioF()
    assert shown.width() == int(widths(view)[1] * view.devicePixelRatioF())


def test_when_the_window_turns_dark_so_do_the_pictures(view: GuideView, look: Look) -> None:
    look.choose("light")
    middle = drawn(view, "small.png").rect().center()
    assert drawn(view, "small.png").pixelColor(middle) == Qt.GlobalColor.white
    look.choose("dark")
    assert drawn(view, "small.png").pixelColor(middle) == Qt.GlobalColor.black


def test_what_is_read_stays_where_it_is_when_the_room_changes(view: GuideView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = view.cursorForPosition(view.viewport().rect().topLeft()).block().text()
    view.resize(420, 300)
    assert view.cursorForPosition(view.viewport().rect().topLeft()).block().text() == before


def test_a_picture_has_a_line_of_its_own_height_with_smaller_words_beneath(view: GuideView) -> None:
    at, looks = guide(view).pictures()[1]
    block = guide(view).findBlock(at)
    assert block.layout().boundingRect().height() == pytest.approx(looks.height(), abs=8)
    assert block.next().text() == "small"
    words = block.next().begin().fragment().charFormat()
    assert words.intProperty(words.Property.FontSizeAdjustment.value) == -1
