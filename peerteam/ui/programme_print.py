"""The programme on paper: as a PDF, or by a printer of this laptop, for the wall of the team's room.

Nothing of the notes is in it, and nothing that the reader may not have.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from peerteam.domain.errors import CannotWrite
from peerteam.domain.outgoing import Audience, Outgoing, outgoing
from peerteam.domain.snapshot import Snapshot
from peerteam.ui.programme_paper import paint_programme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MARGIN = 11.0
"""Millimetres."""
_FINE = 1200
"""Dots an inch."""


def print_programme(snapshot: Snapshot, path: Path, audience: Audience = Audience.TEAM) -> int:
    """A PDF of the whole programme; says how many pages it has. Raises CannotWrite, and never writes over a file."""
    return write_pdf(outgoing(snapshot, audience), path)


def write_pdf(out: Outgoing, path: Path, now: datetime | None = None) -> int:
    """The same of what may leave already; it may be done by the worker."""
    from peerteam.formats.new_file import check_new_file, write_new

    check_new_file(path)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{out.snapshot.visit.council or 'Peer challenge'}: programme")
    writer.setCreator("Peer Team")
    writer.setResolution(_FINE)
    writer.setPageLayout(_layout())
    pages = paint_programme(writer, out, now or datetime.now())
    write_new(path, bytes(buffer.data().data()))
    return pages


def ask_to_print(parent: QWidget, snapshot: Snapshot, audience: Audience = Audience.TEAM) -> None:
    """The system's own dialogue for printing. Raises CannotWrite if there is no printer on this laptop."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QDialog

    if not QPrinterInfo.availablePrinterNames():
        raise CannotWrite("There is no printer on this laptop", "Make a PDF, and print it elsewhere")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    printer.setDocName("Programme")
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    out = outgoing(snapshot, audience)

    def go() -> None:
        paint_programme(printer, out, datetime.now())

    dialog.accepted.connect(go)
    QDialog.open(dialog)


def _layout() -> QPageLayout:
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter
    )
