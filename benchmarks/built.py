"""The start of the built program, against a bare PySide6 window built the same way. Builds both, so only by name.

Both are the real executables, with no Python of ours around them. When their window is there and has settled they
begin to listen on a local socket, ours for a second start: its file appearing is the sign, and the settling itself
is taken off again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.built_bare import SETTLED_MS
from benchmarks.result import Result
from benchmarks.visits import folder
from peerteam import jobs
from peerteam.app import SAMPLE

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
BOUND = 2.5
LONGEST = 60.0
EXCLUDED = ("tkinter", "pip", "setuptools", "numpy", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL")


def measure() -> Iterator[Result]:
    """In turn, so that the machine's mood hits both; the first pair only warms the disk's cache."""
    with folder() as here:
        visit = here / "visit.peerteam"
        with jobs.visit_from_folder(jobs.sample_folder(SAMPLE), visit) as made:
            made.set_me(made.people.peers()[0].id)
            made.commit()
        bare, ours = _build_bare(here), _build_ours(here)
        pairs = [(_start(here, bare), _start(here, ours, _closed(visit))) for _ in range(RUNS + 1)][1:]
        size = sum(file.stat().st_size for file in ours.parent.rglob("*") if file.is_file() and not file.is_symlink())
    yield Result.of("the built program started, the sample open", [o for _, o in pairs], BOUND, [b for b, _ in pairs])
    yield Result("  its folder", size / 1e6, unit="MB")


def _build_bare(here: Path) -> Path:
    without = [word for name in EXCLUDED for word in ("--exclude-module", name)]
    _pyinstaller(here, "--onedir", "--name", "bare", "--specpath", here, *without, ROOT / "benchmarks/built_bare.py")
    return here / "bare" / "bare"


def _build_ours(here: Path) -> Path:
    _pyinstaller(here, ROOT / "build.spec")
    return here / "Peer Team" / "Peer Team"


def _pyinstaller(here: Path, *words: str | Path) -> None:
    places = ("--noconfirm", "--log-level", "ERROR", "--distpath", here, "--workpath", here / "work")
    subprocess.run([sys.executable, "-m", "PyInstaller", *places, *words], cwd=ROOT, check=True)


def _closed(visit: Path) -> Path:
    """The visit as if it had been closed: one whose program was killed leads to the note that was being written."""
    return Path(shutil.copy(visit, Path(tempfile.mkdtemp(dir=visit.parent)) / visit.name))


def _start(here: Path, program: Path, *words: Path) -> float:
    """Seconds from its start until its window can be used; then it is ended."""
    home, sockets = here / "home", Path(tempfile.mkdtemp(dir=here))  # anew, as one that is killed leaves its own behind
    home.mkdir(exist_ok=True)
    alone = {"HOME": str(home), "PATH": "", "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(sockets)}
    alone |= {"LANG": os.environ.get("LANG", "C.UTF-8")}
    began = time.perf_counter()
    with subprocess.Popen([program, *words], env=alone, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        try:
            while not any(each.is_socket() for each in sockets.iterdir()):
                if child.poll() is not None or time.perf_counter() - began > LONGEST:
                    raise RuntimeError(f"{program.name} did not come to its window")
                time.sleep(0.001)
            return time.perf_counter() - began - SETTLED_MS / 1000
        finally:
            child.kill()
