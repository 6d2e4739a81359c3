"""What a council sends comes in through the real window, by keyboard: scenarios 4, 5 and 12."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app
from peerteam.domain.records import Attendance, Note, Session, SessionTheme, Tag
from peerteam.settings import SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.programme_update import ProgrammeUpdate
from peerteam.ui.dialogs.table_in import LOOK, OUT, ROWS, TableIn
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from tests.flows.leaving import undress
from tests.imports import ROOT
from tests.sheets import Filled, as_libreoffice_saves_it, sheet_of
from tests.test_cli_import import V5, V6
from tests.ui.conftest import ANN, BEN, FIRST, GOVERNANCE, SECOND, records

DATA = ROOT / "tests" / "data" / "programmes"
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp, app.work(), SettingsFile(tmp_path / "settings.json"))
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.close()
    made.deleteLater()
    undress(qapp)
    QApplication.clipboard().clear()  # Qt falls over what Python put there when the process ends


def opened(program: Program, path: Path, *, with_programme: bool, qtbot: QtBot) -> MainWindow:
    """The small visit in the window, with its sessions or before the council has sent any."""
    left_out = () if with_programme else (Session, Attendance, SessionTheme)
    with VisitFile.empty(path, "visit") as visit:
        visit.load([record for record in records() if not isinstance(record, left_out)])
        visit.set_me(ANN)
    program.open(path)
    assert program.window is not None
    back_in(program.window, qtbot)
    return program.window


@pytest.fixture
def window(program: Program, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    return opened(program, tmp_path / "visit.peerteam", with_programme=False, qtbot=qtbot)


@pytest.fixture
def busy_window(program: Program, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    return opened(program, tmp_path / "visit.peerteam", with_programme=True, qtbot=qtbot)


def back_in(window: QWidget, qtbot: QtBot) -> None:
    """Without a window manager nobody gives a window its keys back when a sheet closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    here: QWidget | None = window.focusWidget()
    QTest.keyClick(window if here is None else here, key, modifier)


def turn(window: MainWindow, key: Qt.Key, page: str, qtbot: QtBot) -> None:
    """Alt and the page's letter."""
    press(window, key, ALT)
    qtbot.waitUntil(lambda: window.page is getattr(window, page))


def table_sheet(window: MainWindow, qtbot: QtBot) -> TableIn:
    """The table as it was read, once it is there."""
    qtbot.waitUntil(lambda: isinstance(window.bringing_in.sheet, TableIn) and window.bringing_in.sheet.isVisible())
    sheet = window.bringing_in.sheet
    assert isinstance(sheet, TableIn)
    back_in(sheet, qtbot)
    return sheet


def update_sheet(window: MainWindow, qtbot: QtBot) -> ProgrammeUpdate:
    """The list of what is different, once it is there."""
    qtbot.waitUntil(lambda: isinstance(window.bringing_in.sheet, ProgrammeUpdate))
    sheet = window.bringing_in.sheet
    assert isinstance(sheet, ProgrammeUpdate)
    back_in(sheet, qtbot)
    return sheet


def told(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """Wait until the window says this."""
    qtbot.waitUntil(lambda: words in window.strip.words.text())


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The file dialog answers with this file; the system's own dialog has no keys here."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def answer(do: Callable[[QWidget], None]) -> None:
    """Do this in the next question that opens."""

    def soon() -> None:
        sheet = QApplication.activeModalWidget()
        if sheet is None:
            QTimer.singleShot(10, soon)
        else:
            do(sheet)

    QTimer.singleShot(0, soon)


def drop(window: MainWindow, *paths: Path) -> None:
    """Let these files fall on the window."""
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, given, Qt.MouseButton.LeftButton, NONE))


# --- scenario 4 -------------------------------------------------------------------------------------------------------


