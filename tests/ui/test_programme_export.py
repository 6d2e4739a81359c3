"""The ways the programme leaves the page: each makes a new file in the worker and offers to open it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from peerteam.formats.new_file import free_name
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.look import Look
from peerteam.ui.page import Page
from peerteam.ui.programme_export import FORMS, Form, ProgrammeExport
from peerteam.ui.tasks import Tasks

Told = list[tuple[str, str, object]]


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def export(
    visit: VisitFile, tmp_path: Path, told: Told, qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ProgrammeExport]:
    page, tasks = Page(), Tasks()
    page.told.connect(lambda *what: told.append(what))
    qtbot.addWidget(page)
    monkeypatch.setattr(ask, "choose", lambda *what, **more: "council")
    made = ProgrammeExport(visit, page, tasks)
    made.folder = tmp_path
    made.ask_file = lambda words, suggested: str(suggested)
    made.ask_folder = lambda words: str(tmp_path)
    yield made
    tasks.close()


def form(words: str) -> Form:
    return next(each for each in FORMS if each.words.startswith(words))


def make(export: ProgrammeExport, words: str, told: Told, qtbot: QtBot) -> Path:
    """What was made, as the page tells it."""
    export.make(form(words))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    said, act, _ = told[-1]
    assert act == "Open it", said
    return export.folder / said.removeprefix("Made: ")


def test_every_line_of_the_menu_is_there_and_leads_on_with_dots(export: ProgrammeExport) -> None:
    words = [action.text() for action in export.menu.actions() if action.text()]
    assert words == [
        "My calendar (.ics) …", "The team’s calendar (.ics) …", "Web page …", "Workbook (.xlsx) …", "PDF to print …",
        "Note sheets in Word …", "Note sheets of my sessions …", "Crib sheets for the team …",
        "Print …",
    ]  # fmt: skip


def test_my_calendar_has_my_sessions_only(export: ProgrammeExport, visit: VisitFile, told: Told, qtbot: QtBot) -> None:
    visit.programme.change("session-finance", lead="peer-ben", writer=None)
    mine = make(export, "My calendar", told, qtbot)
    assert mine.name == "Marlbridge Borough Council My sessions.ics"
    told.clear()
    team = make(export, "The team’s calendar", told, qtbot)
    counts = [path.read_text().count("BEGIN:VEVENT") for path in (mine, team)]
    assert counts == [3, 4]


def test_without_a_name_there_is_no_calendar_of_mine(export: ProgrammeExport, visit: VisitFile, told: Told) -> None:
    with visit.door.typing():
        visit.connection.execute("delete from here where key = 'me'")
    export.make(form("My calendar"))
    assert "Choose your name at the top right first" in told[-1][0]


@pytest.mark.parametrize(("words", "begins"), [("Web page", b"<!"), ("Workbook", b"PK"), ("PDF", b"%PDF")])
def test_a_page_a_workbook_and_a_pdf_are_made_for_whoever_is_asked(
    export: ProgrammeExport, told: Told, qtbot: QtBot, words: str, begins: bytes
) -> None:
    assert make(export, words, told, qtbot).read_bytes()[: len(begins)].lower() == begins.lower()


def test_note_sheets_fill_a_folder_of_their_own(export: ProgrammeExport, told: Told, qtbot: QtBot) -> None:
    folder = make(export, "Note sheets in Word", told, qtbot)
    assert len(list(folder.glob("*.docx"))) == 6  # two interviews, a tour, three spare ones


def test_each_of_the_team_gets_a_crib_sheet(export: ProgrammeExport, told: Told, qtbot: QtBot) -> None:
    folder = make(export, "Crib sheets", told, qtbot)
    assert len(list(folder.glob("*.docx"))) == 2


def test_nothing_is_written_over(export: ProgrammeExport, told: Told, qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "taken.html"
    taken.write_text("somebody's work")
    export.ask_file = lambda words, suggested: str(taken)
    export.make(form("Web page"))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert "There is already a file taken.html" in told[-1][0]
    assert taken.read_text() == "somebody's work"
    assert free_name(taken).name == "taken 2.html"


def test_an_ending_left_out_is_put_on(export: ProgrammeExport, told: Told, qtbot: QtBot, tmp_path: Path) -> None:
    export.ask_file = lambda words, suggested: str(tmp_path / "for the chief executive")
    assert make(export, "Web page", told, qtbot).name == "for the chief executive.html"


def test_thinking_better_of_it_makes_nothing(export: ProgrammeExport, told: Told, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    export.ask_file = lambda words, suggested: ""
    export.ask_folder = lambda words: ""
    for each in FORMS:
        export.make(each)
    assert (sorted(tmp_path.iterdir()), told) == (before, [])
