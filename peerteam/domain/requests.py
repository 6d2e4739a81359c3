"""The request clock of a paper: asked, due, received, read, or not provided; told in words.

A council that does not hand over what was asked for should see it said in the report (LGA Improvement & Innovation
Board, 2023), so what is overdue must be plain, and never guessed: without a due date nothing is overdue.
"""

from __future__ import annotations

from datetime import date

from peerteam.domain.deadlines import iso
from peerteam.domain.records import Document, DocumentStatus

_HERE = frozenset({DocumentStatus.RECEIVED, DocumentStatus.LATE})


def is_here(document: Document) -> bool:
    """Whether the paper has come."""
    return document.received is not None or document.status in _HERE


def days_overdue(document: Document, today: date) -> int:
    """How many days a paper has been owed past its date; 0 if it is here, refused, or not due yet."""
    due = iso(document.due)
    if due is None or is_here(document) or document.status == DocumentStatus.NOT_PROVIDED:
        return 0
    return max(0, (today - due).days)


def status_when_received(document: Document, day: str) -> DocumentStatus:
    """What a paper is when it comes on this ISO day: late only if it was due before."""
    due, came = iso(document.due), iso(day)
    late = due is not None and came is not None and came > due
    return DocumentStatus.LATE if late else DocumentStatus.RECEIVED


def clock(document: Document, today: date) -> str:
    """Where a request stands, in words."""
    if document.status == DocumentStatus.NOT_PROVIDED:
        return "not provided"
    if is_here(document):
        return _arrived(document)
    overdue = days_overdue(document, today)
    if overdue:
        return f"{overdue} day{'s' if overdue > 1 else ''} overdue"
    due = iso(document.due)
    if due is not None:
        return "due today" if due == today else f"due {due.day} {due:%B}"
    return "asked for" if document.asked_on else "not received"


def _arrived(document: Document) -> str:
    due, received = iso(document.due), iso(document.received)
    late = document.status == DocumentStatus.LATE or (due is not None and received is not None and received > due)
    if due is not None and received is not None and received > due:
        days = (received - due).days
        return f"received {days} day{'s' if days > 1 else ''} late"
    return "received late" if late else "received"
