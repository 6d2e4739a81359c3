"""The letter formats that come with the program, and any other one in a file."""

from __future__ import annotations

from pathlib import Path

from peerteam import resources
from peerteam.domain.errors import BadResource, NotFound
from peerteam.domain.letter_format import LetterFormat, parse_letter_format
from peerteam.formats.toml_file import read_toml, source_of

_FOLDER, _ENDING = "letters", ".toml"


def load(id_or_path: str | Path) -> LetterFormat:
    """A letter format that comes with the program, by its id, or one in a file, by its path (ending in .toml)."""
    if isinstance(id_or_path, Path) or id_or_path.endswith(_ENDING):
        return _read(Path(id_or_path))
    known = resources.names(_FOLDER, _ENDING)
    if id_or_path not in known:
        raise NotFound(
            f"There is no letter format “{id_or_path}”", f"Choose one of {', '.join(known)}, or name a .toml file"
        )
    path = resources.path(_FOLDER, id_or_path + _ENDING)
    found = _read(path)
    if found.id != id_or_path:
        raise BadResource(f"{source_of(path)}: the key “id” must be the name of the file", "Put it right in that file")
    return found


def load_all() -> list[LetterFormat]:
    """Every letter format that comes with the program, the oldest first."""
    return sorted((load(id) for id in resources.names(_FOLDER, _ENDING)), key=lambda found: found.era)


def _read(path: Path) -> LetterFormat:
    return parse_letter_format(read_toml(path), source_of(path))
