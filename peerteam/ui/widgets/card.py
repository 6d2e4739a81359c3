"""What stands on a card, and how it is laid out and painted: the words, and beneath them in grey what is behind it.

Warnings follow the grey words on the same line where there is room, each with its sign, so that nothing is told by
colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from peerteam.ui import theme

PAD, BAR, GAP = 14, 3, 8
BETWEEN = "  ·  "
WARNING = "!"
_WRAP = Qt.TextFlag.TextWordWrap
_SMALLER = 0.86
_ENDS = (".", "!", "?", ".”", "!”", "?”", "…")


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `facts` are told in grey, `warnings` after them with a sign; `bar` names the colour of its edge."""

    id: str
    words: str
    facts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    bar: str = "line"
    tip: str = ""
    edits: str | None = None  # what is reworded, where that is not all of the words

    @property
    def reworded(self) -> str:
        """What stands in the editor when it is reworded."""
        return self.words if self.edits is None else self.edits

    @property
    def spoken(self) -> str:
        """The whole card for a screen reader."""
        warned = f"Warning: {', '.join(self.warnings)}" if self.warnings else ""
        parts = [part.strip() for part in (self.words, ", ".join(self.facts), warned) if part.strip()]
        ended = [part if part.endswith(_ENDS) else f"{part}." for part in parts[:-1]]
        return " ".join([*ended, *parts[-1:]])


@dataclass(frozen=True, slots=True)
class Look:
    """How a card is to be painted just now."""

    colours: theme.Colours
    font: QFont
    chosen: bool = False
    focused: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words beneath the sentence, and where they stand in the block of them."""

    words: str
    place: QRect
    warning: bool
    follows: bool  # on the line of the piece before it


def smaller(font: QFont) -> QFont:
    """The font of what stands beneath."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALLER)
    return made


def height(card: Card, font: QFont, width: int) -> int:
    """How high a card of this width is, with the gap to the next one."""
    words, beneath = _heights(card, font, width - 2 * PAD - BAR)
    return max(theme.ROW, words + beneath + 2 * PAD - 4) + GAP


def paint(painter: QPainter, card: Card, box: QRect, look: Look) -> None:
    """Paint a card into its box, the gap already taken off."""
    colours = look.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.accent if look.chosen else colours.line))
    painter.setBrush(QColor(colours.soft if look.chosen else colours.raised))
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
    if look.focused:
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.RADIUS - 1, theme.RADIUS - 1)
    _paint_edge(painter, card, box, look)
    inner = box.adjusted(PAD + BAR, 0, -PAD, 0)
    words, beneath = _heights(card, look.font, inner.width())
    top = inner.top() + (inner.height() - words - beneath) // 2
    painter.setPen(QColor(colours.ink))
    painter.setFont(look.font)
    painter.drawText(QRect(inner.left(), top, inner.width(), words), _WRAP, card.words)
    _paint_beneath(painter, card, QPoint(inner.left(), top + words + 4), inner.width(), look)


def _paint_edge(painter: QPainter, card: Card, box: QRect, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(look.colours, card.bar)))
    painter.drawRoundedRect(QRect(box.left() + 5, box.top() + 9, BAR, box.height() - 18), 1.5, 1.5)
    if look.marked:
        painter.setPen(QColor(look.colours.accent))
        painter.setFont(look.font)
        painter.drawText(box.adjusted(0, 4, -6, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "✓")


def _paint_beneath(painter: QPainter, card: Card, at: QPoint, width: int, look: Look) -> None:
    small = smaller(look.font)
    metrics = QFontMetrics(small)
    painter.setFont(small)
    dot = metrics.horizontalAdvance(BETWEEN)
    for piece in _pieces(card, metrics, width):
        place = piece.place.translated(at)
        painter.setPen(QColor(look.colours.quiet))
        if piece.follows:
            painter.drawText(place.adjusted(-dot, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, BETWEEN)
        if piece.warning:
            painter.setPen(QColor(look.colours.area))
        cut = metrics.elidedText(piece.words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, cut)


def _heights(card: Card, font: QFont, width: int) -> tuple[int, int]:
    """Of the sentence, and of what stands beneath with the space above it."""
    words = QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAP, card.words).height()
    bottoms = [piece.place.bottom() for piece in _pieces(card, QFontMetrics(smaller(font)), width)]
    return words, bottoms[-1] + 5 if bottoms else 0


def _pieces(card: Card, metrics: QFontMetrics, width: int) -> Iterator[_Piece]:
    """What stands beneath, left to right, then down."""
    dot, high = metrics.horizontalAdvance(BETWEEN), metrics.height()
    x = y = 0
    told = [(words, False) for words in card.facts] + [(f"{WARNING} {words}", True) for words in card.warnings]
    for words, warning in told:
        wide = min(metrics.horizontalAdvance(words) + 1, width)
        follows = x > 0 and x + dot + wide <= width
        if follows:
            x += dot
        elif x:
            x, y = 0, y + high
        yield _Piece(words, QRect(x, y, wide, high), warning, follows)
        x += wide
