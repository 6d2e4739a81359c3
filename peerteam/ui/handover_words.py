"""How things that travel between laptops are called: a record in a line, a version, how much of what, since when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from peerteam.domain.records import (
    KINDS,
    Action,
    Attendance,
    Basis,
    Copy,
    Document,
    DocumentTheme,
    Finding,
    Note,
    Peer,
    Person,
    Point,
    Presence,
    Reading,
    Recommendation,
    Record,
    Section,
    Session,
    SessionTheme,
    Slot,
    Span,
    Support,
    Tag,
    Theme,
    Visit,
)
from peerteam.ui.wording import day_name, first_name, joined, number_of, person_words, times, title

if TYPE_CHECKING:
    from peerteam.handover.exchange import Taken
    from peerteam.store.visit_file import VisitFile

NOUNS: Mapping[str, tuple[str, str]] = {
    "note": ("note", ""),
    "session": ("session", ""),
    "finding": ("finding", ""),
    "document": ("paper", ""),
    "person": ("person", "people"),
    "tag": ("tag", ""),
    "theme": ("theme", ""),
    "peer": ("team member", ""),
    "recommendation": ("recommendation", ""),
}
"""What is counted one by one; the rest is said as a sum."""

ONE: Mapping[str, str] = {
    **{kind: words[0] for kind, words in NOUNS.items()},
    "visit": "visit",
    "theme": "theme",
    "peer": "team member",
    "recommendation": "recommendation",
    "point": "what we said",
    "action": "action",
    "section": "part of the letter",
    "copy": "copy of the letter",
}
"""What one record of a kind is called; a link is told by its words alone."""

LONGEST = 140
_LUNCH = time(12), time(14)


def counted(kinds: Mapping[str, int]) -> str:
    """ "14 notes, 3 sessions and 2 other things"."""
    told = [number_of(kinds[kind], *words) for kind, words in NOUNS.items() if kinds.get(kind)]
    others = sum(count for kind, count in kinds.items() if kind not in NOUNS)
    return joined([*told, *([number_of(others, "other thing")] if others else [])])


def in_words(taken: Taken) -> str:
    """ "From Ben Okafor: 14 notes, 3 sessions and 2 other things are new or changed."."""
    who = f"From {taken.who}" if taken.who else "From this file"
    if not taken.new:
        return f"{who}: nothing new, you have everything." if taken.who else "Nothing new: you have everything."
    verb = "is" if sum(taken.kinds.values()) == 1 else "are"
    settle = f" {number_of(taken.waiting, 'version waits', 'versions wait')} to be chosen." if taken.waiting else ""
    return f"{who}: {counted(taken.kinds)} {verb} new or changed.{settle}"


def clock(at: datetime, now: datetime) -> str:
    """ "13:05", "yesterday, 17:04", "Tuesday 10 March, 17:04"."""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    if at.date() == now.date() - timedelta(days=1):
        return f"yesterday, {at:%H:%M}"
    year = "" if at.year == now.year else f" {at.year}"  # a laptop's clock may be wrong by that much, and must be seen
    return f"{day_name(at.date().isoformat())}{year}, {at:%H:%M}"


def shortened(words: str | None, longest: int = LONGEST) -> str:
    """The first words of a text, in one line."""
    line = " ".join((words or "").split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


class Names:
    """What a record is called, and in a second line what it says; each record is looked up once."""

    def __init__(self, visit: VisitFile) -> None:
        self._visit = visit
        self._known: dict[tuple[str, str], Record | None] = {}

    def get(self, kind: type[Record], id: str | None) -> Any:
        """A record as it is, or as it was last known."""
        if not id:
            return None
        key = kind.kind_name, id
        if key not in self._known:
            self._known[key] = self._visit.settling.last_known(*key)
        return self._known[key]

    def who(self, peer: str | None) -> str:
        """ "Ben", or "You"."""
        if peer is not None and peer == self._visit.me:
            return "You"
        found = self.get(Peer, peer)
        return first_name(found) if found else "Somebody"

    def record(self, kind: str, id: str) -> tuple[str, str]:
        """What a record is called, and what it says."""
        found = self._visit.settling.last_known(kind, id)
        describe = _WORDS.get(type(found)) if found is not None else None
        return describe(self, found) if describe is not None else (ONE.get(kind, "something").capitalize(), "")

    def before_in_order(self, kind: str, id: str, position: str) -> str:
        """What the record before this place in the order is called."""
        others = [each for each in self._visit.rows.all(KINDS[kind]) if each.id != id]
        before = [each for each in others if (getattr(each, "position", None) or "") < position]
        last = max(before, key=lambda each: getattr(each, "position", None) or "", default=None)
        return shortened(self.record(kind, last.id)[0], 60) if last else ""

    def title(self, kind: str, id: str) -> str:
        """ "Session “Scrutiny chairs”"; a link by its words alone."""
        words = shortened(self.record(kind, id)[0], 90)
        return f"{ONE[kind].capitalize()} “{words}”" if kind in ONE else words

    def about(self, id: str | None) -> str:
        """What a note is about."""
        session, paper = self.get(Session, id), self.get(Document, id)
        if session is not None:
            return title(session)
        return _paper(paper) if paper is not None else "A conversation"

    def theme(self, id: str | None) -> str:
        """A theme in a word."""
        found = self.get(Theme, id)
        return (found.short_name or found.name or "") if found else "no theme"

    def evidence(self, id: str) -> str:
        """A passage or a paper."""
        tag, paper = self.get(Tag, id), self.get(Document, id)
        return f"“{shortened(tag.span.words, 60)}”" if tag is not None else _paper(paper)


def slot_words(slot: Slot) -> str:
    """ "Tuesday 10 March, 14:30 to 15:15, Room C"."""
    return ", ".join(part for part in (day_name(slot.day), times(slot) or "time not known", slot.room or "") if part)


def _paper(paper: Document | None) -> str:
    return " ".join(part for part in (paper.reference, paper.title) if part) if paper else "a paper"


def _part(names: Names, key: str | None) -> str:
    """A part of the letter: "Next steps", or the theme it is about."""
    place, _, theme = (key or "A part").partition("/")
    if place == "order":
        return "Order of the parts"
    return names.theme(theme) if names.get(Theme, theme) else place.replace("_", " ").capitalize()


def _link(words: Callable[[Names, Any], str]) -> Callable[[Names, Any], tuple[str, str]]:
    return lambda names, link: (words(names, link), "")


def _person(names: Names, id: str) -> str:
    found = names.get(Person, id)
    return person_words(found) if found else "somebody"


_WORDS: Mapping[type[Record], Callable[[Names, Any], tuple[str, str]]] = {
    Visit: lambda names, visit: (visit.council or "The visit", ""),
    Theme: lambda names, theme: (theme.name or "A theme", ""),
    Peer: lambda names, peer: (peer.name or "Somebody", peer.label or ""),
    Person: lambda names, person: (person_words(person), ""),
    Session: lambda names, session: (title(session), slot_words(session.slot)),
    Note: lambda names, note: (names.about(note.about), shortened(note.body)),
    Tag: lambda names, tag: (
        shortened((tag.span or Span("", 0, 0, "")).words) or "A passage",
        f"{names.theme(tag.theme)}, {tag.kind or 'point'}",
    ),
    Document: lambda names, paper: (_paper(paper), paper.status or ""),
    Finding: lambda names, finding: (finding.wording or "A headline", f"{names.theme(finding.theme)}, {finding.side}"),
    Recommendation: lambda names, each: (shortened(each.label or each.text) or "A recommendation", ""),
    Point: lambda names, point: (shortened(point.text) or "A message", names.theme(point.theme)),
    Action: lambda names, action: (shortened(action.text) or "An action", action.timescale or ""),
    Section: lambda names, section: (_part(names, section.key), shortened(section.edited or section.words)),
    Copy: lambda names, copy: (copy.name or "A letter", copy.stage or ""),
    Attendance: _link(lambda names, a: f"{_person(names, a.person)} is met in {names.about(a.session)}"),
    Presence: _link(lambda names, p: f"{names.who(p.peer)} in {names.about(p.session)}"),
    SessionTheme: _link(lambda names, s: f"{names.about(s.session)} covers {names.theme(s.theme)}"),
    DocumentTheme: _link(lambda names, d: f"{names.about(d.document)} bears on {names.theme(d.theme)}"),
    Reading: _link(lambda names, r: f"{names.who(r.peer)} has read {names.about(r.document)}"),
    Support: _link(lambda names, s: f"{names.evidence(s.evidence)} put behind a finding"),
    Basis: _link(lambda names, b: "A finding put behind a recommendation"),
}


def last_time(at: datetime | None, now: datetime) -> str:
    """ "last heard 16:40"; lunch is said as such, because everybody remembers it.

    It ends a narrow line, so other days are said shortly, and of those before yesterday no hour.
    """
    if at is None:
        return "nothing has come yet"
    if at.date() < now.date() - timedelta(days=1) or at.date() > now.date():
        said = f"last heard {at:%a} {at.day} {at:%b}"
        return said if at.year == now.year else f"{said} {at.year} by its clock"
    if at.date() == now.date() and _LUNCH[0] <= at.time() < _LUNCH[1]:
        return f"last heard at lunch, {at:%H:%M}"
    return f"last heard {clock(at, now)}"


def day_and_time(at: datetime, today: date) -> str:
    """ "16:52" today, else with its day: what a safe copy is called."""
    return f"{at:%H:%M}" if at.date() == today else f"{day_name(at.date().isoformat())}, {at:%H:%M}"
