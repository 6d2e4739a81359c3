"""The quiet lines on top of the Programme page, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Session, SessionKind, SessionTheme, Slot
from peerteam.store.day_rules import rules_of
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.day_rules import DayRules
from peerteam.ui.look import Look
from peerteam.ui.programme_advice import ProgrammeAdvice
from tests.builders import UndoCheck
from tests.ui.conftest import ANN, BEN, FINANCE, SECOND, now

CLASH = Session(
    "clash", "Unions", Slot("2026-03-10", "10:15", "10:30", "Depot"), SessionKind.INTERVIEW, lead=ANN, writer=BEN
)


@pytest.fixture
def advice(visit: VisitFile, qtbot: QtBot, look: Look) -> ProgrammeAdvice:
    with visit.step("Add"):
        visit.rows.add(CLASH)
        visit.rows.remove(SessionTheme, "covers-2")
    made = ProgrammeAdvice(visit, now)
    qtbot.addWidget(made)
    made.read()
    made.show()
    made.activateWindow()
    return made


def choose(advice: ProgrammeAdvice, text: str) -> None:
    advice.list.setCurrentRow([line.text for line in advice.list.lines()].index(text))


def test_one_line_says_the_first_clash_and_how_many_more(advice: ProgrammeAdvice) -> None:
    assert advice.clashing.words == "!  10:15 you and Ben Okafor are in two rooms – and 1 more  ▾"
    assert not advice.panel.isVisible()


def test_it_opens_to_the_list_with_the_cursor_in_it_and_esc_puts_it_away(advice: ProgrammeAdvice) -> None:
    QTest.keyClick(advice.clashing, Qt.Key.Key_Space)
    assert advice.list.hasFocus()
    assert advice.list.current_key == "c:0"
    assert advice.close_list()
    assert not advice.panel.isVisible()
    assert advice.clashing.hasFocus()
    assert not advice.close_list()


def test_enter_on_a_clash_goes_to_its_sessions_one_after_the_other(advice: ProgrammeAdvice) -> None:
    gone: list[str] = []
    advice.session_asked.connect(gone.append)
    QTest.keyClick(advice.clashing, Qt.Key.Key_Space)
    for _ in range(3):
        QTest.keyClick(advice.list, Qt.Key.Key_Return)
    assert gone == [SECOND, "clash", SECOND]


def test_a_session_is_added_for_whom_one_usually_meets(
    advice: ProgrammeAdvice, visit: VisitFile, qtbot: QtBot, undo_check: UndoCheck
) -> None:
    QTest.keyClick(advice.to_arrange, Qt.Key.Key_Space)
    choose(advice, "The monitoring officer")
    with undo_check(visit), qtbot.waitSignal(advice.session_asked) as asked:
        QTest.keyClick(advice.list, Qt.Key.Key_Return)
    added = visit.rows.get(Session, asked.args[0])
    assert added is not None
    assert (added.title, added.kind, added.slot) == ("Monitoring officer", "interview", Slot())
    advice.read()
    assert "The monitoring officer" not in [line.text for line in advice.list.lines()]


def test_a_session_is_added_for_a_theme_and_covers_it(
    advice: ProgrammeAdvice, visit: VisitFile, undo_check: UndoCheck
) -> None:
    advice.open("arrange")
    choose(advice, "Financial planning")
    with undo_check(visit):
        advice.add.click()
    added = next(s for s in visit.programme.sessions() if s.title == "Financial planning")
    assert [theme.id for theme in visit.programme.themes_of(added.id)] == [FINANCE]


def test_adding_one_can_be_taken_back_from_the_line_that_tells_it(
    advice: ProgrammeAdvice, visit: VisitFile, qtbot: QtBot
) -> None:
    before = len(visit.programme.sessions())
    advice.open("arrange")
    choose(advice, "Financial planning")
    with qtbot.waitSignal(advice.told) as told:
        advice.arrange_one()
    assert len(visit.programme.sessions()) == before + 1
    told.args[2]()
    assert len(visit.programme.sessions()) == before


def test_not_needed_here_takes_it_away_by_key_and_undo_brings_it_back(advice: ProgrammeAdvice, qtbot: QtBot) -> None:
    QTest.keyClick(advice.to_arrange, Qt.Key.Key_Space)
    choose(advice, "The monitoring officer")
    with qtbot.waitSignal(advice.told) as told:
        QTest.keyClick(advice.list, Qt.Key.Key_Delete)
    assert "The monitoring officer" not in [line.text for line in advice.list.lines()]
    told.args[2]()
    assert "The monitoring officer" in [line.text for line in advice.list.lines()]


def test_the_first_line_of_what_is_to_arrange_can_be_done_at_once(advice: ProgrammeAdvice) -> None:
    QTest.keyClick(advice.to_arrange, Qt.Key.Key_Space)
    assert advice.add.isEnabled()
    assert advice.away.isEnabled()


# --- walking times and hours


@pytest.fixture
def rules(visit: VisitFile, qtbot: QtBot, look: Look) -> DayRules:
    made = DayRules(visit)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_walk_and_the_sites_can_be_set(rules: DayRules, visit: VisitFile, qtbot: QtBot) -> None:
    rules.lines["walk"].setText("25")
    rules.lines["first"].setText("7:30")
    rules.rooms["Room 2"].setText("Annexe")
    with qtbot.waitSignal(rules.kept):
        QTest.keyClick(rules.lines["walk"], Qt.Key.Key_Return)
    found = rules_of(visit)
    assert (found.walk, found.first, dict(found.sites)) == (25, "07:30", {"Room 2": "Annexe"})


def test_a_site_that_is_taken_away_again_is_the_council_s_building(rules: DayRules, visit: VisitFile) -> None:
    rules.rooms["Room 2"].setText("Annexe")
    rules.keep.click()
    again = DayRules(visit)
    assert again.rooms["Room 2"].text() == "Annexe"
    again.rooms["Room 2"].clear()
    again.keep.click()
    assert dict(rules_of(visit).sites) == {}


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("walk", "soon", "Minutes to walk from one site to another: type a number, for example 10."),
        ("last", "late", "The day ends: type a time, for example 19:00."),
        ("last", "06:00", "The day has to end after it begins."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(
    rules: DayRules, visit: VisitFile, name: str, typed: str, words: str
) -> None:
    before = rules_of(visit)
    rules.lines[name].setText(typed)
    rules.keep.click()
    assert rules.problem.text() == words
    assert rules.isVisible()
    assert rules_of(visit) == before
