"""What every test stands on: no display, no network, and none of the user's own folders.

The environment is set while this file is loaded, before anything reads it.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile
    from tests.builders import UndoCheck

_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
"""A folder that Linux keeps in memory, and the bytes that must be free there."""


def _has_room(folder: Path) -> bool:
    """Whether a folder may be written to, has room for a whole run, and lets programs run that are put there."""
    if not os.access(folder, os.W_OK):
        return False
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize > _ROOM and not told.f_flag & os.ST_NOEXEC


# files are written by the thousand, each waiting for the disk as the program must; in memory that takes no time
if sys.platform == "linux" and "TMPDIR" not in os.environ and _has_room(_MEMORY):
    os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None  # asked for again

_HOME = Path(tempfile.mkdtemp(prefix="peerteam-tests-"))
_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/AppData/Roaming",
    "LOCALAPPDATA": "home/AppData/Local",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
}
"""Where each system's programs look for a person's own folders, all moved into one that goes away."""

for _name, _folder in _FOLDERS.items():
    (_HOME / _folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_name] = str(_HOME / _folder)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("PEERTEAM_PHRASE", None)

# no deadline: a busy machine is not a failing test
settings.register_profile("peerteam", deadline=None, max_examples=60)
settings.load_profile("peerteam")


def pytest_unconfigure() -> None:
    """Take the borrowed home away again."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """What was to be deleted later goes with its test; old windows piling up are dressed anew with every change of
    the looks, and hear what happens to visits of later tests."""
    try:
        return (yield)
    finally:
        if "PySide6.QtWidgets" in sys.modules:
            from tests.deleting import delete_what_was_left

            delete_what_was_left()


# --- tools from outside -----------------------------------------------------------------------------------------------


def needs_tool(name: str) -> str:
    """The path of a program such as `soffice`; without it the test is skipped, or fails where PEERTEAM_CI is set."""
    found = shutil.which(name)
    if found is None and os.environ.get("PEERTEAM_CI"):
        pytest.fail(f"{name} is not installed, and PEERTEAM_CI asks for every tool", pytrace=False)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


# --- no network -------------------------------------------------------------------------------------------------------


class NetworkUsed(AssertionError):
    """The program promises never to call a network; a test has just caught it trying."""


_HERE = frozenset({"127.0.0.1", "::1", "localhost", None})


def _is_here(address: Any) -> bool:
    """Whether a socket address stays on this machine: a loopback host, or a path."""
    return not isinstance(address, tuple) or address[0] in _HERE


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Connecting or looking up a name anywhere but on this machine raises."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def stay_here(address: Any) -> None:
        if not _is_here(address):
            raise NetworkUsed(f"a test tried to reach {address!r}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        stay_here(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        stay_here(address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        stay_here((host,))
        return look_up(host, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


# --- visits -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[VisitFile]:
    """The small visit of `tests/builders.py`, closed again after the test."""
    from tests.builders import visit_file

    with visit_file(tmp_path) as file:
        yield file


@pytest.fixture
def undo_check() -> UndoCheck:
    """`with undo_check(visit):` holds that every step taken inside can be undone to what was before, and done again."""

    @contextmanager
    def check(visit: VisitFile) -> Iterator[None]:
        from tests.builders import rows_of

        steps: list[str] = []
        before = rows_of(visit)

        def listen(announcement: Announcement) -> None:
            steps.append(announcement.label)

        visit.listeners.append(listen)
        yield
        visit.listeners.remove(listen)
        after = rows_of(visit)
        assert steps, "nothing was done that could be undone"
        assert after != before, "the step changed nothing"
        undone = [visit.history.undo() for _ in steps]
        assert rows_of(visit) == before
        redone = [visit.history.redo() for _ in steps]
        assert rows_of(visit) == after
        assert undone == steps[::-1]
        assert redone == steps

    return check


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """How pytest-qt begins the application: as the program does."""
    from peerteam.ui import theme

    return ["peerteam", *theme.ARGUMENTS]
