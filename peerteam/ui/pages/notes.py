"""Notes: the page for writing while somebody speaks.

The main thing here is typing; everything else is one key, and none of it takes the cursor out of the sentence. A note
of a session is begun when its first words are saved, so that looking at a session leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.records import Document, Note, Presence, Session
from peerteam.store.notes import clean
from peerteam.ui import theme
from peerteam.ui.agenda import Agenda
from peerteam.ui.dialogs.other_version import OtherVersion
from peerteam.ui.note_heading import heading_of
from peerteam.ui.note_index import Index
from peerteam.ui.note_tags import NoteTags
from peerteam.ui.page import Page
from peerteam.ui.widgets.line_list import LineList
from peerteam.ui.widgets.note_desk import NoteDesk

if TYPE_CHECKING:
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile

LIST_WIDTH = 330


class NotesPage(Page):
    """My sessions at the left, the note in the middle, the keys of the themes beneath it."""

    shows = ("note", "tag", "session", "presence", "theme", "peer", "person", "attendance", "document", "visit")
    keys = (
        ("Ctrl+1 … Ctrl+9", "Tag this sentence, or what is selected, with a theme; again to take it off"),
        ("Ctrl+↑   Ctrl+↓", "Then: a strength, an area for consideration"),
        ("Ctrl+'   Ctrl+/", "Then: a quote, something to ask again"),
        ("Ctrl+Page Up / Down", "The session before, the session after"),
        ("Ctrl+T", "The time"),
        ("Ctrl+Shift+P", "Keep this note on this laptop only"),
        ("Ctrl+Shift+R", "Raise with the manager in person"),
        ("Ctrl+Z", "Undo typing"),
    )

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self._room = False
        self._key = ""
        self._note: str | None = None
        self._build()
        self._connect()

    # --- looks --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.list = LineList("Notes")
        self.side = QFrame()
        self.side.setProperty("role", "side")
        side = QVBoxLayout(self.side)
        side.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        side.addWidget(self.list)
        desk = self.desk = NoteDesk()
        self.title, self.strip, self.editor, self.foot = desk.title, desk.strip, desk.editor, desk.foot
        self.tags = NoteTags(self.visit, self.editor)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side, 1)
        whole.addWidget(self.desk, 2)

    def _connect(self) -> None:
        self.list.chosen.connect(self._open)
        self.list.opened.connect(self._open_and_write)
        self.list.clicked_on.connect(self._open_and_write)
        self.editor.edited.connect(self._save)
        self.editor.theme_pressed.connect(self._tag)
        self.editor.kind_pressed.connect(self._set_kind)
        self.editor.moved.connect(self._cursor_moved)
        self.foot.pressed.connect(self._tag)
        for keys, do in (
            ("Ctrl+PgUp", self._previous),
            ("Ctrl+PgDown", self._next),
            ("Ctrl+T", self._insert_time),
            ("Ctrl+Shift+P", self._keep_here),
            ("Ctrl+Shift+R", self._raise),
        ):
            QShortcut(QKeySequence(keys), self, do, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def sizeHint(self) -> QSize:
        return QSize(1000, 640)

    def arrange(self) -> None:
        self.side.setMaximumWidth(self.side_width(LIST_WIDTH))

    def set_room(self, on: bool) -> None:
        """In the room: the editor only, and no name of anybody."""
        self.side.setVisible(not on)
        self._room = on
        self._show_title()

    # --- reading ------------------------------------------------------------------------------------------------------

    def take(self, announcement: Announcement) -> None:
        if self.isVisible() and {kind for kind, _ in announcement.rows} <= {"tag", "support"}:
            self._show_marks()
        else:
            super().take(announcement)

    def read(self) -> None:
        self.foot.show_themes(self.tags.read_themes())
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

    def _read_note(self) -> None:
        """The open note may have changed under the editor: never touch words that somebody is typing."""
        note = self._note_now()
        if note is None and self._key.startswith("note:"):
            self._note_is_gone()
            return
        self._note = note.id if note else None  # of a session it may just have begun, arrived or been taken back
        self._show_title()
        newer = (note.body or "") if note else ""
        if self.editor.key == self._key and newer != self.editor.saved_text:
            if self.editor.unsaved or (self.editor.hasFocus() and self.editor.isVisible()):
                self.strip.say("Newer words of this note came in from another laptop.", "Show them", self._show_newer)
                return
            self.editor.replace_text(newer)
        self._show_marks()
        self._say_waiting()

    def _note_is_gone(self) -> None:
        if self.editor.unsaved:
            self.strip.say("This note has been deleted. Copy what you still need from it.")
        else:
            self._close_note()

    def _show_newer(self) -> None:
        note, typed = self._note_now(), self.editor.unsaved
        if note is not None and self.editor.flush() and not typed:
            self.editor.replace_text(note.body or "", self.tags.marks(self._note))
        self.editor.setFocus()

    def _say_waiting(self) -> None:
        other = self.visit.notes.waiting_body(self._note) if self._note else None
        if other is None:
            self.strip.dismiss()
        else:
            self.strip.say("Another laptop has another version of this note.", "Look at it", self._look_at_other)

    def _look_at_other(self) -> None:
        other = self.visit.notes.waiting_body(self._note) if self._note else None
        if other is not None:
            OtherVersion(other, self).open()

    def _note_now(self) -> Note | None:
        kind, _, id = self._key.partition(":")
        if kind == "note":
            return self.visit.rows.get(Note, id)
        return next((n for n in self.visit.notes.of_session(id) if n.author == self.visit.me), None) if id else None

    def _show_title(self) -> None:
        kind, _, id = self._key.partition(":")
        note = self._note_now()
        about = id if kind == "session" else note.about if note else None
        heading = heading_of(self.visit, about, note, in_room=self._room)
        self.title.say(heading.title, heading.about, heading.state)

    # --- opening ------------------------------------------------------------------------------------------------------

    def open_session(self, session_id: str) -> None:
        """My note of this session, with the cursor at its end."""
        self._open_and_write(f"session:{session_id}")

    def open_note(self, note_id: str) -> None:
        """This note, whoever wrote it; my own of a session under its session."""
        note = self.visit.rows.get(Note, note_id)
        mine = note is not None and note.author == self.visit.me and self.visit.rows.get(Session, note.about)
        self._open_and_write(f"session:{note.about}" if note and mine else f"note:{note_id}")

    def open_note_at(self, note_id: str, at: int, upto: int) -> None:
        """This note, with these very words selected and in view."""
        self.open_note(note_id)
        if self._note == note_id:
            self.editor.select(at, upto)

    def new_document_note(self, document_id: str) -> None:
        """My note about a paper, with the cursor at its end; begun with its first words."""
        self._open_and_write(f"document:{document_id}")

    def new_note(self, group: str) -> None:
        """A new note about nothing, of what somebody of this group said."""
        if not self.editor.flush():
            return
        with self.telling(), self.visit.step("New note"):
            id = self.visit.notes.add(author=self.visit.me, group=group)
        self.refresh()
        self._open_and_write(f"note:{id}")

    def begin(self) -> None:
        (self.editor if self._key else self.list).setFocus()

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
        self.tags.forget_last()
        note = self._note_now()
        self._note = note.id if note else None
        mine = self.visit.me is not None and (note is None or note.author == self.visit.me)
        self.desk.show_empty(False)
        self.editor.open_note(key, (note.body or "") if note else "", self.tags.marks(self._note), mine=mine)
        self.editor.cursor_to_end()
        self.list.choose(key)
        self._show_title()
        self._say_waiting()

    def _close_note(self) -> None:
        self._key, self._note = "", None
        self.editor.clear_note()
        self.desk.show_empty(True)

    def forget(self) -> None:
        """Somebody else works here now: nothing stays open."""
        self.list.choose("")
        self._close_note()

    def _previous(self) -> None:
        self._open_and_write(self.list.step(-1) or self._key)

    def _next(self) -> None:
        self._open_and_write(self.list.step(1) or self._key)

    # --- writing ------------------------------------------------------------------------------------------------------

    def _save(self, key: str, text: str) -> None:
        with self.telling():
            if self._note is None:
                self._note = self.visit.notes.for_session(key.partition(":")[2], self.visit.me)
            kept_beside = self._keep_unseen(self._note)
            self.visit.notes.save_typing(self._note, text)
            first_words = bool(text.strip()) != bool(self.editor.saved_text.strip())
            self.editor.confirm_saved(text)
            self._show_marks()
            if kept_beside:
                self._say_waiting()
                self._hint("The words that came in are kept beside this note")
            if first_words:  # the list says which sessions have a note
                self._read_list()
            self.saved.emit()

    def _keep_unseen(self, note_id: str) -> bool:
        """Words that came in and were never shown are not typed over: they become a note of their own."""
        note = self.visit.rows.get(Note, note_id)
        if note is None or (note.body or "") == clean(self.editor.saved_text):
            return False
        self.visit.notes.add(about=note.about, group=note.group, body=note.body or "")
        return True

    def _insert_time(self) -> None:
        if not self.editor.isReadOnly():
            self.editor.insertPlainText(f"{self._now():%H:%M} ")

    def _keep_here(self) -> None:
        note = self._written()
        if note is not None:
            with self.telling():
                self.visit.notes.set_private(note.id, stays_here=not note.stays_here)

    def _raise(self) -> None:
        note = self._written()
        if note is not None:
            with self.telling():
                self.visit.notes.set_private(note.id, raised=not note.raised)

    def _written(self) -> Note | None:
        """The open note, if it is mine and there is one on disk."""
        if not self.editor.flush() or self._note is None:
            self._hint("Write something first")
            return None
        note = self.visit.rows.get(Note, self._note)
        return note if note is not None and note.author == self.visit.me else None

    # --- tags ---------------------------------------------------------------------------------------------------------

    def _tag(self, number: int) -> None:
        if self.editor.flush():
            with self.telling():
                self._hint(self.tags.toggle(self._note, number))

    def _set_kind(self, kind: str) -> None:
        if self.editor.flush():
            with self.telling():
                self._hint(self.tags.set_kind(self._note, kind))

    def _show_marks(self) -> None:
        if not self.editor.unsaved:  # the places on disk are those of the words on disk
            self.editor.show_marks(self.tags.marks(self._note))

    def _cursor_moved(self) -> None:
        self.foot.light(mark.number for mark in self.editor.marks_here() if mark.number)
        self._hint("")

    def _hint(self, words: str) -> None:
        self.title.hint.setText(words)
