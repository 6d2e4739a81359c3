"""The real window and its sheets on the lowest screens there are: all of it is seen, or can be scrolled to.

A laptop of 1366 × 768 at 150 % is 911 × 512 points to a program, and its task bar and our title bar take of that; the
same laptop with the largest text and no scaling leaves 1366 × 690.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from peerteam.ui import screen_room, theme
from peerteam.ui.main_window import MainWindow
from tests.flows import test_every_window as every
from tests.flows.test_every_window import sample, window  # noqa: F401  # fixtures
from tests.flows.walk import not_fitting, settle

SCREENS = {"scaled by the system": (911, 456, 1.0), "large text": (1366, 690, 2.0)}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> tuple[int, int, float]:
    return SCREENS[str(request.param)]


@pytest.fixture
def worn(screen: tuple[int, int, float]) -> tuple[theme.Colours, float]:
    return theme.LIGHT, screen[2]


@pytest.fixture
def low(
    window: MainWindow,  # noqa: F811
    screen: tuple[int, int, float],
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    wide, high, _ = screen
    monkeypatch.setattr(screen_room, "screen_of", lambda _: QRect(0, 0, wide, high))
    window.resize(wide, high)
    return window


def test_every_page_fits_a_low_screen(low: MainWindow, screen: tuple[int, int, float]) -> None:
    wide, high, _ = screen
    found = []
    for name, show in every.PAGES.items():
        if name in ("in the room", "projector"):  # these fill the screen, whatever it is
            continue
        low.resize(wide, high)
        shown = show(low)
        settle(shown)
        found += [f"{name}: {problem}" for problem in not_fitting(shown, wide, high)]
        low.strip.dismiss()
        low.leave_tour()
        while low.notes.back():
            pass
    assert not found, "\n".join(found)


def test_every_sheet_fits_a_low_screen_and_is_where_it_can_be_seen(
    low: MainWindow, screen: tuple[int, int, float]
) -> None:
    wide, high, _ = screen
    found = []
    for name, make in every.SHEETS.items():
        shown = make(low)
        shown.show()
        settle(shown)
        found += [f"{name}: {problem}" for problem in not_fitting(shown, wide, high)]
        if shown.frameGeometry().bottom() > high:
            found.append(f"{name} ends at {shown.frameGeometry().bottom()}")
        shown.close()
    assert not found, "\n".join(found)


def test_the_main_action_of_today_is_seen_and_nothing_lies_over_it(low: MainWindow) -> None:
    every.told(low)
    settle(low)
    page = low.today
    button = QRect(page.card.action.mapTo(page, QPoint(0, 0)), page.card.action.size())
    under = page.day_title.mapTo(page, QPoint(0, 0)).y()
    assert page.rect().contains(button)
    assert button.bottom() < under
    assert _scrolled(page.day)


def _scrolled(widget: QWidget) -> bool:
    """Whether there is a bar to go down to it."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None and above.verticalScrollBar().maximum() > 0
