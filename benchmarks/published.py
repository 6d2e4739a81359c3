"""The last table where people look for it: all of it in docs/benchmarks.md, and the tightest of each in the README.

What is timed is written as a whole, for it belongs to one machine at one time. What is counted takes far longer and
says little about a machine, so it stays until it is counted again at full length, each row with its own day.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.catalogue import BENCHMARKS, BY_NAME, Benchmark

if TYPE_CHECKING:
    from benchmarks.result import Result

README, FULL = "README.md", "docs/benchmarks.md"
BEGIN, END = "<!-- bench: written by dev.py bench --readme -->", "<!-- /bench -->"
_BLOCK = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \|.*$", re.MULTILINE)
_PART = re.compile(r"^## (\w+)\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)

INTRO = """# How fast it is

Written by `python3 dev.py bench --readme`. A result is a time, or with × how many times as long something takes as a
floor measured in the same run. *p95* and *p99* are the time all but the slowest one in twenty, in a hundred, took at
most. The visit is the largest there will be: 500 notes of 300 words, 5,000 tags, 60 sessions, 400 papers.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One benchmark as it was run: how many were counted (0: it was timed), and what came of it."""

    name: str
    count: int
    results: list[Result]

    @property
    def is_whole(self) -> bool:
        """Whether it was run at the length that is shown."""
        return self.count >= BY_NAME[self.name].many


def machine() -> str:
    """The kind of machine, without a name: cores, Python, system."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} on {platform.machine()}"


def check_place(root: Path) -> None:
    """Before minutes of measuring: whether the README has a place for the table. Raises SystemExit."""
    _place((root / README).read_text(encoding="utf-8"))


def publish(runs: Iterable[Run], root: Path, now: datetime | None = None) -> tuple[str, ...]:
    """Write both files; returns which. What was counted at less than full length is left out."""
    now = now or datetime.now()
    day = f"{now.day} {now:%B %Y}"
    shown = [run for run in runs if run.is_whole]
    for name, written in ((README, _readme), (FULL, _full)):
        path = root / name
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        path.write_text(written(before, shown, day), encoding="utf-8", newline="\n")
    return README, FULL


# --- the README: a row each -------------------------------------------------------------------------------------------


def _place(text: str) -> re.Match[str]:
    found = _BLOCK.search(text)
    if found is None:
        raise SystemExit(f"{README} has no place for the table: put {BEGIN} and {END} where it is to be.")
    return found


def _readme(text: str, runs: Sequence[Run], day: str) -> str:
    found = _place(text)
    rows = {row[1]: row[0] for row in _ROW.finditer(found[0])} | {run.name: _row(run, day) for run in runs}
    block = "\n".join(
        [
            BEGIN,
            _caption(found[0], runs, day),
            "",
            "| | of its results the one nearest to its bound | result | bound |",
            "| --- | --- | --: | --: |",
            *(rows[each.name] for each in BENCHMARKS if each.name in rows and not each.counted),
            "",
            "| | counted at full length | went wrong | on |",
            "| --- | --- | --: | --: |",
            *(rows[each.name] for each in BENCHMARKS if each.name in rows and each.counted),
            END,
        ]
    )
    return text[: found.start()] + block + text[found.end() :]


def _caption(block: str, runs: Sequence[Run], day: str) -> str:
    """When and where the times were taken; it stays if only counting was done since."""
    before = re.search(r"^Measured on .*$", block, re.MULTILINE)
    if all(run.count for run in runs):
        return before[0] if before else ""
    return f"Measured on {day}: {machine()}."


def _row(run: Run, day: str) -> str:
    each = BY_NAME[run.name]
    if run.count:
        wrong = sum(result.measured for result in run.results if result.bound == 0)
        return f"| `{run.name}` | {run.count} {each.what} | {wrong:.0f} | {day} |"
    nearest = max(
        (result for result in run.results if result.bound is not None), key=lambda result: result.part_of_bound
    )
    return f"| `{run.name}` | {nearest.name.strip()} | {_told(nearest)} | {nearest.limit} |"


# --- the whole of it --------------------------------------------------------------------------------------------------


def _full(text: str, runs: Sequence[Run], day: str) -> str:
    parts = {part[1]: part[0] for part in _PART.finditer(text)} | {run.name: _part(run, day) for run in runs}
    return "\n".join([INTRO, *(parts[each.name].rstrip() + "\n" for each in BENCHMARKS if each.name in parts)])


def _part(run: Run, day: str) -> str:
    each = BY_NAME[run.name]
    lines = [f"## {run.name}", "", f"{_about(each, run.count)} {day}, {machine()}.", ""]
    lines += ["| | result | bound | |", "| --- | --: | --: | --- |"]
    for result in run.results:
        name = result.name.replace("  ", "&emsp;")
        lines.append(f"| {name} | {_told(result)} | {result.limit} | {result.how} |")
    return "\n".join(lines) + "\n"


def _told(result: Result) -> str:
    return result.result if result.ok else f"**over:** {result.result}"


def _about(each: Benchmark, count: int) -> str:
    what = f"{count} {each.what}." if count else f"{each.what[0].upper()}{each.what[1:]}."
    return f"{what} The floor: {each.floor}." if each.floor else what
