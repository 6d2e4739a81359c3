"""The files a visit leaves beside itself on this laptop, when they are erased for good: safe copies, and kept papers.

A copy beside the visit is known by its name. In a place where several visits leave theirs it is opened first, because
two visits may be called alike; one that cannot be opened is left, and told.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from peerteam.domain.errors import PeerTeamError
from peerteam.store import database
from peerteam.store.backup import folder_beside

_STAMP = r"( begun alone)? \d{4}-\d\d-\d\d \d\d-\d\d-\d\d"
_ENDINGS = (".peerteam", ".peerteam.part", " files")


def copies_of(visit: Path, folder: Path) -> list[Path]:
    """What a folder holds of this visit's safe copies, as their names tell; half-written ones, and papers, as well."""
    named = re.compile(re.escape(visit.stem) + _STAMP + f"({'|'.join(map(re.escape, _ENDINGS))})")
    try:
        return sorted(path for path in folder.iterdir() if named.fullmatch(path.name))
    except OSError:
        return []


def erase_copies(
    visit: Path, id: str, phrases: Iterable[str | None], places: Iterable[Path]
) -> tuple[int, tuple[str, ...]]:
    """Take the safe copies of a visit away; says how many, and the names of those that could not be."""
    known = tuple(phrases)
    beside = folder_beside(visit)
    erased, left = 0, []
    for place in dict.fromkeys((beside, *places)):
        if not place.is_dir():
            left += [place.name] if place != beside else []
            continue
        for path in copies_of(visit, place):
            if place != beside and path.is_file() and not _belongs(path, id, known):
                left += [path.name] if _belongs(path, id, known) is None else []
            elif _take_away(path):
                erased += path.suffix == ".peerteam"
            else:
                left.append(path.name)
    return erased, tuple(left)


def erase_papers(folder: Path, keep: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """Take the kept files of papers away, but those with these hashes; says how many, and what could not be."""
    kept = {f"{key}.peerteam" for key in keep}
    erased, left = 0, []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name in kept:
            continue
        if _take_away(path):
            erased += 1
        else:
            left.append(path.name)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return erased, tuple(left)


def _belongs(copy: Path, id: str, phrases: Iterable[str | None]) -> bool | None:
    """Whether a copy is of this visit; None if it cannot be opened."""
    for phrase in phrases:
        try:
            found = database.connect(copy, phrase, kind=database.VISIT, read_only=True)
        except PeerTeamError:
            continue
        try:
            told = found.execute("select value from here where key = 'visit'").fetchone()
            return bool(told and told[0] == id)
        finally:
            found.close()
    return None


def _take_away(path: Path) -> bool:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return False
    return True
