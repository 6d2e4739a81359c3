"""My visits, one line each, without opening any of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.settings import KnownVisit
from peerteam.ui.dialogs.help import Help
from peerteam.ui.help_texts import WHEN
from peerteam.ui.look import Look
from peerteam.ui.welcome import Welcome, visit_line

TODAY = date(2026, 3, 1)


@pytest.fixture
def known(tmp_path: Path) -> KnownVisit:
    path = tmp_path / "locked.peerteam"
    path.write_bytes(b"not looked into")
    return KnownVisit(str(path), "v", "Marlbridge Borough Council", "2026-03-10", "2026-03-13")


@pytest.fixture
def welcome(qtbot: QtBot, look: Look) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def test_a_line_has_the_council_the_dates_and_what_is_due_next(known: KnownVisit) -> None:
    line = visit_line(known, TODAY)
    assert line.text == "Marlbridge Borough Council"
    assert line.detail == "10 to 13 March 2026  ·  next: read the papers, in 8 days"


def test_a_file_that_is_gone_is_said_to_be_gone(known: KnownVisit) -> None:
    Path(known.path).unlink()
    line = visit_line(known, TODAY)
    assert line.detail == "10 to 13 March 2026  ·  not on this laptop any more"
    assert line.quiet


def test_a_visit_of_which_little_is_known_still_has_a_name(tmp_path: Path) -> None:
    line = visit_line(KnownVisit(str(tmp_path / "Rotherham.peerteam")), TODAY)
    assert (line.text, line.detail) == ("Rotherham", "not on this laptop any more")


def test_enter_opens_the_visit_opened_last(welcome: Welcome, known: KnownVisit, qtbot: QtBot) -> None:
    welcome.show_visits([known, KnownVisit("/other")], TODAY)
    with qtbot.waitSignal(welcome.open_asked) as asked:
        QTest.keyClick(welcome.focusWidget(), Qt.Key.Key_Return)
    assert asked.args == [Path(known.path)]


def test_delete_asks_to_take_the_line_off_the_list(welcome: Welcome, known: KnownVisit, qtbot: QtBot) -> None:
    welcome.show_visits([known], TODAY)
    with qtbot.waitSignal(welcome.forget_asked) as asked:
        QTest.keyClick(welcome.focusWidget(), Qt.Key.Key_Delete)
    assert asked.args == [known.path]


def test_without_visits_there_is_no_empty_list_and_the_cursor_is_on_the_button(welcome: Welcome) -> None:
    welcome.show_visits([], TODAY)
    assert not welcome.visits.isVisible()
    assert welcome.focusWidget() is welcome.open


def test_at_200_per_cent_the_welcome_fits_a_small_laptop(welcome: Welcome, look: Look, known: KnownVisit) -> None:
    while look.scale < 2:
        look.bigger()
    welcome.show_visits([known], TODAY)
    assert welcome.minimumSizeHint().width() <= 1366
    assert welcome.minimumSizeHint().height() <= 768


def test_who_cannot_open_a_visit_finds_what_to_do_here(welcome: Welcome) -> None:
    QTest.keyClick(welcome, Qt.Key.Key_F1)
    (shown,) = welcome.findChildren(Help)
    shown.show_heading(WHEN, "Nobody knows the four words any more")
    assert shown.text.textCursor().block().text() == "Nobody knows the four words any more"
    welcome.help.click()
    assert welcome.findChildren(Help) == [shown]
    welcome.close()
    assert not shown.isVisible()


def test_a_button_pressed_by_its_letter_just_before_a_visit_opened_is_not_heard_over_it(
    welcome: Welcome, qtbot: QtBot
) -> None:
    heard: list[str] = []
    welcome.sample_asked.connect(lambda: heard.append("sample"))
    welcome.sample.animateClick()
    welcome.close()
    qtbot.wait(150)
    assert heard == []
    welcome.show()
    welcome.sample.click()
    assert heard == ["sample"]
