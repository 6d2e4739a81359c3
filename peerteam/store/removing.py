"""Taking a visit off this laptop: what goes, and the files, erased as closing erases them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from peerteam.domain.removing import HELD, Leaving
from peerteam.store.closing_files import erase_copies, erase_papers, erase_with_logs, unfinished
from peerteam.store.noun import Noun


class Beside(NamedTuple):
    """What was erased beside the visit: how many of each, and the names of what could not be."""

    copies: int
    papers: int
    left: tuple[str, ...]


class Removing(Noun):
    """Plans it, and takes away what stands beside the file; the file itself goes once it is closed."""

    def plan(self) -> Leaving:
        """What is on this laptop, and what of it nobody else has."""
        found = self._visit.closing.plan()
        counts = {**found.stays, **found.goes, "file": self._papers()}
        raised = int(self._query("select count(*) from note where raised").fetchone()[0])
        return Leaving(
            self._visit.record(),
            {kind: counts.get(kind, 0) for kind in HELD},
            self._visit.not_handed_over_by_kind(),
            counts["private"],
            raised,
            self._papers(),
            unfinished=self._visit.laptops.file_unfinished,
        )

    def _papers(self) -> int:
        """How many papers stand here as files, wherever else they may be."""
        keys = [key for (key,) in self._query("select distinct file from document where file is not null")]
        return sum(map(self._visit.attachments.has, keys))

    def erase_beside(self) -> Beside:
        """Erase the safe copies, wherever they are, and the papers that were kept."""
        visit = self._visit
        copies, left = erase_copies(visit.path, visit.closing.ids, visit.words.known, visit.closing.places())
        papers, papers_left = erase_papers(visit.attachments.folder, ())
        return Beside(copies, papers, (*left, *papers_left))


def erase_visit(path: Path) -> tuple[str, ...]:
    """Erase a closed visit with what the program may have left beside it; the names of what could not be."""
    return erase_with_logs((path, *unfinished(path)))
