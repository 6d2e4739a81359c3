"""Exchanging through a folder or a stick: each laptop writes only a file of its own there, and reads everybody's.

So nobody's file is ever written by two, and what a shared folder makes of a clash ("… (1).peerteam") is one more file
to read. Files are known by what is in them. Reading touches no open visit; the visit is needed only to take in what
was read and to write its own file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peerteam.domain.errors import CannotWrite, FileDamaged, FileTooNew, NoSuchFile, PeerTeamError, WrongPhrase
from peerteam.handover.bundle import Bundle, read_known
from peerteam.handover.exchange import Taken, share, take_bundle
from peerteam.store.backup import folder_beside
from peerteam.store.database import PAGE, PLAIN_HEADER
from peerteam.store.visit_file import VisitFile

ENDING = ".peerteam"
_NOT_YET = ("~", ".")
_UNFINISHED = (".part", ".tmp", ".crdownload", "-wal", "-shm", "-journal")
_FOREIGN = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<!DO", b"<?xm", b"\x89PNG", b"\xff\xd8\xff")

OPEN_IT = "Ask for the new words, then open that file by itself"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to exchange, and what a file there must be of; put together while the visit is at hand."""

    folder: Path
    visit: str
    laptop: str
    phrases: tuple[str | None, ...]  # the team's words, and those before them
    open_file: Path  # the visit itself, never to be looked into

    @property
    def name(self) -> str:
        """What the folder or stick is called; the root of a stick on Windows has only its letter."""
        return self.folder.name or str(self.folder)

    @property
    def own_file(self) -> Path:
        """The one file this laptop writes there."""
        names = (re.sub(r"[^A-Za-z0-9]", "_", part)[:40] for part in (self.visit, self.laptop))
        return self.folder / f"{'-'.join(names)}{ENDING}"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: everybody's files, and in a sentence each what could not be read of the team's."""

    bundles: tuple[Bundle, ...] = ()
    left_out: tuple[PeerTeamError, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came of an exchange; with a `problem` everything was taken in, but our own file could not be written."""

    taken: tuple[Taken, ...]
    left_out: tuple[PeerTeamError, ...]
    given: int = 0
    problem: PeerTeamError | None = None


def place_of(visit: VisitFile, folder: Path) -> Place:
    """The folder as a place for this visit."""
    return Place(folder, visit.id, visit.laptop, visit.words.known, visit.path)


def read_folder(place: Place, progress: Progress) -> Read:
    """Every whole file of this visit in the folder, our own too: it may be all that is left of what was put back.

    Raises NoSuchFile if the stick is not in.
    """
    files = _files(place)
    bundles: list[Bundle] = []
    left_out: list[PeerTeamError] = []
    for number, file in enumerate(files):
        progress(number, len(files) + 1)
        try:
            bundles.append(read_known(file, place.phrases, place.visit))
        except PeerTeamError as problem:
            left_out += _worth_telling(place, file, problem)
    progress(len(files), len(files) + 1)
    return Read(tuple(bundles), tuple(left_out))


def exchange(visit: VisitFile, place: Place, read: Read) -> Exchanged:
    """Make a closed safe copy, take in what was read, all or nothing, and write our own file.

    Raises CannotWrite when there is no room for a safe copy; then nothing was taken in.
    """
    taken = take_in_all(visit, read.bundles)
    try:
        # Taking in may have shown that another laptop writes under our name; then ours is another now.
        given = share(visit, place_of(visit, place.folder).own_file, own=True)
    except CannotWrite:
        problem = CannotWrite(
            f"Your own file could not be written to {place.name}: it is full, or may not be written to",
            "Make room there or choose another place; what the others put there is taken in",
        )
        return Exchanged(taken, read.left_out, problem=problem)
    return Exchanged(taken, read.left_out, given)


def take_in_all(visit: VisitFile, bundles: Sequence[Bundle]) -> tuple[Taken, ...]:
    """Take in several files already read: all of them, or nothing; a closed safe copy is made before."""
    visit.safe_copy(folder_beside(visit.path))
    oldest_first = sorted(bundles, key=lambda bundle: bundle.header.made)
    with visit.door.step("Take in", undoable=False):
        return tuple(take_bundle(visit, bundle) for bundle in oldest_first)


def _files(place: Place) -> list[Path]:
    try:
        found = sorted(path for path in place.folder.iterdir() if path.is_file())
    except OSError:
        raise NoSuchFile(f"{place.name} is not there", "Put the stick in, or choose another folder or stick") from None
    return [path for path in found if _may_be_ours(path, place)]


def _may_be_ours(path: Path, place: Place) -> bool:
    """Whether it is worth asking for the team's words. The open visit is not touched: that would end its lock."""
    name = path.name
    if name.startswith((*_NOT_YET, place.open_file.name)) or name.casefold().endswith(_UNFINISHED):
        return False
    if place.open_file.exists() and path.samefile(place.open_file):
        return False
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return False
    if head.startswith(_FOREIGN) or not size:
        return False
    return head == PLAIN_HEADER or size % PAGE == 0 or path.suffix.casefold() == ENDING


def _worth_telling(place: Place, file: Path, problem: PeerTeamError) -> list[PeerTeamError]:
    """Files of other visits and other programs are passed over; one of ours that cannot be read is told."""
    ours = file.name.startswith(place.own_file.name.partition("-")[0])
    if isinstance(problem, FileTooNew):
        return [problem]
    if isinstance(problem, WrongPhrase) and ours:
        return [WrongPhrase("One file there has other words; your manager may have changed them", OPEN_IT)]
    if isinstance(problem, FileDamaged) and file.suffix.casefold() == ENDING:
        return [FileDamaged("One file there is not whole yet", "Exchange again in a minute; nothing was taken from it")]
    return []
