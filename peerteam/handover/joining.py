"""Joining the team's visit with what one had begun alone: recognised, looked into, brought in, and kept aside.

The visit she began is never changed. When its notes are in the team's, its file goes among the safe copies.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peerteam.domain.begun_alone import Known, Pair, Pairs, looks_same
from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import Tag
from peerteam.store import backup, begun_alone
from peerteam.store.backup import folder_beside
from peerteam.store.begun_alone import Brought
from peerteam.store.visit_file import VisitFile


@dataclass(frozen=True, slots=True)
class Begun:
    """What is in a visit that was begun alone, beside the team's."""

    path: Path
    phrase: str | None
    council: str
    notes: int
    staying: int  # notes that stay on this laptop
    tags: int
    pairs: Pairs
    not_chosen: int  # versions nobody has chosen between, which stay in the copy kept aside


def the_same_visit(team: VisitFile, others: Iterable[tuple[Path, Known]]) -> Path | None:
    """The first of these files that looks like the visit of the team, begun by somebody alone."""
    wanted = begun_alone.known(team)
    here = team.path.absolute()
    return next(
        (path for path, known in others if path.exists() and path.absolute() != here and looks_same(known, wanted)),
        None,
    )


def look_into(team: VisitFile, path: Path, phrase: str | None) -> Begun:
    """What bringing in the visit at `path` would bring. Raises one of the errors of `VisitFile.open`."""
    with VisitFile.open(path, phrase) as mine:
        notes = [note for note in mine.notes.all() if not begun_alone.is_empty(note)]
        return Begun(
            path=path,
            phrase=mine.phrase,
            council=mine.record().council or path.stem,
            notes=len(notes),
            staying=sum(note.private for note in notes),
            tags=len(mine.rows.all(Tag)),
            pairs=begun_alone.pairs(mine, team),
            not_chosen=len(mine.unsettled()),
        )


def bring_in(team: VisitFile, begun: Begun, agreed: Iterable[Pair]) -> Brought:
    """Bring it in, with those offered as one that were agreed to; one step, and nothing is there twice.

    Raises one of the errors of `VisitFile.open`, or CannotWrite; then nothing came in.
    """
    with VisitFile.open(begun.path, begun.phrase) as mine:
        return begun_alone.bring_in(mine, team, (*begun.pairs.certain, *agreed))


def keep_aside(team: VisitFile, path: Path, places: Iterable[Path] = ()) -> Path:
    """Put the file of a visit that was brought in among the team's safe copies, its papers with it; where it is now.

    Its own safe copies, beside it and in these places, are named so too: whoever closes the team's visit one day erases
    them with it. It must be closed. Raises CannotWrite, and then it is where it was.
    """
    stem = f"{team.path.stem} begun alone {datetime.now():%Y-%m-%d %H-%M-%S}"
    _rename_copies(team, path, (folder_beside(path), *places))
    target = folder_beside(team.path) / f"{stem}.peerteam"
    papers = path.with_name(f"{path.stem} files")
    kept = target.with_name(f"{stem} files")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if papers.is_dir():
            os.replace(papers, kept)
        os.replace(path, target)
    except OSError:
        if kept.exists():
            os.replace(kept, papers)
        raise CannotWrite(
            "The visit you began alone could not be put among the safe copies", "It stays where it was; nothing is lost"
        ) from None
    return target


def _rename_copies(team: VisitFile, path: Path, places: Iterable[Path]) -> None:
    """A copy on a stick that is not in, or may not be touched, keeps its name."""
    for place in places:
        for copy in backup.copies(place, path.stem):
            with suppress(OSError):
                os.replace(copy, place / f"{team.path.stem} begun alone{copy.stem[-20:]}.peerteam")
