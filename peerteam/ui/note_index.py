"""The list at the left of Notes: my sessions by day, other conversations, papers, then what the team wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peerteam.domain.records import Document, Note, Peer, Session, SessionStatus, SourceGroup
from peerteam.ui.agenda import WRITTEN_UP
from peerteam.ui.widgets.line_list import Line, heading
from peerteam.ui.wording import GROUP_NAMES, day_name, first_name, title


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
        written = {n.about for n in self.notes if n.author == self.me and (n.body or "").strip()}
        day: str | None = ""
        for session in self._all_mine():
            if session.slot.day != day:
                day = session.slot.day
                yield heading(day_name(day))
            yield session_line(session, noted=session.id in written)
            for other in self._mine_of(session.id)[1:]:
                yield Line(f"note:{other.id}", title(session), detail="Words that came in", sign="●", meaning="noted")

    def _mine_of(self, session: str) -> list[Note]:
        """My notes of a session: the one I write in first."""
        return [note for note in self.notes if note.about == session and note.author == self.me]

    def _all_mine(self) -> list[Session]:
        """My sessions, and those I wrote about though they are not mine."""
        wanted = {s.id for s in self.mine} | {n.about for n in self.notes if n.author == self.me}
        return [s for s in self.sessions.values() if s.id in wanted]

    def _conversations(self) -> Iterator[Line]:
        notes = [n for n in self.notes if n.author == self.me and n.about is None]
        if notes:
            yield heading("Other conversations")
        for note in notes:
            sign, meaning = _standing(note)
            yield Line(f"note:{note.id}", conversation(note), lead=clock(note), sign=sign, meaning=meaning)

    def _papers(self) -> Iterator[Line]:
        notes = [n for n in self.notes if n.author == self.me and n.about in self.documents]
        if notes:
            yield heading("Papers")
        for note in notes:
            document = self.documents[note.about or ""]
            yield Line(f"note:{note.id}", document.title or "Paper", lead=document.reference or "")

    def _team(self) -> Iterator[Line]:
        notes = [n for n in self.notes if n.author != self.me and (n.body or "").strip()]
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
