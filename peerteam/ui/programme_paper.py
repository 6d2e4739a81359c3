"""The programme as it is drawn on paper: a page for each day, with the same cards as on the screen.

Everything of a day fits on its page. What has no time, and whatever is too long for its card, stands in full on a last
page, so that nothing is missing from the print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPicture

from peerteam.domain.outgoing import Outgoing
from peerteam.domain.records import Session
from peerteam.domain.timetable import by_day, say_day
from peerteam.domain.timetable_layout import HOUR, Plan, plan_of
from peerteam.domain.timetable_moves import clock
from peerteam.ui import theme
from peerteam.ui.programme_paper_words import blocks_of, team_words
from peerteam.ui.theme import LIGHT
from peerteam.ui.widgets.timetable_grid import Grid, page_grid
from peerteam.ui.widgets.timetable_paint import Block, Fonts, column_words, paint_card
from peerteam.ui.wording import dates

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

UNIT = 0.6
"""Points. The page is drawn in these, so that what is a pixel on the screen is one of them on paper."""
SIZES = (16, 15, 14, 13, 12)
"""Sizes of the words on the cards, in units: the largest at which everything fits."""
_HEAD, _FOOT, _AXIS, _STREAMS = 84.0, 44.0, 58.0, 24.0
_TALLEST = 150.0
"""An hour is no higher than this, however little is on."""
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: a day's timetable, or lines of a list under their headings."""

    title: str
    grid: Grid | None = None
    fonts: Fonts | None = None
    lines: tuple[tuple[str, bool], ...] = ()  # (words, whether they are a heading)


def paint_programme(device: QPagedPaintDevice, out: Outgoing, now: datetime) -> int:
    """Draw the whole programme on a device that has pages, of whatever size was chosen for it; says how many."""
    painter = QPainter(device)
    scale = device.logicalDpiX() * UNIT / 72
    painter.scale(scale, scale)
    page = QRectF(0, 0, device.width() / scale, device.height() / scale)
    blocks = {session.id: block for session, block in blocks_of(out)}
    sheets = list(_sheets(out, blocks, page))
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            device.newPage()
        _paint_frame(painter, page, out, sheet.title, f"{number} of {len(sheets)}", now)
        if sheet.grid is not None and sheet.fonts is not None:
            _paint_day(painter, sheet.grid, sheet.fonts, blocks)
        _paint_lines(painter, _body(page), sheet.lines)
    painter.end()
    return len(sheets)


def _sheets(out: Outgoing, blocks: dict[str, Block], page: QRectF) -> Iterator[Sheet]:
    sessions = out.snapshot.all(Session)
    body = _body(page)
    cut: list[str] = []
    plain: list[str] = []
    for day, held in by_day(sessions).items():
        plan = plan_of(held)
        plain += plan.untimed
        if day is not None and plan.placed:
            grid, fonts, too_long = _fitted(plan, body, blocks)
            cut += too_long
            yield Sheet(say_day(day), grid, fonts)
    lines: list[tuple[str, bool]] = []
    for words, ids in (("Without a time", plain), ("In full, where a card had no room for it", cut)):
        lines += [(words, True)] * bool(ids) + [(blocks[id].spoken, False) for id in ids]
    if not sessions:
        lines = [("There is no session in the programme yet.", False)]
    for number, part in enumerate(_pages_of(lines, body)):
        yield Sheet("The programme in words" if number == 0 else "The programme in words, continued", lines=part)


def _body(page: QRectF) -> QRectF:
    return page.adjusted(0, _HEAD, 0, -_FOOT)


def _fitted(plan: Plan, body: QRectF, blocks: dict[str, Block]) -> tuple[Grid, Fonts, list[str]]:
    """The measures of a day, the largest words at which all its cards can be read, and the cards that still cannot."""
    high = min(body.height() - _STREAMS - 8, (plan.last - plan.first) / HOUR * _TALLEST)
    grid = page_grid(plan, body.left() + _AXIS, body.top() + _STREAMS, body.width() - _AXIS, high)
    found: tuple[Fonts, list[str]] | None = None
    for size in SIZES:
        fonts = Fonts.made(_font(size))
        painter = QPainter(picture := QPicture())  # drawn nowhere, to see what fits
        cut = [
            placed.session
            for placed in plan.placed
            if not paint_card(painter, grid.box(placed), blocks[placed.session], fonts, LIGHT)
        ]
        painter.end()
        del picture
        if found is None or len(cut) < len(found[1]):
            found = fonts, cut
        if not cut:
            break
    assert found is not None
    return grid, *found


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(theme.font())
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