def test_a_pasted_table_becomes_sessions_or_is_listed_with_the_reason_and_nothing_is_guessed(
    window: MainWindow, qtbot: QtBot
) -> None:
    given = QMimeData()
    given.setHtml((DATA / "from_word.html").read_text(encoding="utf-8"))
    QApplication.clipboard().setMimeData(given)
    turn(window, Qt.Key.Key_P, "programme", qtbot)
    press(window, Qt.Key.Key_V, CONTROL)
    sheet = table_sheet(window, qtbot)

    grid = sheet.opened.grids[0]
    said = {row.where for row in sheet.reading.rows} | {skipped.where for skipped in sheet.reading.skipped}
    head = sheet.reading.heads[0].row
    days = [row for row in range(len(grid.rows)) if grid.where(row) not in said and row != head and grid.distinct(row)]
    assert all(len(grid.distinct(row)) == 1 for row in days), "a row is no session, no day, and not listed"
    reading = sheet.reading
    for tab, lines in ((ROWS, reading.rows), (OUT, reading.skipped), (LOOK, reading.questions)):
        assert sheet.tables[tab].records.rowCount() == len(lines)
    assert sheet.question.text().startswith(f"{len(sheet.reading.rows)} sessions, ")

    rows = sheet.reading.rows
    press(sheet, Qt.Key.Key_Return)
    told(window, f"{len(rows)} sessions taken in.", qtbot)
    kept = {(s.title, *s.slot) for s in window.visit.programme.sessions()}
    assert kept == {(row.title, row.day, row.start, row.end, row.room) for row in rows}

    back_in(window, qtbot)
    assert window.focusWidget() is window.programme.table
    QTest.keyClick(window.strip.act, Qt.Key.Key_Return)
    assert window.visit.programme.sessions() == []


