"""What the commands share: the visit they work on, opened with the phrase it needs, and how they tell what is in it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from peerteam.store.database import needs_phrase
from peerteam.store.visit_file import VisitFile

FILE = click.Path(path_type=Path)


def phrase_for(path: Path) -> str | None:
    """The team's four words for an existing file, if it needs any."""
    return ask_phrase(f"The team's four words for {path.name}") if needs_phrase(path) else None


def ask_phrase(question: str) -> str | None:
    """The four words from `PEERTEAM_PHRASE`, or asked for; None for none."""
    given = os.environ.get("PEERTEAM_PHRASE")
    if given is not None:
        return given.strip() or None
    if sys.stdin.isatty():
        return str(click.prompt(question, hide_input=True, default="", show_default=False, err=True)).strip() or None
    return None


def open_visit(path: Path) -> VisitFile:
    """The visit at `path`, opened with the phrase it needs."""
    return VisitFile.open(path, phrase_for(path))


def show(content: Any) -> None:
    """Print JSON."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def days(first: str | None, last: str | None) -> str:
    """When a visit is, in words."""
    return " to ".join(day for day in (first, last) if day) or "dates not stated"
