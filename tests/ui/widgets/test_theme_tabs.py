"""The themes as tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from peerteam.ui.look import Look
from peerteam.ui.widgets.carry_list import CARRIED_CARD, CARRIED_PASSAGE
from peerteam.ui.widgets.theme_tabs import ThemeTab, ThemeTabs
from tests.ui.carrying import carry

THEMES = [ThemeTab("a", "Place & people", "1  Place & people", 2, 1), ThemeTab("b", "Money", "2  Money", 0, 3)]


@pytest.fixture
def tabs(qtbot: QtBot, look: Look) -> ThemeTabs:
    made = ThemeTabs()
    qtbot.addWidget(made)
    made.show_themes(THEMES)
    made.resize(600, 50)
    made.show()
    return made


def test_an_ampersand_is_shown_and_is_no_mnemonic(tabs: ThemeTabs) -> None:
    assert tabs.tabText(0) == "1  Place && people   2 · 1"


def test_the_theme_turned_to_stays_when_the_counts_change_and_nothing_is_told(tabs: ThemeTabs, qtbot: QtBot) -> None:
    tabs.go_to("b")
    with qtbot.assertNotEmitted(tabs.currentChanged):
        tabs.show_themes([THEMES[1], THEMES[0]])
    assert tabs.current_id == "b"


def test_a_card_is_carried_onto_a_theme_and_a_passage_is_not(tabs: ThemeTabs) -> None:
    told: list[tuple[str, str]] = []
    tabs.card_dropped.connect(lambda card, theme: told.append((card, theme)))
    assert carry(tabs, CARRIED_CARD, "x", tabs.tabRect(1).center())
    assert not carry(tabs, CARRIED_PASSAGE, "x", tabs.tabRect(1).center())
    assert not carry(tabs, CARRIED_CARD, "x", QPoint(590, 20))
    assert told == [("x", "b")]


def test_after_the_last_theme_comes_the_first(tabs: ThemeTabs) -> None:
    tabs.step(1)
    tabs.step(1)
    assert tabs.current_id == "a"


MANY = [ThemeTab(str(n), f"Theme {n} in full", f"{n}  Organisational", n, n) for n in range(1, 8)]


def test_where_the_themes_do_not_fit_their_names_are_cut_and_all_are_seen(tabs: ThemeTabs) -> None:
    tabs.resize(2000, 50)
    tabs.show_themes(MANY)
    assert tabs.tabText(0) == "1  Organisational   1 · 1"
    tabs.resize(760, 50)
    assert tabs.tabText(0) != "1  Organisational   1 · 1"
    assert tabs.tabText(0).endswith("…")
    assert tabs.tabRect(6).right() <= 760
    assert tabs.tabToolTip(0).startswith("Theme 1 in full: 1 strength")


def test_the_key_of_a_theme_is_never_cut(tabs: ThemeTabs) -> None:
    tabs.show_themes(MANY)
    tabs.resize(200, 50)
    assert [tabs.tabText(index)[0] for index in range(7)] == list("1234567")
