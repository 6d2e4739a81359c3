"""From a double click's worth of path to the first thing read: the same for a small and for a large visit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.material import Material
from benchmarks.result import Result, runs_of, seconds
from benchmarks.visits import filled, folder, receiver
from peerteam.store.visit_file import VisitFile


def measure() -> Iterator[Result]:
    """Plain files; under a phrase the making of the key alone takes 0.15 s, on purpose."""
    with folder() as here:
        small = here / "small.peerteam"
        filled(small, Material(notes=3).records()[:40]).close()
        for name, path in (("small", small), ("large", receiver(here / "large.peerteam", None))):
            size = f"{path.stat().st_size / 1e6:.1f} MB"
            yield Result.of(f"a {name} visit opened and read from ({size})", runs_of(partial(_open, path), 21), 0.005)


def _open(path: Path) -> float:
    visits: list[VisitFile] = []

    def first_read() -> None:
        visits.append(VisitFile.open(path))
        visits[0].record()
        visits[0].programme.themes()

    took = seconds(first_read)
    visits[0].close()
    return took
