"""Puts the parts together for the window; the only file that knows them all.

The jobs behind the sample and the letter are loaded when they are first asked for: starting is quicker without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from peerteam.ui.run import run
from peerteam.ui.work import Beginnings, Work

if TYPE_CHECKING:
    from datetime import date

    from peerteam.domain.snapshot import Snapshot
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.dialogs.new_visit import Wanted
    from peerteam.ui.letter_job import LetterMade

SAMPLE = "marlbridge"
SAMPLE_ME, SAMPLE_NEXT = "Claire Whitcombe", "Head of Housing Needs"
"""Who works on the laptop of the sample, and what she writes at nine on the Wednesday it is opened on."""


def make_sample(path: Path) -> None:
    """Build the fictional visit at `path`, as if this were the laptop of somebody who writes in a moment."""
    from peerteam import jobs
    from peerteam.domain.records import Note
    from peerteam.ui.sample import OPENED_AT

    path.parent.mkdir(parents=True, exist_ok=True)
    with jobs.visit_from_folder(jobs.sample_folder(SAMPLE), path) as visit:
        jobs.stand_at(visit, OPENED_AT)
        visit.set_me(visit.people.peer_named(SAMPLE_ME).id)
        (session,) = (each for each in visit.programme.sessions() if each.title == SAMPLE_NEXT)
        for note in visit.rows.where(Note, about=session.id, author=visit.me):
            visit.notes.remove(note.id)  # which is still to be written
        with visit.step("On her laptop"):
            for note in visit.rows.all(Note):
                if note.private and note.author != visit.me:  # such notes never leave the laptop of their author
                    visit.rows.remove(Note, note.id)
        visit.commit()  # so that what is not handed over yet is what somebody tries here
        visit.history.forget()


def write_letter(
    snapshot: Snapshot, path: Path, *, template: Path | None = None, today: date | None = None
) -> LetterMade:
    """Draft the letter of a visit and write it, in somebody's house style or ours, to a file that must not exist."""
    from peerteam import jobs

    return jobs.write_letter_of(snapshot, path, template=template, today=today)


def frameworks() -> Sequence[tuple[str, str]]:
    """The frameworks one can begin with, the oldest first."""
    from peerteam.formats.frameworks import load_all

    return [(framework.id, framework.name) for framework in load_all()]


def suggested_framework(first_day: str) -> str:
    """The framework that was in use on a day."""
    from peerteam import jobs

    return jobs.suggested_framework(first_day)


def begin_visit(wanted: Wanted, path: Path, phrase: str | None) -> VisitFile:
    """A new visit, under the team's words or without any."""
    from peerteam import jobs

    new = jobs.NewVisit(wanted.council, wanted.framework, wanted.first_day, wanted.last_day, wanted.me)
    return jobs.begin_visit(new, path, phrase)


def begin_review(wanted: Wanted, path: Path, phrase: str | None, previous: VisitFile) -> VisitFile:
    """The visit that follows another: its recommendations and actions come along, and nothing else."""
    from peerteam import jobs

    new = jobs.NewVisit(wanted.council, wanted.framework, wanted.first_day, wanted.last_day, wanted.me)
    return jobs.begin_visit(new, path, phrase, previous)


def new_phrase() -> str:
    """Four words drawn by chance."""
    from peerteam import phrase

    return phrase.new_phrase()


def work() -> Work:
    """All that the window asks others to do."""
    return Work(
        make_sample, write_letter, Beginnings(frameworks, suggested_framework, begin_visit, new_phrase, begin_review)
    )


def main(path: Path | None = None, phrase: str | None = None) -> int:
    """The window, over a visit or over the welcome; returns the exit code when it is closed."""
    return run(work(), path, phrase)
