"""Handing over and taking in, between an open visit and the files that travel."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peerteam.domain.errors import CannotWrite, PeerTeamError
from peerteam.domain.records import Peer
from peerteam.handover.bundle import Bundle, Header, now, read_bundle, read_known, write_bundle
from peerteam.store.backup import folder_beside
from peerteam.store.database import remove
from peerteam.store.sealed import read_sealed
from peerteam.store.visit_file import VisitFile

MAKE_ROOM = "Make room there, or choose another folder or stick"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of one file."""

    who: str
    made: str
    new: int
    kinds: dict[str, int]  # how many records of each kind were new or changed
    waiting: int  # versions that now wait to be settled


def share(visit: VisitFile, path: Path, since: int = 0, *, own: bool = False) -> int:
    """Hand over: make changes of what is new and write everything known to `path`; returns how many changes it holds.

    `since` leaves out the changes up to that number, for a smaller file to somebody who has them. `own` says that the
    file is this laptop's own in a folder for exchanging, and is replaced whatever has become of it. Raises CannotWrite,
    and then the visit is as it was: what no file took with it is not handed over.
    """
    if not own:
        check_target(visit, path)
    with _beside(path) as part:
        with visit.door.step("Hand over", undoable=False):
            visit.commit()
            visit.laptops.begin_file()
            raws = visit.changes.since(since)
            header = _header(visit, len(raws), whole=since == 0)
            try:
                write_bundle(part, header, raws, visit.phrase)
            except CannotWrite:  # it speaks of the disk the visit is on, and this is another place
                raise CannotWrite(f"{path.name} is not made: there is no room left where it goes", MAKE_ROOM) from None
        # Not before the changes are kept: a file must never hold what its own visit does not know of.
        _give_name(part, path)
    visit.laptops.finish_file()
    return len(raws)


def _header(visit: VisitFile, count: int, *, whole: bool) -> Header:
    me = visit.rows.get(Peer, visit.me)
    return Header(
        visit=visit.id,
        laptop=visit.laptop,
        who=(me.name if me else None) or "",
        made=now(),
        council=visit.record().council or "",
        count=count,
        whole=whole,
        words=visit.words.changed_at,
    )


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A place in the same folder, so on the same disk, for a file that is not ready to have its own name."""
    try:
        folder = tempfile.TemporaryDirectory(
            prefix=".peerteam-", dir=path.absolute().parent, ignore_cleanup_errors=True
        )
    except OSError as problem:
        raise CannotWrite.because(path.name, problem, "another folder or stick") from None
    with folder as name:
        yield Path(name) / path.name


def _give_name(part: Path, path: Path) -> None:
    try:
        os.replace(part, path)
    except OSError as problem:
        raise CannotWrite.because(path.name, problem, "another name or folder") from None


def take_in(visit: VisitFile, path: Path) -> Taken:
    """Take in a file somebody handed over: all of it, or nothing and one plain sentence."""
    return take_bundle(visit, read_known(path, visit.words.known, visit.id))


def take_bundle(visit: VisitFile, bundle: Bundle) -> Taken:
    """Take in a file already read."""
    known = visit.changes.known(bundle.changes)
    fresh = {change.record: change.kind for change in bundle.changes if change.id not in known}
    new = visit.take(bundle.changes)
    told = bundle.header
    if new and told.laptop == visit.laptop:
        visit.laptops.take_another_name()
    elif told.whole:
        visit.laptops.remember(told.laptop, told.who, told.made, {change.id for change in bundle.changes})
    return Taken(told.who, told.made, new, dict(Counter(fresh.values())), len(visit.unsettled()))


def join(path: Path, bundle_path: Path, phrase: str | None) -> VisitFile:
    """Begin on this laptop with a file the manager made: a new visit at `path` with everything in it."""
    bundle = read_bundle(bundle_path, phrase)
    visit = VisitFile.empty(path, bundle.header.visit, phrase)
    try:
        take_bundle(visit, bundle)
    except BaseException:
        visit.close()
        remove(path)
        raise
    return visit


def take_all(path: Path, files: Sequence[Path], phrase: str | None) -> tuple[list[dict[str, Any]], int]:
    """Take several files into the visit at `path`, or begin it from the first; what came of each, and what waits.

    Every file is read and checked before the first is taken, so one that is refused leaves the visit as it was; and a
    closed safe copy is made before, because taking in cannot be undone step by step.
    """
    began = not path.exists()
    if began:
        visit = VisitFile.empty(path, read_bundle(files[0], phrase).header.visit, phrase)
    else:
        visit = VisitFile.open(path, phrase)
    try:
        bundles = [read_known(file, visit.words.known, visit.id) for file in files]
        if not began:
            visit.safe_copy(folder_beside(path))
        with visit.door.step("Take in", undoable=False):
            taken = [take_bundle(visit, bundle) for bundle in bundles]
        waiting = len(visit.unsettled())
    except BaseException:
        visit.close()
        if began:
            remove(path)
        raise
    visit.close()
    return [
        {"file": str(file), "who": each.who, "made": each.made, "new": each.new, "kinds": each.kinds}
        for file, each in zip(files, taken, strict=True)
    ], waiting


def check_target(visit: VisitFile, target: Path) -> None:
    """A hand-over file only ever replaces an earlier one of the same visit. Raises CannotWrite."""
    if not target.exists():
        return
    if target.is_dir():
        raise CannotWrite(f"{target.name or target} is a folder", "Add a name for the file")
    if target.samefile(visit.path):
        raise CannotWrite("A file to hand over cannot have the name of the visit itself", "Choose another name")
    try:
        header, _ = read_sealed(target, visit.phrase)
        ours = header.get("visit") == visit.id
    except PeerTeamError:
        ours = False
    if not ours:
        raise CannotWrite(
            f"{target.name} is already there, and is not a file handed over from this visit", "Choose another name"
        )
