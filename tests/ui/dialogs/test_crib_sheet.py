"""My crib sheet in the window: to read, as a PDF that needs no other program, and in Word."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from peerteam.domain.crib_sheet import CribSheet, crib_sheet
from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import Marking, Peer, Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.ui.crib_paper import crib_html, write_crib_pdf
from peerteam.ui.dialogs.crib_sheet import CribSheetView
from peerteam.ui.tasks import Tasks
from tests.conftest import needs_tool
from tests.ui.conftest import ANN, records

pytestmark = pytest.mark.usefixtures("look")


def anns() -> CribSheet:
    made = [replace(each, marking=Marking.OFFICIAL) if isinstance(each, Visit) else each for each in records()]
    snapshot = Snapshot.of(made)
    ann = snapshot.get(Peer, ANN)
    assert ann is not None
    return crib_sheet(snapshot, ann)


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[CribSheetView]:
    tasks = Tasks()
    made = CribSheetView(anns(), tasks)
    made.folder = tmp_path
    made.show()
    yield made
    tasks.close()


def pages(path: Path) -> list[str]:
    tool = needs_tool("pdftotext")
    done = subprocess.run([tool, "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def test_it_says_what_to_ask_where_to_be_and_what_to_read(view: CribSheetView) -> None:
    said = view.page.toPlainText()
    for words in ("Your themes", "Is there challenge?", "Your sessions", "Tue 10, 09:00–09:45", "Room 2", "You write",
                  "Papers for your themes", "Reserves paper"):  # fmt: skip
        assert words in said
    assert "Joan Field" not in said


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_it_is_saved_and_one_that_is_there_stays(view: CribSheetView, ending: str, qtbot: QtBot) -> None:
    press = view.pdf if ending == ".pdf" else view.word
    for _ in range(2):
        press.click()
        qtbot.waitUntil(press.isEnabled, timeout=30_000)
    stem = "Marlbridge Borough Council crib sheet Cllr Ann Hart"
    assert sorted(path.name for path in view.folder.iterdir()) == [f"{stem} 2{ending}", f"{stem}{ending}"]
    assert view.outcome.text().startswith(f"Made: {stem} 2{ending}")
    assert view.open_it.isVisible()
    if ending == ".docx":
        assert docx.Document(str(view.folder / f"{stem}.docx")).paragraphs[0].text == "Cllr Ann Hart"


def test_closed_meanwhile_what_came_of_it_is_told_elsewhere(view: CribSheetView, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[str] = []
    view.told.connect(told.append)
    view.pdf.click()
    view.reject()
    qtbot.waitUntil(lambda: not isValid(view), timeout=30_000)
    assert [words[:6] for words in told] == ["Made: "]
    assert len(list(tmp_path.iterdir())) == 1


def test_the_pdf_has_marking_and_number_on_each_page_and_loses_nothing_between_them(tmp_path: Path) -> None:
    sheet = anns()
    many = tuple(replace(sheet.themes[0], theme=f"Theme {n}", asked=(f"Question {n}?",) * 3) for n in range(40))
    number = write_crib_pdf(replace(sheet, themes=many), tmp_path / "crib.pdf")
    made = pages(tmp_path / "crib.pdf")
    assert len(made) == number > 1
    for at, page in enumerate(made, 1):
        assert "OFFICIAL · For the peer team only" in page
        assert f"Page {at} of {number}" in page
    whole = "".join(made)
    assert all(whole.count(f"Question {n}?") >= 3 for n in range(40))


def test_an_ordinary_sheet_is_one_page_and_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "crib.pdf"
    assert write_crib_pdf(anns(), path) == 1
    held = path.read_bytes()
    with pytest.raises(CannotWrite):
        write_crib_pdf(anns(), path)
    assert path.read_bytes() == held


def test_what_somebody_called_a_theme_is_words_and_nothing_else() -> None:
    sheet = anns()
    odd = replace(sheet, themes=(replace(sheet.themes[0], theme="<b>Risk & <img src=x></b>"),))
    assert "&lt;b&gt;Risk &amp; &lt;img src=x&gt;&lt;/b&gt;" in crib_html(odd)
