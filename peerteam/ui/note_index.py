"""The list at the left of Notes: my sessions by day, other conversations, papers, then what the team wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from peerteam.domain.records import Document, Note, Peer, Session, SessionStatus, SourceGroup
from peerteam.domain.session_kinds import WRITTEN_UP
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import GROUP_NAMES, day_name, first_name, joined, title


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the list is made of."""

    me: str | None
    mine: Sequence[Session]
    notes: Sequence[Note]
    sessions: Mapping[str, Session]
    documents: Mapping[str, Document]
    peers: Mapping[str, Peer]

    def lines(self) -> list[Line]:
        """The list from top to bottom."""
        return [*self._sessions(), *self._conversations(), *self._papers(), *self._team()]

    def _sessions(self) -> Iterator[Line]:
        day: str | None = ""
        for session in self._all_mine():
            if session.slot.day != day:
                day = session.slot.day
                yield heading(day_name(day))
            notes = mine_of(self.notes, session.id, self.me)
            noted = any((note.body or "").strip() for note in notes)
            others = "" if noted else self._noted_by_others(session.id)
            detail = self._whose(notes[0]) if notes else ""
            yield session_line(session, noted=noted or bool(others), detail=detail or others)
            for other in notes[1:]:
                detail = self._whose(other) or "Another note of yours"
                yield Line(f"note:{other.id}", title(session), detail=detail, sign="●", meaning="noted")

    def _noted_by_others(self, session: str) -> str:
        """Of two who go together one writes: the other's note is not missed, and stands further down."""
        others = [n for n in self.notes if n.about == session and not is_mine(n, self.me) and (n.body or "").strip()]
        return f"Noted by {joined(list(dict.fromkeys(map(self._author, others))))}" if others else ""

    def _whose(self, note: Note) -> str:
        """Nothing for my own words, else for whom I typed."""
        return "" if note.author == self.me else f"Words of {self._author(note)}"

    def _all_mine(self) -> list[Session]:
        """My sessions, and those I wrote about though they are not mine."""
        wanted = {s.id for s in self.mine} | {n.about for n in self.notes if is_mine(n, self.me)}
        return [s for s in self.sessions.values() if s.id in wanted]

    def _conversations(self) -> Iterator[Line]:
        notes = [n for n in self.notes if is_mine(n, self.me) and n.about is None]
        if notes:
            yield heading("Other conversations")
        for note in notes:
            sign, meaning = _standing(note)
            yield Line(
                f"note:{note.id}", conversation(note), lead=clock(note), detail=self._whose(note), sign=sign,
                meaning=meaning,
            )  # fmt: skip

    def _papers(self) -> Iterator[Line]:
        notes = [n for n in self.notes if is_mine(n, self.me) and n.about in self.documents]
        if notes:
            yield heading("Papers")
        for note in notes:
            document = self.documents[note.about or ""]
            first = mine_of(self.notes, document.id, self.me)[0] is note
            key, (sign, meaning) = f"document:{document.id}" if first else f"note:{note.id}", _standing(note)
            yield Line(key, document.title or "Paper", document.reference or "", self._whose(note), sign, meaning)

    def _team(self) -> Iterator[Line]:
        notes = [n for n in self.notes if not is_mine(n, self.me) and (n.body or "").strip()]
        if notes:
            yield heading("The team’s notes")
        for note in sorted(notes, key=self._when):
            session = self.sessions.get(note.about or "")
            about = title(session) if session else self._about(note)
            lead = (session.slot.start if session else clock(note)) or ""
            yield Line(f"note:{note.id}", about, lead=lead, detail=self._author(note))

    def _when(self, note: Note) -> tuple[str, str]:
        session = self.sessions.get(note.about or "")
        return (session.slot.day or "", session.slot.start or "") if session else ("~", note.at or "")

    def _about(self, note: Note) -> str:
        document = self.documents.get(note.about or "")
        return document.title or "Paper" if document else conversation(note)

    def _author(self, note: Note) -> str:
        peer = self.peers.get(note.author or "")
        return first_name(peer) if peer else "Somebody"


def is_mine(note: Note, me: str | None) -> bool:
    """Whether I may write in it: my own words, or those I typed for somebody."""
    return me is not None and me in (note.author, note.typist)


def mine_of(notes: Iterable[Note], about: str, me: str | None) -> list[Note]:
    """My notes about a session or a paper, the one I write in first: my own words, and the oldest that has any."""
    mine = (note for note in notes if note.about == about and is_mine(note, me))
    return sorted(mine, key=lambda n: (n.author != me, not (n.body or "").strip(), n.at or "", n.id))


def session_line(session: Session, *, noted: bool, detail: str = "") -> Line:
    """A session as a line: ● noted, ○ no note, – cancelled; of the team's own time no note is expected."""
    cancelled = session.status == SessionStatus.CANCELLED
    empty = ("○", "no note") if session.kind in WRITTEN_UP else ("", "")
    sign, meaning = ("–", "cancelled") if cancelled else ("●", "noted") if noted else empty
    return Line(
        f"session:{session.id}",
        title(session),
        lead=session.slot.start or "",
        detail=detail,
        sign=sign,
        meaning=meaning,
        quiet=cancelled,
    )


def conversation(note: Note) -> str:
    """What a note about nothing is called: who spoke, as a group."""
    return GROUP_NAMES.get(SourceGroup(note.group), "Conversation") if note.group else "Conversation"


def clock(note: Note) -> str:
    """When a note was begun: "14:05"."""
    return (note.at or "")[11:16]


def _standing(note: Note) -> tuple[str, str]:
    if note.raised:
        return "!", "to tell the manager"
    if note.stays_here:
        return "◦", "on this laptop only"
    return ("●", "noted") if (note.body or "").strip() else ("○", "empty")
