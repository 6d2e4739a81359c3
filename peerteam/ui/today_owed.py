"""*Before the team meets*: what is owed, by whom, and what has changed. Every line opens where it can be put right.

It stays calm: five lines in all, shared out among the kinds; the rest of each is behind *and 3 more*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from peerteam.domain.ask_list import Ask
from peerteam.domain.records import Document, Note, Peer, Session, Slot
from peerteam.domain.requests import clock, days_overdue
from peerteam.ui.agenda import Agenda
from peerteam.ui.today_words import Phase
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import begins, day_name, first_name, noun, number_of, title

if TYPE_CHECKING:
    from peerteam.ui.today_news import ToldNews
    from peerteam.ui.today_silent import Silent

SHOWN = 5
"""So many lines are shown together."""

TITLES = {Phase.BEFORE: "Before the visit", Phase.DURING: "Before the team meets", Phase.AFTER: "Still open"}


@dataclass(frozen=True, slots=True)
class Owed:
    """Everything the list is made of."""

    agenda: Agenda
    now: datetime
    phase: Phase = Phase.DURING
    peers: Mapping[str, Peer] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)  # what a theme is called in one word
    asks: Sequence[Ask] = ()
    news: ToldNews | None = None
    silent: Silent | None = None
    opened: frozenset[str] = frozenset()  # the kinds shown to the last line

    def lines(self) -> list[Line]:
        """The list from top to bottom."""
        told, unwritten, waiting = self.agenda.raised(), self.agenda.without_note(self.now), self._waiting()
        unread = self.agenda.unread() if self.phase is Phase.BEFORE else []
        things, sessions = number_of(len(told), "thing"), number_of(len(unwritten), "session")
        kinds = [
            _Kind("told", f"{things} to tell the manager", [*map(self._told, told)]),
            *self._news(),
            *self._silent(),
            _Kind("ask", f"{number_of(len(self.asks), 'question')} to ask", [*map(self._asked, self.asks)]),
            _Kind("note", f"{sessions} without a note", [*map(self._session, unwritten)]),
            _Kind("read", f"{number_of(len(unread), 'paper')} you have not read", [*map(self._unread, unread)]),
            _Kind("paper", f"{number_of(len(waiting), 'paper')} asked for, not received", [*map(self._paper, waiting)]),
        ]
        owed = [kind for kind in kinds if kind.lines or kind.last]
        shares = _shares([len(kind.lines) for kind in owed])
        return [line for kind, share in zip(owed, shares, strict=True) for line in self._some(kind, share)]

    def _news(self) -> Iterator[_Kind]:
        """The line of all that changed always stands last, so nothing more is hidden behind a line of its own."""
        if self.news and self.phase is not Phase.AFTER:
            yield _Kind("news", self.news.heading, self.news.mine(), self.news.all())

    def _silent(self) -> Iterator[_Kind]:
        if self.silent and self.silent.lines:
            yield _Kind("silent", self.silent.words, self.silent.lines)

    def _some(self, kind: _Kind, share: int) -> list[Line]:
        lines = kind.lines
        shown = len(lines) if kind.name in self.opened or len(lines) == share + 1 else share
        more = len(lines) - shown
        words = Line(f"more:{kind.name}", f"and {more} more", meaning="Enter shows them", quiet=True)
        rest = [kind.last] if kind.last else [words] if more > 0 else []
        return [heading(kind.words), *lines[:shown], *rest]

    # --- the lines ----------------------------------------------------------------------------------------------------

    def _told(self, note: Note) -> Line:
        """Only where it was heard: its words stay in the note."""
        session = next((s for s in self.agenda.sessions if s.id == note.about), None)
        where = title(session) if session else "A conversation"
        when = session.slot.day if session else (note.at or "")[:10]
        return Line(f"note:{note.id}", where, detail=day_name(when), sign="!", meaning="to tell the manager in person")

    def _asked(self, ask: Ask) -> Line:
        about, session = self.themes.get(ask.tag.theme or "", "its theme"), ask.session
        detail = f"{self._time(session.slot)} {title(session)}" if session else f"no session to come covers {about}"
        key = f"session:{session.id}:{ask.tag.id}" if session else f"note:{ask.tag.note}:{ask.tag.id}"
        return Line(key, ask.words, detail=detail.strip(), sign="?", meaning="ask again; Delete: it has been asked")

    def _session(self, session: Session) -> Line:
        peer = self.peers.get(session.writer or session.lead or "")
        detail = ", ".join(part for part in (day_name(session.slot.day), first_name(peer) if peer else "") if part)
        lead = session.slot.start or ""
        return Line(f"session:{session.id}", title(session), lead=lead, detail=detail, sign="○", meaning="no note")

    def _waiting(self) -> list[Document]:
        today = self.now.date()
        return sorted(self.agenda.not_received(), key=lambda d: (-days_overdue(d, today), d.due or "~"))

    def _paper(self, paper: Document) -> Line:
        asked = f"asked of {paper.asked_of}" if paper.asked_of else ""
        detail = ", ".join(part for part in (clock(paper, self.now.date()), asked) if part)
        return Line(f"paper:{paper.id}", paper.title or "Paper", lead=paper.reference or "", detail=detail)

    @staticmethod
    def _unread(paper: Document) -> Line:
        return Line(f"paper:{paper.id}", paper.title or "Paper", lead=paper.reference or "", detail=paper.kind or "")

    def _time(self, slot: Slot) -> str:
        today = slot.day == self.now.date().isoformat()
        start = begins(slot)
        return (slot.start or "") if today or start is None else f"{start:%A} {slot.start}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """The lines of one kind under their heading, and the one that stands behind them whatever is shown."""

    name: str
    words: str
    lines: Sequence[Line]
    last: Line | None = None


def _shares(sizes: Sequence[int]) -> list[int]:
    """How many lines each kind shows: one in turn, as long as there are any and the list stays short."""
    shares = [min(1, size) for size in sizes]
    while sum(shares) < SHOWN and (wanting := [n for n, size in enumerate(sizes) if shares[n] < size]):
        least = min(wanting, key=lambda n: (shares[n], n))
        shares[least] += 1
    return shares


def spoken_count(lines: Sequence[Line]) -> str:
    """How much there is, for a screen reader: "7 things"."""
    count = sum(1 for line in lines if not line.heading)
    return f"{count} {noun(count, 'thing')}"
