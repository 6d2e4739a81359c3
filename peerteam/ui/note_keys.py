"""What is open in Notes has a *key*, the same as its line in the list.

`session:…` and `document:…` are my note about it, begun or not; `note:…` is any other note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.domain.records import Note, Session
from peerteam.ui.note_index import mine_of

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile


def note_of(visit: VisitFile, key: str) -> Note | None:
    """The note a key stands for, if it is begun and still there."""
    kind, _, id = key.partition(":")
    return visit.rows.get(Note, id) if kind == "note" else _first_about(visit, id)


def key_of(visit: VisitFile, note_id: str) -> str:
    """The key of a note: my own of a session or a paper stands under its name."""
    note = visit.rows.get(Note, note_id)
    if note is None or note.about is None or _first_about(visit, note.about) != note:
        return f"note:{note_id}"
    kind = "session" if visit.rows.get(Session, note.about) else "document"
    return f"{kind}:{note.about}"


def about_of(key: str, note: Note | None) -> str | None:
    """What the note of this key is about, also before it is begun."""
    kind, _, id = key.partition(":")
    return (note.about if note else None) if kind == "note" else id or None


def names_a_note(key: str) -> bool:
    """Whether the key is that of one note rather than of what it is about."""
    return key.startswith("note:")


def _first_about(visit: VisitFile, about: str) -> Note | None:
    """My note about this, the one I write in."""
    return next(iter(mine_of(visit.notes.of_session(about), about, visit.me)), None) if about else None
