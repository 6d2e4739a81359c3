"""The benchmarks: `python dev.py bench [name…] [--histories N]`. Exits 1 if a bound is missed.

merging     taking in what a colleague handed over
exchange    a whole visit coming in through the window, and its file
saving      saving a note as it is typed
opening     opening a visit
searching   finding words
letter      writing the Word file
attribution looking through a letter for people who could be recognised
slides      making the slides
lists       narrowing, sorting and scrolling the evidence
tables      reading a council's programme
timetable   60 sessions drawn, and one of them dragged
wall        opening the wall, and moving a headline on it
keystrokes  a key in a long note, until it is painted
starting    from the start of the process to a window one can type in
histories   five laptops at random: 20 histories, or 300 when named or with `all`
kills       killed while writing and while taking in: 20 times, or 200
built       the start of the built program; builds it first, so only when named
window_kills  the whole window killed while somebody types: 5 times, or 50
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.result import Result

ROOT = Path(__file__).resolve().parent.parent
TIMED = (
    "merging",
    "exchange",
    "saving",
    "opening",
    "searching",
    "letter",
    "attribution",
    "slides",
    "lists",
    "wall",
    "tables",
    "timetable",
    "keystrokes",
    "starting",
)
COUNTED = {"histories": (20, 300), "kills": (20, 200), "window_kills": (5, 50)}
"""Tests by number rather than by the clock: how many by default, and when asked for."""
NAMES = (*TIMED, *COUNTED)
ONLY_NAMED = ("built",)
"""Not among all: two programs are built for it."""
HEADINGS = ("", "measured", "floor", "result", "bound", "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which benchmarks to run, and how many of what is counted."""

    names: tuple[str, ...]
    counts: dict[str, int]


def main(words: list[str]) -> int:
    """Run what was asked for; the table grows as results come in."""
    wanted = _parse(words)
    width = 56
    print(_line(HEADINGS, width), flush=True)
    missed = 0
    for name in wanted.names:
        for result in _results(name, wanted):
            missed += not result.ok
            print(_line(result.cells(), width), flush=True)
    print(f"\n{missed} over their bound." if missed else "\nAll within their bounds.")
    return 1 if missed else 0


def _parse(words: list[str]) -> Wanted:
    parser = argparse.ArgumentParser(
        prog="dev.py bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="name", type=_known, help="which; none is all of them, shortly")
    for name, (few, many) in COUNTED.items():
        parser.add_argument(f"--{name}", type=int, metavar="N", help=f"how many: {few} unless told, {many} when named")
    given = parser.parse_args(words)
    names = set(NAMES if "all" in given.names else given.names)
    counts = {name: getattr(given, name) or COUNTED[name][name in names] for name in COUNTED}
    wanted = [name for name in NAMES if not names or name in names]
    return Wanted((*wanted, *(name for name in ONLY_NAMED if name in names)), counts)


def _known(name: str) -> str:
    known = (*NAMES, *ONLY_NAMED, "all")
    if name not in known:
        raise argparse.ArgumentTypeError(f"there is no benchmark {name!r}: {', '.join(known)}")
    return name


def _results(name: str, wanted: Wanted) -> Iterator[Result]:
    module = importlib.import_module(f"benchmarks.{name}")
    yield from module.measure(wanted.counts[name]) if name in COUNTED else module.measure()


def _line(cells: tuple[str, ...], width: int) -> str:
    name, *figures = cells
    return (name.ljust(width) + "".join(cell.rjust(14) for cell in figures[:-1]) + "  " + figures[-1]).rstrip()


if __name__ == "__main__":
    # Run as a script, Python looks for modules beside it; ours are named from the project's folder.
    sys.path[0] = str(ROOT)
    sys.exit(main(sys.argv[1:]))
