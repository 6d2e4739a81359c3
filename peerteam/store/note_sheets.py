"""Keeping what came back on note sheets: each sheet once, whoever reads it and however often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peerteam.domain.note_sheet_place import place
from peerteam.domain.note_sheets import Placed, Returned, Unplaced
from peerteam.domain.records import Note

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


@dataclass(frozen=True, slots=True)
class Read:
    """What came of some sheets: the notes with whether each is new, and what has no certain place."""

    placed: tuple[tuple[Placed, bool], ...]
    unplaced: tuple[Unplaced, ...]


def take_sheets(visit: VisitFile, sheets: Sequence[Returned], *, dry_run: bool = False) -> Read:
    """Put filled sheets where they belong, in one step; what cannot be placed is given back with the reason."""
    snapshot = visit.snapshot()
    found = [place(sheet, snapshot) for sheet in sheets]
    placed, unplaced = [], [each for each in found if isinstance(each, Unplaced)]
    seen: set[str] = set()
    for each in found:
        if not isinstance(each, Placed):
            continue
        if _was_erased(visit, each.note.id):
            unplaced.append(Unplaced(each.file, "this note was erased from the visit for good", each.note.body or ""))
            continue
        new = each.note.id not in seen and not _is_here(visit, each.note.id)
        placed.append((_beside(visit, each) if new else each, new))
        seen.add(each.note.id)
    if not dry_run and any(new for _, new in placed):
        with visit.step("Read note sheets"):
            for each, new in placed:
                if new:
                    visit.rows.add(each.note)
                    for tag in each.tags:
                        visit.rows.add(tag)
    return Read(tuple(placed), tuple(unplaced))


def _is_here(visit: VisitFile, note: str) -> bool:
    """Whether the note is here already, perhaps under the name it got when it was made private."""
    former = "select 1 from former where record = ?"
    return visit.rows.get(Note, note) is not None or bool(visit.connection.execute(former, (note,)).fetchone())


def _was_erased(visit: VisitFile, note: str) -> bool:
    return bool(visit.connection.execute("select 1 from erased where record = ?", (note,)).fetchone())


def _beside(visit: VisitFile, placed: Placed) -> Placed:
    """Say so if the author has a note of this session already: a sheet never writes over one."""
    note = placed.note
    if note.about and visit.rows.where(Note, about=note.about, author=note.author):
        told = f"{placed.author} already has a note of this session; this one stands beside it"
        return replace(placed, warnings=(*placed.warnings, told))
    return placed
