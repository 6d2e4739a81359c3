"""The jobs that put several rooms together, used by the command line and the window alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peerteam import resources
from peerteam.domain.counts import Counts, counts
from peerteam.domain.errors import NotFound
from peerteam.domain.framework import suggest, themes_of
from peerteam.domain.letter import draft
from peerteam.domain.letter_blocks import Letter
from peerteam.domain.letter_findings import recommendation_numbers
from peerteam.domain.recommendations import PROGRESS_REVIEW
from peerteam.domain.records import Action, Copy, Recommendation, SessionStatus, Theme
from peerteam.domain.snapshot import Snapshot
from peerteam.formats import frameworks, letters
from peerteam.formats.visit_folder import read_visit_folder
from peerteam.store.visit_file import VisitFile, new_visit

if TYPE_CHECKING:
    from peerteam.word.letter_write import Written


def samples() -> list[str]:
    """The ids of the sample visits that come with the program."""
    return resources.names("samples")


def sample_folder(sample: str) -> Path:
    """Where a sample's text files are. Raises NotFound."""
    folder = resources.path("samples", sample)
    if not folder.is_dir():
        raise NotFound(f"There is no sample “{sample}”", f"The samples are: {', '.join(samples())}")
    return folder


def visit_from_folder(folder: Path, path: Path, phrase: str | None = None) -> VisitFile:
    """A new visit at `path` from a visit folder, anybody's or a sample's."""
    records = read_visit_folder(folder)
    snapshot = Snapshot.of(records)
    visit = VisitFile.create(path, snapshot.visit, phrase=phrase)
    with _whole_or_not_at_all(visit):
        visit.load(records)
    visit.history.forget()
    return visit


@contextmanager
def _whole_or_not_at_all(visit: VisitFile) -> Iterator[None]:
    """A visit just created goes away again if it cannot be filled."""
    try:
        yield
    except BaseException:
        visit.close()
        visit.path.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class NewVisit:
    """What a new visit is begun with."""

    council: str
    framework: str
    first_day: str
    last_day: str
    me: str | None = None


def begin_visit(
    wanted: NewVisit, path: Path, phrase: str | None = None, previous: VisitFile | None = None
) -> VisitFile:
    """A new visit with its own copy of a framework's themes.

    From a `previous` visit its recommendations and actions are carried over, and nothing else. Raises NotFound,
    BadResource or CannotWrite.
    """
    framework = frameworks.load(wanted.framework)
    record = new_visit(wanted.council, framework.id, wanted.first_day, wanted.last_day)
    if wanted.framework.endswith(".toml"):
        # A framework of one's own is in no other place, so the visit itself remembers which letter goes with it.
        record = replace(record, letter=framework.letter)
    if previous is not None:
        record = replace(record, kind=PROGRESS_REVIEW)
    visit = VisitFile.create(path, record, themes_of(framework), phrase)
    with _whole_or_not_at_all(visit):
        if wanted.me:
            visit.set_me(visit.people.add_peer(wanted.me))
        if previous is not None:
            _carry_over(previous, visit)
    return visit


def stand_at(visit: VisitFile, moment: datetime) -> None:
    """Let a ready-made visit stand at a moment of its week: what ends after it has not been held yet."""
    with visit.step("Not held yet"):
        for session in visit.programme.sessions():
            day, end = session.slot.day, session.slot.end or session.slot.start or "23:59"
            if day and session.status == SessionStatus.DONE and f"{day}T{end}" > moment.isoformat(timespec="minutes"):
                visit.programme.change(session.id, status=SessionStatus.PLANNED)


def suggested_framework(first_day: str) -> str:
    """The id of the framework that was in use on a day; the blank one for a day before them all."""
    found = suggest(frameworks.load_all(), first_day)
    return found.id if found else "blank"


def _carry_over(previous: VisitFile, visit: VisitFile) -> None:
    """With the numbers they stand under in the report: by these the council and its action plan speak of them."""
    themes = {theme.id for theme in visit.rows.all(Theme)}
    numbers = recommendation_numbers(previous.snapshot())
    with visit.step("Carry over the recommendations"):
        for recommendation in previous.rows.all(Recommendation):
            theme = recommendation.theme if recommendation.theme in themes else None
            visit.rows.add(replace(recommendation, theme=theme, number=numbers.get(recommendation.id)))
        for action in previous.rows.all(Action):
            visit.rows.add(action)


def letter_of(snapshot: Snapshot, format_id: str | None = None, today: date | None = None) -> Letter:
    """The letter as it reads now, in the given format or the visit's, under today's date or the given one."""
    chosen = letters.load(format_id or letters.id_for(snapshot.visit))
    return draft(snapshot, chosen, counts(snapshot), today or date.today())


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter that was written: what it says, the id of its format, and what is to be remembered of the file."""

    letter: Letter
    format: str
    written: Written


def write_letter_of(
    snapshot: Snapshot,
    path: Path,
    format_id: str | None = None,
    template: Path | None = None,
    today: date | None = None,
) -> LetterFile:
    """Draft the letter and write it to a Word file at `path`, which must not exist. Raises CannotWrite or BadResource.

    It needs no open visit, so a worker can do it; the visit then remembers the file by `remember_letter`.
    """
    from peerteam.word.letter_write import draft_name_of, write_letter

    chosen = format_id or letters.id_for(snapshot.visit)
    letter = letter_of(snapshot, chosen, today)
    written = write_letter(letter, path, template=template, marking=letter.marking, draft_name=draft_name_of(path))
    return LetterFile(letter, chosen, written)


def remember_letter(visit: VisitFile, made: LetterFile) -> Copy:
    """Keep in the visit what a file was written with, so that an edited copy of it can be read back."""
    written = made.written
    return visit.letter.remember_copy(
        written.copy, written.path.name, written.anchors, digest=written.digest, format=made.format
    )


def count_table(found: Counts) -> dict[str, Any]:
    """The counts as `info --json` tells them: number and published wording."""
    return {
        name: {"number": count.number, "published": count.floor_words}
        for name in ("meetings", "people", "documents", "hours", "person_weeks")
        if (count := getattr(found, name))
    }


def info(visit: VisitFile) -> dict[str, Any]:
    """Everything there is to say about a visit, for `peerteam info`."""
    record = visit.record()
    found = counts(visit.snapshot())
    return {
        "visit": visit.id,
        "council": record.council,
        "kind": record.kind,
        "from": record.first_day,
        "to": record.last_day,
        "framework": record.framework,
        "themes": [{"key": t.key, "name": t.name, "id": t.id, "core": t.core} for t in visit.programme.themes()],
        "team": [{"name": p.name, "label": p.label, "id": p.id} for p in visit.people.peers()],
        "me": visit.me,
        "sessions": [
            {"id": s.id, "day": s.slot.day, "start": s.slot.start, "title": s.title} for s in visit.programme.sessions()
        ],
        "counts": {name: each["number"] for name, each in count_table(found).items()},
        "published": {name: each["published"] for name, each in count_table(found).items()},
        "notes": len(visit.notes.all()),
        "unsettled": len(visit.unsettled()),
        "not_handed_over": visit.not_handed_over(),
        "closed": closed.day.isoformat() if (closed := visit.closing.closed) else None,
        "heard": [{"who": h.who, "made": h.made, "lacks": h.lacks} for h in visit.laptops.heard()],
        "digest": visit.digest(),
    }
