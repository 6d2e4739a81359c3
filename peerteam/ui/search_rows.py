"""What a search found, as lines to read: what it is called, where it stands, and the words found in bold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from peerteam.domain.records import Document, Finding, Note, Peer, Person, Point, Recommendation, Session, Theme
from peerteam.store.search import OPEN, SHUT, WHOLE, Group, Hit
from peerteam.ui.note_index import clock, conversation
from peerteam.ui.widgets.hit_list import HitRow, Runs
from peerteam.ui.wording import GROUP_NAMES, day_name, first_name, title

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

KINDS = {
    "note": "Notes",
    "session": "Sessions",
    "document": "Papers",
    "person": "People we met",
    "finding": "Findings",
    "recommendation": "Recommendations",
    "point": "Points as presented",
    "theme": "Themes",
    "peer": "The team",
    "section": "The letter",
    "action": "Action plan",
}
"""What each kind of record is called on screen. A kind that is not here is not shown."""

MORE = "more:"
"""Begins the key of the line that asks for the rest of a kind."""

_MARKS = re.compile(f"{OPEN}([^{SHUT}]*){SHUT}")


def runs(text: str) -> Runs:
    """A text with marks as pieces; line ends are blanks, for it is shown in one line."""
    parts = _MARKS.split(" ".join(text.split()))
    return tuple((part, bool(number % 2)) for number, part in enumerate(parts) if part)


def search_rows(visit: VisitFile, groups: Sequence[Group]) -> list[HitRow]:
    """All lines, kind by kind, each under its name and number."""
    return [row for group in groups if group.kind in KINDS for row in _group_rows(visit, group)]


def _group_rows(visit: VisitFile, group: Group) -> Iterator[HitRow]:
    yield HitRow("", ((f"{KINDS[group.kind]}   {group.count:,}", False),))
    for hit in group.hits:
        yield _ROWS.get(group.kind, _plain)(visit, hit)
    if group.count > len(group.hits) and len(group.hits) < WHOLE:
        yield HitRow(f"{MORE}{group.kind}", ((f"Show all {group.count:,} …", False),))


def _key(hit: Hit) -> str:
    return f"{hit.kind}:{hit.id}"


def _plain(visit: VisitFile, hit: Hit) -> HitRow:
    """Its title over the words found in it, or these alone."""
    head, words = runs(hit.title), runs(hit.snippet)
    return HitRow(_key(hit), head, words) if head else HitRow(_key(hit), words)


def _note(visit: VisitFile, hit: Hit) -> HitRow:
    note = visit.rows.get(Note, hit.id)
    if note is None:
        return _plain(visit, hit)
    session, document = visit.rows.get(Session, note.about), visit.rows.get(Document, note.about)
    if session is not None:
        head = _joined(title(session), day_name(session.slot.day), session.slot.start)
    else:
        day = day_name(note.at[:10]) if note.at else None
        head = _joined(document.title or "Paper" if document else conversation(note), day, clock(note))
    author = visit.rows.get(Peer, note.author) if note.author != visit.me else None
    mark = "on this laptop only" if note.private else first_name(author) if author else ""
    return HitRow(_key(hit), ((head, False),), runs(hit.snippet), mark)


def _session(visit: VisitFile, hit: Hit) -> HitRow:
    session = visit.rows.get(Session, hit.id)
    slot = session.slot if session else None
    where = _joined(day_name(slot.day), slot.start, slot.room) if slot else ""
    return HitRow(_key(hit), runs(hit.title), ((where, False),))


def _person(visit: VisitFile, hit: Hit) -> HitRow:
    person = visit.rows.get(Person, hit.id)
    group = GROUP_NAMES.get(person.group, "") if person and person.group else ""  # type: ignore[call-overload]
    if hit.title:
        return HitRow(_key(hit), runs(hit.title), runs(hit.snippet) or ((group, False),))
    return HitRow(_key(hit), runs(hit.snippet) or ((group or "Somebody", False),), ((group, False),))


def _finding(visit: VisitFile, hit: Hit) -> HitRow:
    finding = visit.rows.get(Finding, hit.id)
    theme = visit.rows.get(Theme, finding.theme) if finding else None
    where = _joined(theme.short_name or theme.name if theme else None, _capital(finding.side if finding else None))
    return HitRow(_key(hit), runs(hit.snippet), ((where, False),))


def _recommendation(visit: VisitFile, hit: Hit) -> HitRow:
    found = visit.rows.get(Recommendation, hit.id)
    head = runs(hit.title) or (((found.text if found else None) or "Recommendation", False),)
    return HitRow(_key(hit), head, runs(hit.snippet))


def _point(visit: VisitFile, hit: Hit) -> HitRow:
    point = visit.rows.get(Point, hit.id)
    return HitRow(_key(hit), runs(hit.snippet), ((_capital(point.side if point else None), False),))


_ROWS: dict[str, Callable[[VisitFile, Hit], HitRow]] = {
    "note": _note,
    "session": _session,
    "person": _person,
    "finding": _finding,
    "recommendation": _recommendation,
    "point": _point,
}


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _capital(words: str | None) -> str:
    return words[:1].upper() + words[1:] if words else ""
