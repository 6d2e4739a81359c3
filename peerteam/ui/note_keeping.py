"""Keeping what is typed, whatever has happened to the note meanwhile: the words of a person are never lost.

The note may not have been begun, may have been deleted by a colleague, may have a new id since it was handed over as
private, and words may have come in that the person typing has not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerteam.domain.errors import NotFound
from peerteam.domain.records import Note
from peerteam.store.notes import clean

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

BESIDE = "The words that came in are kept beside this note."
AGAIN = "This note had been deleted meanwhile. Your words are kept, and it is there again."


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the words are now, and what the person should know about it."""

    note: str
    said: str = ""


def keep(visit: VisitFile, seen: Note | None, about: str, text: str, saved: str) -> Kept:
    """Save what is typed in the note last seen so (None: my note about this, not begun yet).

    `saved` is what the editor last knew to be on disk. An exchange beside the window is over before it is looked.
    """
    with visit.door.still():
        return _keep(visit, seen, about, text, saved)


def _keep(visit: VisitFile, seen: Note | None, about: str, text: str, saved: str) -> Kept:
    if seen is None:
        note = visit.notes.for_session(about, visit.me)
        visit.notes.save_typing(note, text)
        return Kept(note)
    now = visit.rows.get(Note, seen.id)
    if now is None:
        return _again(visit, seen, text)
    said = _keep_unseen(visit, now, saved)
    visit.notes.save_typing(now.id, text)
    return Kept(now.id, said)


def _keep_unseen(visit: VisitFile, now: Note, saved: str) -> str:
    """Words that came in and were never shown are not typed over: they become a note of their own."""
    if (now.body or "") == clean(saved):
        return ""
    with visit.step("Keep what came in"):
        beside = visit.notes.add(about=now.about, author=now.author, group=now.group, body=now.body or "")
        if now.private:
            visit.notes.set_private(beside, stays_here=now.stays_here, raised=now.raised)
    return BESIDE


def _again(visit: VisitFile, seen: Note, text: str) -> Kept:
    if seen.private:  # never under the old id, which is known to the others
        note = visit.notes.under_its_new_id(seen) or _another(visit, seen)
        visit.notes.save_typing(note, text)
        return Kept(note)
    try:
        visit.notes.save_typing(seen.id, text)
        return Kept(seen.id, AGAIN)
    except NotFound:  # it never left this laptop, so nothing is known of it any more
        note = _another(visit, seen)
        visit.notes.save_typing(note, text)
        return Kept(note, AGAIN)


def _another(visit: VisitFile, seen: Note) -> str:
    with visit.step("New note"):
        note = visit.notes.add(about=seen.about, author=seen.author, group=seen.group)
        if seen.private:
            visit.notes.set_private(note, stays_here=seen.stays_here, raised=seen.raised)
    return note
