"""Which key tags which theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.theme_foot import ThemeFoot

THEMES = [(3, "Governance", "Governance and culture"), (4, "Finance", "Financial planning")]


@pytest.fixture
def foot(qtbot: QtBot, look: Look) -> ThemeFoot:
    made = ThemeFoot()
    qtbot.addWidget(made)
    made.resize(800, 50)
    made.show_themes(THEMES)
    made.show()
    return made


def chips(foot: ThemeFoot) -> list[QPushButton]:
    return foot.findChildren(QPushButton)


def test_each_theme_has_its_key_and_its_name(foot: ThemeFoot) -> None:
    assert [chip.text() for chip in chips(foot)] == ["3 Governance", "4 Finance"]
    assert chips(foot)[0].accessibleName() == "Tag Governance and culture, Control 3"


def test_pressing_one_asks_for_its_theme_and_leaves_the_focus_with_the_text(foot: ThemeFoot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(foot.pressed) as pressed:
        QTest.mouseClick(chips(foot)[1], Qt.MouseButton.LeftButton)
    assert pressed.args == [4]
    assert not chips(foot)[1].hasFocus()


def test_what_is_lit_is_decided_by_the_tags_and_not_by_the_click(foot: ThemeFoot, qtbot: QtBot) -> None:
    foot.light([3])
    QTest.mouseClick(chips(foot)[1], Qt.MouseButton.LeftButton)
    assert [chip.isChecked() for chip in chips(foot)] == [True, False]


def test_in_a_narrow_row_names_are_shortened_and_keys_stay(foot: ThemeFoot) -> None:
    foot.resize(130, 50)
    assert [chip.text()[0] for chip in chips(foot)] == ["3", "4"]
    assert chips(foot)[0].text() != "3 Governance"
    foot.resize(800, 50)
    assert chips(foot)[0].text() == "3 Governance"


def test_a_name_that_is_cut_says_so_and_its_tip_has_all_of_it(foot: ThemeFoot) -> None:
    foot.resize(190, 50)
    first = chips(foot)[0]
    assert first.text().endswith("…")
    assert first.toolTip() == "Governance and culture  (Ctrl+3)"


def test_names_are_shortened_for_larger_text_too_though_the_row_stays_as_wide(
    foot: ThemeFoot, look: Look, qtbot: QtBot
) -> None:
    needed = foot.layout().sizeHint().width()  # type: ignore[union-attr]
    foot.resize(needed + 10, 50)
    assert chips(foot)[0].text() == "3 Governance"
    for _ in range(2):
        look.bigger()
    qtbot.waitUntil(lambda: chips(foot)[0].text().endswith("…"))
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips(foot))
