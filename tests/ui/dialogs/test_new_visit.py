"""A new visit: dates as people type them, the framework suggested, what is missing said kindly."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from peerteam.ui.dialogs.new_visit import NewVisitSheet, Wanted
from peerteam.ui.look import Look

FRAMEWORKS = (("a", "The first set"), ("b", "The set of 2020"), ("blank", "None"))


def suggest(day: str) -> str:
    return "b" if day >= "2020" else "a"


@pytest.fixture
def sheet(qtbot: QtBot, look: Look) -> NewVisitSheet:
    made = NewVisitSheet(FRAMEWORKS, suggest, date(2026, 3, 1))
    qtbot.addWidget(made)
    made.show()
    return made


def fill(sheet: NewVisitSheet, council: str = "", first: str = "", last: str = "", me: str = "") -> None:
    for field, words in ((sheet.council, council), (sheet.first, first), (sheet.last, last), (sheet.me, me)):
        field.clear()
        QTest.keyClicks(field, words)
        field.editingFinished.emit()


def test_the_last_day_needs_no_year_after_the_first(sheet: NewVisitSheet) -> None:
    fill(sheet, "Marlbridge", "10/3/26", "13 march", "Ann")
    assert (sheet.last.text(), sheet.problem.text()) == ("13 March 2026", "")
    sheet.go.click()
    assert sheet.wanted().last_day == "2026-03-13"


def test_dates_are_written_out_as_they_were_understood(sheet: NewVisitSheet) -> None:
    fill(sheet, "Marlbridge", "Tue 10/3/26", "13.3.2026", "Ann")
    assert (sheet.first.text(), sheet.last.text()) == ("10 March 2026", "13 March 2026")
    sheet.go.click()
    assert sheet.result() == QDialog.DialogCode.Accepted
    assert sheet.wanted() == Wanted("Marlbridge", "2026-03-10", "2026-03-13", "b", "Ann")


def test_one_day_is_enough_for_a_visit_of_one_day(sheet: NewVisitSheet) -> None:
    fill(sheet, "Marlbridge", "10 March 2026", "", "Ann")
    assert sheet.wanted().last_day == "2026-03-10"


def test_the_framework_follows_the_first_day_until_it_is_chosen(sheet: NewVisitSheet) -> None:
    assert sheet.framework.currentData() == "b"  # today's
    fill(sheet, first="10 March 2015")
    assert sheet.framework.currentData() == "a"
    sheet.framework.setCurrentIndex(2)
    sheet.framework.activated.emit(2)
    fill(sheet, first="10 March 2026")
    assert sheet.framework.currentData() == "blank"


@pytest.mark.parametrize(
    ("council", "first", "last", "me", "said"),
    [
        ("", "10/3/26", "", "Ann", "council"),
        ("Marlbridge", "", "", "Ann", "first day"),
        ("Marlbridge", "10/3", "", "Ann", "no year"),
        ("Marlbridge", "31/2/26", "", "Ann", "not a date"),
        ("Marlbridge", "10/3/26", "9/3/26", "Ann", "before the first"),
        ("Marlbridge", "10/3/26", "", "", "your name"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_begun(
    sheet: NewVisitSheet, council: str, first: str, last: str, me: str, said: str
) -> None:
    fill(sheet, council, first, last, me)
    sheet.go.click()
    assert sheet.isVisible()
    assert said in sheet.problem.text()
