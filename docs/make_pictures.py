"""Pictures of every page in both themes, from the sample visit, into `docs/pictures/` (`python3 dev.py pictures`).

They are grabbed from the real window without a display, on a Wednesday morning of the sample's week. The pages of the
letter need LibreOffice and poppler; without them that one picture is left as it is, and said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from peerteam import app as program
from peerteam import jobs
from peerteam.domain.records import Side
from peerteam.store.change import parse
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.page import Page
from peerteam.ui.pages.findings import SAID, WALL, FindingsPage
from peerteam.ui.pages.handover import HandOverPage
from peerteam.ui.pages.letter import LetterPage
from peerteam.ui.tasks import Tasks

HERE = Path(__file__).resolve().parent / "pictures"
SIZE = (1366, 768)
WHEN = datetime(2026, 3, 11, 9, 2)
ME = "SP"
NOTE_OF = "Focus group: voluntary and community sector"
SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK}
LETTER_PAGES = 3
HEARD = "The forward plan reaches scrutiny after cabinet has settled it. Both chairs said so."


def main() -> int:
    """Make every picture; says what it made."""
    HERE.mkdir(exist_ok=True)
    qapp = QApplication([sys.argv[0], *theme.ARGUMENTS])
    with tempfile.TemporaryDirectory() as folder:
        with jobs.visit_from_folder(jobs.sample_folder(program.SAMPLE), Path(folder) / "visit.peerteam") as visit:
            visit.set_me(visit.people.peer_named(ME).id)
            visit.commit()
            window = _window(qapp, visit)
            for name, scheme in SCHEMES.items():
                theme.wear(qapp, scheme, 1.0)
                window.look.changed.emit()
                _grab_pages(window, name)
            window.close()
            letter = Path(folder) / "letter.docx"
            jobs.write_letter_of(visit.snapshot(), letter)
        _picture_letter(letter)
    return 0


def _window(qapp: QApplication, visit: VisitFile) -> MainWindow:
    bus = Bus(qapp)
    visit.listeners.append(bus.announce)
    window = MainWindow(visit, bus, Tasks(qapp), Look(qapp), program.write_letter, now=lambda: WHEN)
    window.resize(*SIZE)
    window.show()
    return window


def _grab_pages(window: MainWindow, scheme: str) -> None:
    for page in window.pages:
        window.show_page(page)
        if page is window.notes:
            session = next(s for s in window.visit.programme.sessions() if s.title == NOTE_OF)
            window.notes.open_session(session.id)
        if page is window.handover:
            _let_something_come(window)
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


def _let_something_come(window: MainWindow) -> None:
    """A colleague hands over at lunch: notes of the morning, and a room where somebody here moved the time."""
    visit, lunch = window.visit, WHEN.replace(hour=13, minute=5)
    if not visit.incoming.arrived():
        visit.changes.now = lambda: int(lunch.timestamp() * 1000)
        visit.laptops.now = lambda: lunch
        colleague = next(peer for peer in visit.people.peers() if peer.id != visit.me)
        with VisitFile.in_memory(visit.id) as other:
            other.changes.now = visit.changes.now
            other.take([parse(raw) for raw in visit.changes.since()])
            other.set_me(colleague.id)
            planned = [s for s in other.programme.sessions() if s.slot.day == f"{WHEN:%Y-%m-%d}"]
            for session in planned[:9]:
                other.notes.add(about=session.id, body=HEARD)
            other.programme.change(planned[4].id, slot=planned[4].slot._replace(room="Committee Room 2"))
            visit.programme.change(planned[4].id, slot=planned[4].slot._replace(start="16:15", end="17:00"))
            other.commit()
            given = [parse(raw) for raw in other.changes.since()]
            visit.take(given)
        held = {change.id for change in given}
        visit.laptops.remember("another", colleague.name or "", lunch.isoformat(), held)
        visit.news.seen()
    window.handover.use_folder("STICK")
    window.handover.refresh()


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
