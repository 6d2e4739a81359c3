"""The wall over a real visit file: typed without touching the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Finding, FindingState, Side
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.look import Look
from peerteam.ui.pages.findings import FindingsPage
from tests.ui.conftest import FINANCE, GOVERNANCE

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look) -> FindingsPage:
    bus = Bus()
    visit.listeners.append(bus.announce)
    made = FindingsPage(visit)
    bus.announced.connect(made.take)
    bus.setParent(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.begin()
    return made


def wall(visit: VisitFile) -> list[tuple[str | None, str | None, str | None]]:
    return [(f.theme, f.side, f.wording) for f in visit.findings.all() if f.state == FindingState.OPEN]


def test_three_headlines_are_typed_one_after_another(page: FindingsPage, visit: VisitFile, qtbot: QtBot) -> None:
    box = page.columns[Side.STRENGTH].box
    for words in ("One", "Two", "Three"):
        QTest.keyClicks(box, words)
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert [words for _, _, words in wall(visit)] == ["One", "Two", "Three"]
    assert [words for _, words in page.columns[Side.STRENGTH].headlines()] == ["One", "Two", "Three"]
    assert box.hasFocus()


def test_tab_goes_to_the_other_column_and_the_side_is_kept(page: FindingsPage, visit: VisitFile, qtbot: QtBot) -> None:
    QTest.keyClick(page.columns[Side.STRENGTH].box, Qt.Key.Key_Tab)
    box = page.columns[Side.AREA].box
    assert box.hasFocus()
    QTest.keyClicks(box, "Too many priorities")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert wall(visit) == [(GOVERNANCE, Side.AREA, "Too many priorities")]


def test_control_and_a_theme_s_key_turns_to_it(page: FindingsPage, visit: VisitFile, qtbot: QtBot) -> None:
    box = page.columns[Side.STRENGTH].box
    QTest.keyClick(box, Qt.Key.Key_4, CONTROL)
    assert page.name.text() == "Financial planning"
    QTest.keyClicks(box, "Sound")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert wall(visit) == [(FINANCE, Side.STRENGTH, "Sound")]


def test_the_tabs_count_both_sides(page: FindingsPage, visit: VisitFile) -> None:
    visit.findings.add(FINANCE, Side.STRENGTH, "Sound")
    visit.findings.add(FINANCE, Side.AREA, "Late")
    visit.findings.add(FINANCE, Side.AREA, "Thin")
    assert [page.tabs.tabText(index).split() for index in (0, 1)] == [
        ["Governance", "0", "·", "0"],
        ["Finance", "1", "·", "2"],
    ]


def test_a_dropped_headline_is_kept_and_comes_back(page: FindingsPage, visit: VisitFile) -> None:
    id = visit.findings.add(GOVERNANCE, Side.STRENGTH, "Sound")
    told: list[tuple[str, str, object]] = []
    page.told.connect(lambda *what: told.append(what))
    page.columns[Side.STRENGTH].dropped.emit(id)
    assert page.columns[Side.STRENGTH].headlines() == []
    dropped = visit.rows.get(Finding, id)
    assert dropped is not None
    assert dropped.state == FindingState.DROPPED
    (_, act, bring_back) = told[0]
    assert act == "Undo"
    assert callable(bring_back)
    bring_back()
    assert page.columns[Side.STRENGTH].headlines() == [(id, "Sound")]


def test_a_reworded_headline_is_reworded_in_the_visit(page: FindingsPage, visit: VisitFile) -> None:
    id = visit.findings.add(GOVERNANCE, Side.STRENGTH, "Sound")
    page.columns[Side.STRENGTH].reworded.emit(id, "Sound and tested")
    assert wall(visit) == [(GOVERNANCE, Side.STRENGTH, "Sound and tested")]
