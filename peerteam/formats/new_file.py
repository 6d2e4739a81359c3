"""Writing a file or a folder that is not there yet: never over somebody's work, and never half a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from peerteam.domain.errors import CannotWrite


def check_new_file(path: Path) -> None:
    """Say no before any work is done. Raises CannotWrite."""
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent}", "Choose a folder that exists")
    if path.is_dir():
        raise CannotWrite(f"{path.name} is a folder", "Choose a name for the file")
    if path.exists():
        raise CannotWrite(f"There is already a file {path.name}", "Choose another name; it is not overwritten")


def write_new(path: Path, content: bytes) -> None:
    """Write beside the target and rename. Raises CannotWrite."""
    check_new_file(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as problem:
        raise CannotWrite.because(path.name, problem) from None
    finally:
        with suppress(OSError):  # where nothing may be written, nothing may be deleted either
            beside.unlink()


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which is there under its name once it is full: a new one, or one that is empty.

    Where something goes wrong on the way, a stick that is full or pulled out, nothing half is left. Raises CannotWrite.
    """
    _check_new_folder(path)
    filled = path if path.is_dir() else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        filled.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CannotWrite(f"The folder {path} cannot be made", "Choose another place") from None
    try:
        yield filled
        if filled != path:
            filled.rename(path)
    except OSError as problem:
        _empty(filled, path)
        raise CannotWrite.because(path.name, problem) from None
    except BaseException:
        _empty(filled, path)
        raise


def _check_new_folder(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise CannotWrite(f"{path.name} is a file", "Choose a name for a folder")
    if path.is_dir() and any(path.iterdir()):
        raise CannotWrite(f"The folder {path.name} is not empty", "Choose another name; nothing in it is overwritten")


def _empty(filled: Path, path: Path) -> None:
    """Take away what was made; a folder that was there before, perhaps the stick itself, stays."""
    with suppress(OSError):  # a stick that was pulled out
        for each in filled.iterdir():
            each.unlink()
        if filled != path:
            filled.rmdir()


def safe_name(words: str, longest: int = 80) -> str:
    """Words as part of a file name on any system."""
    kept = "".join(" " if letter in '<>:"/\\|?*\0' or ord(letter) < 32 else letter for letter in words)
    return " ".join(kept.split())[:longest].strip(" .") or "untitled"


def free_name(path: Path) -> Path:
    """This name, or the next with a number after it that is not taken."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found
