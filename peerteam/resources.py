"""Where the files that come with the program are: frameworks, letter formats, templates, samples."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = next(
    (folder for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources") if folder.is_dir()),
    _PACKAGE / "resources",
)
"""Inside the package when installed from a wheel, beside it in the source tree."""


def path(*parts: str) -> Path:
    """The file or folder `resources/part/part/…`."""
    return _ROOT.joinpath(*parts)


def names(folder: str, ending: str = "") -> list[str]:
    """The names in a folder of resources, without their ending, in order."""
    return sorted(entry.name.removesuffix(ending) for entry in path(folder).iterdir() if entry.name.endswith(ending))
