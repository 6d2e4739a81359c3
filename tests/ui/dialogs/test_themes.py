"""The sheet of themes and focus areas, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Theme
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.dialogs.themes import ThemesSheet
from peerteam.ui.look import Look
from tests.ui.conftest import FINANCE, GOVERNANCE

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def visit(visit: VisitFile) -> VisitFile:
    """Both of its themes are core themes."""
    for theme in (GOVERNANCE, FINANCE):
        visit.programme.change_theme(theme, core=True)
    return visit


@pytest.fixture
def sheet(visit: VisitFile, qtbot: QtBot, look: Look) -> ThemesSheet:
    made = ThemesSheet(visit)
    qtbot.addWidget(made)
    made.open()
    made.activateWindow()
    return made


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, held)


def add(sheet: ThemesSheet, name: str) -> None:
    QTest.keyClicks(sheet.new, name)
    press(sheet.new, Qt.Key.Key_Return)


def shown(sheet: ThemesSheet) -> list[str]:
    return [line.text if line.heading else f"{line.lead} {line.text}" for line in sheet.list.lines()]


def last(visit: VisitFile) -> Theme:
    return visit.programme.themes()[-1]


def test_core_themes_and_focus_areas_stand_in_order_with_their_numbers(sheet: ThemesSheet) -> None:
    none = ["Core themes", "3 Governance and culture", "4 Financial planning", "Focus areas of this council: none yet"]
    assert shown(sheet) == none
    add(sheet, "Housing")
    add(sheet, "Transport")
    assert shown(sheet) == [*none[:3], "Focus areas of this council", "5 Housing", "6 Transport"]


def test_a_name_and_enter_adds_an_area_which_undo_takes_back(sheet: ThemesSheet, visit: VisitFile) -> None:
    assert sheet.new.hasFocus()
    add(sheet, "Housing and growth")
    assert sheet.isVisible()
    assert (last(visit).name, last(visit).short_name, sheet.new.text()) == ("Housing and growth", "Housing", "")
    assert sheet.strip.words.text() == "“Housing and growth” is focus area 5: Ctrl+5 tags what is said about it."
    assert sheet.one == last(visit)
    sheet.strip.act.click()
    assert last(visit).id == FINANCE


def test_a_name_that_is_taken_is_told_and_stays_in_its_line(sheet: ThemesSheet, visit: VisitFile) -> None:
    add(sheet, "financial planning")
    assert "already" in sheet.strip.words.text()
    assert sheet.strip.act.isHidden()
    assert sheet.new.text() == "financial planning"
    assert last(visit).id == FINANCE


def test_enter_and_f2_on_a_theme_lead_into_its_name(sheet: ThemesSheet, visit: VisitFile) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        sheet.list.setFocus()
        press(sheet.list, key)
        assert sheet.form.lines["name"].hasFocus()
        assert sheet.form.lines["name"].selectedText() == sheet.form.lines["name"].text()
    QTest.keyClicks(sheet.form.lines["name"], "Leadership")
    press(sheet.form.lines["name"], Qt.Key.Key_Return)
    assert visit.programme.themes()[0].name == "Leadership"
    assert sheet.list.hasFocus()
    assert "3 Leadership" in shown(sheet)


def test_a_theme_without_a_name_keeps_the_one_it_had(sheet: ThemesSheet, visit: VisitFile) -> None:
    name = sheet.form.lines["name"]
    name.setFocus()
    name.clear()
    press(name, Qt.Key.Key_Return)
    assert sheet.strip.words.text().startswith("A theme needs a name")
    assert name.text() == visit.programme.themes()[0].name == "Governance and culture"


def test_questions_are_kept_one_on_each_line(sheet: ThemesSheet, visit: VisitFile) -> None:
    assert sheet.questions.toPlainText() == "Is there challenge?"
    sheet.questions.setFocus()
    sheet.questions.setPlainText("Is there  challenge?\n\nIs it heard?\n")
    sheet.list.setFocus()
    assert visit.programme.themes()[0].questions == ("Is there challenge?", "Is it heard?")


def test_questions_being_typed_are_kept_when_the_sheet_is_closed(sheet: ThemesSheet, visit: VisitFile) -> None:
    sheet.questions.setFocus()
    sheet.questions.setPlainText("Is it heard?")
    sheet.close()
    assert visit.programme.themes()[0].questions == ("Is it heard?",)


def test_an_area_may_be_reported_within_the_core_themes_and_a_core_theme_may_not(
    sheet: ThemesSheet, visit: VisitFile
) -> None:
    choices = sheet.form.choices["threaded"]
    assert not choices.isVisible()
    add(sheet, "Housing")
    assert choices.isVisible()
    choices.list.actions()[1].trigger()
    assert last(visit).threaded is True
    assert sheet.list.lines()[-1].detail == "within the core themes"


def test_control_and_an_arrow_moves_an_area_and_its_number(sheet: ThemesSheet) -> None:
    add(sheet, "Housing")
    add(sheet, "Transport")
    sheet.list.setFocus()
    press(sheet.list, Qt.Key.Key_Up, CONTROL)
    assert shown(sheet)[-2:] == ["5 Transport", "6 Housing"]
    press(sheet.list, Qt.Key.Key_Up, CONTROL)  # core themes stay before it
    assert shown(sheet)[-2:] == ["5 Transport", "6 Housing"]
    press(sheet.list, Qt.Key.Key_Down, CONTROL)
    assert shown(sheet)[-2:] == ["5 Housing", "6 Transport"]


def test_delete_takes_away_an_area_nothing_rests_on(sheet: ThemesSheet, visit: VisitFile) -> None:
    add(sheet, "Housing")
    press(sheet.list, Qt.Key.Key_Delete)
    assert last(visit).id == FINANCE
    assert sheet.strip.words.text() == "“Housing” is taken away."
    sheet.strip.act.click()
    assert last(visit).name == "Housing"


def test_delete_says_what_rests_on_an_area(sheet: ThemesSheet, visit: VisitFile) -> None:
    add(sheet, "Housing")
    visit.findings.add(last(visit).id, "strength", "Homes are built")
    press(sheet.list, Qt.Key.Key_Delete)
    assert sheet.strip.words.text().startswith("1 finding stands under “Housing”, so it stays.")
    assert last(visit).name == "Housing"


def test_a_core_theme_can_neither_be_taken_away_nor_joined(sheet: ThemesSheet, visit: VisitFile) -> None:
    assert not sheet.gone.isEnabled()
    assert not sheet.join.isEnabled()
    press(sheet.list, Qt.Key.Key_Delete)
    assert "core theme" in sheet.strip.words.text()
    assert len(visit.programme.themes()) == 2


def test_two_areas_that_are_one_are_joined(sheet: ThemesSheet, visit: VisitFile) -> None:
    add(sheet, "Homes")
    visit.findings.add(last(visit).id, "strength", "Homes are built")
    sheet.join.click()
    (ask,) = sheet.findChildren(Pick)
    QTest.keyClicks(ask.letters, "gov")
    press(ask.letters, Qt.Key.Key_Return)
    assert [finding.theme for finding in visit.findings.all()] == [GOVERNANCE]
    assert sheet.strip.words.text() == "What stood under “Homes” stands under “Governance and culture” now."
    assert sheet.one is not None
    assert sheet.one.id == GOVERNANCE


def test_control_z_takes_back_what_was_done_here_and_nothing_from_before(sheet: ThemesSheet, visit: VisitFile) -> None:
    add(sheet, "Housing")
    add(sheet, "Transport")
    sheet.list.setFocus()
    press(sheet.list, Qt.Key.Key_Up, CONTROL)
    for names in (["Housing", "Transport"], ["Housing"], [], []):
        press(sheet.list, Qt.Key.Key_Z, CONTROL)
        assert [theme.name for theme in visit.programme.themes()[2:]] == names
    assert all(theme.core for theme in visit.programme.themes())


def test_esc_goes_back_to_the_list_and_then_closes(sheet: ThemesSheet, visit: VisitFile) -> None:
    name = sheet.form.lines["name"]
    name.setFocus()
    QTest.keyClicks(name, "x")
    press(name, Qt.Key.Key_Escape)
    assert sheet.list.hasFocus()
    assert visit.programme.themes()[0].name == "Governance and culture"
    press(sheet.list, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
