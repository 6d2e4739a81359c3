"""Reading a council's list of papers: references, titles, who was asked, and the dates as they are stated."""

from __future__ import annotations

import datetime

from peerteam.domain.list_tables import DocumentRow, DocumentsTable
from peerteam.domain.programme import Mapping, Question, Skipped
from peerteam.domain.records import DocumentStatus
from peerteam.formats.day_words import Days
from peerteam.formats.list_heads import ListRow, list_heads, read_list
from peerteam.formats.open_table import Opened, Source
from peerteam.formats.table_grid import Cell
from peerteam.formats.table_heads import Heads
from peerteam.formats.time_words import is_unknown

_HEADS = {
    "reference": ("ref", "reference", "no", "number", "document reference", "doc ref", "doc no", "id", "#", "item no"),
    "title": ("title", "document", "document title", "paper", "name", "document name", "description", "item",
              "evidence", "information requested", "document requested", "name of document", "file name", "papers"),
    "kind": ("type", "kind", "category", "document type"),
    "asked_of": ("asked of", "owner", "who", "responsible", "lead officer", "provided by", "requested from", "source",
                 "responsible officer", "contact", "from", "officer"),
    "asked_on": ("asked on", "requested", "date requested", "requested on", "asked", "date asked", "request date"),
    "due": ("due", "due date", "needed by", "deadline", "by when", "date due", "required by"),
    "received": ("received", "date received", "received on", "date provided", "provided", "date sent", "sent"),
    "status": ("status", "state", "progress"),
}  # fmt: skip
_NEEDED = frozenset({"title"})
_ROLES = {head: role for role, heads in _HEADS.items() for head in heads}
_STATUSES = {
    DocumentStatus.RECEIVED: ("received", "provided", "sent", "supplied", "complete", "attached", "uploaded", "yes"),
    DocumentStatus.REQUESTED: (
        "requested",
        "outstanding",
        "awaited",
        "to follow",
        "pending",
        "asked",
        "awaiting",
        "no",
    ),
    DocumentStatus.LATE: ("late", "overdue", "received late"),
    DocumentStatus.NOT_PROVIDED: ("not provided", "not available", "does not exist", "not held", "none held"),
}
_SAID = {words: str(status) for status, lines in _STATUSES.items() for words in lines}


def read_documents_table(
    source: Source,
    *,
    first_day: str | None = None,
    last_day: str | None = None,
    mapping: Mapping | None = None,
    hidden_too: bool = False,
) -> DocumentsTable:
    """The papers of a file or of a pasted table; the visit's dates say which year is meant. Raises BadTable."""
    columns = mapping or Mapping()
    rows, skipped, used = read_list(source, "papers", _role, _NEEDED, columns, hidden_too)
    words = "\n".join(cell.line for row in rows for cell in row.cells.values())
    reader = _Reader(Days(_date(first_day), _date(last_day)).with_years_of(words))
    documents = []
    for row in rows:
        if row.line("title") is None and row.line("reference") is None:
            text = " | ".join(cell.line for cell in row.cells.values() if cell.line)
            skipped.append(Skipped(row.where, text, "no paper is named"))
        else:
            documents.append(reader.read(row))
    return DocumentsTable(tuple(documents), tuple(skipped), (), tuple(reader.questions), used)


def paper_heads(opened: Opened, mapping: Mapping) -> tuple[Heads, ...]:
    """What the columns of each table are taken for."""
    return list_heads(opened, _role, _NEEDED, mapping)


def _role(head: str) -> str | None:
    return _ROLES.get(" ".join(head.casefold().split()).strip(" :.?"))


def _date(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso or "")
    except ValueError:
        return None


class _Reader:
    """Reads rows, and keeps what is to be asked about them."""

    def __init__(self, days: Days) -> None:
        self.days = days
        self.questions: list[Question] = []

    def read(self, row: ListRow) -> DocumentRow:
        """One paper."""
        said = row.line("status") or ""
        status = _SAID.get(said.casefold().strip(" ."))
        received = row.cell("received")
        if status is None and said and not is_unknown(said):
            self._ask(row, "status", said, "has it been received?")
        if status is None and received.line.casefold() in {"yes", "y", "✓", "✔", "received"}:
            status, received = str(DocumentStatus.RECEIVED), Cell()
        elif received.line.casefold() in {"no", "n"}:
            received = Cell()
        return DocumentRow(
            reference=row.line("reference"),
            title=row.line("title"),
            kind=row.line("kind"),
            asked_of=row.line("asked_of"),
            asked_on=self._day(row, "asked_on", row.cell("asked_on")),
            due=self._day(row, "due", row.cell("due")),
            received=self._day(row, "received", received),
            status=status,
            where=row.where,
        )

    def _day(self, row: ListRow, role: str, cell: Cell) -> str | None:
        if not cell.line or is_unknown(cell.line):
            return None
        found = self.days.read(cell)
        if found.day is None:
            self._ask(row, role, cell.line, found.ask or "which date is meant?")
        return found.day

    def _ask(self, row: ListRow, about: str, text: str, ask: str) -> None:
        self.questions.append(Question(row.where, about, text, ask))
