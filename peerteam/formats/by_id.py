"""Resources known by an id, each a TOML file of that name: the ones that come with the program, or one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from peerteam import resources
from peerteam.domain.entries import mistake
from peerteam.domain.errors import NotFound
from peerteam.formats.toml_file import read_toml, source_of

ENDING = ".toml"


class Named(Protocol):
    """What such a file holds says its own id."""

    @property
    def id(self) -> str:
        """The name of the file."""


T = TypeVar("T", bound=Named)
Parse = Callable[[Mapping[str, Any], str], T]


def load(folder: str, what: str, parse: Parse[T], id_or_path: str | Path) -> T:
    """The one that comes with the program under this id, or the one in a file of one's own (its path ends in .toml).

    `what` is what it is called in an error. Raises NotFound, NoSuchFile or BadResource.
    """
    if isinstance(id_or_path, Path) or id_or_path.endswith(ENDING):
        return _read(Path(id_or_path), parse)
    known = resources.names(folder, ENDING)
    if id_or_path not in known:
        raise NotFound(f"There is no {what} “{id_or_path}”", f"Choose one of {', '.join(known)}, or name a .toml file")
    path = resources.path(folder, id_or_path + ENDING)
    found = _read(path, parse)
    if found.id != id_or_path:
        raise mistake(source_of(path), "key “id”", f"“{found.id}” must be the name of the file")
    return found


def load_all(folder: str, what: str, parse: Parse[T]) -> list[T]:
    """All that come with the program, by name."""
    return [load(folder, what, parse, id) for id in resources.names(folder, ENDING)]


def _read(path: Path, parse: Parse[T]) -> T:
    return parse(read_toml(path), source_of(path))
