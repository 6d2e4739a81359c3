"""What is done with a paper besides editing it: taken out and brought back, put behind a finding, copied to be read."""

from __future__ import annotations

import functools
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.domain.records import Document, DocumentTheme, Reading, Record, Support
from peerteam.ui.evidence_words import Names
from peerteam.ui.finding_offers import ask_which_finding
from peerteam.ui.page import Page

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


def remove(visit: VisitFile, page: Page, document: Document) -> None:
    """Take a paper out, tell, and offer to bring all of it back."""
    rows = visit.rows
    parts: list[Record] = [document]
    for kind in (DocumentTheme, Reading):
        parts += rows.where(kind, document=document.id)
    parts += rows.where(Support, evidence=document.id)
    with page.telling():
        visit.evidence.remove_document(document.id)
        page.told.emit(f"{document.reference} is removed.", "Undo", functools.partial(_bring_back, visit, page, parts))


def _bring_back(visit: VisitFile, page: Page, parts: list[Record]) -> None:
    with page.telling(), visit.step("Bring back document"):
        for record in parts:
            visit.rows.add(record)


def put_in_finding(visit: VisitFile, page: Page, names: Names, document: Document) -> None:
    """Ask which finding a paper stands behind."""
    bears = visit.evidence.themes_of(document.id)
    theme = next((id for id in names.themes if id in bears), None)
    words = " ".join(filter(None, (document.reference, document.title)))
    sheet = ask_which_finding(visit, names, words, theme, None, page)
    sheet.chosen.connect(functools.partial(_put, visit, page, document.id))
    sheet.made.connect(functools.partial(_put_in_new, visit, page, document.id, theme))
    sheet.open()


def _put(visit: VisitFile, page: Page, document: str, finding: str, stance: str) -> None:
    with page.telling():
        visit.findings.support(finding, document, stance)


def _put_in_new(visit: VisitFile, page: Page, document: str, theme: str | None, side: str, wording: str) -> None:
    with page.telling(), visit.step("New finding"):
        visit.findings.support(visit.findings.add(theme, side, wording), document)


def folder_for_copies(owner: object) -> Path:
    """A folder for readable copies, which goes away with `owner` or with the program."""
    folder = Path(tempfile.mkdtemp(prefix="peerteam-"))
    weakref.finalize(owner, shutil.rmtree, folder, True)
    return folder