# --- painting ---------------------------------------------------------------------------------------------------------


def _paint_frame(painter: QPainter, page: QRectF, out: Outgoing, title: str, number: str, now: datetime) -> None:
    """The council, the dates, the day, the marking above and below, which page it is."""
    visit = out.snapshot.visit
    bold, small = QFont.Weight.DemiBold, _font(13)
    _write(painter, QRectF(page.left(), 0, page.width(), 18), _CENTRE, out.marking, _font(13, bold), LIGHT.ink)
    _write(painter, QRectF(page.left(), 22, page.width() * 0.62, 28), _LEFT, visit.council or "Peer challenge",
           _font(22, bold), LIGHT.ink)  # fmt: skip
    about = " · ".join(part for part in (visit.kind, dates(visit), "Programme") if part)
    _write(painter, QRectF(page.left(), 50, page.width() * 0.62, 20), _LEFT, about, _font(15), LIGHT.quiet)
    _write(
        painter, QRectF(page.width() * 0.5, 24, page.width() * 0.5, 28), _RIGHT, title, _font(20, bold), LIGHT.accent
    )
    foot = page.bottom() - _FOOT + 10
    painter.setPen(QColor(LIGHT.line))
    painter.drawLine(int(page.left()), int(foot), int(page.right()), int(foot))
    _write(
        painter, QRectF(page.left(), foot + 2, page.width(), 16), _LEFT, team_words(out.snapshot), small, LIGHT.quiet
    )
    line = QRectF(page.left(), foot + 18, page.width(), 16)
    stood = f"As it stood on {now:%A} {now.day} {now:%B} {now.year}, {now:%H:%M}"
    _write(painter, line, _LEFT, stood, small, LIGHT.quiet)
    _write(painter, line, _CENTRE, out.marking, _font(13, bold), LIGHT.ink)
    _write(painter, line, _RIGHT, f"Page {number}", small, LIGHT.quiet)


def _paint_day(painter: QPainter, grid: Grid, fonts: Fonts, blocks: dict[str, Block]) -> None:
    plan = grid.plan
    columns = plan.columns_of(plan.days[0])
    left, right = grid.across(columns)
    for number in columns:
        box = QRectF(grid.lefts[number], grid.top - _STREAMS, grid.column, _STREAMS - 6)
        words = column_words(plan.columns[number].stream, alone=len(columns) == 1)
        _write(painter, box, _LEFT, words, _font(14, QFont.Weight.DemiBold), LIGHT.quiet)
    for minute in range(plan.first, plan.last + 1, HOUR):
        y = grid.y(minute)
        painter.setPen(QColor(LIGHT.line))
        painter.drawLine(int(left), int(y), int(right), int(y))
        box = QRectF(left - _AXIS, y - 9, _AXIS - 10, 18)
        _write(painter, box, _RIGHT, clock(minute), _font(13), LIGHT.quiet)
    for placed in plan.placed:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, grid.box(placed), blocks[placed.session], fonts, LIGHT)


def _paint_lines(painter: QPainter, body: QRectF, lines: Sequence[tuple[str, bool]]) -> None:
    y = body.top()
    for words, heading in lines:
        high = _height(words, heading, body.width())
        weight = QFont.Weight.DemiBold if heading else QFont.Weight.Normal
        painter.setFont(_font(15, weight))
        painter.setPen(QColor(LIGHT.accent if heading else LIGHT.ink))
        painter.drawText(QRectF(body.left(), y + (10 if heading else 0), body.width(), high), _WRAPPED, words)
        y += high


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


def _height(words: str, heading: bool, width: float) -> float:
    measure = QFontMetricsF(_font(15, QFont.Weight.DemiBold if heading else QFont.Weight.Normal))
    return measure.boundingRect(QRectF(0, 0, width, 10_000), _WRAPPED, words).height() + (16 if heading else 5)


def _pages_of(lines: Sequence[tuple[str, bool]], body: QRectF) -> Iterator[tuple[tuple[str, bool], ...]]:
    """As many lines as a page holds; a heading never stands alone at its foot."""
    page: list[tuple[str, bool]] = []
    used = 0.0
    for number, (words, heading) in enumerate(lines):
        high = _height(words, heading, body.width())
        after = _height(*lines[number + 1], body.width()) if heading and number + 1 < len(lines) else 0
        if page and used + high + after > body.height():
            yield tuple(page)
            page, used = [], 0.0
        page.append((words, heading))
        used += high
    if page:
        yield tuple(page)


def _write(painter: QPainter, box: QRectF, how: Qt.AlignmentFlag, words: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, how, shown)
