"""The wall for the whole room: large, worked from the keyboard, and without a name."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Side
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.projector import Projector, beyond
from peerteam.ui.look import Look
from peerteam.ui.pages.findings import FindingsPage
from tests.ui.conftest import FINANCE, GOVERNANCE
from tests.ui.pages.wall_visit import Made, fill, the_wall

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(visit: VisitFile) -> Made:
    made = fill(visit)
    visit.findings.support(made.sound, made.heard)
    return made


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look, made: Made) -> Iterator[FindingsPage]:
    with the_wall(visit, qtbot) as page:
        yield page


@pytest.fixture
def projector(page: FindingsPage, qtbot: QtBot) -> Projector:
    QTest.keyClick(page.wall.columns[Side.STRENGTH].box, Qt.Key.Key_F5)
    assert page.projector is not None
    page.projector.activateWindow()
    qtbot.waitUntil(page.projector.isActiveWindow)
    return page.projector


def here(projector: Projector) -> QWidget:
    found = projector.focusWidget()
    assert found is not None
    return found


def shown(projector: Projector, side: Side = Side.STRENGTH) -> list[str]:
    return [words for _, words in projector.columns[side].headlines()]


def test_it_fills_the_screen_with_the_theme_of_the_wall_and_larger_letters(
    projector: Projector, page: FindingsPage
) -> None:
    assert projector.isFullScreen()
    assert projector.name.text() == "Governance and culture"
    assert projector.place.text() == "1 of 2"
    cards = projector.columns[Side.STRENGTH].cards
    assert cards.font().pointSizeF() > 1.5 * page.wall.columns[Side.STRENGTH].cards.font().pointSizeF()


def test_it_shows_words_and_nothing_of_what_is_behind_them(projector: Projector) -> None:
    assert shown(projector) == ["Sound and steady", "Trusted by partners"]
    every = [card for side in Side for card in projector.columns[side].cards.cards()]
    assert [card for card in every if card.facts or card.warnings or card.tip] == []


def test_one_goes_on_typing_and_the_wall_has_it_too(projector: Projector, page: FindingsPage) -> None:
    QTest.keyClicks(here(projector), "Calm")
    QTest.keyClick(here(projector), Qt.Key.Key_Return)
    QTest.keyClick(here(projector), Qt.Key.Key_Tab)
    QTest.keyClicks(here(projector), "Hurried")
    QTest.keyClick(here(projector), Qt.Key.Key_Return)
    assert shown(projector)[-1] == "Calm"
    assert shown(projector, Side.AREA)[-1] == "Hurried"
    assert page.wall.columns[Side.STRENGTH].headlines()[-1][1] == "Calm"


def test_arrows_turn_the_theme_unless_words_are_being_typed(projector: Projector) -> None:
    QTest.keyClick(here(projector), Qt.Key.Key_Right)
    assert projector.theme_id == FINANCE
    QTest.keyClick(here(projector), Qt.Key.Key_Right)
    assert projector.theme_id == GOVERNANCE  # after the last comes the first
    QTest.keyClicks(here(projector), "Ca")
    QTest.keyClick(here(projector), Qt.Key.Key_Left)
    assert projector.theme_id == GOVERNANCE
    QTest.keyClick(here(projector), Qt.Key.Key_PageDown)
    assert projector.theme_id == FINANCE
    QTest.keyClick(here(projector), Qt.Key.Key_3, CONTROL)
    assert projector.theme_id == GOVERNANCE


def test_from_a_card_arrows_turn_the_theme_too(projector: Projector) -> None:
    QTest.keyClick(here(projector), Qt.Key.Key_Up)
    assert projector.columns[Side.STRENGTH].cards.hasFocus()
    QTest.keyClick(here(projector), Qt.Key.Key_Right)
    assert projector.theme_id == FINANCE


def test_headlines_are_reworded_ordered_moved_and_dropped_here_too(
    projector: Projector, visit: VisitFile, made: Made
) -> None:
    QTest.keyClick(here(projector), Qt.Key.Key_Up)
    cards = projector.columns[Side.STRENGTH].cards
    QTest.keyClick(cards, Qt.Key.Key_Up, CONTROL)
    assert shown(projector) == ["Trusted by partners", "Sound and steady"]
    QTest.keyClick(cards, Qt.Key.Key_F2)
    (editor,) = cards.viewport().findChildren(QPlainTextEdit)
    editor.setPlainText("Trusted")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert shown(projector)[0] == "Trusted"
    QTest.keyClick(cards, Qt.Key.Key_Right, CONTROL)
    assert shown(projector, Side.AREA) == ["Plan further ahead", "Trusted"]
    QTest.keyClick(projector.columns[Side.AREA].cards, Qt.Key.Key_Delete)
    assert projector.foot.text() == "Dropped. It is kept in the drawer. Ctrl+Z takes it back."
    QTest.keyClick(here(projector), Qt.Key.Key_Z, CONTROL)
    assert shown(projector, Side.AREA) == ["Plan further ahead", "Trusted"]
    assert visit.findings.finding(made.trusted).wording == "Trusted"


def test_escape_leads_back_to_the_wall_and_its_theme(projector: Projector, page: FindingsPage) -> None:
    QTest.keyClick(here(projector), Qt.Key.Key_Right)
    QTest.keyClick(here(projector), Qt.Key.Key_Escape)
    assert page.projector is None
    assert page.wall.tabs.current_id == FINANCE


def test_enter_in_an_empty_box_leaves_everything_as_it_is(projector: Projector, page: FindingsPage) -> None:
    QTest.keyClick(here(projector), Qt.Key.Key_Return)
    assert page.projector is projector
    assert shown(projector) == ["Sound and steady", "Trusted by partners"]


def test_it_fills_the_projector_if_one_is_plugged_in_as_a_second_screen() -> None:
    laptop, projector = Mock(spec=QScreen), Mock(spec=QScreen)
    assert beyond([laptop, projector], laptop) is projector
    assert beyond([laptop], laptop) is laptop


def test_turned_to_another_theme_it_says_which_and_how_much_is_there(
    projector: Projector, said_aloud: list[str]
) -> None:
    QTest.keyClick(projector.columns[Side.STRENGTH].box, Qt.Key.Key_Right)
    (said,) = said_aloud
    assert said.startswith(projector.name.text())
    assert "Strengths, " in said
    assert "Areas for consideration, " in said
