"""How a session looks in a timetable, on the screen and on paper: a calm card with its time, title and room.

What does not fit is left out in the order of what one can do without: first the room and who of the team is there,
last of all the title. The whole of it is always in the card's tooltip and its name, and on paper below.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from peerteam.ui.theme import Colours

_SMALL = 0.86
_PAD = 6.0
_BAR = 3.0
_GAP = 10.0
_DOT = "  ·  "
_BREAKS_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Block:
    """A session as the timetable shows it. `sign` is that of what is to be looked at, `mark` that of its note."""

    id: str
    begins: str
    times: str
    title: str
    room: str = ""
    team: str = ""
    sign: str = ""
    mark: str = ""
    spoken: str = ""
    tip: str = ""
    mine: bool = False
    quiet: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What is being done with a card."""

    chosen: bool = False
    focused: bool = False
    hovered: bool = False
    lifted: bool = False  # being moved: where it was stays visible, and quiet


_AT_REST = State()


@dataclass(slots=True)
class Fonts:
    """The fonts of the cards, their measures, and the lines titles were broken into."""

    words: QFont
    strong: QFont
    struck: QFont
    measure: QFontMetricsF
    strong_measure: QFontMetricsF
    breaks: dict[tuple[str, int, int], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, font: QFont, factor: float = _SMALL) -> Fonts:
        """The fonts that go with this one, somewhat smaller."""
        words = QFont(font)
        words.setPointSizeF(font.pointSizeF() * factor)
        return cls.made(words)

    @classmethod
    def made(cls, words: QFont) -> Fonts:
        """Exactly this one, and what goes with it."""
        strong = QFont(words)
        strong.setWeight(QFont.Weight.DemiBold)
        struck = QFont(strong)
        struck.setStrikeOut(True)
        return cls(words, strong, struck, QFontMetricsF(words), QFontMetricsF(strong))

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.measure.height()

    def lines_of(self, text: str, width: float, most: int) -> tuple[str, ...]:
        """A title in at most so many lines; the last ends in … if there is more."""
        key = (text, int(width), most)
        found = self.breaks.get(key)
        if found is None:
            if len(self.breaks) > _BREAKS_KEPT:
                self.breaks.clear()
            found = self.breaks[key] = _broken(text, self.strong, self.strong_measure, width, most)
        return found


def _broken(text: str, font: QFont, measure: QFontMetricsF, width: float, most: int) -> tuple[str, ...]:
    if most <= 1 or measure.horizontalAdvance(text) <= width:
        return (measure.elidedText(text, Qt.TextElideMode.ElideRight, width),)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units = text.encode("utf-16-le")
    lines: list[str] = []
    begun = 0
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends = begun + line.textLength()
        lines.append(units[2 * begun : 2 * ends].decode("utf-16-le", "ignore").strip())
        begun = ends
    layout.endLayout()
    rest = units[2 * begun :].decode("utf-16-le", "ignore").strip()
    return (*lines, *((measure.elidedText(rest, Qt.TextElideMode.ElideRight, width),) if rest else ()))


# --- the card ---------------------------------------------------------------------------------------------------------


def paint_card(
    painter: QPainter,
    box: QRectF,
    block: Block,
    fonts: Fonts,
    colours: Colours,
    state: State = _AT_REST,
    words: QRectF | None = None,
) -> bool:
    """Draw one, its words within `words` if not in all of it; says whether all of them could be shown."""
    painter.save()
    _paint_ground(painter, box, block, colours, state)
    painter.setClipRect(box)
    whole = _Words(painter, (words or box).adjusted(_PAD + _BAR, 3, -_PAD, -1), block, fonts, colours).paint()
    painter.restore()
    return whole


