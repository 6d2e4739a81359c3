"""A guide on paper: what to do when a laptop is gone is read on paper, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize

from peerteam.domain.errors import CannotWrite
from peerteam.ui import help_texts, theme
from peerteam.ui.widgets.guide_view import FINE, GuideText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BORDER_MM = 20.0
"""Qt keeps as much free of itself on each side of what it prints."""
INCH_MM = 25.4
SCALE = 0.9


def ask_to_print(name: str, parent: QWidget) -> None:
    """The system's own dialogue for printing. Raises CannotWrite if there is no printer on this laptop."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise CannotWrite("There is no printer on this laptop", "Copy the guide from a laptop that has one")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(layout())
    if QPrintDialog(printer, parent).exec():
        print_guide(name, printer)


def layout() -> QPageLayout:
    """A4, upright."""
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())


def print_guide(name: str, paper: QPagedPaintDevice) -> None:
    """On whatever paper it is, in the light colours, with its pictures."""
    text = GuideText(help_texts.guide(name), help_texts.picture)
    wide = paper.pageLayout().fullRect(QPageLayout.Unit.Millimeter).width() - 2 * BORDER_MM
    room = int(wide / INCH_MM * QGuiApplication.primaryScreen().logicalDotsPerInchX())
    text.fit(theme.font(SCALE), theme.LIGHT, room, FINE)
    text.print_(paper)
