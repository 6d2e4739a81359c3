"""Handing over and taking in, between an open visit and the files that travel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import Peer
from peerteam.handover.bundle import Bundle, Header, now, read_bundle, write_bundle
from peerteam.store.visit_file import VisitFile


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of one file."""

    who: str
    made: str
    new: int
    kinds: dict[str, int]  # how many records of each kind were new or changed
    waiting: int  # versions that now wait to be settled


def share(visit: VisitFile, path: Path, since: int = 0) -> int:
    """Hand over: make changes of what is new and write everything known to `path`; returns how many changes it holds.

    `since` leaves out the changes up to that number, for a smaller file to somebody who has them.
    """
    visit.commit()
    raws = visit.changes.since(since)
    me = visit.rows.get(Peer, visit.me)
    header = Header(
        visit=visit.id,
        laptop=visit.laptop,
        who=(me.name if me else None) or "",
        made=now(),
        council=visit.record().council or "",
        count=len(raws),
        whole=since == 0,
    )
    write_bundle(path, header, raws, visit.phrase)
    return len(raws)


def take_in(visit: VisitFile, path: Path) -> Taken:
    """Take in a file somebody handed over: all of it, or nothing and one plain sentence."""
    return take_bundle(visit, read_bundle(path, visit.phrase, visit.id))


def take_bundle(visit: VisitFile, bundle: Bundle) -> Taken:
    """Take in a file already read."""
    known = visit.changes.known(bundle.changes)
    fresh = {change.record: change.kind for change in bundle.changes if change.id not in known}
    new = visit.take(bundle.changes)
    told = bundle.header
    if told.whole:
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
        path.unlink(missing_ok=True)
        raise
    return visit


def take_all(path: Path, files: Sequence[Path], phrase: str | None) -> tuple[list[dict[str, Any]], int]:
    """Take several files into the visit at `path`, or begin it from the first; what came of each, and what waits.

    Every file is read and checked before the first is taken, so one that is refused leaves the visit as it was.
    """
    began = not path.exists()
    if began:
        visit = VisitFile.empty(path, read_bundle(files[0], phrase).header.visit, phrase)
    else:
        visit = VisitFile.open(path, phrase)
    try:
        bundles = [read_bundle(file, visit.phrase, visit.id) for file in files]
        taken = [take_bundle(visit, bundle) for bundle in bundles]
        waiting = len(visit.unsettled())
    except BaseException:
        visit.close()
        if began:
            path.unlink(missing_ok=True)
        raise
    visit.close()
    return [
        {"file": str(file), "who": each.who, "made": each.made, "new": each.new, "kinds": each.kinds}
        for file, each in zip(files, taken, strict=True)
    ], waiting


def check_target(visit: Path, target: Path) -> None:
    """A hand-over file must not take the visit's own place. Raises CannotWrite."""
    if target.exists() and visit.exists() and target.samefile(visit):
        raise CannotWrite("A file to hand over cannot have the name of the visit itself", "Choose another name")
