"""The board at five o'clock: what the manager has to know before the team sits down, in lines that lead somewhere.

Only shared records are read, so nothing private is on it; the screen may be seen by the whole team.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from peerteam.domain.ask_list import Ask
from peerteam.domain.deadlines import iso
from peerteam.domain.finding_rules import FlagKind
from peerteam.domain.findings import Tested
from peerteam.domain.heat import Heat
from peerteam.domain.records import (
    Document,
    Finding,
    FindingState,
    Note,
    Peer,
    Session,
    Side,
    Tag,
    Theme,
)
from peerteam.domain.requests import clock, days_overdue
from peerteam.domain.session_kinds import WRITTEN_UP
from peerteam.domain.snapshot import Snapshot
from peerteam.domain.timetable import DAY, called, companies, is_off, theme_words, times_of

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what kind of record it leads to and which, its words, and where or who in quieter ones."""

    kind: str
    id: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of the board, with its number in words, and its lines."""

    key: str
    words: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the board needs besides the shared records: this laptop's time, owner, and what it has heard from others."""

    now: datetime
    me: str | None = None
    heard: Mapping[str, str] = field(default_factory=dict)  # a peer's name → when the last file of theirs was made
    asks: Sequence[Ask] = ()
    noted_here: frozenset[str] = frozenset()  # sessions with a note that stays on this laptop


def board(snapshot: Snapshot, tested: Mapping[str, Tested], table: Heat, known: Known) -> tuple[Part, ...]:
    """Every heading that has a line, in the order one would go through them."""
    makers: tuple[Callable[[], Part], ...] = (
        lambda: _without_note(snapshot, known),
        lambda: _untagged(snapshot),
        lambda: _not_handed_over(snapshot, known),
        lambda: _headlines(snapshot, tested),
        lambda: _thin(table),
        lambda: _to_ask(snapshot, known),
        lambda: _overdue(snapshot, known.now.date()),
    )
    return tuple(part for make in makers if (part := make()).items)


def _part(key: str, items: Iterable[Item], one: str, many: str) -> Part:
    found = tuple(items)
    return Part(key, f"{len(found)} {one if len(found) == 1 else many}", found)


# --- sessions and notes -----------------------------------------------------------------------------------------------


def _without_note(snapshot: Snapshot, known: Known) -> Part:
    noted = known.noted_here | {n.about for n in snapshot.all(Note) if n.about and (n.body or "").strip()}
    owed = [
        session
        for session in snapshot.all(Session)
        if session.kind in WRITTEN_UP
        and session.id not in noted
        and not is_off(session)
        and (_end(session) or datetime.max) <= known.now
    ]
    peers = {peer.id: peer for peer in snapshot.all(Peer)}
    items = [Item("session", s.id, _title(s), _dot(_when(s, known.now), _who_writes(s, peers))) for s in owed]
    return _part("no_note", items, "session without a note", "sessions without a note")


def _who_writes(session: Session, peers: Mapping[str, Peer]) -> str:
    if (writer := peers.get(session.writer or "")) is not None:
        return f"{called(writer)} was to write"
    lead = peers.get(session.lead or "")
    return f"{called(lead)} led it" if lead is not None else "nobody was to write"


def _untagged(snapshot: Snapshot) -> Part:
    tagged = {tag.note for tag in snapshot.all(Tag)}
    sessions = {session.id: session for session in snapshot.all(Session)}
    documents = {document.id: document for document in snapshot.all(Document)}
    peers = {peer.id: peer for peer in snapshot.all(Peer)}
    items = []
    for note in snapshot.all(Note):
        session = sessions.get(note.about or "")
        if note.id in tagged or not (note.body or "").strip() or (session and session.kind not in WRITTEN_UP):
            continue
        paper = documents.get(note.about or "")
        title = _title(session) if session else _paper(paper) if paper else "A conversation"
        author = peers.get(note.author or "")
        items.append(Item("note", note.id, title, f"noted by {called(author)}" if author else ""))
    return _part("untagged", items, "note without a tag", "notes without a tag")


# --- the team ---------------------------------------------------------------------------------------------------------


