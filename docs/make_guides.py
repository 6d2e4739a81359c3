"""The guides in `docs/`, made from those of the program: `resources/help/*.md` is the one source.

Word for word the same, with the pictures where they are when seen from `docs/`, at the size they are meant to have.
"""

from __future__ import annotations

import re
import struct
from html import escape
from pathlib import Path

from peerteam import resources

HERE = Path(__file__).resolve().parent
GUIDES = ("guide-peer", "guide-manager", "what-to-do-when")
MADE = (
    "<!-- Made from resources/help/{name}.md by `python3 dev.py pictures`: change it there. "
    "The program shows the same under ⋯ › Help › The guide. -->\n\n"
)
FINE = 2
"""The pictures have so many pixels for each one of their size."""


def make() -> None:
    """Write every guide; says what it wrote."""
    for name in GUIDES:
        (HERE / f"{name}.md").write_text(guide_for_docs(name), encoding="utf-8")
        print(f"docs/{name}.md")


def guide_for_docs(name: str) -> str:
    """A guide as it stands in `docs/`."""
    text = resources.path("help", f"{name}.md").read_text(encoding="utf-8")
    return MADE.format(name=name) + re.sub(r"!\[([^\]]*)\]\(([^)]*)\)", _as_seen_from_here, text)


def _as_seen_from_here(found: re.Match[str]) -> str:
    words, target = found[1], found[2]
    wide = _pixels_wide(resources.path("help", target)) // FINE
    image = f'<img src="../resources/help/{target}" width="{wide}" alt="{escape(words)}">'
    return f"{image}<br>\n*{words}*"


def _pixels_wide(png: Path) -> int:
    (wide,) = struct.unpack(">I", png.read_bytes()[16:20])
    return int(wide)


if __name__ == "__main__":
    make()
