"""`kill -9` at random instants, half of them while writing and half while taking a file in."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.result import Result
from benchmarks.visits import folder
from peerteam.domain.errors import PeerTeamError
from tests.builders import visit_file
from tests.handover.kills import Merge, kill_while_writing

SEED = 1_000


def measure(count: int) -> Iterator[Result]:
    """After how many kills something was lost, half done or not to be opened; and where the kills fell."""
    with folder() as here:
        chance = random.Random(SEED)
        writing = _counted(count // 2, lambda: _while_writing(here, chance))
        yield Result(f"{count // 2} kills while writing: went wrong", writing["wrong"], 0, unit="")
        yield Result("  saves told before them, none lost", writing["saves"], unit="")
        merge = Merge(here)
        merging = _counted(count - count // 2, lambda: merge.kill(chance))
        yield Result(f"{count - count // 2} kills while taking in: went wrong", merging["wrong"], 0, unit="")
        yield Result("  taken in wholly", merging["all"], unit="")
        yield Result("  not at all", merging["nothing"], unit="")


def _while_writing(here: Path, chance: random.Random) -> Counter[str]:
    """A new file for each kill, so that one which went wrong spoils no other."""
    for old in here.glob("visit.peerteam*"):
        old.unlink()
    visit_file(here).close()
    return kill_while_writing(here / "visit.peerteam", chance)


def _counted(times: int, kill: Callable[[], Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for number in range(times):
        try:
            total.update(kill())
        except (AssertionError, PeerTeamError) as problem:
            total["wrong"] += 1
            print(f"  kill {number}: {problem}", file=sys.stderr)
    return total
