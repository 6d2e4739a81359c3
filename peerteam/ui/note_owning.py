"""What can be done to the open note as a whole: whose words it holds, whether it may leave, and deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.domain.records import Note
from peerteam.ui.note_index import is_mine

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

EMPTY = "Write something first"
NOT_MINE = "This note is somebody else’s"
TOO_LATE = (
    "The others have this note already. It goes from their pages when you next hand over; its words stay in the files "
    "that travel until the visit is closed."
)
_DELETED = "Delete note"  # the label of the step


class NoteOwning:
    """Answers with a word of advice, or with nothing when all is well."""

    def __init__(self, visit: VisitFile) -> None:
        self._visit = visit

    def why_not(self, note: Note | None) -> str:
        """Why nothing can be done to this note; nothing if it can."""
        if note is None:
            return EMPTY
        return "" if is_mine(note, self._visit.me) else NOT_MINE

    def keep_here(self, note: Note) -> str:
        """On this laptop only, or with the others again; what to tell of it."""
        self._visit.notes.set_private(note.id, stays_here=not note.stays_here)
        return self._too_late(note)

    def raise_it(self, note: Note) -> str:
        """To tell the manager in person, or told; what to tell of it."""
        self._visit.notes.set_private(note.id, raised=not note.raised)
        return self._too_late(note)

    def _too_late(self, note: Note) -> str:
        """What somebody who keeps a note to herself believes to be gone is told not to be."""
        return TOO_LATE if not note.private and self._visit.notes.was_handed_over(note.id) else ""

    def set_author(self, note: str | None, about: str | None, author: str) -> None:
        """Whose words the note holds, also before its first word."""
        if note is not None:
            self._visit.notes.set_author(note, author)
        elif author != self._visit.me:
            self._visit.notes.add(about=about, author=author)

    def undo_delete(self) -> bool:
        """Bring the note deleted last back, if nothing else has been done since."""
        if self._visit.history.undo_label != _DELETED:
            return False
        self._visit.history.undo()
        return True
