"""Writes the pieces of a letter into a text document, each in the look of what it is.

Standing words stand back in the quiet colour; words that open a list are underlined in the accent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from peerteam.ui.theme import Colours
from peerteam.ui.widgets.letter_pieces import Grid, Link, Piece
from peerteam.ui.widgets.utf16 import to_qt


@dataclass(frozen=True, slots=True)
class Look:
    """Size against the usual one, weight, slant, colour by name, room above and below in lines, indent in ems."""

    size: float = 1.0
    bold: bool = False
    italic: bool = False
    colour: str = "ink"
    above: float = 0.0
    below: float = 0.45
    indent: float = 0.0


LOOKS = {
    "title": Look(1.7, bold=True, above=0.6, below=0.1),
    "subtitle": Look(1.2, colour="quiet", below=0.1),
    "heading 1": Look(1.4, bold=True, colour="accent", above=1.3),
    "heading 2": Look(1.15, bold=True, colour="accent", above=1.0),
    "heading 3": Look(1.05, bold=True, above=0.8),
    "strengths": Look(bold=True, colour="strength", above=0.7, below=0.3, indent=2.4),
    "areas": Look(bold=True, colour="area", above=0.7, below=0.3, indent=2.4),
    "group": Look(bold=True, colour="accent", above=0.7, below=0.3, indent=2.4),
    "numbered": Look(indent=2.4),
    "listed": Look(below=0.3, indent=4.0),
    "recommendation": Look(below=0.2, indent=2.8, above=0.3),
    "reason": Look(0.93, colour="quiet", indent=2.8),
    "quote": Look(italic=True, indent=4.6),
    "key message": Look(1.1, bold=True, above=0.5, below=0.7, indent=1.0),
    "address": Look(below=0.0),
    "signature": Look(bold=True, above=1.0, below=0.0),
    "drafting note": Look(italic=True, colour="area", indent=2.4),
    "caption": Look(0.9, bold=True, above=0.6, below=0.2),
    "contents": Look(colour="quiet", indent=0.0),
}
_PLAIN = Look()


class LetterPaint:
    """Paints one letter into one document."""

    def __init__(self, document: QTextDocument, colours: Colours, font: QFont) -> None:
        self._document, self._colours, self._font = document, colours, font
        self._em = QFontMetricsF(font).height() * 0.62
        self._line = QFontMetricsF(font).height()
        self._fresh = True  # the block the cursor is in is still to be used
        self._at: dict[int, int] = {}

    def paint(self, pieces: Sequence[Piece]) -> dict[int, int]:
        """Paint them; gives the piece of each block."""
        self._document.clear()
        self._document.setDefaultFont(self._font)
        self._document.setDocumentMargin(8)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for index, piece in enumerate(pieces):
            if piece.grid is not None:
                self._table(cursor, piece.grid, index)
            else:
                self._paragraph(cursor, piece, index)
        cursor.endEditBlock()
        return self._at

    # --- paragraphs

    def _paragraph(self, cursor: QTextCursor, piece: Piece, index: int) -> None:
        look = LOOKS.get(piece.look, _PLAIN)
        self._begin(cursor, self._block(look))
        self._at[cursor.blockNumber()] = index
        lead = QTextCharFormat(self._chars(look))
        if piece.lead:
            lead.setForeground(QColor(self._colours.quiet if piece.lead.endswith(".") else self._colours.accent))
            lead.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(f"{piece.lead}\t", lead)
        start = cursor.position()
        for words, strong in piece.runs:
            cursor.insertText(words.replace("\n", "\u2028"), self._chars(look, strong=strong, quiet=piece.standing))
        for link in piece.links:
            self._link(start, piece.text, link)

    def _block(self, look: Look) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setTopMargin(look.above * self._line)
        made.setBottomMargin(look.below * self._line)
        made.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setLeftMargin(look.indent * self._em)
        hang = min(look.indent, 2.4) * self._em
        if look.indent and look is not LOOKS["quote"] and look is not LOOKS["reason"]:
            made.setTextIndent(-hang if look in (LOOKS["numbered"], LOOKS["listed"], LOOKS["recommendation"]) else 0)
            tab = QTextOption.Tab()
            tab.position = hang  # counted from where the line begins
            made.setTabPositions([tab])
        return made

    def _begin(self, cursor: QTextCursor, block: QTextBlockFormat) -> None:
        if self._fresh:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        self._fresh = False

    def _chars(self, look: Look, *, strong: bool = False, quiet: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * look.size)
        font.setItalic(look.italic)
        font.setWeight(QFont.Weight.DemiBold if look.bold or strong else QFont.Weight.Normal)
        made.setFont(font)
        made.setForeground(QColor(getattr(self._colours, "quiet" if quiet else look.colour)))
        return made

    def _link(self, start: int, text: str, link: Link) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start + to_qt(text, link.at))
        cursor.setPosition(start + to_qt(text, link.upto), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(self._linking(link.to))

    def _linking(self, to: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setAnchor(True)
        made.setAnchorHref(to)
        made.setForeground(QColor(self._colours.accent))
        made.setFontUnderline(True)
        return made

    # --- tables

    def _table(self, cursor: QTextCursor, grid: Grid, index: int) -> None:
        if not self._fresh:
            cursor.insertBlock(QTextBlockFormat())
        lines = (grid.header, *grid.rows)
        table = cursor.insertTable(len(lines), max(len(grid.header), 1), self._table_format(grid))
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                inside = table.cellAt(row, column).firstCursorPosition()
                self._at[inside.blockNumber()] = index
                inside.insertText(text, self._cell(grid, row, column))
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _cell(self, grid: Grid, row: int, column: int) -> QTextCharFormat:
        if not grid.panel:
            return self._chars(Look(0.92), strong=row == 0)
        if row == 0:
            return self._chars(Look(0.86, colour="quiet"))
        made = self._chars(Look(1.6, bold=True, colour="accent"))
        if column < len(grid.links) and grid.links[column]:
            made.merge(self._linking(grid.links[column]))
        return made

    def _table_format(self, grid: Grid) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorder(0 if grid.panel else 1)
        made.setBorderBrush(QColor(self._colours.line))
        made.setBorderCollapse(True)
        made.setCellPadding(6)
        made.setCellSpacing(0)
        made.setTopMargin(self._line * 0.4)
        made.setBottomMargin(self._line * 0.6)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setHeaderRowCount(1)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return made
