"""A new laptop: the sample within ten seconds, a tour anyone can leave, help on every page, words kept if asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask, at_hand
from peerteam.ui.checking import GOOD
from peerteam.ui.dialogs.error_report import ErrorReport
from peerteam.ui.dialogs.keys import Keys
from peerteam.ui.dialogs.settings import SettingsSheet
from peerteam.ui.kept_words import KeptWords
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from peerteam.ui.tour import STOPS
from tests.builders import rows_of
from tests.keyrings import KeyringOfTest
from tests.ui.conftest import ANN, BEN, records

CONTROL = Qt.KeyboardModifier.ControlModifier
SETTLED_MS = 50
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


def test_esc_leaves_the_tour_from_the_bar_and_from_the_page(start: Callable[[], Program]) -> None:
    program = start()
    program.open_sample()
    window = window_of(program)
    window.take_tour()
    at_rest(window)
    press(window, Qt.Key.Key_Return)
    at_rest(window)
    press(window, Qt.Key.Key_Escape)
    assert not window.tour.under_way
    assert window.page is window.notes
    window.take_tour()
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
