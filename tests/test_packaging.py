"""What wraps the built program: on Linux tried for one person's home, elsewhere honestly marked as not run."""

from __future__ import annotations

import configparser
import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from peerteam import __main__
from tests.imports import ROOT

PACKAGING = ROOT / "packaging"
NOT_RUN = (
    PACKAGING / "windows" / "build.ps1",
    PACKAGING / "windows" / "open-with.ps1",
    PACKAGING / "macos" / "build.sh",
    ROOT / ".github" / "workflows" / "build.yml",
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home & co"
    made.mkdir()
    return made


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """As `dev.py build` makes it, in a folder whose name is no help."""
    folder = tmp_path / "stick | A & B" / "Peer Team"
    folder.mkdir(parents=True)
    program = folder / "Peer Team"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return folder


def install(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    env = {"HOME": str(home), "PATH": os.environ["PATH"]}
    script = PACKAGING / "linux" / "install.sh"
    return subprocess.run([script, *words], env=env, capture_output=True, text=True, check=False)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("peer-team*"))


def test_it_is_in_the_menu_and_opens_our_files(home: Path, built: Path) -> None:
    done = install(home, built)
    assert (done.returncode, done.stderr) == (0, "")
    entry = configparser.RawConfigParser()
    entry.read(home / ".local/share/applications/peer-team.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["TryExec"] == f"{built}/Peer Team"
    assert said["Exec"] == f'"{built}/Peer Team" %f'
    kind = etree.parse(home / ".local/share/mime/packages/peer-team.xml").getroot()[0]
    assert said["MimeType"] == f"{kind.get('type')};"
    assert kind.find("{*}glob").get("pattern") == "*.peerteam"


def test_taken_out_again_it_leaves_nothing(home: Path, built: Path) -> None:
    install(home, built)
    assert len(files_in(home)) == 3
    assert install(home, "--remove").returncode == 0
    assert files_in(home) == []


def test_without_a_built_program_it_says_what_to_do_and_touches_nothing(home: Path, tmp_path: Path) -> None:
    done = install(home, tmp_path)
    assert done.returncode == 1
    assert "dev.py build" in done.stderr
    assert files_in(home) == []


@pytest.mark.parametrize("path", NOT_RUN, ids=lambda path: path.name)
def test_what_was_not_run_here_says_so(path: Path) -> None:
    assert "Not run here" in path.read_text(encoding="utf-8")


def test_the_smoke_script_has_ten_lines_to_follow() -> None:
    lines = (PACKAGING / "smoke.md").read_text(encoding="utf-8").splitlines()
    assert [line.partition(".")[0] for line in lines if line[:1].isdigit()] == [str(n) for n in range(1, 11)]


def test_a_double_click_on_a_file_opens_it_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit, opened = tmp_path / "demo", list[Path | None]()
    visit.write_bytes(b"")

    def window(path: Path | None, phrase: str | None) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr("peerteam.app.main", window)
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["peerteam", str(visit)])
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert (ended.value.code, opened) == (0, [visit])


def test_a_file_called_like_a_command_does_not_take_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "demo").write_bytes(b"")
    ran: list[str] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("peerteam.cli.main", lambda: ran.append("command line"))
    monkeypatch.setattr(sys, "argv", ["peerteam", "demo"])
    __main__.main()
    assert ran == ["command line"]


def test_a_built_program_that_does_not_work_is_told(tmp_path: Path) -> None:
    """Every `dev.py build` tries the real one; here it is one whose command line fails."""
    program = tmp_path / "Peer Team"
    program.mkdir()
    (program / "peerteam").write_text("#!/bin/sh\necho 'a module is missing' >&2\nexit 3\n")
    (program / "peerteam").chmod(0o755)
    words = [sys.executable, str(PACKAGING / "try_built.py"), str(program)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Its demo failed: a module is missing\n\n"
