"""What a benchmark says, and how times are taken: medians of runs in turn, so that the machine's mood hits both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

BETTER_OF = 5
"""How often a pair of runs is repeated before the medians are taken."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: a ratio to a floor if there is one, else a figure by itself.

    `unit` is "s" for seconds, else what is counted. Without a `bound` the line is there to be known, not to be judged.
    """

    name: str
    measured: float
    bound: float | None = None
    floor: float | None = None
    unit: str = "s"

    @property
    def judged(self) -> float:
        """What the bound is about."""
        return self.measured / self.floor if self.floor else self.measured

    @property
    def ok(self) -> bool:
        """Whether the bound is kept."""
        return self.bound is None or self.judged <= self.bound

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed: name, measured, floor, ratio or figure, bound, ok."""
        ratio = self.floor is not None
        floor = shown(self.floor, self.unit) if self.floor is not None else ""
        judged = f"{self.judged:.2f} ×" if ratio else shown(self.measured, self.unit)
        bound = "" if self.bound is None else f"{self.bound:g} ×" if ratio else shown(self.bound, self.unit)
        verdict = "" if self.bound is None else "ok" if self.ok else "OVER"
        return self.name, shown(self.measured, self.unit), floor, judged, bound, verdict


def shown(value: float, unit: str) -> str:
    """A figure with its unit; seconds below one as milliseconds."""
    if unit != "s":
        return f"{value:,.0f} {unit}"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def seconds(work: Callable[[], object]) -> float:
    """How long this takes, once; the rubbish of earlier work is taken out first."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_of(once: Callable[[], float], times: int = BETTER_OF) -> float:
    """The median of several measurements, after one that only warms up."""
    once()
    return statistics.median(once() for _ in range(times))


def medians_in_turn(
    ours: Callable[[], float], floor: Callable[[], float], times: int = BETTER_OF
) -> tuple[float, float]:
    """The medians of two measurements taken in turn, after one of each that only warms up."""
    pairs = [(ours(), floor()) for _ in range(times + 1)][1:]
    return statistics.median(mine for mine, _ in pairs), statistics.median(its for _, its in pairs)
