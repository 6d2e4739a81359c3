"""The stations of a letter from the first draft to the review ten months later, each with its date.

What was made is known from the copies; what is due is counted from the last day on site, as in `deadlines`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peerteam.domain.deadlines import deadlines, iso
from peerteam.domain.records import Action, Copy, CopyStage, Visit

_STATIONS = (
    (CopyStage.DRAFT, "Draft", "Draft to the council"),
    (CopyStage.TEAM, "Team’s comments", ""),
    (CopyStage.COUNCIL, "Council’s corrections", ""),
    (CopyStage.FINAL, "Final", ""),
    (CopyStage.PUBLISHED, "Published", "Report published"),
)
PLAN, REVIEW = "action plan", "review"


@dataclass(frozen=True, slots=True)
class Stage:
    """One station: its name, what is said of it beneath, the whole of that for a screen reader, and whether it is done.

    `next` is the first that is not done yet; `late` says that its day is past.
    """

    key: str
    name: str
    when: str
    spoken: str
    done: bool = False
    next: bool = False
    late: bool = False


def stages(visit: Visit, copies: Sequence[Copy], actions: Iterable[Action], today: date) -> tuple[Stage, ...]:
    """The seven stations in order."""
    due = {deadline.what: deadline.day for deadline in deadlines(visit)}
    row = [_of_copies(stage, name, copies, due.get(what), today) for stage, name, what in _STATIONS]
    row.append(_plan(any(action.text for action in actions), due, today))
    row.append(_review(due))
    reached = max((i for i, stage in enumerate(row) if stage.done), default=-1)
    return tuple(_marked(stage, i, reached) for i, stage in enumerate(row))


def _marked(stage: Stage, place: int, reached: int) -> Stage:
    """The first station after the last that was reached is the next."""
    if place != reached + 1:
        return stage
    spoken = f"next: {stage.spoken}" if stage.spoken else "next"
    return Stage(stage.key, stage.name, stage.when or "next", spoken, stage.done, next=True, late=stage.late)


def _of_copies(stage: CopyStage, name: str, copies: Sequence[Copy], due: date | None, today: date) -> Stage:
    made = [copy for copy in copies if copy.stage == stage] or (list(copies) if stage is CopyStage.DRAFT else [])
    if made:
        last = made[-1]
        day = iso((last.made_at or "")[:10])
        number = _draft_number(last.name or "") if stage is CopyStage.DRAFT else ""
        words = ", ".join(text for text in (number, short_day(day, today)) if text) or "made"
        return Stage(stage, name, words, f"made, {words}", done=True)
    return _due(stage, name, due, today)


def _plan(has_one: bool, due: Mapping[str, date], today: date) -> Stage:
    if has_one:
        return Stage(PLAN, "Action plan", "has come", "has come", done=True)
    return _due(PLAN, "Action plan", due.get("Action plan published"), today)


def _review(due: Mapping[str, date]) -> Stage:
    about, report = due.get("Progress review"), due.get("Review report published")
    if about is None or report is None:
        return Stage(REVIEW, "Review", "", "")
    spoken = f"about {about:%B %Y}, its report by {report.day} {report:%B %Y}"
    return Stage(REVIEW, "Review", f"about {about:%b %Y}", spoken)


def _due(key: str, name: str, due: date | None, today: date) -> Stage:
    if due is None:
        return Stage(key, name, "", "")
    late = due < today
    words = f"{'was due' if late else 'by'} {short_day(due, today)}"
    return Stage(key, name, words, words, late=late)


def short_day(day: date | None, today: date) -> str:
    """ "3 Apr", and the year when it is another."""
    if day is None:
        return ""
    return f"{day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def _draft_number(name: str) -> str:
    stem = name.rpartition(".")[0] or name
    _, word, number = stem.rpartition("Draft ")
    return f"{word}{number}" if word and number.isdigit() else ""
