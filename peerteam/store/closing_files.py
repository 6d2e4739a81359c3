"""The files a visit leaves beside itself on this laptop, when they are erased for good: safe copies, and kept papers.

A copy is opened first, because two visits may be called alike, and another visit keeps its own. One that cannot be
opened is taken for what its name says where it stands beside the visit; in a place where several visits leave theirs
it is left, and told. Of a folder only what has the names we give is erased: it may hold somebody's own files too.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from peerteam.domain.errors import PeerTeamError
from peerteam.store import database
from peerteam.store.backup import folder_beside
from peerteam.store.here import Here

_ALONE = " begun alone "
_STAMP = rf"({_ALONE.rstrip()})? \d{{4}}-\d\d-\d\d \d\d-\d\d-\d\d"
_ENDINGS = (".peerteam", ".peerteam.part", " files")
_PAPER = re.compile(r"[0-9a-f]{32}\.peerteam(\.part(-wal|-journal)?)?")
_LOGS = ("", "-wal", "-shm", "-journal")


def copies_of(visit: Path, folder: Path) -> list[Path]:
    """What a folder holds of this visit's safe copies, as their names tell; half-written ones, and papers, as well."""
    named = re.compile(re.escape(visit.stem) + _STAMP + f"({'|'.join(map(re.escape, _ENDINGS))})")
    try:
        return sorted(path for path in folder.iterdir() if named.fullmatch(path.name))
    except OSError:
        return []


def erase_copies(
    visit: Path, ids: Collection[str], phrases: Iterable[str | None], places: Iterable[Path]
) -> tuple[int, tuple[str, ...]]:
    """Take the safe copies of a visit away; says how many, and the names of those that could not be.

    `ids` are the visit, and those that were begun alone and brought into it.
    """
    known = tuple(phrases)
    beside = folder_beside(visit)
    erased, left = 0, []
    for place in dict.fromkeys((beside, *places)):
        if not place.is_dir():
            left += [place.name or str(place)] if place != beside else []
            continue
        for path in copies_of(visit, place):
            whose = _belongs(path, ids, known) if path.suffix == ".peerteam" and path.is_file() else None
            alone = _ALONE in path.name
            if whose is False and not (alone and place == beside):
                left += [path.name] if alone else []  # of the rest it is certain that they are another visit's
            elif whose is None and path.is_file() and place != beside:
                left.append(path.name)
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
        if path.name in kept or not _PAPER.fullmatch(path.name):
            continue
        if _take_away(path):
            erased += 1
        else:
            left.append(path.name)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return erased, tuple(left)


def unfinished(visit: Path) -> tuple[Path, Path]:
    """What a crash may have left beside a visit: a copy being put back, or being locked with other words."""
    return visit.with_name(f"{visit.stem} put back.part"), visit.with_name(f"{visit.name}.part")


def erase_with_logs(files: Iterable[Path]) -> tuple[str, ...]:
    """Erase these, with what SQLite may have left beside them; the names of what could not be.

    The log of a file that stays is a part of it, and stays too.
    """
    left = []
    for file in files:
        for log in _LOGS:
            path = file.with_name(file.name + log)
            try:
                path.unlink(missing_ok=True)
            except OSError:
                left.append(path.name)
                break
    return tuple(left)


def _belongs(copy: Path, ids: Collection[str], phrases: Iterable[str | None]) -> bool | None:
    """Whether a copy is of one of these visits; None if it cannot be opened."""
    for phrase in phrases:
        try:
            found = database.connect(copy, phrase, kind=database.VISIT, read_only=True)
        except PeerTeamError:
            continue
        try:
            return Here(found).recall("visit") in ids
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
