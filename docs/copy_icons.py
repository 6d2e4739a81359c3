"""Copies the icons the program names from the `heroicons` package into `resources/icons`: `python -m docs.copy_icons`.

The package holds more than a thousand icons in one archive, which takes longer to open than all of ours to draw.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from peerteam import resources
from peerteam.ui.icons import MORE, OURS
from peerteam.ui.page_window import RAIL

NAMES = (*(icon for _, icon in RAIL), MORE)


def outline(name: str) -> bytes:
    """An icon as the package has it."""
    with ZipFile(BytesIO(files("heroicons").joinpath("heroicons.zip").read_bytes())) as archive:
        return archive.read(f"outline/{name}.svg")


def copy(folder: Path) -> None:
    """Write the icons we name into a folder, and leave none that we no longer name; the program's own stays."""
    for old in folder.glob("*.svg"):
        if old.stem != OURS:
            old.unlink()
    for name in NAMES:
        (folder / f"{name}.svg").write_bytes(outline(name))


if __name__ == "__main__":
    copy(resources.path("icons", "x").parent)
