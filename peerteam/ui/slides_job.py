"""Making the slides, and the note to speak from, as jobs for the worker: a snapshot in, a file out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerteam.domain.snapshot import Snapshot
    from peerteam.formats.slides import Written
    from peerteam.ui.tasks import Progress


def slides_job(snapshot: Snapshot, folder: Path, template: Path | None) -> Callable[[Progress], Written]:
    """A job that writes the slides into `folder` under the next free draft name; a draft that is there stays."""

    def job(progress: Progress) -> Written:
        from peerteam.formats.slides import file_name, write_slides
        from peerteam.word.letter_write import next_draft_name

        progress(0, 0)
        target = next_draft_name(folder / file_name(snapshot))
        progress(0, 0)  # the last chance to think better of it
        return write_slides(snapshot, target, template)

    return job


def note_job(snapshot: Snapshot, folder: Path) -> Callable[[Progress], Path]:
    """A job that writes the speaking note in Word into `folder`, under the next free draft name too."""

    def job(progress: Progress) -> Path:
        from peerteam.domain.speaking_note import speaking_note
        from peerteam.formats.new_file import safe_name
        from peerteam.word.letter_write import next_draft_name
        from peerteam.word.speaking_note import write_speaking_note

        progress(0, 0)
        council = snapshot.visit.council or "Peer challenge"
        target = next_draft_name(folder / f"{safe_name(council)} speaking note Draft 1.docx")
        return write_speaking_note(speaking_note(snapshot), target)

    return job
