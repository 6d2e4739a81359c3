"""A hand-over file: the changes of a visit, sealed under the team's phrase. Taken in whole, or refused whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from peerteam.domain.errors import OtherVisit, WrongPhrase
from peerteam.store.change import Change, parse
from peerteam.store.sealed import damaged, read_sealed, write_sealed


@dataclass(frozen=True, slots=True)
class Header:
    """What a hand-over file says of itself."""

    visit: str
    laptop: str
    who: str
    made: str  # local time, ISO
    council: str
    count: int
    whole: bool = True  # everything its maker had, not only what was new
    words: str = ""  # when its maker's four words were last changed; files of older programs do not say


@dataclass(frozen=True, slots=True)
class Bundle:
    """A hand-over file, read and checked."""

    header: Header
    changes: list[Change]


def write_bundle(path: Path, header: Header, raws: list[str], phrase: str | None) -> None:
    """Write a hand-over file, replacing what is there. Raises CannotWrite."""
    write_sealed(path, asdict(header), "\n".join(raws).encode(), phrase)


def read_bundle(path: Path, phrase: str | None, visit: str | None = None) -> Bundle:
    """A hand-over file, checked through and through. It touches no open visit, so it may be read in a worker.

    `visit` is the visit it must belong to; None takes any. Raises NoSuchFile, NotAVisit, FileDamaged, WrongPhrase,
    FileTooNew or OtherVisit.
    """
    told, block = read_sealed(path, phrase)
    try:
        header = Header(**{name: told[name] for name in Header.__dataclass_fields__ if name in told or name != "words"})
        raws = block.decode().split("\n") if block else []
    except (KeyError, TypeError, UnicodeDecodeError):
        raise damaged(path) from None
    if len(raws) != header.count:
        raise damaged(path)
    if visit is not None and header.visit != visit:
        whose = header.council or "one without a name"
        raise OtherVisit(
            f"{path.name} belongs to another visit ({whose})", "Open that visit first", council=header.council
        )
    return Bundle(header, [parse(raw) for raw in raws])


def read_known(path: Path, phrases: Iterable[str | None], visit: str | None = None) -> Bundle:
    """The same under the first of these words that opens it: a colleague's file may still have the words of before."""
    wrong: WrongPhrase | None = None
    for phrase in phrases:
        try:
            return read_bundle(path, phrase, visit)
        except WrongPhrase as problem:
            wrong = wrong or problem
    raise wrong or WrongPhrase(f"{path.name} is locked", "Type the four words of your team")


def now() -> str:
    """The local time as a header tells it."""
    return datetime.now().isoformat(timespec="milliseconds")
