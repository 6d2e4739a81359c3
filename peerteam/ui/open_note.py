"""The note that is open: read as it is on the disk, followed where it goes, saved as it is typed.

A note of a session is begun when its first words are saved, so that looking at a session leaves nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from peerteam.domain.records import Document, Note, Presence
from peerteam.ui.agenda import Agenda
from peerteam.ui.note_heading import Heading, heading_of
from peerteam.ui.note_index import Index, is_mine
from peerteam.ui.note_keeping import keep
from peerteam.ui.note_keys import about_of, key_of, names_a_note, note_of
from peerteam.ui.notes_frame import NotesFrame
from peerteam.ui.widgets.aloud import say_aloud

if TYPE_CHECKING:
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile

SAVED_AGAIN = "Everything you typed is saved again."


class OpenNote(NotesFrame):
    """A page with one note open in it, or none. What is typed is never lost, whatever comes in meanwhile."""

    shows = (
        *("note", "tag", "session", "presence", "theme", "session_theme", "peer", "person", "attendance"),
        *("document", "document_theme", "visit"),
    )

    def __init__(self, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(visit, parent)
        self._key = ""
        self._not_saved = False
        self._note: str | None = None
        self._seen: Note | None = None  # the open note as it was last read
        self._said_title = ""
        self.list.chosen.connect(self._open)
        self.list.opened.connect(self._open_and_write)
        self.list.clicked_on.connect(self._open_and_write)
        self.editor.edited.connect(self._save)

    # --- reading ------------------------------------------------------------------------------------------------------

    def take(self, announcement: Announcement) -> None:
        if self.isVisible() and {kind for kind, _ in announcement.rows} <= {"tag", "support"}:
            self.tagging.show()
            self.beside.read()
        else:
            super().take(announcement)

    def read(self) -> None:
        self.tagging.read_themes()
        self._read_list()
        self._read_note()

    def _read_list(self) -> None:
        rows = self.visit.rows
        sessions, notes = self.visit.programme.sessions(), rows.all(Note)
        mine = Agenda(self.visit.me, sessions, rows.all(Presence), notes).mine()
        documents = {d.id: d for d in rows.all(Document)}
        peers = {p.id: p for p in self.visit.people.peers()}
        index = Index(self.visit.me, mine, notes, {s.id: s for s in sessions}, documents, peers)
        self.list.show_lines(index.lines())
        self.list.choose(self._key)
        self.desk.say_what_to_do(choice=self.list.count() > 0, closed=bool(self.visit.closed_on))
        self.arrange()

    def _read_note(self) -> None:
        """The open note may have changed under the editor: never touch words that somebody is typing."""
        note = note_of(self.visit, self._key)
        if note is None and self._seen is not None and not self._follow_gone(self._seen):
            return
        note = note_of(self.visit, self._key)
        self._take_note(note)
        newer = (note.body or "") if note else ""
        if self.editor.key == self._key and newer != self.editor.saved_text:
            if self._being_typed():
                self.above.say(
                    "Newer words of this note came in from another laptop.", "Show them", self._show_newer, passing=True
                )
                return
            self.editor.replace_text(newer)
        self.tagging.show()
        self.above.say_waiting()

    def _take_note(self, note: Note | None) -> None:
        """Of a session, the note may just have begun, arrived or been taken back."""
        self._note, self._seen = (note.id, note) if note else (None, None)
        self.tagging.note = self.above.note = self._note
        self._show_title()
        self.beside.follow(self._about(), self._note)

    def _being_typed(self) -> bool:
        """An empty editor has nothing to protect."""
        at_it = self.editor.hasFocus() and self.editor.isVisible() and not self.editor.isReadOnly()
        return self.editor.unsaved or (at_it and bool(self.editor.saved_text.strip()))

    def _follow_gone(self, seen: Note) -> bool:
        """The open note is not there any more: follow it to its new id, or say so; False says there is nothing open."""
        if fresh := self.visit.notes.under_its_new_id(seen):
            if names_a_note(self._key):
                self._key = f"note:{fresh}"
                self.editor.rename(self._key)
            return True
        if self._being_typed():
            self.above.say(
                "This note has been deleted. Its words are still here: type on and it is there again.", passing=True
            )
            return False
        if not names_a_note(self._key):
            return True
        self._close_note()
        return False

    def _show_newer(self) -> None:
        note, typed = note_of(self.visit, self._key), self.editor.unsaved
        if note is not None and self.editor.flush() and not typed:
            self.editor.replace_text(note.body or "")
            self.tagging.show()
        self.editor.setFocus()

    def _about(self) -> str | None:
        return about_of(self._key, self._seen)

    def _show_title(self) -> None:
        heading = heading_of(self.visit, self._about(), self._seen, in_room=self._room)
        self.title.warn(self._seen is not None and self._seen.private)
        self.title.say(heading.title, heading.about, heading.state, heading.meaning)
        self._say_title(heading)

    def _say_title(self, heading: Heading) -> None:
        """The cursor stays in the editor when another note is opened there, or when this one is kept here."""
        name = f"Note, {heading.title}" if heading.title else "Note"
        said = ". ".join(part for part in (heading.title, heading.state, heading.about) if part)
        if said != self._said_title:
            self._said_title = said
            self.editor.setAccessibleName(name)
            if self.editor.hasFocus():
                say_aloud(self.editor, said)

    # --- opening ------------------------------------------------------------------------------------------------------

    def open_session(self, session_id: str) -> None:
        """My note of this session, with the cursor at its end."""
        self._open_and_write(f"session:{session_id}")

    def open_note(self, note_id: str) -> None:
        """This note, whoever wrote it; my own of a session or a paper under its name."""
        self._open_and_write(key_of(self.visit, note_id))

    def open_note_at(self, note_id: str, at: int, upto: int) -> None:
        """This note, with these very words selected and in view."""
        self.open_note(note_id)
        if self._note == note_id and upto > at:
            self.editor.select(at, upto)

    def new_document_note(self, document_id: str) -> None:
        """My note about a paper, with the cursor at its end; begun with its first words."""
        self._open_and_write(f"document:{document_id}")

    def begin(self) -> None:
        (self.editor if self._key else self.list if self.list.count() else self).setFocus()

    def leave(self) -> bool:
        return self.editor.flush()

    def give_up(self) -> None:
        """The last words could not be saved, and the person knows: stop trying."""
        self.editor.confirm_saved(self.editor.text)

    def _open_and_write(self, key: str) -> None:
        self._open(key)
        self.editor.setFocus()

    def _open(self, key: str) -> None:
        if key == self._key:
            self._read_note()
            return
        if not self.editor.flush():  # the words before must be on disk first
            self.list.choose(self._key)
            return
        self._key = key
        self.tagging.opened()
        self.above.dismiss()
        note = note_of(self.visit, self._key)
        self._take_note(note)
        mine = self.visit.me is not None and (note is None or is_mine(note, self.visit.me))
        self.desk.show_empty(False)
        self.editor.open_note(key, (note.body or "") if note else "", mine=mine)
        self.editor.cursor_to_end()
        self.list.choose(key)
        self.tagging.show()
        self.above.say_waiting()

    def _close_note(self) -> None:
        self._key, self._note, self._seen = "", None, None
        self.tagging.note = self.above.note = None
        self.editor.clear_note()
        self.above.dismiss()
        self.beside.follow(None, None)
        self.beside.reopen("")  # there is nothing for it to stand beside
        self.desk.show_empty(True)
        self.arrange()

    def forget(self) -> None:
        """Somebody else works here now: nothing stays open."""
        self.list.choose("")
        self._close_note()

    # --- writing ------------------------------------------------------------------------------------------------------

    def _save(self, key: str, text: str) -> None:
        not_saved, self._not_saved = self._not_saved, True
        with self.telling():
            kept = keep(self.visit, self._seen, key.partition(":")[2], text, self.editor.saved_text)
            begun = self._seen is None or kept.note != self._seen.id
            first_words = bool(text.strip()) != bool(self.editor.saved_text.strip())
            if begun:
                self._move_to(kept.note)
            self.editor.confirm_saved(text)
            self.tagging.show()
            if kept.said:
                self.above.say_waiting()
                self.above.say(kept.said)
            if first_words or begun or kept.said:  # the list says which sessions have a note
                self._read_list()
            self.saved.emit()
            self._not_saved = False
            if not_saved:  # the warning still stands on the page
                self.told.emit(SAVED_AGAIN, "", None)

    def _move_to(self, note: str) -> None:
        """The words are in this note now."""
        if names_a_note(self._key):
            self._key = f"note:{note}"
            self.editor.rename(self._key)
        self._take_note(self.visit.rows.get(Note, note))
