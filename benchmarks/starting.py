"""From the start of the process to a window one can type in, against a bare PySide6 window started the same way.

Both run from compiled Python, as an installed program does: where the surroundings forbid keeping it
(`PYTHONDONTWRITEBYTECODE`), every start would compile our modules anew, which no user's start does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.result import Result
from benchmarks.visits import folder
from peerteam import jobs
from peerteam.app import SAMPLE

CHILD = Path(__file__).with_name("start_child.py")
RUNS = 15


def measure() -> Iterator[Result]:
    """In turn, so that the machine's mood hits both; the first pair only compiles, and warms the disk's cache."""
    with folder() as here:
        visit = here / "visit.peerteam"
        with jobs.visit_from_folder(jobs.sample_folder(SAMPLE), visit) as made:
            made.set_me(made.people.peers()[0].id)
            made.commit()
        surroundings = _environment(here)
        pairs = [(_start("bare", surroundings), _start(str(visit), surroundings)) for _ in range(RUNS + 1)][1:]
    bare, ours = [b for (b, _), _ in pairs], [o for _, (o, _) in pairs]
    yield Result.of("start to a usable window, the sample open", ours, 2, bare)
    yield Result("most memory by then", max(memory for _, (_, memory) in pairs) / 1024, 160, unit="MiB")


def _start(what: str, surroundings: dict[str, str]) -> tuple[float, int]:
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(CHILD), what],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=CHILD.parent.parent,
        env=surroundings,
    ) as child:
        told = next((line for line in child.stdout or () if line.startswith("usable")), "")
        took = time.perf_counter() - began
    if not told:
        raise RuntimeError(f"the window did not start: {what}")
    return took, int(told.split()[1])


def _environment(here: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(CHILD.parent.parent), "PYTHONPYCACHEPREFIX": str(here / "compiled")}
