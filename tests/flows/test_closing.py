"""The end of a visit through the real program, by keyboard: closed on one laptop, heard of on another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app, jobs, paths
from peerteam.domain.records import Finding, Note, Person, Session, Tag
from peerteam.handover.exchange import share, take_in
from peerteam.settings import SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.close_visit import CloseVisit
from peerteam.ui.dialogs.new_visit import NewVisitSheet
from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.dialogs.send_out import SendOut
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from peerteam.ui.widgets.wall_aside import CLOSED
from tests.flows.leaving import leave, undress
from tests.flows.spoken import spoken
from tests.ui.conftest import ANN, BEN, FIRST, GOVERNANCE, records

WORDS = ("xylophonist", "Wolstenholme", "zephyrean", "quagmire")
"""Of a shared note and its passage, of somebody's name, of a private note, of a note of Ben's that was shared."""

Start = Callable[[str], Program]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start the program on somebody's laptop: a folder of its own for visits, safe copies and settings."""
    started: list[Program] = []

    def on_the_laptop_of(name: str) -> Program:
        end()
        home = tmp_path / name
        for folder in ("visits", "copies", "documents"):
            (home / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setattr(paths, "visits_folder", lambda: home / "visits")
        monkeypatch.setattr(paths, "safe_copies_folder", lambda: home / "copies")
        started.append(Program(qapp, app.work(), SettingsFile(home / "settings.json")))
        started[0].open(home / "visits" / "visit.peerteam")
        return started[0]

    def end() -> None:
        while started:
            leave(started.pop())

    yield on_the_laptop_of
    end()
    undress(qapp)


@pytest.fixture
def laptops(tmp_path: Path) -> Path:
    """Ann's and Ben's laptops in step, with confidential words on both; returns where they are."""
    for name in ("ann", "ben"):
        (tmp_path / name / "visits").mkdir(parents=True)
    with (
        VisitFile.empty(visit_of(tmp_path, "ann"), "visit") as ann,
        VisitFile.empty(visit_of(tmp_path, "ben"), "visit") as ben,
    ):
        ann.load(records())
        ann.set_me(ANN)
        ben.set_me(BEN)
        ann.people.add_person("staff", name="Walter Wolstenholme")
        note = ann.notes.add(FIRST, body="A xylophonist said that reports come late.")
        tag = ann.notes.tag(note, 0, 20, GOVERNANCE)
        finding = ann.findings.add(GOVERNANCE, "area for consideration", "Reports come late")
        ann.findings.support(finding, tag)
        ann.notes.set_private(ann.notes.add(body="zephyrean, for myself"), stays_here=True)
        hand_over(tmp_path, ann, ben)
        ben.notes.add(FIRST, body="The quagmire is deep.")
        hand_over(tmp_path, ben, ann)
    return tmp_path


def visit_of(root: Path, name: str) -> Path:
    return root / name / "visits" / "visit.peerteam"


def hand_over(root: Path, giver: VisitFile, taker: VisitFile) -> Path:
    file = root / "stick.peerteam"
    share(giver, file)
    take_in(taker, file)
    return file


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    QTest.qWait(1)
    return program.window


def sheet_of(window: MainWindow, kind: type[QWidget]) -> QWidget:
    for _ in range(200):
        found = [each for each in window.findChildren(kind) if each.isVisible()]
        if found:
            return found[-1]
        QTest.qWait(10)
    raise AssertionError(f"no {kind.__name__} came up")


def press_on(sheet: QWidget, button: QPushButton) -> None:
    """Tab to a button and press it with Enter, as one would."""
    for _ in range(30):
        focused = sheet.focusWidget()
        assert focused is not None
        if focused is button:
            QTest.keyClick(button, Qt.Key.Key_Return)
            return
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"{button.text()} cannot be reached")


def close_by_keyboard(window: MainWindow, folder: Path, qtbot: QtBot) -> CloseVisit:
    window.actions_["close_visit"].trigger()
    sheet = sheet_of(window, CloseVisit)
    assert isinstance(sheet, CloseVisit)
    sheet.folder = folder
    press_on(sheet, sheet.go_on)
    press_on(sheet, sheet.erase)
    qtbot.waitUntil(lambda: sheet.question.text() == "The visit is closed", timeout=20_000)
    return sheet


def words_in(folder: Path) -> list[str]:
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [word for word in WORDS if word.encode() in content]


def test_closed_on_one_laptop_every_laptop_says_what_it_erased_and_holds_none_of_it(
    start: Start, laptops: Path, qtbot: QtBot
) -> None:
    window_of(start("ann")).visit.notes.add(body="Written, so a safe copy is made when the program is left.")
    window = window_of(start("ann"))
    assert set(words_in(laptops / "ann" / "copies")) == set(WORDS)
    window.show_session(FIRST)
    sheet = close_by_keyboard(window, laptops / "ann" / "documents", qtbot)
    (receipt,) = (laptops / "ann" / "documents").iterdir()
    assert "4 notes" in receipt.read_text("utf-8")
    assert sheet.receipt == receipt
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    visit = window.visit
    assert [visit.rows.all(kind) for kind in (Note, Tag, Person, Session)] == [[], [], [], []]
    assert len(visit.rows.all(Finding)) == 1
    assert "· closed on " in window.top.dates.text()
    for page in window.pages:
        window.show_page(page)  # every page shows a visit of which so much is gone
    assert window.programme.look.empty.title.text() == "This visit is closed"
    emptied = (window.notes.desk.empty, window.evidence.passages.empty, window.people.met.empty)
    assert all("when this visit was closed" in each.text() for each in emptied)
    assert not any("nothing behind it" in str(each) for each in spoken(window.findings))
    assert window.findings.wall.aside.no_free.text() == CLOSED
    stick = laptops / "stick.peerteam"
    share(visit, stick)

    program = start("ben")  # which ends Ann's
    assert words_in(laptops / "ann") == []
    window = window_of(program)
    window.file_given.emit(stick)
    told = sheet_of(window, CloseVisit)
    assert isinstance(told, CloseVisit)
    assert "was closed on" in told.standing.text()
    assert "· closed on " in window.top.dates.text()
    assert "Cllr Ann Hart" in told.standing.text()
    assert dict(told.said.parts())["Erased on this laptop already"][0] == "2 notes"
    QTest.keyClick(told, Qt.Key.Key_Escape)
    start("ann")
    assert words_in(laptops / "ben") == []


