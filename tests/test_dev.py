"""`dev.py` on machines of every kind, without touching this one: what it runs, and what it says when it cannot."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.imports import ROOT

DEBIAN_WITHOUT_VENV = (
    "The virtual environment was not created successfully because ensurepip is not\n"
    "available.  On Debian/Ubuntu systems, you need to install the python3-venv package"
)
NO_EGL = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"

Command = tuple[str, ...]


class Machine:
    """A machine made of answers: each rule is a word of the command and what running it gives."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.ran: list[Command] = []
        self.answers: list[tuple[str, tuple[int, str]]] = []
        self.programs = {"apt-get", "sudo", "uv"}
        for name in ("requirements.lock", "pyproject.toml"):
            (root / name).write_text("", encoding="utf-8")
        monkeypatch.setattr(dev, "ROOT", root)
        monkeypatch.setattr(dev, "VENV", root / ".venv")
        monkeypatch.setattr(dev, "listen", self.listen)
        monkeypatch.setattr(dev, "run", lambda *command: self.listen(*command)[0])
        monkeypatch.setattr("shutil.which", lambda name: name if name in self.programs else None)
        monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)

    def listen(self, *command: object, **_: object) -> tuple[int, str]:
        """Note the command, make what it would make, and give the first answer still waiting that fits."""
        words = tuple(str(word) for word in command)
        self.ran.append(words)
        for number, (word, answer) in enumerate(self.answers):
            if word in " ".join(words):
                del self.answers[number]
                return answer
        if "venv" in words:
            dev.python().parent.mkdir(parents=True, exist_ok=True)
            dev.python().touch()
        return 0, ""

    def refuse(self, word: str, output: str, times: int = 1) -> None:
        """The next commands with this word in them fail, saying so."""
        self.answers += [(word, (1, output))] * times

    def asked_for(self, *words: str) -> list[Command]:
        return [command for command in self.ran if all(word in " ".join(command) for word in words)]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    root = tmp_path / "a folder with spaces"
    root.mkdir()
    return Machine(monkeypatch, root)


# --- setting up -------------------------------------------------------------------------------------------------------


def test_the_first_command_makes_and_fills_the_environment(machine: Machine) -> None:
    assert dev.main(["demo"]) == 0
    assert machine.asked_for("-m venv")
    assert machine.asked_for("pip install", "requirements.lock")
    assert machine.ran[-1] == (str(dev.python()), "-m", "peerteam", "demo", "--out", "demo-output")


def test_a_second_command_begins_at_once(machine: Machine) -> None:
    dev.main(["demo"])
    machine.ran.clear()
    dev.main(["demo"])
    assert not machine.asked_for("install")
    assert not machine.asked_for("-m venv")


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_file_is_installed_again(machine: Machine, name: str) -> None:
    dev.main(["demo"])
    machine.ran.clear()
    (dev.ROOT / name).write_text("changed", encoding="utf-8")
    dev.main(["demo"])
    assert machine.asked_for("install", "requirements.lock")
    assert not machine.asked_for("-m venv")


def test_a_failed_installation_is_tried_again_next_time(machine: Machine) -> None:
    machine.refuse("requirements.lock", "No space left on device", times=2)
    assert dev.main(["demo"]) == 1
    machine.ran.clear()
    assert dev.main(["demo"]) == 0
    assert machine.asked_for("install", "requirements.lock")


def test_an_environment_that_no_longer_starts_is_made_anew(machine: Machine) -> None:
    dev.main(["demo"])
    machine.ran.clear()
    machine.refuse("import sys, pip", "bad interpreter", times=2)
    dev.main(["demo"])
    assert machine.asked_for("-m venv", "--clear")


def test_pip_takes_over_where_uv_fails(machine: Machine) -> None:
    machine.refuse("uv pip install", "error: no")
    assert dev.main(["demo"]) == 0
    assert machine.asked_for("-m pip install", "requirements.lock")


def test_uv_makes_the_environment_where_python_cannot(machine: Machine) -> None:
    machine.refuse("-m venv", DEBIAN_WITHOUT_VENV)
    assert dev.main(["demo"]) == 0
    assert machine.asked_for("uv venv", "--seed")
    assert not machine.asked_for("apt-get")


def test_debians_missing_half_of_python_is_installed(machine: Machine) -> None:
    machine.programs.discard("uv")
    machine.refuse("-m venv", DEBIAN_WITHOUT_VENV)
    assert dev.main(["demo"]) == 0
    assert machine.asked_for("apt-get install", f"python3.{sys.version_info[1]}-venv")


def test_without_leave_the_missing_half_is_named(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.programs -= {"uv", "apt-get"}
    machine.refuse("-m venv", DEBIAN_WITHOUT_VENV, times=2)
    assert dev.main(["demo"]) == 1
    said = capsys.readouterr().err
    assert "a part of Python is not installed" in said
    assert f"sudo apt-get install python3.{sys.version_info[1]}-venv" in said


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("Temporary failure in name resolution", "the package index cannot be reached"),
        ("error sending request for url", "the package index cannot be reached"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("PermissionError: [Errno 13] Permission denied", "this folder cannot be written to"),
        ("ERROR: No matching distribution found for lxml", "does not exist for this Python"),
    ],
)
def test_a_failed_installation_is_told_in_plain_words(
    machine: Machine, capsys: pytest.CaptureFixture[str], output: str, told: str
) -> None:
    machine.refuse("requirements.lock", output, times=2)
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().err
    assert told in said.splitlines()[0]
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Collecting lxml==6.1.3 (from -r requirements.lock (line 3))", "lxml 6.1.3"),
        ("Downloading lxml (5.0MiB)", "Downloading lxml (5.0MiB)"),
        ("Installed 41 packages in 80ms", "Installed 41 packages in 80ms"),
        ("Successfully installed lxml-6.1.3 click-8.5.1", "Installed 2 packages"),
        ("  Downloading https://host.invalid/lxml-6.1.3.whl (5 MB)", None),
        ("Looking in indexes: https://host.invalid/simple", None),
    ],
)
def test_progress_shows_names_and_never_addresses(line: str, shown: str | None) -> None:
    assert dev.progress(line) == shown


