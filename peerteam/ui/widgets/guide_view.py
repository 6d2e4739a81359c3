"""A guide to read, with its pictures: as wide as there is room for, as large as the text, in the colours of the window.

The pictures are twice as fine as they are shown. Each is made anew, smoothly, for the size it has on this screen, so
that the words in it are as sharp as those around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from peerteam.ui import theme
from peerteam.ui.theme import Colours

LINE_HEIGHT = 130
FINE = 2
"""The pictures have so many pixels for each one of their size at the usual size of text."""

FindPicture = Callable[[str, bool], Path]
"""The file of a picture by what the text calls it, and whether the window is dark."""


class GuideText(QTextDocument):
    """One guide. Until it is fitted to a view its pictures are not read."""

    def __init__(self, markdown: str, picture: FindPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._fitted: tuple[int, float, float, bool] | None = None
        self.setMarkdown(markdown)
        self.setDocumentMargin(theme.LARGE)
        self._space()

    def _space(self) -> None:
        """Airy lines, room above a heading, small words beneath a picture, whose own line is as high as it is."""
        airy, close, over, small = QTextBlockFormat(), QTextBlockFormat(), QTextBlockFormat(), QTextCharFormat()
        airy.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        close.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        over.setTopMargin(theme.LARGE)
        small.setProperty(QTextFormat.Property.FontSizeAdjustment.value, -1)
        cursor = QTextCursor(self)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(airy)
        for block in _blocks(self):
            cursor.setPosition(block.position())
            if block.blockFormat().headingLevel() > 1:
                cursor.mergeBlockFormat(over)
            elif any(_pictures_in(block)):
                cursor.mergeBlockFormat(close)
                cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(small)

    def pictures(self) -> list[tuple[int, QTextImageFormat]]:
        """Where each picture stands, and how it is shown."""
        return [found for block in _blocks(self) for found in _pictures_in(block)]

    def fit(self, font: QFont, colours: Colours, room: int, ratio: float) -> None:
        """Show everything in this font and these colours, no picture wider than `room` allows."""
        wanted = (room, font.pointSizeF(), ratio, colours.dark)
        if wanted == self._fitted:
            return
        self._fitted = wanted
        self.setDefaultFont(font)
        widest = room - 2 * int(self.documentMargin())
        for at, looks in self.pictures():
            shown = self._shown(looks.name(), colours, widest, ratio)
            size = shown.deviceIndependentSize().toSize()
            self.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(looks.name()), shown)
            looks.setWidth(size.width())
            looks.setHeight(size.height())
            cursor = QTextCursor(self)
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(looks)

    def _shown(self, name: str, colours: Colours, widest: int, ratio: float) -> QImage:
        """A picture at the size it is shown, with a thin line around it: its ground is that of the page."""
        whole = QImage(str(self._picture(name, colours.dark))).convertToFormat(QImage.Format.Format_RGB32)
        grown = self.defaultFont().pointSizeF() / theme.BASE_POINTS / FINE
        wide = max(1, min(int(whole.width() * grown), widest))
        size = QSize(wide, max(1, round(whole.height() * wide / whole.width()))) if whole.width() else QSize(1, 1)
        shown = whole.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(shown)
        painter.setPen(QColor(colours.line))
        painter.drawRect(shown.rect().adjusted(0, 0, -1, -1))
        painter.end()
        shown.setDevicePixelRatio(ratio)
        return shown


def _blocks(text: QTextDocument) -> Iterator[QTextBlock]:
    block = text.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pictures_in(block: QTextBlock) -> Iterator[tuple[int, QTextImageFormat]]:
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if fragment.charFormat().isImageFormat():
            yield fragment.position(), fragment.charFormat().toImageFormat()
        at += 1


class GuideView(QTextBrowser):
    """Shows a guide, and fits it again whenever its room, its font or the colours change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "boxed")
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the room changes with the pictures

    def show_text(self, text: QTextDocument) -> None:
        """Turn to a text."""
        self.setDocument(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._top()
        super().resizeEvent(event)
        self._fit()
        self._back_to(top)

    def changeEvent(self, event: QEvent) -> None:
        top = self._top()
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
            self._back_to(top)

    def _fit(self) -> None:
        text = self.document()
        if isinstance(text, GuideText):
            colours = theme.colours_of(self.palette())
            text.fit(self.font(), colours, self.viewport().width(), self.devicePixelRatioF())

    # --- what is being read stays where it is -------------------------------------------------------------------------

    def _top(self) -> QTextCursor:
        """The words in the first line one sees."""
        return self.cursorForPosition(QPoint(0, 0))

    def _back_to(self, top: QTextCursor) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(top).top())
