"""What the tools we build on must be and do: a bump that breaks a promise of theirs is caught here."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version
from pytestqt.qtbot import QtBot

from peerteam import __version__
from tests.conftest import NetworkUsed, needs_tool
from tests.imports import ROOT, all_imports

VOID_CALLS = 200

NAMES_OF = {
    "docx": "python-docx",
    "pptx": "python-pptx",
    "pyside6": "pyside6-essentials",
    "shiboken6": "pyside6-essentials",  # its other half, always of the same version
    "shibokensupport": "pyside6-essentials",
}
"""Libraries whose import name is not the name they are installed by."""

# --- Qt ---------------------------------------------------------------------------------------------------------------


def test_pyside_is_within_its_pin() -> None:
    assert Version(metadata.version("PySide6-Essentials")) in SpecifierSet(">=6.11.2,<6.12")


def references_lost(calls: int, qtbot: QtBot) -> int:
    """How many references to None so many void Qt calls take away; far too many end in `none_dealloc`."""
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(calls):
        widget.update()
    return before - sys.getrefcount(None)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives for ever since Python 3.12")
def test_void_qt_calls_leave_the_references_to_none_alone(qtbot: QtBot) -> None:
    assert abs(references_lost(VOID_CALLS, qtbot)) < VOID_CALLS // 10


# --- SQLite -----------------------------------------------------------------------------------------------------------


def test_sqlcipher_brings_a_recent_sqlite() -> None:
    from sqlcipher3 import dbapi2

    assert dbapi2.sqlite_version_info >= (3, 42)


def test_sqlcipher_encrypts_and_searches(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "probe.peerteam"
    connection = dbapi2.connect(str(path))
    try:
        connection.execute("pragma key = 'four words'")
        connection.execute("create virtual table found using fts5(body)")
        connection.execute("insert into found values ('the reserves paper')")
        connection.commit()
        hits = connection.execute("select body from found where found match 'reserves'").fetchall()
    finally:
        connection.close()
    assert hits == [("the reserves paper",)]
    assert b"reserves" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")


# --- what is installed ------------------------------------------------------------------------------------------------


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted() -> list[Requirement]:
    """What the project and its developers ask for."""
    told = project()
    return [Requirement(line) for line in (*told["project"]["dependencies"], *told["dependency-groups"]["dev"])]


def lock_text() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pinned() -> dict[str, Version]:
    """What the lock installs, by name."""
    lines = [Requirement(line) for line in lock_text().splitlines() if line and not line.lstrip().startswith("#")]
    return {canonicalize_name(line.name): Version(str(line.specifier).removeprefix("==")) for line in lines}


def test_the_lock_names_no_host() -> None:
    assert not re.search(r"://|^\s*-|@|localhost|file:", lock_text(), re.MULTILINE)


@pytest.mark.parametrize("requirement", wanted(), ids=lambda requirement: requirement.name)
def test_the_lock_pins_what_the_project_asks_for(requirement: Requirement) -> None:
    assert pinned()[canonicalize_name(requirement.name)] in requirement.specifier


def test_every_library_asked_for_is_used() -> None:
    used = {found.target.partition(".")[0].lower() for found in all_imports()}
    names = {canonicalize_name(NAMES_OF.get(name, name)) for name in used}
    assert {canonicalize_name(Requirement(line).name) for line in project()["project"]["dependencies"]} <= names


def test_every_library_used_is_asked_for() -> None:
    ours = {"peerteam", *sys.stdlib_module_names}
    used = {found.target.partition(".")[0] for found in all_imports()} - ours
    names = {canonicalize_name(NAMES_OF.get(name.lower(), name)) for name in used}
    assert names <= {canonicalize_name(Requirement(line).name) for line in project()["project"]["dependencies"]}


def test_the_wheel_carries_the_resources_and_the_command(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / f"peerteam-{__version__}-py3-none-any.whl") as wheel:
        names = {*wheel.namelist()}
        entry_points = wheel.read(f"peerteam-{__version__}.dist-info/entry_points.txt").decode()
    kept = [path for path in (ROOT / "resources").rglob("*.toml") if path.is_file()]
    assert kept
    assert {f"peerteam/resources/{path.relative_to(ROOT / 'resources').as_posix()}" for path in kept} <= names
    assert "peerteam = peerteam.__main__:main" in entry_points
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


# --- what the tests themselves stand on -------------------------------------------------------------------------------


def test_a_test_that_reaches_for_a_network_is_stopped() -> None:
    with socket.socket() as reaching, pytest.raises(NetworkUsed):
        reaching.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("host.invalid", 80)


def test_a_test_may_talk_to_its_own_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as caller:
        caller.connect(server.getsockname())
        assert caller.getpeername() == server.getsockname()


def test_the_users_own_folders_are_out_of_reach() -> None:
    import platformdirs

    for folder in (Path.home(), platformdirs.user_data_path("peerteam"), platformdirs.user_config_path("peerteam")):
        assert "peerteam-tests-" in str(folder)


def test_a_missing_tool_skips_its_test_and_fails_it_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("PEERTEAM_CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        needs_tool("soffice")
    monkeypatch.setenv("PEERTEAM_CI", "1")
    with pytest.raises(pytest.fail.Exception):
        needs_tool("soffice")
