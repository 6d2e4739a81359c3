"""The random test of merging at full length: hundreds of histories of five laptops, spread over two processes."""

from __future__ import annotations

import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.result import Result
from benchmarks.visits import folder
from tests.handover.histories import MUST_BE_ZERO, play

FIRST_SEED = 1_000
"""Seeds of their own, so that these are not the histories of the test suite."""
TOLD = ("files", "merges", "words", "values", "deleted", "tags", "waiting", "restored", "copied", "erased")


def measure(count: int) -> Iterator[Result]:
    """What must be zero, summed over all histories, and how much there was to get wrong."""
    total: Counter[str] = Counter()
    with folder() as here, multiprocessing.get_context("spawn").Pool(2) as pool:
        seeds = [(seed, here) for seed in range(FIRST_SEED, FIRST_SEED + count)]
        for done, stats in enumerate(pool.imap_unordered(_play, seeds), 1):
            total.update(stats)
            if done % 50 == 0 and done < count:
                print(f"  {done} of {count} histories …", flush=True)
    for what in MUST_BE_ZERO:
        yield Result(f"{count} histories: {what}", total[what], 0, unit="")
    for what in TOLD:
        yield Result(f"  {what} in all", total[what], unit="")


def _play(what: tuple[int, Path]) -> Counter[str]:
    seed, here = what
    stats = play(seed, here)
    wrong = {name: stats[name] for name in MUST_BE_ZERO if stats[name]}
    if wrong:
        print(f"  history {seed}: {wrong}", file=sys.stderr, flush=True)
    return stats
