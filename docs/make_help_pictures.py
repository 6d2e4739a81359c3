"""The small pictures of the help, into `resources/help/pictures/`: what a paragraph speaks of, and nothing around it.

Each is cut out of the real window, twice as fine as a usual screen is, in light and in dark; 256 colours are enough for
words on a plain ground, and make the files small. `python3 dev.py pictures` makes them; this file alone does too.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from docs.sample_window import SCHEMES, SIZE, WHEN, let_something_come, open_note, sample_visit, wear, window_over
from peerteam import resources
from peerteam.domain.records import Side
from peerteam.ui import theme
from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.main_window import MainWindow
from peerteam.ui.welcome import Welcome
from peerteam.ui.widgets.heat_map import HeatMap
from peerteam.ui.widgets.note_editor import NoteEditor

HERE = resources.path("help", "pictures")
FINE, COLOURS = 2, 48
SETTLED_MS = 150
AROUND, CLOSE = 10, 3
"""So much of the ground stays around what is shown; less where something else is near."""
SAVED_AT = datetime(2026, 3, 11, 9, 44, 58)
SAID = "The two of them agree about the forward plan."
WORDS = "copper lantern ridge maple"
TAGGED = ("Insight profile", "Kind; not an answer")
TAGS_WIDTH, BOARD_WIDTH, SAVED_WIDTH, LINE = 600, 700, 560, 24
WALL_WINDOW, TEAM_HEIGHT, PASSAGE_HEIGHT, WARNING_HEIGHT = 562, 285, 425, 510
"""Where something ends between two lines."""


class Cut(NamedTuple):
    """What is cut out, in the coordinates of its window; all of it if the place is empty."""

    widget: QWidget
    place: QRect


def make(qapp: QApplication) -> None:
    """Make every picture; says what it made."""
    HERE.mkdir(exist_ok=True)
    for scheme in SCHEMES:  # each from the beginning, so that both show the same
        with sample_visit() as visit:
            window = window_over(qapp, visit)
            wear(qapp, window, scheme)
            _before_the_visit(window, scheme)
            _writing(window, scheme)
            _together(window, scheme)
            _handing_over(window, scheme)
            window.close()


def _before_the_visit(window: MainWindow, scheme: str) -> None:
    """The two things seen before there is a visit."""
    welcome = Welcome()
    welcome.resize(700, 330)
    welcome.show_visits([], WHEN.date())
    card = PhraseCard(window.visit.record().council or "", lambda: WORDS)
    for sheet, name in ((welcome, "welcome"), (card, "words")):
        sheet.show()
        sheet.resize(sheet.width(), sheet.heightForWidth(sheet.width()))
        _save(_whole(sheet), name, scheme)
        sheet.close()
        sheet.deleteLater()


def _writing(window: MainWindow, scheme: str) -> None:
    """What is next, a note with its tags, and the line that says it is kept."""
    window.show_page(window.today)
    _save(_part(window.today.card), "next", scheme)
    window.today.board.show()
    _save(_part(_child(window, HeatMap), width=BOARD_WIDTH), "board", scheme)
    window.today.back()
    window.show_page(window.notes)
    open_note(window)
    _save(_tagged(window.notes.editor), "tags", scheme)
    window.visit.notes.add(body=SAID)
    window.visit.door.saved_at = SAVED_AT
    window.keeper.count()
    _save(_part(window.foot.words, width=SAVED_WIDTH, around=CLOSE), "saved", scheme)


def _tagged(editor: NoteEditor) -> Cut:
    """From one line of the note to another, without what is left of the column of text and right of its numbers."""
    first, last = (editor.document().find(words) for words in TAGGED)
    bar = editor.verticalScrollBar()
    bar.setValue(bar.value() + editor.cursorRect(first).top() - LINE)
    top = editor.cursorRect(first).top()
    text = editor.viewport()
    side = max(0, (text.width() - TAGS_WIDTH) // 2)
    return _part(text, top=top, height=editor.cursorRect(last).bottom() - top, side=side)


def _together(window: MainWindow, scheme: str) -> None:
    """Evidence, the wall, and what is looked at before the letter leaves."""
    window.show_page(window.evidence)
    _save(_part(window.evidence.passages.panel, height=PASSAGE_HEIGHT, around=CLOSE), "evidence", scheme)
    window.show_page(window.findings)
    _wall(window, scheme)
    window.show_page(window.letter)
    while not window.letter.cautions.known:
        QTest.qWait(50)
    window.letter.next_warning()
    _save(_part(window.letter.aside, height=WARNING_HEIGHT, around=CLOSE), "leaves", scheme)


def _wall(window: MainWindow, scheme: str) -> None:
    """The last theme in a lower window: its last headlines, what is said beneath them, and the boxes to type in."""
    wall = window.findings.wall
    wall.tabs.go_to(window.visit.programme.themes()[-1].id)
    window.resize(SIZE[0], WALL_WINDOW)
    wall.columns[Side.AREA].cards.scrollToBottom()
    QTest.qWait(SETTLED_MS)
    wall.columns[Side.AREA].cards.scrollToBottom()
    place = _place(wall.columns[Side.STRENGTH]).united(_place(wall.columns[Side.AREA]))
    _save(Cut(window, place.adjusted(-AROUND, -CLOSE, CLOSE, CLOSE)), "wall", scheme)
    window.resize(*SIZE)


def _handing_over(window: MainWindow, scheme: str) -> None:
    """The one large button, who has what, and two versions of the same."""
    window.show_page(window.handover)
    let_something_come(window)
    _save(_part(window.handover.card), "exchange", scheme)
    _save(_part(window.handover.side, height=TEAM_HEIGHT), "team", scheme)
    window.handover.settle()
    sheet = window.handover.settler.sheet
    if sheet is not None:
        _save(_whole(sheet), "settle", scheme)
        sheet.reject()


# --- cutting out ------------------------------------------------------------------------------------------------------


def _whole(widget: QWidget) -> Cut:
    return Cut(widget, QRect())


def _part(
    widget: QWidget, *, top: int = 0, side: int = 0, width: int = 0, height: int = 0, around: int = AROUND
) -> Cut:
    """Out of its window, with a little of the ground around it."""
    place = _place(widget).adjusted(side, top, -side, 0)
    if width:
        place.setWidth(width)
    if height:
        place.setHeight(min(height, place.height()))
    window = widget.window()
    return Cut(window, place.adjusted(-around, -around, around, around).intersected(window.rect()))


def _child(window: MainWindow, kind: type[QWidget]) -> QWidget:
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _save(cut: Cut, name: str, scheme: str) -> None:
    QTest.qWait(SETTLED_MS)
    place = cut.place if cut.place.isValid() else cut.widget.rect()
    image = QImage(cut.widget.size() * FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINE)
    cut.widget.render(image)
    fine = QRect(place.topLeft() * FINE, place.size() * FINE)
    cut_out = image.copy(fine)
    few = cut_out.convertToFormat(QImage.Format.Format_Indexed8, _colours(cut_out), Qt.ImageConversionFlag.AvoidDither)
    path = HERE / f"{name}-{scheme}.png"
    few.save(str(path), quality=0)
    print(f"resources/help/pictures/{path.name}")


def _colours(image: QImage) -> list[int]:
    """Those it has most of."""
    return [colour for colour, _ in Counter(memoryview(image.constBits()).cast("I")).most_common(COLOURS)]


def main() -> int:
    """Only these, and the guides that show them."""
    from docs import make_guides

    make(QApplication([sys.argv[0], *theme.ARGUMENTS]))
    make_guides.make()
    return 0


if __name__ == "__main__":
    sys.exit(main())
