"""*Before the team meets*: what is owed, by whom, and what has moved. Every line opens where it can be put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from peerteam.domain.records import Document, Note, Peer, Session, Slot
from peerteam.domain.requests import clock, days_overdue
from peerteam.store.programme import Move
from peerteam.ui.agenda import Agenda
from peerteam.ui.today_asks import Ask
from peerteam.ui.today_words import Phase
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import begins, day_name, first_name, noun, number_of, title

SHOWN = 5
"""So many lines of one kind; the rest is behind *and 3 more*."""

TITLES = {Phase.BEFORE: "Before the visit", Phase.DURING: "Before the team meets", Phase.AFTER: "Still open"}


@dataclass(frozen=True, slots=True)
class Owed:
    """Everything the list is made of."""

    agenda: Agenda
    now: datetime
    phase: Phase = Phase.DURING
    peers: Mapping[str, Peer] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)  # what a theme is called in one word
    moves: Sequence[Move] = ()
    asks: Sequence[Ask] = ()
    opened: frozenset[str] = frozenset()  # the kinds shown to the last line

    def lines(self) -> list[Line]:
        """The list from top to bottom."""
        told, unwritten, waiting = self.agenda.raised(), self.agenda.without_note(self.now), self._waiting()
        unread = self.agenda.unread() if self.phase is Phase.BEFORE else []
        things, sessions = number_of(len(told), "thing"), number_of(len(unwritten), "session")
        lines = [
            *self._some("told", f"{things} to tell the manager", map(self._told, told)),
            *self._some("ask", f"{number_of(len(self.asks), 'question')} to ask", map(self._asked, self.asks)),
            *self._some("note", f"{sessions} without a note", map(self._session, unwritten)),
            *self._some("read", f"{number_of(len(unread), 'paper')} you have not read", map(self._unread, unread)),
            *self._some("paper", f"{number_of(len(waiting), 'paper')} asked for, not received",
                        map(self._paper, waiting)),
            *self._some("move", f"{number_of(len(self.moves), 'session')} moved since the last exchange",
                        map(self._moved, self.moves)),
        ]  # fmt: skip
        return lines

    def _some(self, kind: str, words: str, made: Iterable[Line]) -> list[Line]:
        lines = list(made)
        shown = len(lines) if kind in self.opened or len(lines) == SHOWN + 1 else SHOWN
        more = len(lines) - shown
        rest = [Line(f"more:{kind}", f"and {more} more", meaning="Enter shows them", quiet=True)] if more > 0 else []
        return [heading(words), *lines[:shown], *rest] if lines else []

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
        return Line(key, ask.words, detail=detail.strip(), sign="?", meaning="ask again")

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

    def _moved(self, move: Move) -> Line:
        who = self.peers.get(move.who)
        was, now = _parts(move.was, move.session.slot)
        detail = f"was {was}, now {now}, by {first_name(who) if who else 'somebody'}"
        return Line(f"session:{move.session.id}:moved", title(move.session), detail=detail, sign="→", meaning="moved")

    def _time(self, slot: Slot) -> str:
        today = slot.day == self.now.date().isoformat()
        start = begins(slot)
        return (slot.start or "") if today or start is None else f"{start:%A} {slot.start}"


def _parts(was: Slot, now: Slot) -> tuple[str, str]:
    """Two slots as far as they differ; the time is always said, so that one knows which session is meant."""
    days = was.day != now.day
    said = []
    for slot in (was, now):
        day = day_name(slot.day) if days else ""
        said.append(" ".join(part for part in (day, slot.start or "time not known", slot.room) if part))
    return said[0], said[1]


def spoken_count(lines: Sequence[Line]) -> str:
    """How much there is, for a screen reader: "7 things"."""
    count = sum(1 for line in lines if not line.heading)
    return f"{count} {noun(count, 'thing')}"
