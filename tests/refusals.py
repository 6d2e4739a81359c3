"""What every refusal of a bad file has in common, wherever it is refused."""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from peerteam.domain.errors import PeerTeamError


@contextmanager
def refused(error: type[PeerTeamError], *files: Path) -> Iterator[None]:
    """The body raises this error, in one plain sentence and one of advice, and every file stays as it is."""
    before = [_state(file) for file in files]
    with pytest.raises(error) as caught:
        yield
    assert caught.type is error
    assert_plain(caught.value)
    assert [_state(file) for file in files] == before


def assert_plain(error: PeerTeamError) -> None:
    """One sentence of what happened, one of what to do: no technical words, no second line, no stop at the end."""
    for sentence in (error.what, error.do):
        assert sentence
        assert sentence == sentence.strip().rstrip(".")
        assert "\n" not in sentence
        assert not any(word in sentence for word in ("sqlite", "SQL", "Error", "errno", "Errno", "database"))


def _state(file: Path) -> tuple[bytes | None, list[str]]:
    """The bytes of a file, and what lies beside it under its name."""
    beside = sorted(each.name for each in file.parent.glob(file.name + "*"))
    return (file.read_bytes() if file.is_file() else None), beside


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file can grow beyond this many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only_folder() -> Iterator[Path]:
    """A folder to fill, which `as_a_guest` can only read."""
    with tempfile.TemporaryDirectory(prefix="peerteam-tests-") as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@contextmanager
def as_a_guest(folder: Path) -> Iterator[None]:
    """Nothing in this folder may be written; also when the tests are run by root, whom no permission stops."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
