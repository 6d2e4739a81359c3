"""The guides as the program shows them: the files in `resources/help`, from which those in `docs/` are made too."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

import peerteam
from peerteam import resources

PEERS, MANAGER, WHEN, LICENCES = "guide-peer", "guide-manager", "what-to-do-when", "licences"
TITLES = ((PEERS, "For peers"), (MANAGER, "For the manager"), (WHEN, "What to do when …"), (LICENCES, "Licences"))

_PICTURE = re.compile(r"^!\[([^\]]*)\]\([^)]*\)$", re.MULTILINE)
_LIGHT, _DARK = "-light.png", "-dark.png"
OURS = (
    "Peer Team {version} is published under the MIT licence. The parts it is made of stand under licences of their "
    "own, which follow. None of them sends anything anywhere."
)


class Licence(NamedTuple):
    """Whose words, and the words."""

    name: str
    text: str


def guide(name: str) -> str:
    """One guide as Markdown; what a picture shows stands in words beneath it, for everybody and for the search."""
    text = resources.path("help", f"{name}.md").read_text(encoding="utf-8")
    return _PICTURE.sub(lambda found: f"{found[0]}\n\n*{found[1]}*", text)


def picture(name: str, dark: bool) -> Path:
    """The file of a picture of a guide; there are two of each."""
    return resources.path("help", name.replace(_LIGHT, _DARK) if dark else name)


def how_it_works(page: str) -> str:
    """What the guide for peers says first about a page, as plain text; empty if it says nothing."""
    found = re.search(rf"^## {re.escape(page)}\n\n(.+?)(?:\n\n|\Z)", guide(PEERS), re.MULTILINE | re.DOTALL)
    return " ".join(found[1].replace("**", "").replace("*", "").split()) if found else ""


def licences() -> list[Licence]:
    """The notices of everything that comes with the program: those that must be shown first, the shortest before."""
    shown = [Licence(path.stem, _read(path)) for path in resources.path("licences").glob("*.txt")]
    return [*sorted(shown, key=lambda licence: len(licence.text)), *_bundled()]


def _bundled() -> list[Licence]:
    """In the built program the licence of each library lies beside it; otherwise it is installed with the library."""
    root = getattr(sys, "_MEIPASS", None)
    files = sorted(path for path in (Path(root) / "licences").rglob("*") if path.is_file()) if root else []
    return [Licence(file.parent.name, _read(file)) for file in files]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()


def licence_text() -> str:
    """All of them, one after the other."""
    ours = OURS.format(version=peerteam.__version__)
    return "\n\n\n".join([ours, *(f"{each.name.upper()}\n\n{each.text}" for each in licences())])
