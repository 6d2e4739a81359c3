"""Notes: the page for writing while somebody speaks.

The main thing here is typing; everything else is one key, and none of it takes the cursor out of the sentence. A note
of a session is begun when its first words are saved, so that looking at a session leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerteam.domain.records import Document, Note, Presence
from peerteam.ui import note_asking, theme
from peerteam.ui.agenda import Agenda
from peerteam.ui.dialogs.ask_for_paper import AskForPaper
from peerteam.ui.note_beside import COLLEAGUE, QUESTIONS, NoteBeside
from peerteam.ui.note_heading import heading_of
from peerteam.ui.note_index import Index, is_mine
from peerteam.ui.note_keeping import keep
from peerteam.ui.note_keys import about_of, key_of, names_a_note, note_of
from peerteam.ui.note_owning import NOT_MINE, NoteOwning
from peerteam.ui.note_strip import NoteStrip
from peerteam.ui.note_tagging import NoteTagging
from peerteam.ui.note_words import KEYS, recovered_words
from peerteam.ui.page import Page
from peerteam.ui.widgets.line_list import LineList
from peerteam.ui.widgets.note_aside import NoteAside
from peerteam.ui.widgets.note_desk import NoteDesk
from peerteam.ui.widgets.shortcut import shortcut
from peerteam.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from peerteam.store.sitting import Recovered
    from peerteam.store.step import Announcement
    from peerteam.store.visit_file import VisitFile

LIST_WIDTH, DESK_WIDTH = 330, 520
BESIDE_WIDTH = {QUESTIONS: 340, COLLEAGUE: 520}


class NotesPage(Page):
    """My sessions at the left, the note in the middle, the keys of the themes beneath it."""

    shows = (
        *("note", "tag", "session", "presence", "theme", "session_theme", "peer", "person", "attendance"),
        *("document", "document_theme", "visit"),
    )
    keys = KEYS

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.visit, self._now = visit, now
        self._room = False
        self._before_room = ""
        self._key = ""
        self._note: str | None = None
        self._seen: Note | None = None  # the open note as it was last read
        self._recovered: str | None = None
        self._deleted = ""  # the key of the note deleted last
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
        self.line, self.tag_list = desk.line, desk.tags
        self.aside, self.recovered = NoteAside(), Strip()
        self.tagging = NoteTagging(self.visit, desk, self.telling)
        self.owning = NoteOwning(self.visit)
        self.above = NoteStrip(self.visit, desk, self.telling)
        self.beside = NoteBeside(self.visit, self.aside)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.recovered)
        middle.addWidget(self.desk, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side, 1)
        whole.addLayout(middle, 2)
        whole.addWidget(self.aside)

    def _connect(self) -> None:
        self.list.chosen.connect(self._open)
        self.list.opened.connect(self._open_and_write)
        self.list.clicked_on.connect(self._open_and_write)
        self.list.do_on({Qt.Key.Key_Delete: self._delete_chosen})
        self.editor.edited.connect(self._save)
        self.recovered.close_button.clicked.connect(self._forget_recovered)
        for keys, do in (
            ("Ctrl+PgUp", self._previous),
            ("Ctrl+PgDown", self._next),
            ("Ctrl+T", self._insert_time),
            ("Ctrl+Shift+C", self.tagging.clear_quote),
            ("Ctrl+L", self.tagging.toggle_list),
            ("Ctrl+G", self._toggle_questions),
            ("Ctrl+B", self._toggle_colleague),
            ("Ctrl+Shift+B", self.beside.next),
            ("Ctrl+Shift+D", self._ask_for_paper),
            ("Ctrl+Shift+A", self._choose_author),
            ("Ctrl+Shift+N", self._another_note),
            ("Ctrl+Shift+P", self._keep_here),
            ("Ctrl+Shift+R", self._raise),
            ("Ctrl+Shift+Del", self._delete),
        ):
            shortcut(keys, self, do)

    def sizeHint(self) -> QSize:
        return QSize(1000, 640)

    def arrange(self) -> None:
        """The list gives way where there is no room for three columns; Ctrl+Page Up and Down still walk it."""
        beside = self.side_width(BESIDE_WIDTH.get(self.beside.open, 0))
        narrow = bool(beside) and self.width() < beside + self.side_width(LIST_WIDTH + DESK_WIDTH)
        self.side.setVisible(not self._room and not narrow)
        self.side.setMaximumWidth(self.side_width(LIST_WIDTH))
        self.aside.setFixedWidth(min(beside, self.width() // 2))

    def set_room(self, on: bool) -> None:
        """In the room: the editor only, no name of anybody, and nothing that comes up by itself."""
        if on == self._room:
            return
        self._room = self.above.in_room = on
        if on:
            self._before_room = self.beside.set_room(True)
            self.tagging.close_list()
            self.above.dismiss()
            self.recovered.hide()
        else:
            self.beside.set_room(False)
            self.beside.reopen(self._before_room)
            self.recovered.setVisible(self._recovered is not None)
            if self._key:
                self._read_note()
        self._show_title()
        self.arrange()

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

    # --- after a crash ------------------------------------------------------------------------------------------------

    def show_recovered(self, recovered: Recovered) -> None:
        """The last sitting was cut short: say when, what is here, and offer the note that was being written."""
        note = self.visit.rows.get(Note, recovered.note)
        self._recovered = note.id if note else ""
        name = heading_of(self.visit, note.about, note, in_room=True).title if note else ""
        words = recovered_words(recovered, name)
        self.recovered.say(words, "Go on with it" if note else "", self._open_recovered if note else None)
        self.recovered.setVisible(not self._room)

    def _open_recovered(self) -> None:
        note, self._recovered = self._recovered, None
        if note:
            self.open_note(note)

    def _forget_recovered(self) -> None:
        self._recovered = None

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

    def new_note(self, group: str) -> None:
        """A new note about nothing, of what somebody of this group said."""
        self._begin_note(None, group)

    def _another_note(self) -> None:
        """Beside the one open, about the same: somebody dictates, or words are to be kept apart."""
        if self._key:
            self._begin_note(self._about(), self._seen.group if self._seen else None)

    def _begin_note(self, about: str | None, group: str | None) -> None:
        if not self.editor.flush():
            return
        with self.telling():
            id = self.visit.notes.add(about=about, author=self.visit.me, group=group)
            self.refresh()
            self._open_and_write(key_of(self.visit, id))

    def begin(self) -> None:
        (self.editor if self._key else self.list).setFocus()

    def leave(self) -> bool:
        return self.editor.flush()

    def give_up(self) -> None:
        """The last words could not be saved, and the person knows: stop trying."""
        self.editor.confirm_saved(self.editor.text)

    def back(self) -> bool:
        if self.tagging.close_list():
            return True
        if self.beside.open:
            self._toggle(self.beside.open)
            return True
        return False

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

    def _move_to(self, note: str) -> None:
        """The words are in this note now."""
        if names_a_note(self._key):
            self._key = f"note:{note}"
            self.editor.rename(self._key)
        self._take_note(self.visit.rows.get(Note, note))

    def _insert_time(self) -> None:
        if not self.editor.isReadOnly():
            self.editor.insertPlainText(f"{self._now():%H:%M} ")

    def _ask_for_paper(self) -> None:
        """A paper somebody has just named: it is called what is selected."""
        if self._key and self.editor.flush():
            words = self.editor.textCursor().selectedText()
            sheet = AskForPaper(self.visit, words, self.tagging.themes_here(), self._now, self)
            sheet.told.connect(self.told)
            sheet.finished.connect(self.editor.setFocus)
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            sheet.open()

    # --- the note itself ----------------------------------------------------------------------------------------------

    def _keep_here(self) -> None:
        if note := self._written():
            with self.telling():
                self.owning.keep_here(note)

    def _raise(self) -> None:
        if note := self._written():
            with self.telling():
                self.owning.raise_it(note)

    def _written(self) -> Note | None:
        """The open note, if it is on disk and mine."""
        if not self.editor.flush():
            return None
        why_not = self.owning.why_not(self._seen)
        self.line.tell(why_not)
        return None if why_not else self._seen

    def _choose_author(self) -> None:
        if not self._key or not self.editor.flush():
            return
        if self._seen is not None and self.owning.why_not(self._seen):
            self.line.tell(NOT_MINE)
            return
        author = note_asking.whose_words(self.visit, self._seen, self)
        if author is not None:
            with self.telling():
                self.owning.set_author(self._note, self._about(), author)
        self.editor.setFocus()

    def _delete_chosen(self) -> None:
        """Del in the list: the chosen note is the open one."""
        if self.list.current_key == self._key:
            self._delete()

    def _delete(self) -> None:
        if note := self._written():
            self._deleted = self._key
            self._close_note()
            with self.telling():
                self.visit.notes.remove(note.id)
                self.told.emit("The note is deleted.", "Undo", self._undo_delete)
            self.begin()

    def _undo_delete(self) -> None:
        with self.telling():
            if self.owning.undo_delete():
                self._open_and_write(self._deleted)
            else:
                self.told.emit("Something else was done since. Undo it first, in the menu at the top right.", "", None)

    # --- beside the note ----------------------------------------------------------------------------------------------

    def _toggle_questions(self) -> None:
        self._toggle(QUESTIONS)

    def _toggle_colleague(self) -> None:
        self._toggle(COLLEAGUE)

    def _toggle(self, which: str) -> None:
        """The cursor stays in the sentence."""
        if self.aside.questions.hasFocus() or self.aside.note.hasFocus():
            self.begin()
        self.tagging.answer(self.beside.toggle(which))
        self.arrange()
