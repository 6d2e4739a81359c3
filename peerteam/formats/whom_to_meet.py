"""The list of whom such a visit usually meets: `resources/whom_to_meet.toml`, or one's own."""

from __future__ import annotations

from pathlib import Path

from peerteam import resources
from peerteam.domain.coverage import Usual, parse_usual
from peerteam.formats.toml_file import read_toml, source_of


def load(path: Path | None = None) -> tuple[Usual, ...]:
    """The list that comes with the program, or the one at `path`. Raises BadResource."""
    path = path or resources.path("whom_to_meet.toml")
    return parse_usual(read_toml(path), source_of(path))
