"""`kill -9` of the whole window at random instants, while somebody types into a note."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.result import Result
from benchmarks.visits import folder
from peerteam.domain.errors import PeerTeamError
from peerteam.store.visit_file import VisitFile
from tests.flows.window_kills import AT_RISK, Kill, kill_the_window
from tests.ui.conftest import ANN, FIRST, records

SEED = 1_000
KILLS_A_FILE = 10
"""A file that has been through ten kills has been through enough."""


def measure(count: int) -> Iterator[Result]:
    """After how many kills something was wrong, and how much typing they cost."""
    with folder() as here:
        kills = list(_kills(here, count))
    yield Result(f"{count} kills of the window while typing: went wrong", count - len(kills), 0, unit="")
    yield Result("longest stretch of typing missing", max((k.seconds_missing for k in kills), default=0.0), AT_RISK)
    yield Result("  characters typed", sum(k.typed for k in kills), unit="")
    yield Result("  characters missing", sum(max(k.typed - k.found, 0) for k in kills), unit="")
    yield Result("  kills after the first save", sum(k.found > 0 for k in kills), unit="")
    yield Result("  the next start names the note", sum(k.told for k in kills), unit="")


def _kills(here: Path, count: int) -> Iterator[Kill]:
    """Those that went well; the others are told."""
    chance, path = random.Random(SEED), here / "visit.peerteam"
    for number in range(count):
        if number % KILLS_A_FILE == 0:
            _fresh(path)
        try:
            yield kill_the_window(path, FIRST, chance)
        except (AssertionError, PeerTeamError) as problem:
            print(f"  kill {number}: {problem}", file=sys.stderr)


def _fresh(path: Path) -> None:
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    with VisitFile.empty(path, "visit") as visit:
        visit.load(records())
        visit.set_me(ANN)
