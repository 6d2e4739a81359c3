"""What others handed over, as the page shows it: how much in one line, then by person and kind with the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.records import (
    KINDS,
    Attendance,
    Basis,
    Document,
    DocumentTheme,
    Finding,
    Presence,
    Reading,
    Recommendation,
    Record,
    Session,
    SessionTheme,
    Support,
    Tag,
)
from peerteam.ui.handover_words import NOUNS, Names, clock, counted
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import joined, number_of

if TYPE_CHECKING:
    from peerteam.store.incoming import Arrived, Came, Some
    from peerteam.store.visit_file import VisitFile

SHOWN = 12
"""So many of one kind that goes are shown; the rest is behind *and 3 more*."""
MORE = "more:"
_ORDER: tuple[str, ...] = (*NOUNS, *(kind for kind in KINDS if kind not in NOUNS))
_ONLY_NAMED = 3
_GONE = {Tag.kind_name: "A passage", Support.kind_name: "What was put behind a finding"}
"""What is otherwise called by the words of a note."""


def summary(arrived: Arrived, names: Names, now: datetime) -> str:
    """ "New since 13:05: 14 notes by Ben and Cara, 3 sessions moved"."""
    if not arrived:
        return ""
    since = f"New since {clock(arrived.since, now)}" if arrived.since else "New"
    kinds: Counter[str] = Counter()
    gone = 0
    for some in arrived.some:
        if some.gone:
            gone += some.count
        else:
            kinds[some.kind] += some.count
    notes, sessions = kinds.pop("note", 0), kinds.pop("session", 0)
    parts = [_notes(arrived, notes, names), _sessions(arrived, sessions), counted(kinds), _gone(gone)]
    return f"{since}: {', '.join(part for part in parts if part)}"


def _notes(arrived: Arrived, count: int, names: Names) -> str:
    who = sorted({names.who(some.who) for some in arrived.some if some.kind == "note" and not some.gone})
    by = joined(who) if len(who) <= _ONLY_NAMED else f"{len(who)} people"
    return f"{number_of(count, 'note')} by {by}" if count else ""


def _gone(count: int) -> str:
    return f"{number_of(count, 'thing')} deleted" if count else ""


def _sessions(arrived: Arrived, count: int) -> str:
    moved = sum(each.moved for some in arrived.some if not some.gone for each in some.came)
    if not count:
        return ""
    words = number_of(count, "session")
    return f"{words} moved" if moved == count else f"{words} changed" + (f" ({moved} moved)" if moved else "")


def lines(arrived: Arrived, names: Names) -> list[Line]:
    """Everything that came: a heading for each person and kind, a line for each record that was read."""
    found: list[Line] = []
    for some in sorted(arrived.some, key=lambda some: (names.who(some.who), _ORDER.index(some.kind), some.gone)):
        found += _group(some, names)
    return found


def _group(some: Some, names: Names) -> Iterator[Line]:
    deleted = " deleted" if some.gone else ""
    yield heading(f"{names.who(some.who)}: {_count(some.kind, some.count)}{deleted}")
    for each in some.came:
        if each.gone:
            yield Line(f"{each.kind}:{each.record}", _name_of_gone(each, names), sign="–", meaning="deleted")
            continue
        words, detail = names.record(each.kind, each.record)
        what = "new" if each.new else "moved" if each.moved else "changed"
        sign = "+" if each.new else "→" if each.moved else "·"
        yield Line(f"{each.kind}:{each.record}", words, detail=detail, sign=sign, meaning=what)
    if some.more:
        key = f"{MORE}{some.who}:{some.kind}"
        yield Line(key, f"and {some.more} more", meaning="Enter shows them", quiet=True)


def _name_of_gone(each: Came, names: Names) -> str:
    """What it was, without its words: it may have been taken back because they were not to be read."""
    return _GONE.get(each.kind) or names.record(each.kind, each.record)[0]


def group_of(key: str) -> tuple[str, str]:
    """Whose records of which kind a line *and 3 more* stands for."""
    who, _, kind = key.removeprefix(MORE).rpartition(":")
    return who, kind


def _count(kind: str, count: int) -> str:
    return number_of(count, *NOUNS[kind]) if kind in NOUNS else counted({kind: count})


def going(visit: VisitFile, names: Names, opened: frozenset[str] = frozenset()) -> list[Line]:
    """What would leave with the next hand-over, kind by kind, and what stays, without its words."""
    found: list[Line] = []
    waiting = visit.to_hand_over()
    for kind in _ORDER:
        ids = waiting.get(kind, [])
        if not ids:
            continue
        found.append(heading(f"Goes: {_count(kind, len(ids))}"))
        key = f"{MORE}{kind}"
        shown = ids if key in opened or len(ids) == SHOWN + 1 else ids[:SHOWN]
        for id in shown:
            words, detail = names.record(kind, id)
            gone = visit.rows.row(kind, id) is None
            found.append(Line(f"{kind}:{id}", words, detail="deleted" if gone else detail, sign="–" if gone else ""))
        if len(ids) > len(shown):
            found.append(Line(key, f"and {len(ids) - len(shown)} more", meaning="Enter shows them", quiet=True))
    return [*found, *_staying(visit, names)]


def _staying(visit: VisitFile, names: Names) -> Iterator[Line]:
    """Only where it was heard: what stays here is not read over a shoulder on this page."""
    private = visit.notes.staying()
    if private:
        yield heading(f"Stays here: {number_of(len(private), 'note')}")
    for note in private:
        why = "to tell the manager in person" if note.raised else "only on this laptop"
        if visit.notes.was_handed_over(note.id):
            why += "; the others have it until you hand over"
        yield Line(f"note:{note.id}", names.about(note.about), detail=why, sign="◆", meaning="stays here")


def target_of(visit: VisitFile, key: str) -> Record | None:
    """Where a line leads: the record itself, or what a link belongs to."""
    kind, _, id = key.partition(":")
    found = visit.rows.get(KINDS[kind], id) if kind in KINDS else None
    if isinstance(found, Attendance | Presence | SessionTheme):
        return visit.rows.get(Session, found.session)
    if isinstance(found, Support):
        return visit.rows.get(Finding, found.finding)
    if isinstance(found, Basis):
        return visit.rows.get(Recommendation, found.recommendation)
    if isinstance(found, Reading | DocumentTheme):
        return visit.rows.get(Document, found.document)
    return found