# --- the system libraries of Qt ---------------------------------------------------------------------------------------


def test_the_libraries_of_qt_are_installed_where_we_may(machine: Machine) -> None:
    machine.refuse(dev.QT_PROBE, NO_EGL)
    assert dev.main(["test"]) == 0
    assert machine.asked_for("apt-get install", "libegl1", "libxkbcommon0")
    assert machine.ran[-1] == (str(dev.python()), "-m", "pytest", "-n", "auto", "--dist", "worksteal")


def test_sudo_is_used_when_it_asks_no_password(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    machine.refuse(dev.QT_PROBE, NO_EGL)
    assert dev.main(["test"]) == 0
    assert machine.asked_for("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install", "libegl1")


def test_otherwise_it_says_exactly_what_to_install(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    machine.refuse("sudo -n true", "a password is required")
    machine.refuse(dev.QT_PROBE, NO_EGL)
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().err
    assert "Qt needs the system library libEGL.so.1" in said
    assert "sudo apt-get install libdbus-1-3 libegl1" in said
    assert not machine.asked_for("-m pytest")


def test_a_library_still_missing_after_the_installation_is_named(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.refuse(dev.QT_PROBE, NO_EGL, times=2)
    assert dev.main(["test"]) == 1
    assert "libEGL.so.1" in capsys.readouterr().err


def test_a_window_asks_for_the_libraries_of_a_display_too(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    machine.refuse("libqxcb", NO_EGL.replace("libEGL.so.1", "libxcb-cursor.so.0"))
    assert dev.main(["app"]) == 0
    assert machine.asked_for("apt-get install", "libxcb-cursor0")
    assert machine.ran[-1] == (str(dev.python()), "-m", "peerteam")


def test_what_building_needs_of_the_system_is_installed(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    machine.refuse(dev.PYTHON_PROBE, "OSError: libpython3.11.so.1.0: cannot open shared object file")
    (dev.ROOT / "build" / "Peer Team").mkdir(parents=True)
    assert dev.main(["build"]) == 0
    assert machine.asked_for("apt-get install", "binutils", f"libpython3.{sys.version_info[1]}")
    assert [command[-2] for command in machine.ran[-2:]] == [
        str(dev.ROOT / "build" / "work"),
        str(dev.ROOT / "packaging" / "try_built.py"),
    ]


def test_without_leave_what_building_needs_is_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    machine.programs = set()
    assert dev.main(["build"]) == 1
    assert "Building needs binutils. On Debian or Ubuntu: sudo apt-get install binutils" in capsys.readouterr().err
    assert not machine.asked_for("PyInstaller")


# --- the commands -----------------------------------------------------------------------------------------------------


def test_further_words_go_to_pytest(machine: Machine) -> None:
    dev.main(["test", "-q", "tests/domain"])
    assert machine.ran[-1] == (str(dev.python()), "-m", "pytest", "-q", "tests/domain")


def test_check_runs_everything_and_fails_if_one_does(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.refuse("ruff check", "E501")
    assert dev.main(["check"]) == 1
    assert machine.asked_for("-m ruff format --check")
    assert machine.asked_for("-m mypy")
    assert capsys.readouterr().out.splitlines()[-1] == "check: failed: ruff check"


def test_check_passes_when_all_do(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "check: all passed"


def test_bench_says_when_there_are_no_benchmarks(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["bench"]) == 1
    assert "no benchmarks" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "code"), [([], 2), (["nonsense"], 2), (["--help"], 0)])
def test_anything_else_shows_the_commands(capsys: pytest.CaptureFixture[str], words: list[str], code: int) -> None:
    assert dev.main(words) == code
    assert "python3 dev.py test" in capsys.readouterr().out


# --- odd machines -----------------------------------------------------------------------------------------------------


def test_an_old_python_gets_far_enough_to_be_told() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    told = next(number for number, node in enumerate(tree.body) if isinstance(node, ast.If))
    assert all(isinstance(node, ast.Import | ast.ImportFrom | ast.Expr) for node in tree.body[:told])


def test_windows_keeps_its_python_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.name", "nt")
    assert dev.python().parts[-2:] == ("Scripts", "python.exe")


@pytest.mark.parametrize("home", ["", "/no/such/folder"])
def test_a_home_that_is_no_folder_is_not_passed_on(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    assert "HOME" not in dev.environment()


def test_it_runs_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "dev.py", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not os.listdir(tmp_path)


def test_a_program_that_is_not_there_is_an_answer_not_a_crash() -> None:
    status, output = dev.listen("/no/such/program")
    assert status == 1
    assert "No such file" in output
