"""The council and the days are put right: by keyboard, as one step, told in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Slot
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.council_days import CouncilDays, outside_words
from peerteam.ui.look import Look
from tests.ui.conftest import FIRST

DAYS = ("2026-03-10", "2026-03-13")


@pytest.fixture
def sheet(visit: VisitFile, qtbot: QtBot, look: Look) -> CouncilDays:
    visit.describe("Marlbridge", *DAYS)
    made = CouncilDays(visit)
    qtbot.addWidget(made)
    made.open()
    made.activateWindow()
    return made


def fill(line: QLineEdit, words: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, words)
    line.editingFinished.emit()


def now(visit: VisitFile) -> tuple[str | None, str | None, str | None]:
    record = visit.record()
    return record.council, record.first_day, record.last_day


def test_it_shows_what_is_known_and_keeping_it_as_it_is_is_no_step(sheet: CouncilDays, visit: VisitFile) -> None:
    last = visit.history.last
    assert (sheet.council.text(), sheet.first.text(), sheet.last.text()) == (
        "Marlbridge", "10 March 2026", "13 March 2026",
    )  # fmt: skip
    sheet.keep.click()
    assert visit.history.last is last


def test_a_visit_put_off_keeps_its_length_and_is_told_with_its_undo(
    sheet: CouncilDays, visit: VisitFile, qtbot: QtBot
) -> None:
    visit.programme.change(FIRST, slot=Slot("2026-03-10", "09:00", "09:45"))
    fill(sheet.first, "9/6/26")
    assert sheet.last.text() == "12 June 2026"
    assert sheet.said.text().endswith("outside these days and keep the days they have.")
    with qtbot.waitSignal(sheet.told) as told:
        sheet.keep.click()
    assert now(visit) == ("Marlbridge", "2026-06-09", "2026-06-12")
    words, act, undo = told.args
    assert words.startswith("The visit is to Marlbridge, 9 to 12 June 2026. ")
    assert (act, visit.programme.sessions()[0].slot.day) == ("Undo", "2026-03-10")
    take_back: Callable[[], None] = undo
    take_back()
    assert now(visit) == ("Marlbridge", *DAYS)


def test_a_last_day_that_was_typed_is_not_moved(sheet: CouncilDays, visit: VisitFile) -> None:
    fill(sheet.last, "11 march")
    fill(sheet.first, "9 March 2026")
    sheet.keep.click()
    assert now(visit) == ("Marlbridge", "2026-03-09", "2026-03-11")


@pytest.mark.parametrize(
    ("line", "words", "said"),
    [
        ("council", " ", "Which council is it?"),
        ("first", " ", "When is the first day on site?"),
        ("last", "9 March 2026", "The last day is before the first one."),
        ("last", "soon", "“soon” is not a date"),
    ],
)
def test_what_does_not_fit_together_is_said_and_nothing_is_kept(
    sheet: CouncilDays, visit: VisitFile, line: str, words: str, said: str
) -> None:
    field: QLineEdit = getattr(sheet, line)
    field.selectAll()
    QTest.keyClicks(field, words)
    sheet.keep.click()
    assert sheet.said.text().startswith(said)
    assert sheet.isVisible()
    assert now(visit) == ("Marlbridge", *DAYS)


def test_a_misspelt_council_is_put_right(sheet: CouncilDays, visit: VisitFile) -> None:
    fill(sheet.council, "  Marlbridge  Borough Council")
    sheet.keep.click()
    assert now(visit) == ("Marlbridge Borough Council", *DAYS)


def test_one_session_outside_and_several_are_said_with_their_days(visit: VisitFile) -> None:
    visit.programme.change(FIRST, slot=Slot("2026-03-09"))
    (early,) = (each for each in visit.programme.sessions() if each.id == FIRST)
    assert outside_words([]) == ""
    assert outside_words([early]) == "1 session on 9 Mar lies outside these days and keeps the day it has."
    assert outside_words([early, early]) == "2 sessions on 9 Mar lie outside these days and keep the days they have."
