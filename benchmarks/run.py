"""The benchmarks: `python dev.py bench [name…] [--readme] [--histories N]`. Exits 1 if a bound is missed.

p95 and p99 are the time all but the slowest one in twenty, in a hundred, took at most. × is how many times as long as a
floor measured in the same run, beside it at the end of the line; so are the lowest and the highest of several runs.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.result import Result

ROOT = Path(__file__).resolve().parent.parent
HEADINGS = ("", "result", "bound", "", "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which benchmarks to run, how many of what is counted, and whether the README is to show it."""

    names: tuple[str, ...]
    counts: dict[str, int]
    readme: bool


def main(words: list[str]) -> int:
    """Run what was asked for; the table grows as results come in."""
    from benchmarks.published import Run, check_place, publish

    wanted = _parse(words)
    if wanted.readme:
        check_place(ROOT)
    print(_line(HEADINGS), flush=True)
    missed, runs = 0, []
    began = time.monotonic()
    for name in wanted.names:
        run = Run(name, wanted.counts.get(name, 0), [])
        for result in _results(name, wanted):
            missed += not result.ok
            run.results.append(result)
            print(_line(result.cells()), flush=True)
        runs.append(run)
    took = time.monotonic() - began
    print(f"\n{f'{missed} over their bound.' if missed else 'All within their bounds.'} ({took:.0f} s in all)")
    if wanted.readme:
        print(f"Written: {', '.join(publish(runs, ROOT))}")
    return 1 if missed else 0


def _parse(words: list[str]) -> Wanted:
    from benchmarks.catalogue import BENCHMARKS, NAMES, listed

    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description=f"{__doc__}\n{listed()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="name", type=_known, help="which; none is all of them, shortly")
    parser.add_argument("--readme", action="store_true", help="show the table in README.md and docs/benchmarks.md")
    counted = [each for each in BENCHMARKS if each.counted]
    for each in counted:
        parser.add_argument(f"--{each.name}", type=int, metavar="N", help=f"how many: {each.few} unless told")
    given = parser.parse_args(words)
    names = set(NAMES if "all" in given.names else given.names)
    timed = {each.name for each in BENCHMARKS if not each.counted}
    if given.readme and names & timed and not names >= timed:
        parser.error("--readme shows all that is timed, taken in one go: name none, `all`, or only what is counted")
    counts = {
        each.name: getattr(given, each.name) or (each.many if each.name in names else each.few) for each in counted
    }
    usual = {each.name for each in BENCHMARKS if given.readme or not each.builds}
    return Wanted(tuple(name for name in NAMES if name in (names or usual)), counts, given.readme)


def _known(name: str) -> str:
    from benchmarks.catalogue import NAMES

    if name not in (*NAMES, "all"):
        raise argparse.ArgumentTypeError(f"there is no benchmark {name!r}: {', '.join(NAMES)}, all")
    return name


def _results(name: str, wanted: Wanted) -> Iterator[Result]:
    module = importlib.import_module(f"benchmarks.{name}")
    gc.collect()
    gc.freeze()  # what the benchmarks before this one left in memory is nothing it should be slower for
    yield from module.measure(wanted.counts[name]) if name in wanted.counts else module.measure()


def _line(cells: tuple[str, ...]) -> str:
    name, result, bound, verdict, how = cells
    return f"{name:<58}{result:>13}{bound:>11}  {verdict:<4}  {how}".rstrip()


if __name__ == "__main__":
    # Run as a script, Python looks for modules beside it; ours are named from the project's folder.
    sys.path[0] = str(ROOT)
    sys.exit(main(sys.argv[1:]))
