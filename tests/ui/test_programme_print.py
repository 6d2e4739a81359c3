"""The printed programme: everything is on it, nothing that must not be, and a page for each day."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.errors import CannotWrite
from peerteam.domain.outgoing import Audience, outgoing
from peerteam.domain.records import Note, Record, Session, SessionStatus, Slot, Visit
from peerteam.domain.snapshot import Snapshot
from peerteam.ui.programme_paper import paint_programme
from peerteam.ui.programme_print import ask_to_print, print_programme, write_pdf
from peerteam.ui.tasks import Tasks
from tests.conftest import needs_tool
from tests.ui.conftest import FIRST, LUNCH, records

pytestmark = pytest.mark.usefixtures("look")


def snapshot(*more: Record, marking: str = "OFFICIAL") -> Snapshot:
    made = [replace(each, marking=marking) if isinstance(each, Visit) else each for each in records()]
    return Snapshot.of([*made, *more])


def pages(path: Path) -> list[str]:
    tool = needs_tool("pdftotext")
    done = subprocess.run([tool, "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def test_each_day_is_a_page_with_council_day_marking_and_number(tmp_path: Path) -> None:
    path = tmp_path / "programme.pdf"
    assert print_programme(snapshot(), path) == 2
    first, second = pages(path)
    for words in ("Marlbridge Borough Council", "10 to 11 March 2026", "OFFICIAL · For the peer team only"):
        assert words in first
        assert words in second
    assert "Tuesday 10 March 2026" in first
    assert "Wednesday 11 March 2026" in second
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second


def test_a_card_says_time_title_room_and_team(tmp_path: Path) -> None:
    print_programme(snapshot(), tmp_path / "programme.pdf")
    first = pages(tmp_path / "programme.pdf")[0]
    for words in ("09:00–09:45", "Leader of the council", "Room 2", "BO·AH", "AH Cllr Ann Hart, BO Ben Okafor"):
        assert words in first


def test_what_has_no_time_and_what_is_too_long_stands_in_full_at_the_end(tmp_path: Path) -> None:
    long = "The long title of a short session, " * 20
    short = Session("s1", long.strip(), Slot("2026-03-10", "15:00", "15:05", "Annexe"))
    later = Session("s2", "Unions", Slot(None, None, None, "Room 9"))
    assert print_programme(snapshot(short, later), tmp_path / "programme.pdf") == 3
    last = " ".join(pages(tmp_path / "programme.pdf")[2].split())
    assert "Without a time Day not known, time not known · Unions · Room 9" in last
    assert last.count("The long title of a short session") == 20


def test_many_sessions_without_a_time_go_on_over_pages(tmp_path: Path) -> None:
    many = [Session(f"u{number}", f"Talk number {number}.", Slot()) for number in range(120)]
    count = print_programme(snapshot(*many), tmp_path / "programme.pdf")
    words = pages(tmp_path / "programme.pdf")
    assert len(words) == count > 3
    assert sum(page.count("Talk number") for page in words) == 120
    assert f"Page {count} of {count}" in words[-1]


def test_a_cancelled_session_says_so(tmp_path: Path) -> None:
    off = Session("s1", "Tenants", Slot("2026-03-10", "15:00", "16:00", "Annexe"), status=SessionStatus.CANCELLED)
    print_programme(snapshot(off), tmp_path / "programme.pdf")
    assert "Cancelled · Annexe" in pages(tmp_path / "programme.pdf")[0]


def test_names_of_people_met_are_only_on_the_lgas_print(tmp_path: Path) -> None:
    for audience in Audience:
        print_programme(snapshot(), tmp_path / f"{audience}.pdf", audience)
    found = {audience: "Joan Field" in "".join(pages(tmp_path / f"{audience}.pdf")) for audience in Audience}
    assert found == {Audience.LGA: True, Audience.TEAM: False, Audience.COUNCIL: False}


def test_no_word_of_a_note_is_in_it(tmp_path: Path) -> None:
    note = Note("n", about=FIRST, body="They are worried about reserves")
    print_programme(snapshot(note), tmp_path / "programme.pdf", Audience.LGA)
    assert "worried" not in "".join(pages(tmp_path / "programme.pdf"))


def test_an_empty_programme_is_a_page_that_says_so(tmp_path: Path) -> None:
    empty = Snapshot.of([each for each in records() if not isinstance(each, Session)])
    assert print_programme(empty, tmp_path / "programme.pdf") == 1
    assert "There is no session in the programme yet." in pages(tmp_path / "programme.pdf")[0]


def test_it_says_as_of_when(tmp_path: Path) -> None:
    write_pdf(outgoing(snapshot(), Audience.TEAM), tmp_path / "programme.pdf", datetime(2026, 3, 10, 8, 5))
    assert "As it stood on Tuesday 10 March 2026, 08:05" in pages(tmp_path / "programme.pdf")[0]


def test_it_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "programme.pdf"
    path.write_text("mine")
    with pytest.raises(CannotWrite):
        print_programme(snapshot(), path)
    assert path.read_text() == "mine"


def test_the_worker_may_make_it(tmp_path: Path, qtbot: QtBot) -> None:
    tasks, done = Tasks(), list[object]()
    out = outgoing(snapshot(), Audience.TEAM)
    tasks.run(lambda progress: write_pdf(out, tmp_path / "programme.pdf"), done.append, done.append, words="PDF")
    qtbot.waitUntil(lambda: done == [2])
    tasks.close()


def test_a_laptop_without_a_printer_says_so(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    parent = QWidget()
    qtbot.addWidget(parent)
    with pytest.raises(CannotWrite, match="no printer"):
        ask_to_print(parent, snapshot(), Audience.TEAM)


def test_a_printer_draws_the_same_pages_on_the_paper_chosen_for_it(tmp_path: Path) -> None:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert paint_programme(printer, outgoing(snapshot(), Audience.TEAM), datetime(2026, 3, 10, 8, 5)) == 2
    words = pages(tmp_path / "printed.pdf")
    assert "Page 2 of 2" in words[1]
    assert "Leader of the council" in words[0]


def test_the_lunch_is_across_the_streams(tmp_path: Path) -> None:
    streamed = [
        replace(each, stream="A") if isinstance(each, Session) and each.id != LUNCH else each for each in records()
    ]
    print_programme(Snapshot.of(streamed), tmp_path / "programme.pdf")
    first = pages(tmp_path / "programme.pdf")[0]
    assert "Stream A" in first
    assert "No stream" not in first
