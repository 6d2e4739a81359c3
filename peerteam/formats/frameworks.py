"""The frameworks that come with the program, and any other one in a file."""

from __future__ import annotations

from pathlib import Path

from peerteam import resources
from peerteam.domain.entries import mistake
from peerteam.domain.errors import NotFound
from peerteam.domain.framework import Framework, parse_framework
from peerteam.formats.toml_file import read_toml, source_of

_FOLDER, _ENDING = "frameworks", ".toml"


def load(id_or_path: str | Path) -> Framework:
    """A framework that comes with the program, by its id, or one in a file, by its path (ending in .toml)."""
    if isinstance(id_or_path, Path) or id_or_path.endswith(_ENDING):
        return _read(Path(id_or_path))
    known = resources.names(_FOLDER, _ENDING)
    if id_or_path not in known:
        raise NotFound(
            f"There is no framework “{id_or_path}”", f"Choose one of {', '.join(known)}, or name a .toml file"
        )
    path = resources.path(_FOLDER, id_or_path + _ENDING)
    framework = _read(path)
    if framework.id != id_or_path:
        raise mistake(source_of(path), "key “id”", f"“{framework.id}” must be the name of the file")
    return framework


def load_all() -> list[Framework]:
    """Every framework that comes with the program, the oldest first and those without a date last."""
    found = [load(id) for id in resources.names(_FOLDER, _ENDING)]
    return sorted(found, key=lambda framework: (framework.first is None, framework.first or "", framework.id))


def _read(path: Path) -> Framework:
    return parse_framework(read_toml(path), source_of(path))
