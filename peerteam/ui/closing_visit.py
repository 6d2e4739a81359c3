"""Closing a visit from its window: the sheet, the work beside the window, and the receipt."""

from __future__ import annotations

import functools
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.closing import Receipt
from peerteam.domain.errors import CannotWrite, PeerTeamError
from peerteam.ui.dialogs.close_visit import CloseVisit
from peerteam.ui.lending import lend
from peerteam.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.ways_out import WaysOut

NAME = "receipt of closing"


def begin(window: WaysOut, visit: VisitFile, tasks: Tasks, today: date) -> CloseVisit:
    """Show the sheet over the window; nothing is erased before it was agreed to."""
    sheet = CloseVisit(visit, today, window)
    sheet.agreed.connect(functools.partial(_close, sheet, window, visit, tasks))
    sheet.open()
    return sheet


def _close(sheet: CloseVisit, window: WaysOut, visit: VisitFile, tasks: Tasks) -> None:
    """The visit is lent to the worker meanwhile, and nothing that goes stays open in the window."""
    window.let_go()

    def job(progress: Progress) -> Receipt:
        progress(0, 0)
        return visit.closing.close()

    def done(receipt: Receipt) -> None:
        window.read_anew()
        _keep_receipt(sheet, receipt)

    def failed(error: BaseException) -> None:
        window.read_anew()
        if not isinstance(error, PeerTeamError):
            sheet.cancel.setEnabled(True)
            sheet.reject()
            raise error  # ours: the hook of `errors.py` makes the report
        sheet.show_problem(error)

    lend(visit, tasks, job, done, failed, "Closing the visit")


def _keep_receipt(sheet: CloseVisit, receipt: Receipt) -> None:
    path, problem = save_receipt(receipt, sheet.folder, NAME)
    said = f"The visit is closed, but the receipt could not be saved. {problem}" if path is None else ""
    sheet.show_receipt(receipt, path, said)


def save_receipt(receipt: Receipt, folder: Path, name: str) -> tuple[Path | None, str]:
    """Write it into a folder, under a name that is free there; where it is, or why it could not be saved."""
    from peerteam.formats.new_file import free_name, safe_name
    from peerteam.formats.receipt import write_receipt

    file = safe_name(f"{receipt.council or 'Visit'} {name}") + ".html"
    with suppress(OSError):  # a new laptop may have no such folder yet; if it cannot be made, writing says so
        folder.mkdir(parents=True, exist_ok=True)
    try:
        return write_receipt(receipt, free_name(folder / file)), ""
    except CannotWrite as problem:
        return None, str(problem)