def test_what_a_column_is_for_is_put_right_and_remembered_for_the_next_version(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("Day,Time,Session,Spot\nTue 10 March 2026,9.00-9.45,Leader,Harbour\n", encoding="utf-8")
    choosing(monkeypatch, table)
    turn(window, Qt.Key.Key_P, "programme", qtbot)
    press(window, Qt.Key.Key_O, CONTROL | SHIFT)
    sheet = table_sheet(window, qtbot)
    assert [row.room for row in sheet.reading.rows] == [None]

    choice = sheet.raw.heads.choices[3]
    choice.setFocus()
    QTest.keyClicks(choice, "Room")
    qtbot.waitUntil(lambda: [row.room for row in sheet.reading.rows] == ["Harbour"])
    sheet.go.setFocus()
    press(sheet, Qt.Key.Key_Return)
    told(window, "1 session taken in.", qtbot)
    assert window.visit.programme.mapping().role_of("Spot") == "room"


def test_a_file_that_is_no_table_is_one_sentence_and_nothing_is_taken(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut off")
    choosing(monkeypatch, bad)
    turn(window, Qt.Key.Key_P, "programme", qtbot)
    press(window, Qt.Key.Key_O, CONTROL | SHIFT)
    told(window, "damaged", qtbot)
    assert window.bringing_in.sheet is None
    assert window.visit.programme.sessions() == []


# --- scenario 5 -------------------------------------------------------------------------------------------------------


@pytest.fixture
def with_v5(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The council's version 5 is the programme, and there is a note on each session."""
    (tmp_path / "v5.csv").write_text(V5, encoding="utf-8")
    (tmp_path / "v6.csv").write_text(V6, encoding="utf-8")
    choosing(monkeypatch, tmp_path / "v5.csv")
    turn(window, Qt.Key.Key_P, "programme", qtbot)
    press(window, Qt.Key.Key_O, CONTROL | SHIFT)
    press(table_sheet(window, qtbot), Qt.Key.Key_Return)
    told(window, "6 sessions taken in.", qtbot)
    for session in window.visit.programme.sessions():
        window.visit.notes.add(about=session.id, body=f"On {session.title}")
    choosing(monkeypatch, tmp_path / "v6.csv")
    back_in(window, qtbot)
    return window


def notes(window: MainWindow) -> dict[str | None, str | None]:
    """What each note is about, by its words."""
    titles = {session.id: session.title for session in window.visit.programme.sessions()}
    return {note.body: titles.get(note.about or "") for note in window.visit.rows.all(Note)}


def test_a_new_version_is_five_lines_and_every_note_stays_with_its_session(with_v5: MainWindow, qtbot: QtBot) -> None:
    window, visit = with_v5, with_v5.visit
    before = [(s.id, s.slot, s.status) for s in visit.programme.sessions()]
    press(window, Qt.Key.Key_O, CONTROL | SHIFT)
    press(table_sheet(window, qtbot), Qt.Key.Key_Return)
    sheet = update_sheet(window, qtbot)
    assert sorted(line.told for line in sheet.lines) == [
        "Business leaders: Wed 17:00 to 17:45, Room 3",
        "Chief Executive: Tue 10:00 → Tue 09:00",
        "Leader: Tue 09:00 → Tue 14:00",
        "Partners: Wed 10:00 → Wed 16:00",
        "Unions: stays as cancelled, with its note",
    ]

    press(sheet, Qt.Key.Key_Return)
    told(window, "Taken in: 3 moved, 1 new, 1 not in it any more.", qtbot)
    found = {s.title: (s.slot.start, s.status) for s in visit.programme.sessions()}
    assert found["Leader"] == ("14:00", "moved")
    assert found["Unions"] == ("11:00", "cancelled")
    assert all(body == f"On {title}" for body, title in notes(window).items())

    back_in(window, qtbot)
    QTest.keyClick(window.strip.act, Qt.Key.Key_Return)
    assert [(s.id, s.slot, s.status) for s in visit.programme.sessions()] == before
    assert all(body == f"On {title}" for body, title in notes(window).items())


def test_only_what_is_ticked_is_taken_in(with_v5: MainWindow, qtbot: QtBot) -> None:
    press(with_v5, Qt.Key.Key_O, CONTROL | SHIFT)
    press(table_sheet(with_v5, qtbot), Qt.Key.Key_Return)
    sheet = update_sheet(with_v5, qtbot)
    press(sheet, Qt.Key.Key_A)
    assert not sheet.go.isEnabled()
    press(sheet, Qt.Key.Key_Down)
    press(sheet, Qt.Key.Key_Space)
    assert sheet.go.text() == "Take in 1 change"
    press(sheet, Qt.Key.Key_Return)
    told(with_v5, "Taken in: 1 moved.", qtbot)


def test_the_same_version_again_has_nothing_new_in_it(
    with_v5: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "v5.csv")
    press(with_v5, Qt.Key.Key_O, CONTROL | SHIFT)
    told(with_v5, "Nothing new in v5.csv.", qtbot)


def test_a_part_of_the_programme_takes_nothing_off_unless_somebody_ticks_it(
    with_v5: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "part.csv"
    head, *_ = V5.splitlines(keepends=True)
    part.write_text(
        f"{head}Tuesday 10 March,11.00-11.45,Leader,,Room 1\nWednesday 11 March,3-4,Parish councils,,\n", "utf-8"
    )
    choosing(monkeypatch, part)
    press(with_v5, Qt.Key.Key_O, CONTROL | SHIFT)
    press(table_sheet(with_v5, qtbot), Qt.Key.Key_Return)
    sheet = update_sheet(with_v5, qtbot)
    assert sheet.part.isVisible()
    assert {line.kind for line in sheet.ticked()} == {"Moved", "New"}
    assert {line.kind for line in sheet.lines} == {"Moved", "New", "Gone"}


# --- scenario 12 ------------------------------------------------------------------------------------------------------


def filled(window: MainWindow, folder: Path, session: str, by: str, words: str) -> Path:
    """A note sheet of a session as somebody typed it."""
    sheet = Filled(sheet_of(window.visit.snapshot(), session), by=by)
    sheet.point(words, ["Governance"], ["area to consider"])
    return sheet.save(folder / f"{by} {session}.docx")


def test_filled_sheets_land_in_their_sessions_under_her_name_and_again_add_nothing(
    busy_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = busy_window.visit
    one = filled(busy_window, tmp_path, FIRST, "Ben Okafor", "Papers come late.")
    two = filled(busy_window, tmp_path, SECOND, "Ben Okafor", "Savings slip.")
    drop(busy_window, one, two)
    told(busy_window, "2 notes taken in, by Ben Okafor.", qtbot)
    kept = {note.about: (note.author, note.body) for note in visit.rows.all(Note)}
    assert kept == {FIRST: (BEN, "Papers come late."), SECOND: (BEN, "Savings slip.")}
    assert {(tag.theme, tag.kind) for tag in visit.rows.all(Tag)} == {(GOVERNANCE, "area")}

    before = visit.digest()
    drop(busy_window, one, two)
    told(busy_window, "2 were here already.", qtbot)
    assert visit.digest() == before


def test_a_sheet_saved_by_libreoffice_lands_in_its_place_and_the_original_adds_nothing(
    busy_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = busy_window.visit
    original = filled(busy_window, tmp_path, SECOND, "Ben Okafor", "Savings slip – by £3.4m.")
    drop(busy_window, as_libreoffice_saves_it(original))
    told(busy_window, "1 note taken in, by Ben Okafor.", qtbot)
    (note,) = visit.rows.all(Note)
    assert (note.about, note.author, note.body) == (SECOND, BEN, "Savings slip – by £3.4m.")
    assert {(tag.theme, tag.kind) for tag in visit.rows.all(Tag)} == {(GOVERNANCE, "area")}

    before = visit.digest()
    drop(busy_window, original)
    told(busy_window, "1 was here already.", qtbot)
    assert visit.digest() == before


def test_a_sheet_that_says_not_who_wrote_it_is_asked_about(
    busy_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(busy_window, filled(busy_window, tmp_path, FIRST, "", "Papers come late."))
    told(busy_window, "1 has no place yet.", qtbot)
    sheet = busy_window.bringing_in.note_sheets.sheet
    assert sheet is not None
    back_in(sheet, qtbot)
    answer(lambda question: QTest.keyClick(question, Qt.Key.Key_2))
    press(sheet, Qt.Key.Key_Return)
    told(busy_window, "1 note taken in, by Ben Okafor.", qtbot)
    assert [(note.about, note.author) for note in busy_window.visit.rows.all(Note)] == [(FIRST, BEN)]


# --- lists ------------------------------------------------------------------------------------------------------------


def test_a_list_of_papers_dropped_on_documents_is_taken_in_once(
    busy_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    papers = tmp_path / "papers.csv"
    papers.write_text("Ref,Document,Due\nD7,Corporate plan,20 February\nD8,Risk register,soon\n", encoding="utf-8")
    turn(busy_window, Qt.Key.Key_E, "evidence", qtbot)
    press(busy_window, Qt.Key.Key_PageDown, CONTROL)
    drop(busy_window, papers)
    sheet = table_sheet(busy_window, qtbot)
    assert sheet.question.text() == "2 papers, 1 thing to look at"
    press(sheet, Qt.Key.Key_Return)
    told(busy_window, "2 papers taken in.", qtbot)
    found = {document.reference: document.due for document in busy_window.visit.evidence.documents()}
    assert found == {"D1": None, "D7": "2026-02-20", "D8": None}

    back_in(busy_window, qtbot)
    drop(busy_window, papers)
    press(table_sheet(busy_window, qtbot), Qt.Key.Key_Return)
    told(busy_window, "Nothing new in papers.csv.", qtbot)


def test_a_list_of_people_dropped_on_today_is_asked_what_it_is(
    busy_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Post\nCllr Tom Ashdown,Deputy leader\nJane Reed,Chief Executive\n", encoding="utf-8")
    answer(lambda question: QTest.keyClick(question, Qt.Key.Key_3))
    drop(busy_window, people)
    press(table_sheet(busy_window, qtbot), Qt.Key.Key_Return)
    told(busy_window, "2 people taken in.", qtbot)
    assert len(busy_window.visit.people.persons()) == 3


def test_a_list_of_people_copied_in_a_letter_is_pasted_where_they_stand(busy_window: MainWindow, qtbot: QtBot) -> None:
    given = QMimeData()
    given.setText("Name\tPost\nCllr Tom Ashdown\tDeputy leader\n")
    QApplication.clipboard().setMimeData(given)
    turn(busy_window, Qt.Key.Key_O, "people", qtbot)
    busy_window.people.met.table.setFocus()
    press(busy_window, Qt.Key.Key_V, CONTROL)
    press(table_sheet(busy_window, qtbot), Qt.Key.Key_Return)
    told(busy_window, "1 person taken in.", qtbot)


def test_several_sheets_are_chosen_from_the_menu(
    busy_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = [filled(busy_window, tmp_path, session, "Ben Okafor", "Papers come late.") for session in (FIRST, SECOND)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in sheets], ""))
    busy_window.actions_["read_note_sheets"].trigger()
    told(busy_window, "2 notes taken in, by Ben Okafor.", qtbot)


def test_in_the_room_nothing_comes_in_because_it_shows_names(
    busy_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    busy_window.toggle_room()
    drop(busy_window, filled(busy_window, tmp_path, FIRST, "Ben Okafor", "Papers come late."))
    assert "Leave the room first" in busy_window.foot.words.text()
    busy_window.read_note_sheets()
    assert "bringing_in" not in vars(busy_window)
