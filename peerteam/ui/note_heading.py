"""The words of the title line above a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerteam.domain.records import Document, Note, Session
from peerteam.ui.note_index import clock, conversation
from peerteam.ui.wording import day_name, person_words, roles, times, title

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

PEOPLE = 2
"""So many are named in the title line; the programme has them all."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the note is about, who was there, and a word about the note itself."""

    title: str = ""
    about: str = ""
    state: str = ""
    meaning: str = ""  # of the state, in a sentence


_HERE_ONLY = "It enters no file and no count. Ctrl+Shift+P lets it go to the others again."
_RAISED = "It stays on this laptop, in no file and no count, and Today reminds you. Ctrl+Shift+R when you have told it."


def heading_of(visit: VisitFile, about: str | None, note: Note | None, *, in_room: bool) -> Heading:
    """The heading of a note, or of a session (`about`) without one. In the room it names nobody."""
    state = _state(visit, note, in_room=in_room)
    session, document = visit.rows.get(Session, about), visit.rows.get(Document, about)
    if session is not None:
        return Heading(title(session), _room(session) if in_room else _session(visit, session), *state)
    if document is not None:
        return Heading(document.title or "Paper", document.reference or "", *state)
    if note is not None:
        begun = f"{day_name(note.at[:10])}, {clock(note)}" if note.at and not in_room else ""
        return Heading(conversation(note), begun, *state)
    return Heading()


def _state(visit: VisitFile, note: Note | None, *, in_room: bool) -> tuple[str, str]:
    if note is None:
        return "", ""
    if in_room:  # the screen is seen across the desk: that something is raised is nobody's business there
        return "On this laptop only" if note.private else "", ""
    if note.private:
        return ("To tell the manager in person", _RAISED) if note.raised else ("On this laptop only", _HERE_ONLY)
    return _whose(visit, note), ""


def _whose(visit: VisitFile, note: Note) -> str:
    names = {peer.id: peer.name or peer.initials or "Somebody" for peer in visit.people.peers()}
    author, typist = names.get(note.author or "", "Somebody"), names.get(note.typist or "", "Somebody")
    if note.author == visit.me:
        return f"Your words, typed by {typist}" if note.typist not in (visit.me, None) else ""
    if note.typist == visit.me:
        return f"Words of {author}, typed by you"
    return f"Written by {author}" + (f", typed by {typist}" if note.typist not in (note.author, None) else "")


def _room(session: Session) -> str:
    return ", ".join(part for part in (times(session.slot), session.slot.room) if part)


def _session(visit: VisitFile, session: Session) -> str:
    slot = session.slot
    when = ", ".join(part for part in (day_name(slot.day), times(slot), slot.room) if part)
    people = [person_words(person) for person in visit.programme.people_of(session.id)]
    more = f" and {len(people) - PEOPLE} more" if len(people) > PEOPLE else ""
    who = ", ".join(people[:PEOPLE]) + more
    return "  ·  ".join(part for part in (when, who, roles(session, visit.me, visit.people.peers())) if part)
