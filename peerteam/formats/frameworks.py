"""The frameworks that come with the program, and any other one in a file."""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.framework import Framework, parse_framework
from peerteam.formats import by_id


def load(id_or_path: str | Path) -> Framework:
    """A framework that comes with the program, by its id, or one in a file, by its path (ending in .toml)."""
    return by_id.load("frameworks", "framework", parse_framework, id_or_path)


def load_all() -> list[Framework]:
    """Every framework that comes with the program, the oldest first and those without a date last."""
    found = by_id.load_all("frameworks", "framework", parse_framework)
    return sorted(found, key=lambda framework: (framework.first is None, framework.first or "", framework.id))
