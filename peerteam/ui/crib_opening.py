"""Opening my crib sheet from Today: read from the visit as it is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from peerteam.domain.crib_sheet import crib_sheet
from peerteam.ui.dialogs.crib_sheet import CribSheetView

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.tasks import Tasks


def open_crib_sheet(visit: VisitFile, tasks: Tasks, told: Callable[[str], None], parent: QWidget) -> None:
    """The sheet of whoever works on this laptop; nothing where nobody has said who that is."""
    me = visit.people.me()
    if me is None:
        return
    view = CribSheetView(crib_sheet(visit.snapshot(), me), tasks, parent)
    view.told.connect(told)
    view.open()
