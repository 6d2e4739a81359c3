"""The settings: each change holds at once, and is there at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from peerteam.settings import SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.settings import NO_KEYRING, NO_WORDS, SettingsSheet
from peerteam.ui.kept_words import KeptWords
from peerteam.ui.look import Look
from tests.keyrings import KeyringOfTest
from tests.ui.conftest import BEN

PHRASE = "anchor velvet orbit maple"


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def ring() -> KeyringOfTest:
    return KeyringOfTest()


@pytest.fixture
def sheet(qtbot: QtBot, visit: VisitFile, look: Look, settings: SettingsFile, ring: KeyringOfTest) -> SettingsSheet:
    return shown(qtbot, visit, look, settings, ring, phrase=PHRASE)


def shown(
    qtbot: QtBot, visit: VisitFile, look: Look, settings: SettingsFile, ring: KeyringOfTest | None, phrase: str | None
) -> SettingsSheet:
    visit.phrase = phrase
    made = SettingsSheet(settings, look, KeptWords(settings, lambda: ring), visit)
    qtbot.addWidget(made)
    made.show()
    return made


def chooses(monkeypatch: pytest.MonkeyPatch, folder: Path | str) -> None:
    answer: Callable[[QWidget, str, str], str] = lambda *_: str(folder)  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)


def test_a_text_size_holds_at_once(sheet: SettingsSheet, look: Look) -> None:
    sheet.text_size.setCurrentIndex(sheet.text_size.findText("150 %"))
    sheet.text_size.activated.emit(sheet.text_size.currentIndex())
    assert look.scale == 1.5


def test_light_or_dark_holds_at_once(sheet: SettingsSheet, look: Look) -> None:
    sheet.colours.setCurrentIndex(sheet.colours.findData("dark"))
    sheet.colours.activated.emit(sheet.colours.currentIndex())
    assert look.colours.dark


def test_who_i_am_is_asked_of_the_window_which_saves_first(sheet: SettingsSheet, qtbot: QtBot) -> None:
    assert sheet.me.currentText() == "Cllr Ann Hart"
    sheet.me.setCurrentIndex(sheet.me.findData(BEN))
    with qtbot.waitSignal(sheet.me_chosen) as chosen:
        sheet.me.activated.emit(sheet.me.currentIndex())
    assert chosen.args == [BEN]


def test_the_words_are_remembered_only_after_it_was_asked_for_and_forgotten_as_easily(
    sheet: SettingsSheet, visit: VisitFile, settings: SettingsFile, ring: KeyringOfTest
) -> None:
    assert ring.words == {}
    sheet.remember.click()
    assert ring.words == {("Peer Team", visit.id): PHRASE}
    assert "Remembered in" in sheet.words.text()
    assert sheet.focusWidget() is sheet.forget
    sheet.forget.click()
    assert ring.words == {}
    assert settings.now.words_kept == ()


def test_a_keyring_that_refuses_is_told_on_the_sheet(sheet: SettingsSheet, ring: KeyringOfTest) -> None:
    ring.locked = True
    sheet.remember.click()
    assert sheet.problem.isVisible()
    assert "did not take" in sheet.problem.text()
    assert sheet.remember.isVisible()


def test_without_a_keyring_it_says_so_and_offers_nothing(
    qtbot: QtBot, visit: VisitFile, look: Look, settings: SettingsFile
) -> None:
    sheet = shown(qtbot, visit, look, settings, None, phrase=PHRASE)
    assert sheet.words.text() == NO_KEYRING
    assert not sheet.remember.isVisible()


def test_a_visit_without_words_has_none_to_remember(
    qtbot: QtBot, visit: VisitFile, look: Look, settings: SettingsFile, ring: KeyringOfTest
) -> None:
    sheet = shown(qtbot, visit, look, settings, ring, phrase=None)
    assert sheet.words.text() == NO_WORDS
    assert not sheet.remember.isVisible()


def test_the_place_for_safe_copies_is_chosen_and_given_back(
    sheet: SettingsSheet, settings: SettingsFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooses(monkeypatch, tmp_path / "stick")
    sheet.other_copies.click()
    assert settings.now.safe_copies == str(tmp_path / "stick")
    assert "“stick”" in sheet.copies.text()
    sheet.usual_copies.click()
    assert settings.now.safe_copies == ""
    assert not sheet.usual_copies.isVisible()


def test_the_exchange_folder_is_chosen_told_and_given_back(
    sheet: SettingsSheet, settings: SettingsFile, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooses(monkeypatch, tmp_path / "stick")
    with qtbot.waitSignal(sheet.exchange_chosen) as told:
        sheet.other_exchange.click()
    assert told.args == [str(tmp_path / "stick")]
    assert settings.now.exchange_folder == str(tmp_path / "stick")
    sheet.no_exchange.click()
    assert settings.now.exchange_folder == ""


def test_thinking_better_of_a_folder_changes_nothing(
    sheet: SettingsSheet, settings: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = settings.now
    chooses(monkeypatch, "")
    sheet.other_copies.click()
    sheet.other_exchange.click()
    assert settings.now == before
