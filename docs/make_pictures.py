"""Pictures of every page in both themes, from the sample visit, into `docs/pictures/` (`python3 dev.py pictures`).

They are grabbed from the real window (`sample_window`); the pictures of the help and the guides in `docs/` are made
with them. The pages of the letter need LibreOffice and poppler; without these that one picture is left as it is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from docs import make_guides, make_help_pictures, make_scales
from docs.sample_window import SCHEMES, SIZE, let_something_come, open_note, sample_visit, wear, window_over
from peerteam import jobs
from peerteam.domain.records import Side
from peerteam.ui import theme
from peerteam.ui.main_window import MainWindow
from peerteam.ui.page import Page
from peerteam.ui.pages.findings import SAID, WALL, FindingsPage
from peerteam.ui.pages.handover import HandOverPage
from peerteam.ui.pages.letter import LetterPage

HERE = Path(__file__).resolve().parent / "pictures"
LETTER_PAGES = 3


def main() -> int:
    """Make every picture; says what it made."""
    HERE.mkdir(exist_ok=True)
    qapp = QApplication([sys.argv[0], *theme.ARGUMENTS])
    with sample_visit() as visit:
        window = window_over(qapp, visit)
        for scheme in SCHEMES:
            wear(qapp, window, scheme)
            _grab_pages(window, scheme)
        window.close()
    with sample_visit(at=None) as visit, tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "letter.docx"
        jobs.write_letter_of(visit.snapshot(), letter)
        _picture_letter(letter)
    make_help_pictures.make(qapp)
    make_scales.make(qapp)
    make_guides.make()
    return 0


def _grab_pages(window: MainWindow, scheme: str) -> None:
    for page in window.pages:
        window.show_page(page)
        if page is window.notes:
            open_note(window)
        if page is window.handover:
            let_something_come(window)
        QTest.qWait(120)  # fonts, styles and lazy parts settle
        _save(window.grab().toImage(), f"{_name(page)}-{scheme}")
        if page is window.handover:
            _grab_settling(window.handover, scheme)
        if page is window.today:
            window.today.board.show()
            _grab(window, f"board-{scheme}")
            window.today.back()
        if page is window.programme:
            window.programme.show_timetable()
            QTest.qWait(120)
            _save(window.grab().toImage(), f"timetable-{scheme}")
            window.programme.show_table()
        if page is window.findings:
            _grab_wall(window.findings, scheme)
        if page is window.letter:
            _grab_letter(window.letter, scheme)


def _grab_settling(page: HandOverPage, scheme: str) -> None:
    page.settle()
    if page.settler.sheet is not None:
        _grab(page.settler.sheet, f"settle-{scheme}")
        page.settler.sheet.reject()


def _grab_wall(page: FindingsPage, scheme: str) -> None:
    """What is behind a headline, what is recommended, what was said, and the projector."""
    page.choose(page.wall.columns[Side.AREA].cards.cards()[2].id)
    page.wall.show_behind()
    _grab(page.window(), f"findings-behind-{scheme}")
    page.choose(page.visit.findings.recommendations()[0].id)
    _grab(page.window(), f"recommendations-{scheme}")
    page.tabs.setCurrentIndex(SAID)
    _grab(page.window(), f"said-{scheme}")
    page.tabs.setCurrentIndex(WALL)
    page.show_projector()
    if page.projector is not None:
        page.projector.showNormal()
        page.projector.resize(*SIZE)
        _grab(page.projector, f"projector-{scheme}")
        page.projector.reject()


def _grab_letter(page: LetterPage, scheme: str) -> None:
    """A warning with its paragraph, and the evidence behind another one."""
    while not page.cautions.known:
        QTest.qWait(50)
    page.next_warning()
    _grab(page.window(), f"letter-{scheme}")
    theme_part = next(part.key for part in page.reading.page.parts if "/" in part.key) if page.reading else ""
    page.choose(theme_part)
    page.view.step(2)
    page.show_evidence()
    _grab(page.window(), f"letter-evidence-{scheme}")


def _grab(widget: QWidget, name: str) -> None:
    QTest.qWait(120)
    _save(widget.grab().toImage(), name)


def _name(page: Page) -> str:
    return type(page).__name__.removesuffix("Page").lower()


def _save(image: QImage, name: str) -> None:
    image.convertToFormat(QImage.Format.Format_RGB32).save(str(HERE / f"{name}.png"))
    print(f"docs/pictures/{name}.png")


def _picture_letter(letter: Path) -> None:
    office, to_png = shutil.which("soffice"), shutil.which("pdftoppm")
    if not office or not to_png:
        print("letter.png is left as it is: LibreOffice or poppler is not installed")
        return
    folder = letter.parent
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = (office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, letter)
    subprocess.run([str(word) for word in convert], check=True, capture_output=True)
    draw = (to_png, "-r", "60", "-l", LETTER_PAGES, "-png", letter.with_suffix(".pdf"), folder / "page")
    subprocess.run([str(word) for word in draw], check=True)
    _save(_side_by_side([QImage(str(path)) for path in sorted(folder.glob("page*.png"))]), "letter-pages")


def _side_by_side(pages: list[QImage], gap: int = 14) -> QImage:
    width = sum(page.width() + gap for page in pages) + gap
    whole = QImage(width, max(page.height() for page in pages) + 2 * gap, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    at = gap
    for page in pages:
        painter.drawImage(at, gap, page)
        at += page.width() + gap
    painter.end()
    return whole


if __name__ == "__main__":
    sys.exit(main())
