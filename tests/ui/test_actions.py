"""The ⋯ menu: everything that has a name stands in it once, and no list is longer than a small screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from peerteam.ui import actions

LONGEST = 16


def made(qtbot: QtBot) -> tuple[QMenu, list[QMenu]]:
    menu = QMenu()
    qtbot.addWidget(menu)
    actions.fill(menu, {doing.method: QAction(doing.words, menu) for doing in actions.EVERYWHERE})
    return menu, [menu, *(inner for inner in menu.findChildren(QMenu))]


def words(menu: QMenu) -> Iterator[str]:
    inner = {each.menuAction().text() for each in menu.findChildren(QMenu)}
    return (action.text() for action in menu.actions() if action.text() and action.text() not in inner)


def test_what_has_a_name_stands_in_it_once(qtbot: QtBot) -> None:
    _, menus = made(qtbot)
    found = Counter(text for menu in menus for text in words(menu))
    assert found == Counter(doing.words for doing in actions.EVERYWHERE if doing.words)


def test_no_list_is_longer_than_a_small_screen(qtbot: QtBot) -> None:
    _, menus = made(qtbot)
    assert max(len([a for a in menu.actions() if not a.isSeparator()]) for menu in menus) <= LONGEST


def test_an_inner_menu_stands_where_the_first_of_its_lines_would(qtbot: QtBot) -> None:
    menu, _ = made(qtbot)
    top = [action.text() for action in menu.actions() if action.text()]
    assert top.index("In the room") < top.index(actions.LOOKS) < top.index("Settings …") < top.index(actions.VISIT)
    assert top[-2:] == [actions.HELP, "Close"]