def test_what_only_ben_has_is_told_and_he_erases_it_himself(start: Start, laptops: Path, qtbot: QtBot) -> None:
    with VisitFile.open(visit_of(laptops, "ben")) as ben:
        ben.notes.set_private(ben.notes.add(body="a zephyrean of Ben’s"), stays_here=True)
    with VisitFile.open(visit_of(laptops, "ann")) as ann:
        ann.closing.close()
        share(ann, laptops / "stick.peerteam")
    window = window_of(start("ben"))
    window.file_given.emit(laptops / "stick.peerteam")
    told = sheet_of(window, CloseVisit)
    assert isinstance(told, CloseVisit)
    assert "1 note is on this laptop and nowhere else" in told.standing.text()
    assert [note.body for note in window.visit.rows.all(Note)] == ["a zephyrean of Ben’s"]
    told.folder = laptops / "ben" / "documents"
    press_on(told, told.go_on)
    press_on(told, told.erase)
    qtbot.waitUntil(lambda: told.question.text() == "The visit is closed", timeout=20_000)
    assert window.visit.rows.all(Note) == []
    QTest.keyClick(told, Qt.Key.Key_Escape)
    start("ann")
    assert words_in(laptops / "ben") == []


def test_the_notes_being_here_too_long_is_said_when_the_visit_is_opened(
    start: Start, laptops: Path, qtbot: QtBot
) -> None:
    with VisitFile.open(visit_of(laptops, "ann")) as ann:
        ann.closing.set_keep_until(date(2026, 3, 20))
    window = window_of(start("ann"))
    qtbot.waitUntil(window.strip.isVisible, timeout=5_000)
    assert "kept until 20 March 2026" in window.strip.words.text()


def test_ten_months_later_the_review_begins_from_the_window_and_takes_the_place_of_the_visit(
    start: Start, laptops: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with VisitFile.open(visit_of(laptops, "ann")) as before:
        before.findings.recommend("headline", "Bring reports forward", theme=GOVERNANCE)

    def fill(sheet: NewVisitSheet) -> int:
        assert (sheet.council.text(), sheet.me.text()) == ("Marlbridge Borough Council", "Cllr Ann Hart")
        for field, day in ((sheet.first, "12 January 2027"), (sheet.last, "13 January 2027")):
            field.setText(day)
            field.editingFinished.emit()
        sheet.go.click()
        return sheet.result()

    monkeypatch.setattr(NewVisitSheet, "exec", fill)
    monkeypatch.setattr(PhraseCard, "exec", lambda card: 1)
    program = start("ann")
    window_of(program).actions_["begin_review"].trigger()
    review = window_of(program).visit
    assert review.path != visit_of(laptops, "ann")
    assert review.record().kind == "Progress review"
    assert [each.text for each in review.findings.recommendations()] == ["Bring reports forward"]
    assert review.rows.all(Note) == []


def test_a_closed_visit_still_gives_the_review_its_recommendations(laptops: Path) -> None:
    with VisitFile.open(visit_of(laptops, "ann")) as before:
        before.findings.recommend("headline", "Bring reports forward", theme=GOVERNANCE)
        before.closing.close()
        wanted = jobs.NewVisit("Marlbridge Borough Council", "e", "2027-01-12", "2027-01-13", "Cllr Ann Hart")
        with jobs.begin_visit(wanted, laptops / "review.peerteam", None, before) as review:
            assert [each.text for each in review.findings.recommendations()] == ["Bring reports forward"]
            assert review.rows.all(Note) == []
            assert review.rows.all(Finding) == []


def test_out_beyond_the_team_the_councils_file_is_made_and_opened(start: Start, laptops: Path, qtbot: QtBot) -> None:
    window = window_of(start("ann"))
    window.actions_["send_out"].trigger()
    sheet = sheet_of(window, SendOut)
    assert isinstance(sheet, SendOut)
    opened: list[Path] = []
    sheet.folder, sheet.open_file = laptops / "ann" / "documents", opened.append
    qtbot.waitUntil(sheet.make.isEnabled, timeout=20_000)
    focused = sheet.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Right)  # from the team to the council
    assert sheet.whom[sheet.audience].text() == "The council"
    qtbot.waitUntil(sheet.make.isEnabled, timeout=20_000)
    press_on(sheet, sheet.make)
    qtbot.waitUntil(lambda: sheet.made is not None, timeout=20_000)
    press_on(sheet, sheet.open_it)
    assert opened == [laptops / "ann" / "documents" / "Marlbridge Borough Council for the council.xlsx"]
