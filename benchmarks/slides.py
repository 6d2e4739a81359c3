"""From the press of the button to slides on the disk, for a visit with 120 findings and 5,000 passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.material import Material
from benchmarks.result import Result, runs_of, seconds
from benchmarks.visits import folder
from peerteam.domain.records import Finding
from peerteam.domain.snapshot import Snapshot
from peerteam.formats.slides import write_slides

BOUND = 1.0


def measure() -> Iterator[Result]:
    """Each on an empty file, the template opened anew, as it is whenever slides are made."""
    snapshot = _snapshot()
    with folder() as here:
        path = here / "slides.pptx"

        def once() -> float:
            path.unlink(missing_ok=True)
            return seconds(lambda: write_slides(snapshot, path))

        took = runs_of(once, 7)
        slides = write_slides(snapshot, here / "counted.pptx").slides
    yield Result.of(f"{slides} slides of {len(snapshot.all(Finding))} findings", took, BOUND)


def _snapshot() -> Snapshot:
    """The large visit, with every finding said twice."""
    records = Material(seed=7).records()
    again = [replace(each, id=each.id[::-1]) for each in records if isinstance(each, Finding)]
    return Snapshot.of([*records, *again])
