"""Lists of people and of papers as a council's table tells them, before anything of them is in the visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from peerteam.domain.programme import Mapping, PersonRow, Question, Skipped


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One paper; `status` only where the table says it."""

    reference: str | None = None
    title: str | None = None
    kind: str | None = None
    asked_of: str | None = None
    asked_on: str | None = None
    due: str | None = None
    received: str | None = None
    status: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class DocumentsTable:
    """All that was read from a list of papers."""

    documents: tuple[DocumentRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    mapping: Mapping = field(default_factory=Mapping)

    def as_json(self) -> dict[str, Any]:
        """What `peerteam import documents --json` prints."""
        names = ("reference", "title", "kind", "asked_of", "asked_on", "due", "received", "status")
        rows = [{name: getattr(row, name) for name in names} for row in self.documents]
        return {"documents": rows, **_told(self.skipped, self.warnings, self.questions)}


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """All that was read from a list of people."""

    people: tuple[PersonRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    mapping: Mapping = field(default_factory=Mapping)

    def as_json(self) -> dict[str, Any]:
        """What `peerteam import people --json` prints."""
        names = ("name", "post", "organisation", "group", "size")
        rows = [{name: getattr(row, name) for name in names} for row in self.people]
        return {"people": rows, **_told(self.skipped, self.warnings, ())}


def _told(
    skipped: tuple[Skipped, ...], warnings: tuple[str, ...], questions: tuple[Question, ...]
) -> dict[str, list[Any]]:
    return {
        "skipped": [{"where": s.where, "text": s.text, "why": s.why} for s in skipped],
        "warnings": [*warnings, *(question.in_words for question in questions)],
    }
