"""The ways in and out of the real program, by keyboard: the sample, joining, a new visit, search, a second start."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note, Peer, Visit
from peerteam.handover.exchange import share
from peerteam.store.backup import folder_beside
from peerteam.store.visit_file import VisitFile
from peerteam.ui import frame
from peerteam.ui.ask import Choice, Words
from peerteam.ui.dialogs.new_visit import NewVisitSheet
from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.dialogs.themes import ThemesSheet
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from tests.flows.leaving import leave
from tests.ui.conftest import ANN, BEN, FIRST, records

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PHRASE = "copper lantern ridge maple"
ON_SITE = datetime(2026, 3, 11, 9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "visit.peerteam")


def made(path: Path, phrase: str | None = None) -> Path:
    with VisitFile.empty(path, "visit", phrase) as visit:
        visit.load(records())
        visit.set_me(ANN)
    return path


def handed_over(path: Path, phrase: str | None = None) -> Path:
    """What the manager hands round: a file with everything, and Ben's note in it."""
    with VisitFile.open(made(path.with_name("manager.peerteam"), phrase), phrase) as visit:
        visit.notes.add(FIRST, author=BEN, body="The budget will not hold.")
        share(visit, path)
    return path


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    program.window.activateWindow()
    assert QTest.qWaitForWindowActive(program.window)
    return program.window


def focused(window: QWidget) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def when_asked(*answers: Callable[[QWidget], None]) -> None:
    """Answer the sheets that come up, one after another, as a person at the keyboard would."""
    left = list(answers)

    def answer() -> None:
        sheet = QApplication.activeModalWidget()
        if sheet is not None:
            left.pop(0)(sheet)
        if left:
            QTimer.singleShot(10, answer)

    QTimer.singleShot(0, answer)


def types(words: str) -> Callable[[QWidget], None]:
    def answer(sheet: QWidget) -> None:
        assert isinstance(sheet, Words)
        QTest.keyClicks(sheet.line, words)
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)

    return answer


def picks(number: Qt.Key) -> Callable[[QWidget], None]:
    def answer(sheet: QWidget) -> None:
        assert isinstance(sheet, Choice)
        QTest.keyClick(sheet, number)

    return answer


# --- the ways in


