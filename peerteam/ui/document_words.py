"""All that the form says of one paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from peerteam.domain.records import Document, DocumentStatus, Note, Support
from peerteam.domain.uk_dates import say_date
from peerteam.ui.evidence_words import Names, Paper, read_by, use_lines
from peerteam.ui.widgets.document_form import FormWords
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.wording import joined

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

DATES = ("asked_on", "due", "received")
"""The fields that hold a day."""


def form_words(visit: VisitFile, document: Document, paper: Paper | None, names: Names) -> FormWords:
    """A paper as it stands now."""
    values = {field: getattr(document, field) or "" for field in ("title", "reference", "kind", "asked_of", "summary")}
    values |= {field: say_date(getattr(document, field)) for field in DATES}
    bears = visit.evidence.themes_of(document.id)
    marks = {
        "received": paper is not None and paper.here,
        "read": paper is not None and visit.me in paper.readers,
        "refused": document.status == DocumentStatus.NOT_PROVIDED,
    }
    here = document.file is not None and visit.attachments.has(document.file)
    findings = {finding.id: finding for finding in visit.findings.all()}
    uses = visit.rows.where(Support, evidence=document.id)
    return FormWords(
        values,
        document.id,
        f"{paper.status[:1].upper()}{paper.status[1:]}" if paper else "",
        frozenset(name for name, so in marks.items() if so),
        f"{read_by(paper, names)}." if paper else "",
        tuple((id, names.theme(id), id in bears) for id in names.themes),
        _file_words(visit, document, here=here),
        here,
        tuple(_note_line(note, names) for note in _notes(visit, document.id)),
        tuple(use_lines(uses, findings, names)),
    )


def _file_words(visit: VisitFile, document: Document, *, here: bool) -> str:
    if document.file is None:
        return "Not attached. Drop the file here, or press the button."
    if not here:
        return "A colleague has attached it; the file itself is not on this laptop."
    return f"Kept beside the visit{', encrypted like it' if visit.phrase else ''}."


def _notes(visit: VisitFile, document: str) -> list[Note]:
    """The notes about it that are not empty; somebody else's private ones are not shown."""
    notes = visit.rows.where(Note, about=document)
    return [n for n in notes if (n.body or "").strip() and (not n.private or visit.me in (None, n.author, n.typist))]


def _note_line(note: Note, names: Names) -> Line:
    return Line(f"note:{note.id}", " ".join((note.body or "").split()), detail=names.peer(note.author))


def one_reference_words(alike: Sequence[Sequence[Document]], free: str) -> str:
    """Two people gave two papers one reference before they exchanged; empty when nobody did."""
    if not alike:
        return ""
    told = [f"{papers[0].reference}: {joined([_called(paper) for paper in papers])}" for papers in alike]
    return f"Two papers have one reference. {'; '.join(told)}. Give one of them another; the next free one is {free}."


def _called(paper: Document) -> str:
    return f"“{paper.title}”" if paper.title else "a paper without a title"
