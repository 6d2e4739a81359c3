"""A new laptop: the sample within ten seconds, a tour anyone can leave, help on every page, words kept if asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app
from peerteam.domain.records import Note
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask, at_hand
from peerteam.ui.checking import GOOD
from peerteam.ui.dialogs.error_report import ErrorReport
from peerteam.ui.dialogs.keys import Keys
from peerteam.ui.dialogs.settings import SettingsSheet
from peerteam.ui.kept_words import KeptWords
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from peerteam.ui.sample import NAME
from peerteam.ui.tour import STOPS
from tests.builders import rows_of
from tests.keyrings import KeyringOfTest
from tests.ui.conftest import ANN, BEN, records

CONTROL = Qt.KeyboardModifier.ControlModifier
SETTLED_MS = 50
WORDS_IN_THREE_MINUTES = 450
PHRASE = "copper lantern ridge maple"


def made(path: Path, phrase: str | None = None) -> Path:
    path.parent.mkdir(exist_ok=True)
    with VisitFile.empty(path, "visit", phrase) as visit:
        visit.load(records())
        visit.set_me(ANN)
    return path


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    program.window.activateWindow()
    assert QTest.qWaitForWindowActive(program.window)
    return program.window


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    found: QWidget | None = window.focusWidget()
    QTest.keyClick(window if found is None else found, key, modifier)


def sheet_in(window: MainWindow, kind: type[QWidget]) -> QWidget:
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def at_rest(window: MainWindow) -> None:
    """The cursor comes to the tour after the page has had it."""
    QTest.qWait(5)


# --- the tour ---------------------------------------------------------------------------------------------------------


def test_the_sample_offers_the_tour_once_and_never_again(start: Callable[[], Program]) -> None:
    program = start()
    program.open_sample()
    assert window_of(program).strip.words.text() == at_hand.OFFER
    again = start()
    again.open_sample()
    assert not window_of(again).strip.isVisible()


def test_the_tour_goes_over_the_real_pages_by_enter_alone_and_changes_nothing(start: Callable[[], Program]) -> None:
    program = start()
    program.open_sample()
    window = window_of(program)
    before = rows_of(window.visit)
    window.strip.act.click()
    seen = []
    for stop in STOPS:
        at_rest(window)
        assert window.tour.under_way
        assert stop.words in window.tour.bar.words.text()
        seen.append(window.page is getattr(window, stop.page))
        press(window, Qt.Key.Key_Return)
    assert all(seen)
    assert not window.tour.under_way
    assert rows_of(window.visit) == before


@pytest.mark.parametrize("step", range(len(STOPS)))
def test_esc_leaves_the_tour_at_any_step_and_everything_is_as_it_was(start: Callable[[], Program], step: int) -> None:
    program = start()
    program.open_sample()
    window = window_of(program)
    before = rows_of(window.visit)
    window.take_tour()
    for _ in range(step):
        at_rest(window)
        press(window, Qt.Key.Key_Return)
    at_rest(window)
    press(window, Qt.Key.Key_Escape)
    assert not window.tour.under_way
    assert window.page is getattr(window, STOPS[step].page)
    assert window.focusWidget() not in window.tour.bar.findChildren(QWidget)
    assert rows_of(window.visit) == before


def test_the_tour_is_three_minutes_of_reading_at_most() -> None:
    assert sum(len(stop.words.split()) for stop in STOPS) <= WORDS_IN_THREE_MINUTES


def test_esc_leaves_the_tour_from_the_page_too(start: Callable[[], Program]) -> None:
    program = start()
    program.open_sample()
    window = window_of(program)
    window.take_tour()
    while window.page is not window.notes:
        window.tour.go_on()
    window.notes.editor.setFocus()
    window.go_back()
    assert not window.tour.under_way
    assert window.page is window.notes


def test_from_ones_own_visit_the_tour_leads_to_the_sample_and_closes_the_visit_unharmed(
    start: Callable[[], Program], tmp_path: Path
) -> None:
    program = start()
    own = made(tmp_path / "visits" / "own.peerteam")
    program.open(own)
    before = rows_of(window_of(program).visit)
    window_of(program).take_tour()
    assert window_of(program).strip.words.text() == at_hand.ELSEWHERE
    window_of(program).strip.act.click()
    assert "Marlbridge Borough Council" in window_of(program).windowTitle()
    assert program.visit is not None
    assert program.visit.path != own
    assert window_of(program).tour.under_way
    with VisitFile.open(own) as visit:
        assert rows_of(visit) == before


# --- help -------------------------------------------------------------------------------------------------------------


def test_f1_says_how_the_page_works_and_leads_into_the_guide(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    program.open(made(tmp_path / "visits" / "own.peerteam"))
    window = window_of(program)
    window.show_page(window.findings)
    press(window, Qt.Key.Key_F1)
    keys = sheet_in(window, Keys)
    assert isinstance(keys, Keys)
    assert "the wall" in keys.how.text()
    keys.guide.click()
    assert window.help is not None
    assert window.help.isVisible()
    assert window.help.text.textCursor().block().text() == "Findings"
    QTest.qWait(SETTLED_MS)  # the sheet that was closed gives the window back first
    press(window.help, Qt.Key.Key_Escape)
    assert not window.help.isVisible()


def test_the_check_answers_in_the_window(start: Callable[[], Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start()
    program.open(made(tmp_path / "visits" / "own.peerteam"))
    window = window_of(program)
    window.check_visit()
    qtbot.waitUntil(lambda: window.strip.words.text() == GOOD, timeout=10_000)


def test_the_report_for_support_can_be_copied(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    program.open(made(tmp_path / "visits" / "own.peerteam"))
    window = window_of(program)
    window.report_for_support()
    sheet = sheet_in(window, ErrorReport)
    assert isinstance(sheet, ErrorReport)
    sheet.copy.click()
    assert "SQLCipher" in QApplication.clipboard().text()
    assert "Marlbridge" not in QApplication.clipboard().text()


def test_in_the_room_nothing_of_this_comes_over_the_editor(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    program.open(made(tmp_path / "visits" / "own.peerteam"))
    window = window_of(program)
    window.toggle_room()
    for ask_for in (window.show_settings, window.show_help, window.take_tour, window.report_for_support):
        ask_for()
    assert not [each for each in window.findChildren(QWidget) if each.isWindow() and each.isVisible()]
    window.toggle_room()


# --- settings ---------------------------------------------------------------------------------------------------------


def test_another_name_chosen_in_the_settings_is_who_writes_now(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    program.open(made(tmp_path / "visits" / "own.peerteam"))
    window = window_of(program)
    press(window, Qt.Key.Key_Comma, CONTROL)
    sheet = sheet_in(window, SettingsSheet)
    assert isinstance(sheet, SettingsSheet)
    sheet.me.setCurrentIndex(sheet.me.findData(BEN))
    sheet.me.activated.emit(sheet.me.currentIndex())
    assert window.visit.me == BEN
    assert window.top.me.text() == "You are Ben Okafor"
    sheet.accept()


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> KeyringOfTest:
    ring = KeyringOfTest()
    monkeypatch.setattr("peerteam.ui.kept_words.keyring_of_the_system", lambda: ring)
    return ring


def answers(monkeypatch: pytest.MonkeyPatch, *given: str) -> list[str]:
    left, asked = list(given), list[str]()

    def words(question: str, detail: str = "", **more: object) -> str | None:
        asked.append(detail)
        return left.pop(0)

    monkeypatch.setattr(ask, "words", words)
    return asked


def test_words_that_were_asked_to_be_remembered_are_not_asked_for_again_until_they_are_forgotten(
    start: Callable[[], Program], tmp_path: Path, ring: KeyringOfTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, asked = made(tmp_path / "visits" / "own.peerteam", PHRASE), answers(monkeypatch, PHRASE, PHRASE)
    program = start()
    program.open(path)
    program._settle_in()
    assert len(asked) == 1
    KeptWords(program.settings).keep("visit", PHRASE)
    program = start()
    program.open(path)
    program._settle_in()
    assert program.visit is not None
    assert len(asked) == 1
    program.at_hand.kept.forget("visit")
    start().open(path)
    assert len(asked) == 2


def test_when_the_remembered_words_are_of_before_they_are_asked_for_kindly_and_remembered_anew(
    start: Callable[[], Program], tmp_path: Path, ring: KeyringOfTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, asked = made(tmp_path / "visits" / "own.peerteam", PHRASE), answers(monkeypatch, PHRASE, PHRASE)
    program = start()
    program.open(path)
    program._settle_in()
    KeptWords(program.settings).keep("visit", "words of last week")
    program = start()
    program.open(path)
    assert len(asked) == 2
    assert asked[0] == asked[1]
    program._settle_in()
    assert ring.words["Peer Team", "visit"] == PHRASE


# --- the sample's own week --------------------------------------------------------------------------------------------


def type_at_nine(window: MainWindow, words: str) -> None:
    """What somebody does who rehearses: Enter on Today, then typing."""
    press(window, Qt.Key.Key_Return)
    focused: QWidget | None = window.focusWidget()
    assert focused is window.notes.editor
    QTest.keyClicks(focused, words)
    assert window.page.leave()


def note_at_nine(visit: VisitFile) -> Note:
    (session,) = [each for each in visit.programme.sessions() if each.title == app.SAMPLE_NEXT]
    (note,) = [note for note in visit.notes.of_session(session.id) if note.author == visit.me]
    return note


def test_whenever_the_sample_is_opened_enter_leads_to_typing_in_the_note_of_nine_oclock(
    start: Callable[[], Program],
) -> None:
    program = start()
    program.open_sample()
    window = window_of(program)
    assert (window.today.card.over.text(), window.today.card.title.text()) == ("Next – 09:00", app.SAMPLE_NEXT)
    assert "You write." in window.today.card.who.text()
    assert "Wednesday 11 March 2026" in window.top.dates.text()
    type_at_nine(window, "They come too late.")
    assert window.in_room
    note = note_at_nine(window.visit)
    assert note.body == "They come too late."
    assert (note.at or "").startswith("2026-03-11T08:5")
    assert window.foot.words.text().startswith("Saved 08:5")


def test_opened_again_and_under_another_name_the_sample_is_still_in_its_week(
    start: Callable[[], Program], tmp_path: Path
) -> None:
    program = start()
    program.open_sample()
    type_at_nine(window_of(program), "They come too late.")
    program = start()
    renamed = (tmp_path / "visits" / NAME).rename(tmp_path / "visits" / "For our team.peerteam")
    program.open(renamed)
    window = window_of(program)
    assert window.today.card.over.text() == "Next – 09:00"
    assert note_at_nine(window.visit).body == "They come too late."
    assert "Wednesday 11 March 2026" in window.top.dates.text()
    program._settle_in()
    assert not window.strip.isVisible()  # nothing is overdue there, as it would be by the laptop's date


def test_what_laptops_tell_each_other_by_keeps_the_real_time_in_the_sample(start: Callable[[], Program]) -> None:
    program = start()
    program.open_sample()
    visit = window_of(program).visit
    visit.notes.add(body="Heard.")
    before = time.time()
    visit.commit()
    (clock,) = visit.connection.execute("select max(clock) from change").fetchone()
    assert (clock >> 16) / 1000 >= before - 1


def test_any_other_visit_keeps_the_time_of_the_laptop(start: Callable[[], Program], tmp_path: Path) -> None:
    program = start()
    program.open(made(tmp_path / "visits" / "own.peerteam"))
    window = window_of(program)
    assert abs((window.visit.now() - datetime.now()).total_seconds()) < 60
    assert window.top.dates.text() == "10 to 11 March 2026"