def test_on_a_new_laptop_the_sample_is_open_after_one_key(start: Callable[[], Program], qtbot: QtBot) -> None:
    program = start()
    program.show_welcome()
    assert program.welcome is not None
    program.welcome.activateWindow()
    assert QTest.qWaitForWindowActive(program.welcome)
    QTest.keyClick(focused(program.welcome), Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert "Marlbridge" in window_of(program).windowTitle()
    assert not program.welcome.isVisible()


def test_with_the_managers_file_and_four_words_i_see_my_day(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    program.show_welcome()
    when_asked(types("copper lantern rigde maple"), types("Copper lantern ridge  maple"), picks(Qt.Key.Key_2))
    program.open(handed_over(tmp_path / "from Helen", PHRASE))
    window = window_of(program)
    assert program.visit is not None
    assert program.visit.me == BEN
    assert window.top.me.text() == "You are Ben Okafor"
    assert [note.body for note in program.visit.rows.all(Note)] == ["The budget will not hold."]
    assert program.visit.path.parent == tmp_path / "visits"
    assert program.visit.phrase is not None


def test_who_is_not_in_the_list_is_added_to_the_team(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    when_asked(picks(Qt.Key.Key_3), types("Cara Cole"))
    program.open(handed_over(tmp_path / "from Helen"))
    assert window_of(program).top.me.text() == "You are Cara Cole"


def test_the_managers_file_opened_again_is_taken_into_the_visit_that_is_here(
    start: Callable[[], Program], tmp_path: Path
) -> None:
    program = start()
    when_asked(picks(Qt.Key.Key_1))
    file = handed_over(tmp_path / "from Helen")
    program.open(file)
    again = start()
    again.open(file)
    assert again.visit is not None
    assert [peer.name for peer in again.visit.rows.all(Peer)] == ["Cllr Ann Hart", "Ben Okafor"]
    assert len(list((tmp_path / "visits").glob("*.peerteam"))) == 1


def test_a_new_visit_takes_four_fields_and_a_card(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    program.show_welcome()
    said: list[str] = []

    def fill(sheet: QWidget) -> None:
        assert isinstance(sheet, NewVisitSheet)
        for words in ("Marlbridge Borough Council", "Tue 10 March 2026", "13/3/26"):
            QTest.keyClicks(focused(sheet), words)
            QTest.keyClick(focused(sheet), Qt.Key.Key_Tab)
        QTest.keyClick(focused(sheet), Qt.Key.Key_Tab)  # the framework is suggested
        QTest.keyClicks(focused(sheet), "Cllr Ann Hart")
        QTest.keyClick(focused(sheet), Qt.Key.Key_Return)

    def read(card: QWidget) -> None:
        assert isinstance(card, PhraseCard)
        said.append(card.words.text())
        QTest.keyClick(focused(card), Qt.Key.Key_Return)

    when_asked(fill, read)
    program.welcoming.begin()
    window = window_of(program)
    assert window.top.council.text() == "Marlbridge Borough Council"
    assert window.top.dates.text() == "10 to 13 March 2026"
    assert window.top.me.text() == "You are Cllr Ann Hart"
    assert program.visit is not None
    made_at = program.visit.path
    assert program.visit.programme.themes()
    assert "focus areas" in window.strip.words.text()
    window.strip.act.click()
    (themes,) = window.findChildren(ThemesSheet)
    themes.close()
    leave(program)
    assert len(said[0].split()) == 4
    with VisitFile.open(made_at, said[0]) as visit:
        assert visit.people.me() is not None


# --- while a visit is open


def test_a_file_dropped_on_the_open_visit_is_taken_in_and_told(
    start: Callable[[], Program], path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(path)
    assert program.visit is not None
    program.visit.live_by(lambda: ON_SITE)  # long before it is time to be reminded of closing it
    window = window_of(program)
    window.file_given.emit(handed_over(tmp_path / "from Ben"))
    qtbot.waitUntil(lambda: window.strip.words.text().startswith("From Cllr Ann Hart: "))
    assert "1 note" in window.strip.words.text()
    assert [note.body for note in program.visit.rows.all(Note)] == ["The budget will not hold."]
    assert list(folder_beside(path).glob("*.peerteam"))
    window.file_given.emit(tmp_path / "from Ben")
    qtbot.waitUntil(lambda: "nothing new" in window.strip.words.text())


def test_a_reminder_waits_until_what_was_answered_is_read(
    start: Callable[[], Program], path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(frame, "FREE_MS", 10)
    program = start()
    program.open(path)
    assert program.visit is not None
    assert program.window is not None
    program.visit.live_by(lambda: ON_SITE.replace(year=2027))
    program.visit.notes.add(FIRST, body="The budget will not hold.")
    program.window.tell("Opened, and 3 notes brought in.")
    window = window_of(program)
    qtbot.waitUntil(lambda: program.listening)
    qtbot.wait(50)
    assert window.strip.words.text() == "Opened, and 3 notes brought in."
    window.strip.dismiss()
    qtbot.waitUntil(lambda: window.strip.isVisible())
    assert window.strip.words.text().startswith("The notes of this visit were to be kept until ")


def test_half_a_file_is_refused_in_one_sentence(
    start: Callable[[], Program], path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(path)
    window = window_of(program)
    half = handed_over(tmp_path / "from Ben")
    half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
    window.file_given.emit(half)
    qtbot.waitUntil(lambda: window.strip.isVisible())
    assert program.visit is not None
    assert program.visit.rows.all(Note) == []


def test_another_visit_given_to_the_window_is_opened_in_its_place(
    start: Callable[[], Program], path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.peerteam"
    VisitFile.create(other, Visit("other", council="Rotherham")).close()
    program = start()
    program.open(path)
    window_of(program).file_given.emit(other)
    qtbot.waitUntil(lambda: program.window is not None and "Rotherham" in program.window.windowTitle())
    VisitFile.open(path).close()  # the first one is free again


def test_another_visit_locked_with_other_words_is_asked_about_once(
    start: Callable[[], Program], path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.peerteam"
    VisitFile.create(other, Visit("other", council="Rotherham"), phrase=PHRASE).close()
    program = start()
    program.open(path)
    window_of(program)

    program.receive(other)
    when_asked(types(PHRASE))
    qtbot.waitUntil(lambda: program.window is not None and "Rotherham" in program.window.windowTitle())


def test_ctrl_f_finds_the_very_words_and_escape_goes_back(
    start: Callable[[], Program], path: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(path)
    window = window_of(program)
    window.show_page(window.notes)
    window.notes.open_session(FIRST)
    QTest.keyClicks(focused(window), "Papers come late. The reserves are thin.")
    QTest.keyClick(focused(window), Qt.Key.Key_F, CONTROL)
    assert window.search_panel is not None
    QTest.keyClicks(window.search_panel.line, "reser")
    QTest.keyClick(window.search_panel, Qt.Key.Key_Escape)
    assert focused(window) is window.notes.editor
    window.show_page(window.today)
    QTest.keyClick(focused(window), Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(window.search_panel.line, "thin")
    QTest.keyClick(window.search_panel.line, Qt.Key.Key_Return)
    assert window.page is window.notes
    assert window.notes.editor.textCursor().selectedText() == "thin"


@pytest.mark.parametrize(
    ("words", "page"),
    [("reserves paper", "evidence"), ("joan field", "people"), ("okafor", "people"), ("earl", "findings")],
)
def test_other_things_found_are_opened_on_their_page(
    start: Callable[[], Program], path: Path, words: str, page: str
) -> None:
    program = start()
    program.open(path)
    window = window_of(program)
    assert program.visit is not None
    program.visit.findings.add("theme-finance", "strength", "Set the budget earlier")
    window.search()
    assert window.search_panel is not None
    QTest.keyClicks(window.search_panel.line, words)
    QTest.keyClick(window.search_panel.line, Qt.Key.Key_Return)
    assert window.page is getattr(window, page)


# --- the ways out


def test_what_was_chosen_is_remembered_at_the_next_start(start: Callable[[], Program], path: Path) -> None:
    program = start()
    program.open(path)
    QTest.keyClick(focused(window_of(program)), Qt.Key.Key_Equal, CONTROL)
    scale = program.look.scale
    again = start()
    again.show_welcome()
    assert again.look.scale == scale > 1
    assert again.welcome is not None
    (line,) = again.welcome.visits.lines()
    assert line.text == "Marlbridge Borough Council"
    assert line.detail.startswith("10 to 11 March 2026")
    path.unlink()
    again.show_welcome()
    assert "not on this laptop any more" in again.welcome.visits.lines()[0].detail


def test_leaving_makes_a_safe_copy_only_if_something_was_written(
    start: Callable[[], Program], path: Path, tmp_path: Path
) -> None:
    program = start()
    program.open(path)
    program = start()
    assert not (tmp_path / "copies").exists()
    program.open(path)
    assert program.visit is not None
    program.visit.notes.add(FIRST, body="Kept twice.")
    start()
    (copy,) = (tmp_path / "copies").iterdir()
    with VisitFile.open(copy) as visit:
        assert [note.body for note in visit.rows.all(Note)] == ["Kept twice."]


def test_after_a_crash_the_note_being_written_is_offered(start: Callable[[], Program], path: Path) -> None:
    with VisitFile.open(path) as visit:
        visit.sitting.begin()
        visit.notes.save_typing(visit.notes.for_session(FIRST), "Half a sent")
    program = start()
    program.open(path)
    window = window_of(program)
    assert window.page is window.notes
    assert window.notes.recovered.isVisible()
    program = start()
    program.open(path)
    assert window_of(program).page is window_of(program).today


SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from peerteam.ui.single import knock

qt = QCoreApplication([])
print(knock(Path(sys.argv[1])))
"""


def test_a_second_start_brings_the_first_window_to_the_front(
    start: Callable[[], Program], path: Path, qtbot: QtBot
) -> None:
    program = start()
    program.open(path)
    window = window_of(program)
    qtbot.waitUntil(lambda: program.listening)
    window.showMinimized()
    with subprocess.Popen([sys.executable, "-c", SECOND_START, str(path)], stdout=subprocess.PIPE, text=True) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.stdout is not None
        assert second.stdout.read().strip() == "True"
    assert not window.isMinimized()


# --- nothing is left that was taken back


def test_a_remark_typed_and_deleted_before_handing_over_is_in_no_file(
    start: Callable[[], Program], path: Path, tmp_path: Path
) -> None:
    program = start()
    program.open(path)
    window = window_of(program)
    window.show_page(window.notes)
    window.notes.open_session(FIRST)
    QTest.keyClicks(focused(window), "Kept. Zanzibarquux.")
    assert window.page.leave()
    for _ in range(len(" Zanzibarquux.")):
        QTest.keyClick(focused(window), Qt.Key.Key_Backspace)
    assert window.page.leave()
    assert program.visit is not None
    share(program.visit, tmp_path / "shared")
    start()
    for file in (tmp_path / "shared", path, *(tmp_path / "copies").iterdir()):
        assert b"anzibarquux" not in file.read_bytes().lower()
        if file.name != "shared":
            with VisitFile.open(Path(shutil.copy(file, tmp_path / "looked at"))) as visit:
                assert visit.search("zanzibarquux") == []
                assert visit.search("kept")


def test_a_button_pressed_by_its_letter_just_before_the_window_closed_touches_the_closed_visit_no_more(
    start: Callable[[], Program], path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    program.open(path)
    window = window_of(program)
    late: list[int] = []
    monkeypatch.setattr(type(window), "_show_index", lambda _, index: late.append(index))
    window.rail.asked.connect(late.append)
    for each in window.rail.findChildren(QAbstractButton):
        each.animateClick()
    window.close()
    qtbot.wait(150)
    assert late == []
