"""Making the Word draft, as a job for the worker: a snapshot in, a file out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from peerteam.domain.snapshot import Snapshot
from peerteam.ui.tasks import Progress

LetterWriter = Callable[[Snapshot, Path], object]
"""Drafts the letter of a snapshot and writes it to a file that must not exist."""


def letter_job(snapshot: Snapshot, folder: Path, stem: str, write: LetterWriter) -> Callable[[Progress], Path]:
    """A job that writes the letter into `folder` under the next free draft name; a draft that is there stays."""

    def job(progress: Progress) -> Path:
        from peerteam.word.letter_write import next_draft_name

        progress(0, 0)
        target = next_draft_name(folder / f"{stem} Draft 1.docx")
        progress(0, 0)  # the last chance to think better of it
        write(snapshot, target)
        return target

    return job
