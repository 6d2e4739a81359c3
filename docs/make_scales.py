"""Every page at 100, 150 and 200 % in both themes, into `docs/pictures/scales/` (`python3 dev.py pictures`).

One contact sheet for each page: from left to right the three sizes of text in the window of a laptop of 1366 × 768,
light above and dark beneath. Two more sheets show the same laptop when the *system* scales it to 150 %, which leaves a
program 911 × 512 points, as fine as its screen is. `docs/scaling.md` is made with them and says what each shows.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from docs.sample_window import SCHEMES, SIZE, let_something_come, open_note, sample_visit, window_over
from peerteam.domain.records import Side
from peerteam.ui import screen_room, theme
from peerteam.ui.dialogs.close_visit import CloseVisit
from peerteam.ui.dialogs.help import Help
from peerteam.ui.main_window import MainWindow
from peerteam.ui.pages.findings import RECOMMENDED, SAID, WALL

HERE: Final = Path(__file__).resolve().parent / "pictures" / "scales"
TEXT: Final = HERE.parent.parent / "scaling.md"
SCALES: Final = (1.0, 1.5, 2.0)
COLOURS, GAP, SETTLED_MS = 32, 16, 100
LOW: Final = (911, 464)
"""1366 × 768 at 150 %, without the task bar and the title bar."""
SYSTEM, FACTOR = "--system", "1.5"
STEPS_BACK, WAITS = 3, 60
CLOSED_ON: Final = date(2026, 7, 1)

Shows = Callable[[MainWindow], QWidget]


class Subject(NamedTuple):
    """What is pictured, and in a line what to look at."""

    name: str
    words: str
    show: Shows


def make(qapp: QApplication) -> None:
    """Make every contact sheet, and the page that shows them; says what it made."""
    HERE.mkdir(parents=True, exist_ok=True)
    grabbed: dict[str, list[QImage]] = {subject.name: [] for subject in SUBJECTS}
    for name, image in _pictures(qapp, SIZE, [(scheme, scale) for scheme in SCHEMES for scale in SCALES]):
        grabbed[name].append(image)
    for name, images in grabbed.items():
        _save(_contact_sheet(images, len(SCALES)), name)
    environment = {**os.environ, "QT_SCALE_FACTOR": FACTOR}
    subprocess.run([sys.executable, "-m", "docs.make_scales", SYSTEM], env=environment, check=True)
    TEXT.write_text(_page(), encoding="utf-8")
    print("docs/scaling.md")


def _make_scaled(qapp: QApplication) -> None:
    """The same pages as large as a low screen is, in a process that the system scales."""
    images = [image for _, image in _pictures(qapp, LOW, [(scheme, 1.0) for scheme in SCHEMES])]
    for number, scheme in enumerate(SCHEMES):
        of_scheme = images[number * len(SUBJECTS) :][: len(SUBJECTS)]
        _save(_contact_sheet(of_scheme, len(SCALES)), f"system-150-{scheme}")


def _pictures(
    qapp: QApplication, size: tuple[int, int], looks: Sequence[tuple[str, float]]
) -> Iterator[tuple[str, QImage]]:
    """Every subject in each of the looks, which are a scheme and a size of text."""

    def screen_of(widget: QWidget) -> QRect:
        return QRect(0, 0, *size)

    screen_room.screen_of = screen_of  # the one without a display is smaller
    with sample_visit() as visit:
        window = window_over(qapp, visit)
        for scheme, scale in looks:
            theme.wear(qapp, SCHEMES[scheme], scale)
            window.look.changed.emit()
            for subject in SUBJECTS:
                window.resize(*size)
                shown = subject.show(window)
                shown.show()
                QTest.qWait(SETTLED_MS)
                yield subject.name, _grabbed(shown)
                if shown is not window:
                    shown.close()
                window.leave_tour()
                for _ in range(STEPS_BACK):
                    window.page.back()
        window.close()


def _grabbed(shown: QWidget) -> QImage:
    return _few_colours(shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))


# --- what is shown ----------------------------------------------------------------------------------------------------


def _turn(page: str) -> Shows:
    def show(window: MainWindow) -> QWidget:
        window.show_page(getattr(window, page))
        return window

    return show


def _board(window: MainWindow) -> QWidget:
    _turn("today")(window)
    window.today.board.show()
    return window


def _table(window: MainWindow) -> QWidget:
    _turn("programme")(window)
    window.programme.show_table()
    return window


def _timetable(window: MainWindow) -> QWidget:
    _turn("programme")(window)
    window.programme.show_timetable()
    return window


def _note(window: MainWindow) -> QWidget:
    _turn("notes")(window)
    open_note(window)
    return window


def _tags(window: MainWindow) -> QWidget:
    _note(window)
    window.notes.tagging.toggle_list()
    return window


def _passages(window: MainWindow) -> QWidget:
    _turn("evidence")(window)
    window.evidence.tabs.setCurrentIndex(0)
    return window


def _documents(window: MainWindow) -> QWidget:
    _turn("evidence")(window)
    window.evidence.tabs.setCurrentIndex(1)
    window.evidence.documents.table.selectRow(0)
    return window


def _behind(window: MainWindow) -> QWidget:
    findings = window.findings
    findings.tabs.setCurrentIndex(WALL)
    findings.choose(findings.wall.columns[Side.AREA].cards.cards()[2].id)
    findings.wall.show_behind()
    return window


def _tab_of_findings(tab: int) -> Shows:
    def show(window: MainWindow) -> QWidget:
        _turn("findings")(window)
        window.findings.tabs.setCurrentIndex(tab)
        return window

    return show


def _warning(window: MainWindow) -> QWidget:
    _turn("letter")(window)
    for _ in range(WAITS):
        if window.letter.cautions.known:
            break
        QTest.qWait(SETTLED_MS)
    window.letter.next_warning()
    return window


def _hand_over(window: MainWindow) -> QWidget:
    _turn("handover")(window)
    let_something_come(window)
    return window


def _settle(window: MainWindow) -> QWidget:
    window.handover.settle()
    return window.handover.settler.sheet or window


def _tour(window: MainWindow) -> QWidget:
    window.tour.begin()
    return window


def _close(window: MainWindow) -> QWidget:
    return CloseVisit(window.visit, CLOSED_ON, window)


SUBJECTS: Final = (
    Subject("today", "The main button is always seen; what does not fit is scrolled to.", _turn("today")),
    Subject("board", "The themes and who was heard, as a table; then what is missing.", _board),
    Subject("programme", "Rooms and status give way to the sessions; the drawer opens in their place.", _table),
    Subject("timetable", "Streams scroll sideways, hours downwards; the heads stay.", _timetable),
    Subject("notes", "The editor, its numbers in the margin and the keys at the foot.", _note),
    Subject("tags", "The tags of a note, with room left to see the words they are on.", _tags),
    Subject("evidence", "Passages, and the note around the one chosen.", _passages),
    Subject("documents", "The papers, and the form of one of them.", _documents),
    Subject("people", "People we met, and how they are counted.", _turn("people")),
    Subject("findings", "The wall; the names on its tabs are cut so that all themes are seen.", _tab_of_findings(WALL)),
    Subject("behind", "What is behind a headline takes the place of the other column.", _behind),
    Subject("recommendations", "Headline recommendations and those of the themes.", _tab_of_findings(RECOMMENDED)),
    Subject("said", "What we said, kept as it was said.", _tab_of_findings(SAID)),
    Subject("letter", "The letter as it will read; in large text it has the window to itself.", _turn("letter")),
    Subject("leaves", "What to look at before the letter leaves.", _warning),
    Subject("handover", "One large button, and what came.", _hand_over),
    Subject("settle", "Two versions of the same, side by side.", _settle),
    Subject("closing", "A sheet that is long: its list scrolls, its buttons stay.", _close),
    Subject("help", "The help, with its search.", Help),
    Subject("tour", "The bar of the tour above a page.", _tour),
)


# --- one picture of many ----------------------------------------------------------------------------------------------


def _contact_sheet(images: list[QImage], across: int) -> QImage:
    rows = [images[at : at + across] for at in range(0, len(images), across)]
    wide = max(sum(image.width() + GAP for image in row) for row in rows) + GAP
    high = sum(max(image.height() for image in row) + GAP for row in rows) + GAP
    whole = QImage(wide, high, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    y = GAP
    for row in rows:
        x = GAP
        for image in row:
            image.setDevicePixelRatio(1)
            painter.drawImage(x, y, image)
            x += image.width() + GAP
        y += max(image.height() for image in row) + GAP
    painter.end()
    return _few_colours(whole)


def _few_colours(image: QImage) -> QImage:
    """Words on a plain ground need few, and the files are small then."""
    most = Counter(memoryview(image.constBits()).cast("I")).most_common(COLOURS)
    avoid = Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, [colour for colour, _ in most], avoid)


def _save(image: QImage, name: str) -> None:
    image.save(str(HERE / f"{name}.png"), quality=0)
    print(f"docs/pictures/scales/{name}.png")


def _page() -> str:
    """`docs/scaling.md`."""
    shown = [*((each.name, each.words) for each in SUBJECTS)]
    system = (
        f"Every page above when the system scales a laptop of 1366 × 768 to 150 %: {LOW[0]} × {LOW[1]} points are left"
    )
    shown += [(f"system-150-{scheme}", f"{system}, in {scheme}.") for scheme in SCHEMES]
    parts = [f"## {name}\n\n{words}\n\n![{words}](pictures/scales/{name}.png)\n" for name, words in shown]
    return "\n".join((HEAD, *parts))


HEAD: Final = """<!-- Made by `python3 dev.py pictures` (docs/make_scales.py). -->

# The program in large text, and on a scaled screen

Two things make what is on the screen larger, and both must leave every page usable: the program's own size of text
(Ctrl + and Ctrl −, 80 to 200 %), and the system's scaling. Each picture shows 100, 150 and 200 % of the first from
left to right, in a window of 1366 × 768, light above and dark beneath. The last two show the second.

What holds on all of them, and is tested (`tests/flows/test_every_window.py`, `tests/flows/test_low_screen.py`):

- the window and every sheet fit 911 × 456 points, and 1366 × 690 in the largest text;
- what does not fit can be scrolled to; the main button of a page and the buttons of a sheet stay where they are seen;
- nothing is cut but the ends of long lines, which end in … and say the whole when one points at them or hears them;
- the contrast of every word is 4.5 : 1 or better.
"""


if __name__ == "__main__":
    application = QApplication([sys.argv[0], *theme.ARGUMENTS])
    if SYSTEM in sys.argv:
        _make_scaled(application)
    else:
        make(application)