def _paint_ground(painter: QPainter, box: QRectF, block: Block, colours: Colours, state: State) -> None:
    fill = colours.soft if state.chosen or state.hovered else colours.page if block.quiet else colours.ground
    accented = state.chosen or state.focused
    edge = QPen(QColor(colours.accent if accented else colours.line), 2 if state.focused else 1)
    if block.off or state.lifted:
        edge.setStyle(Qt.PenStyle.DashLine)
    inset = edge.widthF() / 2
    painter.setPen(edge)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)
    if block.mine and not block.off:
        bar = QRectF(box.left() + inset + 1, box.top() + 5, _BAR, max(box.height() - 10, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(bar, 1.5, 1.5)


class _Words:
    """What stands on one card, written line by line."""

    def __init__(self, painter: QPainter, box: QRectF, block: Block, fonts: Fonts, colours: Colours) -> None:
        self._painter, self._box, self._block, self._fonts, self._colours = painter, box, block, fonts, colours
        self._quiet = QColor(colours.quiet)
        self._base = box.top() + fonts.measure.ascent()
        self._right = box.right()

    def paint(self) -> bool:
        """Write as much as there is room for; says whether that was all."""
        rows = int(self._box.height() // self._fonts.line)
        return self._in_lines(rows) if rows > 1 else self._in_one_line()

    def _in_one_line(self) -> bool:
        """Its times and title, and the rest where the line is long enough."""
        measure, block = self._fonts.measure, self._block
        self._base = self._box.center().y() - self._fonts.line / 2 + measure.ascent()
        self._write_signs()
        named = self._write_team(measure.horizontalAdvance("0" * 16))
        title_wide = self._fonts.strong_measure.horizontalAdvance(block.title)
        fits = self._box.left() + measure.horizontalAdvance(block.times) + _GAP + title_wide <= self._right
        left = self._write(self._box.left(), block.times if fits else block.begins) + _GAP * 0.8
        title = self._fonts.lines_of(block.title, self._right - left, 1)
        whole = self._write_title(left, title)
        left += self._fonts.strong_measure.horizontalAdvance(title[0])
        return self._write_if_it_fits(left, self._rest(named)) and whole and fits

    def _in_lines(self, rows: int) -> bool:
        """Time, signs and team; the title over the lines it needs; the room below it, or else beside the time."""
        measure, block = self._fonts.measure, self._block
        self._write_signs()
        named = self._write_team(measure.horizontalAdvance(block.times))
        fits = measure.horizontalAdvance(block.times) <= self._right - self._box.left()
        left = self._write(self._box.left(), block.times if fits else block.begins)
        title = self._fonts.lines_of(block.title, self._box.width(), rows - 1)
        rest = self._rest(named)
        if len(title) > rows - 2:
            whole = self._write_if_it_fits(left, rest)
            self._base += self._fonts.line
            return self._write_title(self._box.left(), title) and whole and fits
        self._base += self._fonts.line
        whole = self._write_title(self._box.left(), title)
        self._base += self._fonts.line * len(title)
        shown = measure.elidedText(rest, Qt.TextElideMode.ElideRight, self._box.width())
        self._write(self._box.left(), shown)
        return whole and fits and shown == rest

    def _rest(self, named: bool) -> str:
        """The room, and who of the team is there if that did not fit at the right."""
        return _DOT.join(part for part in (self._block.room, "" if named else self._block.team) if part)

    def _write_if_it_fits(self, left: float, words: str) -> bool:
        if words and left + self._fonts.measure.horizontalAdvance(_DOT + words) > self._right:
            return False
        self._write(left, _DOT + words if words else "")
        return True

    def _write_title(self, left: float, lines: tuple[str, ...]) -> bool:
        block, strong = self._block, self._fonts.struck if self._block.off else self._fonts.strong
        ink = self._quiet if block.off or block.quiet else QColor(self._colours.ink)
        for number, line in enumerate(lines):
            self._put(left, self._base + number * self._fonts.line, line, strong, ink)
        return "".join(lines).replace(" ", "") == block.title.replace(" ", "")

    def _write_signs(self) -> None:
        """What is to be looked at, and whether there is a note, at the right edge."""
        colours, fonts = self._colours, self._fonts
        noted = QColor(colours.accent if self._block.mark == "●" else colours.quiet)
        for words, font, measure, ink in (
            (self._block.mark, fonts.words, fonts.measure, noted),
            (self._block.sign, fonts.strong, fonts.strong_measure, QColor(colours.warn)),
        ):
            if words:
                self._right -= measure.horizontalAdvance(words)
                self._put(self._right, self._base, words, font, ink)
                self._right -= _GAP / 2

    def _write_team(self, keep: float) -> bool:
        """Who of the team is there, left of the signs, if that much room is left beside it."""
        wide = self._fonts.measure.horizontalAdvance(self._block.team)
        if not self._block.team:
            return True
        if self._right - wide - _GAP - self._box.left() < keep:
            return False
        self._right -= wide
        ink = QColor(self._colours.ink) if self._block.mine else self._quiet
        self._put(self._right, self._base, self._block.team, self._fonts.words, ink)
        self._right -= _GAP
        return True

    def _write(self, left: float, words: str) -> float:
        """Write quiet words in this line; returns where they end."""
        self._put(left, self._base, words, self._fonts.words, self._quiet)
        return left + self._fonts.measure.horizontalAdvance(words)

    def _put(self, left: float, base: float, words: str, font: QFont, ink: QColor) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(QPointF(left, base), words)


def column_words(stream: str | None, *, alone: bool) -> str:
    """What stands over a column; a short name such as “A” is called a stream."""
    if stream is None:
        return "" if alone else "No stream"
    return f"Stream {stream}" if len(stream) <= 2 else stream
