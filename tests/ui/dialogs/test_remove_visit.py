"""The sheet that takes a visit off this laptop: one press when nothing is lost, and a typed word when something is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.errors import CannotWrite
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.remove_visit import MORE, WORDS_KEPT, RemoveVisit
from peerteam.ui.look import Look


@pytest.fixture
def shown(visit: VisitFile, qtbot: QtBot, look: Look) -> RemoveVisit:
    """With a note nobody else has."""
    visit.commit()
    visit.notes.add("session-leader", body="The chair gets papers late.")
    return show(visit, qtbot)


def show(visit: VisitFile, qtbot: QtBot, *, words_kept: bool = False) -> RemoveVisit:
    made = RemoveVisit(visit, words_kept=words_kept)
    qtbot.addWidget(made)
    made.show()
    return made


def lines(sheet: RemoveVisit, heading: str) -> list[str]:
    return list(dict(sheet.said.parts()).get(heading, ()))


def test_what_is_not_handed_over_is_said_and_the_main_button_hands_it_over(shown: RemoveVisit, qtbot: QtBot) -> None:
    assert lines(shown, "Only on this laptop") == ["1 note has not been handed over yet."]
    assert "1 note" in lines(shown, "Goes from this laptop for good")
    assert shown.focusWidget() is shown.exchange
    with qtbot.waitSignal(shown.exchange_asked):
        QTest.keyClick(shown.exchange, Qt.Key.Key_Return)
    assert not shown.remove.isEnabled()


def test_removing_it_all_the_same_takes_the_word_the_sheet_names(shown: RemoveVisit, qtbot: QtBot) -> None:
    assert shown.typed.accessibleName().endswith("type Marlbridge")
    QTest.keyClicks(shown.typed, "Malbridge")
    assert not shown.remove.isEnabled()
    shown.typed.clear()
    QTest.keyClicks(shown.typed, "marlbridge ")
    with qtbot.waitSignal(shown.agreed):
        shown.remove.click()
    assert not shown.remove.isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()  # it is being done


def test_enter_in_the_line_only_leads_to_the_button(shown: RemoveVisit, qtbot: QtBot) -> None:
    shown.typed.setFocus()
    QTest.keyClicks(shown.typed, "Marlb")
    with qtbot.assertNotEmitted(shown.exchange_asked), qtbot.assertNotEmitted(shown.agreed):
        QTest.keyClick(shown.typed, Qt.Key.Key_Return)
        assert shown.focusWidget() is shown.typed
        QTest.keyClicks(shown.typed, "ridge")
        QTest.keyClick(shown.typed, Qt.Key.Key_Return)
    assert shown.focusWidget() is shown.remove


def test_once_it_is_handed_over_one_press_is_enough(shown: RemoveVisit, visit: VisitFile, qtbot: QtBot) -> None:
    visit.commit()
    shown.take_stock("Yours is on STICK for the others.")
    assert shown.news.text() == "Yours is on STICK for the others."
    assert lines(shown, "Only on this laptop") == []
    assert not shown.exchange.isVisible()
    assert not shown.typed.isVisible()
    assert shown.focusWidget() is shown.keep
    with qtbot.waitSignal(shown.agreed):
        shown.remove.click()


def test_a_note_that_stays_here_can_only_be_lost_on_purpose(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    visit.notes.set_private(visit.notes.add(body="For myself."), stays_here=True)
    visit.commit()
    sheet = show(visit, qtbot, words_kept=True)
    assert not sheet.exchange.isVisible()
    assert sheet.typed.isVisible()
    assert not sheet.remove.isEnabled()
    assert WORDS_KEPT in lines(sheet, "Goes from this laptop for good")


def test_esc_leaves_everything_as_it_is(shown: RemoveVisit, visit: VisitFile) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert len(visit.notes.all()) == 1


def test_esc_leaves_while_something_is_being_handed_over_and_that_goes_on(shown: RemoveVisit) -> None:
    shown.wait(True)
    assert not shown.exchange.isEnabled()
    assert shown.keep.isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_what_was_added_after_the_list_was_read_is_not_agreed_to(
    shown: RemoveVisit, visit: VisitFile, qtbot: QtBot
) -> None:
    QTest.keyClicks(shown.typed, "Marlbridge")
    visit.notes.add("session-leader", body="And one more.")
    with qtbot.assertNotEmitted(shown.agreed):
        shown.remove.click()
    assert lines(shown, "Only on this laptop") == ["2 notes have not been handed over yet."]
    assert shown.news.text() == MORE
    assert not shown.remove.isEnabled()


def test_when_it_cannot_be_done_it_says_why_and_can_be_tried_again(shown: RemoveVisit) -> None:
    QTest.keyClicks(shown.typed, "Marlbridge")
    shown.remove.click()
    shown.show_problem(CannotWrite("The disk is locked", "Unlock it"))
    assert "The disk is locked" in shown.news.text()
    assert shown.remove.isEnabled()
