"""Reading a TOML file somebody wrote, with what is wrong in it said by file and line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from peerteam.domain.entries import mistake
from peerteam.domain.errors import NoSuchFile

_AT_LINE = re.compile(r"^(?P<why>.*) \(at line (?P<line>\d+), column \d+\)$", re.DOTALL)


def source_of(path: Path) -> str:
    """What a file is called in an error: its name and its folder's, never where that is on this laptop."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


def read_text(path: Path) -> str:
    """The whole of a text file in UTF-8, with plain line ends and without a byte-order mark."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFile(f"There is no file {source_of(path)}", "Look at the name and the folder") from None
    except UnicodeDecodeError:
        raise mistake(source_of(path), "", "is not text in UTF-8") from None
    except OSError as error:
        why = error.strerror or "unknown reason"
        raise NoSuchFile(f"{source_of(path)} cannot be read ({why})", "Look at its permissions") from None


def read_toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.match(str(error))
        where = f"line {found['line']}" if found else ""
        why = found["why"] if found else str(error)
        raise mistake(source_of(path), where, f"is not written as TOML should be ({why})") from None
