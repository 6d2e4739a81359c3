"""Puts the parts together for the window; the only file that knows them all.

The jobs behind the sample and the letter are loaded when they are first asked for: starting is quicker without them.
"""

from __future__ import annotations

from pathlib import Path

from peerteam.domain.snapshot import Snapshot
from peerteam.ui.program import Work, run

SAMPLE = "marlbridge"


def make_sample(path: Path) -> None:
    """Build the fictional visit at `path`, as if this were the laptop of the first in its team."""
    from peerteam import jobs

    path.parent.mkdir(parents=True, exist_ok=True)
    with jobs.visit_from_folder(jobs.sample_folder(SAMPLE), path) as visit:
        if team := visit.people.peers():
            visit.set_me(team[0].id)


def write_letter(snapshot: Snapshot, path: Path) -> None:
    """Draft the letter of a visit and write it to a Word file that must not exist."""
    from peerteam import jobs

    jobs.write_letter_of(snapshot, path)


def main(path: Path | None = None, phrase: str | None = None) -> int:
    """The window, over a visit or over the welcome; returns the exit code when it is closed."""
    return run(Work(make_sample, write_letter), path, phrase)