def _not_handed_over(snapshot: Snapshot, known: Known) -> Part:
    """Those who have been in a session since their last file was made."""
    last: dict[str, datetime] = {}
    for session_id, company in companies(snapshot).items():
        session = snapshot.get(Session, session_id)
        over = _end(session) if session is not None and not is_off(session) else None
        if over is not None and over <= known.now:
            for peer in company.peers:
                last[peer.id] = max(over, last.get(peer.id, over))
    items = []
    for peer in snapshot.all(Peer):
        made = known.heard.get(peer.name or "")
        if peer.id in last and peer.id != known.me and (made is None or made < last[peer.id].isoformat()):
            detail = f"last heard {_moment(made, known.now)}" if made else "nothing has come from this laptop yet"
            items.append(Item("peer", peer.id, called(peer), detail))
    found = _part("laptop", items, "of the team has not handed over", "of the team have not handed over")
    if known.heard or len(items) < 2:
        return found
    names = ", ".join(item.text for item in items)
    return Part("laptop", found.words, (Item("peer", items[0].id, "Nothing has come to this laptop yet", names),))


# --- findings and themes ----------------------------------------------------------------------------------------------


def _headlines(snapshot: Snapshot, tested: Mapping[str, Tested]) -> Part:
    themes = {theme.id: theme for theme in snapshot.all(Theme)}
    items = [
        Item("finding", finding.id, _short(finding.wording or ""), _dot(_side(finding), _theme(themes, finding.theme)))
        for finding in snapshot.all(Finding)
        if finding.state != FindingState.DROPPED
        and (found := tested.get(finding.id)) is not None
        and found.has(FlagKind.NOTHING)
    ]
    return _part("headline", items, "headline with nothing behind it", "headlines with nothing behind them")


def _side(finding: Finding) -> str:
    return {Side.STRENGTH: "Strength", Side.AREA: "Area for consideration"}[Side(finding.side)] if finding.side else ""


def _thin(table: Heat) -> Part:
    items = [Item("theme", row.theme.id, theme_words(row.theme), row.thin) for row in table.rows if row.thin]
    return _part("thin", items, "theme is thin", "themes are thin")


def _theme(themes: Mapping[str, Theme], id: str | None) -> str:
    found = themes.get(id or "")
    return theme_words(found) if found is not None else ""


# --- what to ask for --------------------------------------------------------------------------------------------------


def _to_ask(snapshot: Snapshot, known: Known) -> Part:
    shared = {note.id for note in snapshot.all(Note)}
    items = []
    for ask in known.asks:
        if ask.tag.note in shared and not ask.tag.stays_here:
            session = ask.session
            where = _dot(_when(session, known.now), _title(session)) if session else "no session to come fits it"
            items.append(Item("session" if session else "note", session.id if session else ask.tag.note,
                              _short(ask.words), where))  # fmt: skip
    return _part("ask", items, "question to ask", "questions to ask")


def _overdue(snapshot: Snapshot, today: date) -> Part:
    late = [document for document in snapshot.all(Document) if days_overdue(document, today)]
    late.sort(key=lambda document: -days_overdue(document, today))
    items = [
        Item("document", d.id, _paper(d), _dot(clock(d, today), f"asked of {d.asked_of}" if d.asked_of else ""))
        for d in late
    ]
    return _part("paper", items, "paper overdue", "papers overdue")


# --- words ------------------------------------------------------------------------------------------------------------


def _title(session: Session) -> str:
    return session.title or "Session without a title"


def _paper(document: Document) -> str:
    return " ".join(filter(None, (document.reference, document.title))) or "A paper without a title"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rsplit(' ', 1)[0]} …"


def _dot(*words: str) -> str:
    return " · ".join(filter(None, words))


def _end(session: Session) -> datetime | None:
    """When a session is over; one without an end is taken to be over when it begins."""
    times = times_of(session.slot)
    if times is None:
        return None
    minutes = times.start if times.end is None else times.end
    return datetime.combine(date.fromordinal(minutes // DAY), datetime.min.time()) + timedelta(minutes=minutes % DAY)


def _when(session: Session, now: datetime) -> str:
    """ "today 10:00", "tomorrow 09:00", "Thursday 14:00"."""
    return " ".join(filter(None, (_day(iso(session.slot.day), now.date()), session.slot.start or "")))


def _moment(made: str, now: datetime) -> str:
    """The same for the moment a file was made."""
    return " ".join(filter(None, (_day(iso(made[:10]), now.date()), made[11:16])))


def _day(day: date | None, today: date) -> str:
    if day is None:
        return "day not known"
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    return near or (f"{day:%A}" if abs((day - today).days) < 7 else f"{day.day} {day:%B}")
