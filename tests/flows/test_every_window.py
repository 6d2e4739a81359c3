"""Every page, dialog and sheet of the real window, in both palettes, at the usual size and at twice that.

The sample visit is open, because its names and sentences are as long as real ones are.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from peerteam import app, jobs
from peerteam.domain.counts import counts
from peerteam.domain.records import Note
from peerteam.settings import KnownVisit
from peerteam.store.sitting import Recovered
from peerteam.store.visit_file import VisitFile
from peerteam.ui import theme
from peerteam.ui.ask import Choice, Words
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.ask_for_paper import AskForPaper
from peerteam.ui.dialogs.behind_count import BehindCount
from peerteam.ui.dialogs.keys import Keys
from peerteam.ui.dialogs.new_visit import NewVisitSheet
from peerteam.ui.dialogs.other_version import OtherVersion, Shown
from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.dialogs.put_in_finding import Offer, PutInFinding
from peerteam.ui.errors import ErrorReport
from peerteam.ui.look import Look
from peerteam.ui.main_window import SCHEMES, MainWindow
from peerteam.ui.tasks import Tasks
from peerteam.ui.welcome import Welcome
from peerteam.ui.widgets.line_list import Line
from tests.flows.walk import HEIGHT, WIDTH, problems, settle

WHEN = datetime(2026, 3, 11, 9, 2)
NOTE_OF = "Focus group: voluntary and community sector"
LONG = "Set out a savings programme for the three years to come, with owners and dates, and report it to cabinet"
COUNCIL = "Marlbridge Borough Council"

Shows = Callable[[MainWindow], QWidget]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "made.peerteam"
    with jobs.visit_from_folder(jobs.sample_folder(app.SAMPLE), path) as visit:
        visit.set_me(visit.people.peer_named("SP").id)
        visit.commit()
    return path


@pytest.fixture(params=[theme.LIGHT, theme.DARK], ids=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> theme.Colours:
    chosen: theme.Colours = request.param
    return chosen


@pytest.fixture(params=[1.0, 2.0], ids=["100 %", "200 %"])
def scale(request: pytest.FixtureRequest) -> float:
    chosen: float = request.param
    return chosen


@pytest.fixture
def window(
    sample: Path, tmp_path: Path, qapp: QApplication, colours: theme.Colours, scale: float
) -> Iterator[MainWindow]:
    look, tasks, bus = Look(qapp), Tasks(), Bus()
    theme.wear(qapp, colours, scale)
    with VisitFile.open(Path(shutil.copy(sample, tmp_path / "visit.peerteam"))) as visit:
        visit.listeners.append(bus.announce)
        made = MainWindow(visit, bus, tasks, look, app.write_letter, lambda: WHEN)
        made.resize(WIDTH, HEIGHT)
        made.show()
        yield made
        made.close()
        made.deleteLater()
        visit.listeners.remove(bus.announce)
    tasks.close()
    qapp.styleHints().colorSchemeChanged.disconnect(look.wear)
    look.deleteLater()
    theme.wear(qapp, theme.LIGHT)
    qapp.setStyleSheet("")


# --- what the window can show -----------------------------------------------------------------------------------------


def today(window: MainWindow) -> QWidget:
    window.show_page(window.today)
    return window


def told(window: MainWindow) -> QWidget:
    today(window)
    window.tell("From Cllr Ann Hart: 14 notes, 3 sessions moved. Two versions of one note are waiting.", "Undo")
    return window


def no_note(window: MainWindow) -> QWidget:
    window.show_page(window.notes)
    return window


def note(window: MainWindow) -> QWidget:
    window.show_page(window.notes)
    session = next(s for s in window.visit.programme.sessions() if s.title == NOTE_OF)
    window.notes.open_session(session.id)
    return window


def list_of_tags(window: MainWindow) -> QWidget:
    note(window)
    window.notes.tagging.toggle_list()
    return window


def beside(which: str) -> Shows:
    def show(window: MainWindow) -> QWidget:
        note(window)
        window.notes.beside.toggle(which)
        window.notes.arrange()
        return window

    return show


def colleagues_note(window: MainWindow) -> QWidget:
    window.show_page(window.notes)
    window.notes.open_note(next(n.id for n in window.visit.rows.all(Note) if n.author != window.visit.me))
    return window


def recovered(window: MainWindow) -> QWidget:
    first = window.visit.rows.all(Note)[0]
    window.show_recovered(Recovered(WHEN, WHEN, first.id))
    return window


def in_the_room(window: MainWindow) -> QWidget:
    note(window)
    window.set_room(True)
    window.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the tests is of another size
    window.resize(WIDTH, HEIGHT)
    return window


def evidence(tab: int, *, chosen: bool) -> Shows:
    def show(window: MainWindow) -> QWidget:
        window.show_page(window.evidence)
        window.evidence.tabs.setCurrentIndex(tab)
        part = (window.evidence.passages, window.evidence.documents)[tab]
        if chosen:
            part.table.selectRow(0)
        return window

    return show


def new_paper(window: MainWindow) -> QWidget:
    window.show_page(window.evidence)
    window.evidence.new_document()
    return window


def people(tab: int) -> Shows:
    def show(window: MainWindow) -> QWidget:
        window.show_page(window.people)
        window.people.tabs.setCurrentIndex(tab)
        return window

    return show


def findings(window: MainWindow) -> QWidget:
    window.show_page(window.findings)
    return window


def letter(window: MainWindow) -> QWidget:
    window.show_page(window.letter)
    return window


def searching(window: MainWindow) -> QWidget:
    today(window)
    window.search()
    assert window.search_panel is not None
    window.search_panel.line.setText("housing")
    return window.search_panel


PAGES: dict[str, Shows] = {
    "today": today,
    "something told": told,
    "no note open": no_note,
    "note": note,
    "tags of a note": list_of_tags,
    "questions beside": beside("questions"),
    "a colleague beside": beside("colleague"),
    "a colleague's note": colleagues_note,
    "after a crash": recovered,
    "passages": evidence(0, chosen=False),
    "a passage": evidence(0, chosen=True),
    "documents": evidence(1, chosen=False),
    "a document": evidence(1, chosen=True),
    "a new paper": new_paper,
    "people we met": people(0),
    "the team": people(1),
    "findings": findings,
    "letter": letter,
    "search": searching,
    "in the room": in_the_room,
}


# --- the sheets -------------------------------------------------------------------------------------------------------

SHEETS: dict[str, Shows] = {
    "keys": lambda w: Keys("Notes", w.notes.keys, w),
    "choice": lambda w: Choice("How should it look?", SCHEMES, parent=w),
    "words": lambda w: Words("The team’s words for this visit", "The manager has them on a card.", parent=w),
    "pick": lambda w: Pick("Which paper?", [Line(str(n), LONG) for n in range(30)], w),
    "ask for a paper": lambda w: AskForPaper(w.visit, LONG, parent=w),
    "behind a number": lambda w: BehindCount("41 met so far", counts(w.visit.snapshot()).people, LONG, w),
    "put in a finding": lambda w: PutInFinding(
        f"Put “{LONG}” in a finding", [Offer(str(n), LONG, "Strength", near=n < 3) for n in range(9)], parent=w
    ),
    "another version": lambda w: OtherVersion(Shown("Here, 09:40", LONG), [Shown("Ben, 09:44", LONG * 9)] * 2, w),
    "new visit": lambda w: NewVisitSheet(app.frameworks(), app.suggested_framework, date(2026, 3, 1), w),
    "phrase card": lambda w: PhraseCard(COUNCIL, app.new_phrase, w),
    "report": lambda w: ErrorReport(LONG * 9, w),
}


def _welcome(visits: int) -> Welcome:
    made = Welcome()
    known = (KnownVisit(f"{n}.peerteam", str(n), COUNCIL, "2026-03-10", "2026-03-13") for n in range(visits))
    made.show_visits(tuple(known), WHEN.date())
    made.strip.say(
        "The file you gave me is not a visit. Ask whoever sent it to make it again.", "Undo", made.strip.dismiss
    )
    made.resize(WIDTH, HEIGHT)
    return made


def test_every_page_is_named_reached_read_and_fits(window: MainWindow, scale: float) -> None:
    found = []
    for name, show in PAGES.items():
        window.resize(WIDTH, HEIGHT)
        shown = show(window)
        _bring(shown)
        found += [f"{name}: {problem}" for problem in problems(shown, can_read=scale == 2)]
        if shown is not window:
            shown.close()
        window.strip.dismiss()
        while window.notes.back():
            pass
    assert not found, "\n".join(found)


def test_every_sheet_is_named_reached_read_and_fits(window: MainWindow, scale: float) -> None:
    found = []
    sheets = {name: make(window) for name, make in SHEETS.items()}
    for name, shown in {**sheets, "welcome": _welcome(3), "first welcome": _welcome(0)}.items():
        shown.show()
        _bring(shown)
        found += [f"{name}: {problem}" for problem in problems(shown, can_read=scale == 2)]
        shown.close()
        shown.deleteLater()
    assert not found, "\n".join(found)


def _bring(shown: QWidget) -> None:
    shown.activateWindow()
    settle(shown)
