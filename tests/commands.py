"""Running a command as a script would, but in this process: what it said, and what it ended with."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from peerteam.cli import main


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


def run(*arguments: object, text: str | bytes = b"", phrase: str | None = None) -> Told:
    """`peerteam arguments…` with `text` on standard input and `phrase` in the environment."""
    given = text.encode() if isinstance(text, str) else text
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for name in ("stdout", "stderr")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["peerteam", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        if phrase is None:
            patch.delenv("PEERTEAM_PHRASE", raising=False)
        else:
            patch.setenv("PEERTEAM_PHRASE", phrase)
        with pytest.raises(SystemExit) as ended:
            main()
    assert isinstance(ended.value.code, int)
    return Told(ended.value.code, *(_words(stream) for stream in streams.values()))


def _words(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def done(*arguments: object, text: str | bytes = b"", phrase: str | None = None) -> Told:
    """The same, for a command that must succeed."""
    told = run(*arguments, text=text, phrase=phrase)
    assert told.code == 0, told.err
    return told


def refused(folder: Path, *arguments: object, text: str | bytes = b"", phrase: str | None = None) -> str:
    """The same, for a command that must be refused as a known problem, and change no file in `folder`: why."""
    before = files_in(folder)
    told = run(*arguments, text=text, phrase=phrase)
    assert told.code == 1, told.out
    assert told.out == ""
    assert_one_plain_sentence(told.err)
    assert files_in(folder) == before
    return told.err


def assert_one_plain_sentence(said: str) -> None:
    """What happened, perhaps what to do about it, on one line and in no technical words."""
    assert said.endswith(".\n")
    assert said.count("\n") == 1
    assert not any(word in said for word in ("Traceback", "sqlite", "SQL", "Error", "rrno", "database", ".part"))


def files_in(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder, with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
