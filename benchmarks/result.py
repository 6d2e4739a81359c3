"""What a benchmark says, and how times are taken: medians of runs in turn, so that the machine's mood hits both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

BETTER_OF = 5
"""How often a pair of runs is repeated before the medians are taken."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: a ratio to a floor if there is one, else a figure by itself.

    `unit` is "s" for seconds, else what is counted. Without a `bound` the line is there to be known, not to be judged.
    `lowest` and `highest` are those of the runs of which `measured` is the middle one.
    """

    name: str
    measured: float
    bound: float | None = None
    floor: float | None = None
    unit: str = "s"
    lowest: float | None = None
    highest: float | None = None

    @classmethod
    def of(
        cls, name: str, runs: Sequence[float], bound: float | None = None, floors: Sequence[float] | None = None
    ) -> Result:
        """The middle one of several runs, in seconds, beside the middle one of the floor's."""
        floor = statistics.median(floors) if floors else None
        return cls(name, statistics.median(runs), bound, floor, lowest=min(runs), highest=max(runs))

    @property
    def judged(self) -> float:
        """What the bound is about."""
        return self.measured / self.floor if self.floor else self.measured

    @property
    def ok(self) -> bool:
        """Whether the bound is kept."""
        return self.bound is None or self.judged <= self.bound

    @property
    def part_of_bound(self) -> float:
        """How much of what the bound allows is used up: 1 is all of it."""
        if self.bound is None:
            return 0.0
        return self.judged / self.bound if self.bound else float(self.judged > 0)

    @property
    def result(self) -> str:
        """What is judged, as it is shown."""
        return f"{self.judged:.2f} ×" if self.floor is not None else shown(self.measured, self.unit)

    @property
    def limit(self) -> str:
        """The bound, as it is shown."""
        if self.bound is None:
            return ""
        return f"{self.bound:g} ×" if self.floor is not None else shown(self.bound, self.unit)

    @property
    def how(self) -> str:
        """How the result came about: the two times of a ratio, and the lowest and highest run."""
        parts = []
        if self.floor is not None:
            parts.append(f"{shown(self.measured, self.unit)} to {shown(self.floor, self.unit)}")
        if self.lowest is not None and self.highest is not None:
            parts.append(f"{shown(self.lowest, self.unit)} – {shown(self.highest, self.unit)}")
        return "; ".join(parts)

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed: name, result, bound, ok, how it came about."""
        verdict = "" if self.bound is None else "ok" if self.ok else "OVER"
        return self.name, self.result, self.limit, verdict, self.how


def shown(value: float, unit: str) -> str:
    """A figure with its unit; seconds below one as milliseconds."""
    if unit != "s":
        return f"{value:,.0f} {unit}".strip()
    return f"{value:.2f} s" if value >= 0.9995 else f"{value * 1000:.3g} ms"


def seconds(work: Callable[[], object]) -> float:
    """How long this takes, once; the rubbish of earlier work is taken out first."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def settled() -> Iterator[None]:
    """The garbage collector leaves alone what is there by now, as in the program once it has started.

    The visits held in memory for these benchmarks are no part of the program's own rubbish, and to look through them
    before every run would take longer than the runs.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def runs_of(once: Callable[[], float], times: int = BETTER_OF) -> list[float]:
    """Several measurements, after one that only warms up."""
    once()
    return [once() for _ in range(times)]


def in_turn(
    ours: Callable[[], float], floor: Callable[[], float], times: int = BETTER_OF
) -> tuple[list[float], list[float]]:
    """Two measurements taken in turn several times, after one of each that only warms up."""
    pairs = [(ours(), floor()) for _ in range(times + 1)][1:]
    return [mine for mine, _ in pairs], [its for _, its in pairs]
