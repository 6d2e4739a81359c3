"""Notes: the page for writing while somebody speaks.

The main thing here is typing; everything else is one key, and none of it takes the cursor out of the sentence. What is
open is read and saved in `open_note.py`; here is what can be done with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerteam.domain.records import Note
from peerteam.ui import note_asking
from peerteam.ui.dialogs.ask_for_paper import AskForPaper
from peerteam.ui.note_beside import COLLEAGUE, QUESTIONS
from peerteam.ui.note_heading import heading_of
from peerteam.ui.note_keys import key_of
from peerteam.ui.note_owning import NOT_MINE, NoteOwning
from peerteam.ui.note_uses import go_to_use
from peerteam.ui.note_words import KEYS, recovered_words
from peerteam.ui.open_note import OpenNote
from peerteam.ui.widgets.shortcut import shortcut

if TYPE_CHECKING:
    from peerteam.store.sitting import Recovered
    from peerteam.store.visit_file import VisitFile


class NotesPage(OpenNote):
    """My sessions at the left, the note in the middle, the keys of the themes beneath it."""

    keys = KEYS

    finding_asked = Signal(str)

    def __init__(
        self, visit: VisitFile, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(visit, parent)
        self._now = now
        self.owning = NoteOwning(visit)
        self._before_room = ""
        self._recovered: str | None = None
        self._deleted = ""  # the key of the note deleted last
        self._connect()

    def _connect(self) -> None:
        self.list.do_on({Qt.Key.Key_Delete: self._delete_chosen})
        self.recovered.close_button.clicked.connect(self._forget_recovered)
        for keys, do in (
            ("Ctrl+PgUp", self._previous),
            ("Ctrl+PgDown", self._next),
            ("Ctrl+T", self._insert_time),
            ("Ctrl+Shift+C", self.tagging.clear_quote),
            ("Ctrl+L", self.tagging.toggle_list),
            ("Ctrl+Shift+F", self._go_to_finding),
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

    # --- after a crash ------------------------------------------------------------------------------------------------

    def show_recovered(self, recovered: Recovered) -> None:
        """The last sitting was cut short: say when, what is here, and offer the note that was being written."""
        note = self.visit.rows.get(Note, recovered.note)
        self._recovered = note.id if note else ""
        name = heading_of(self.visit, note.about, note, in_room=True).title if note else ""
        words = recovered_words(recovered, name)
        self.recovered.say(words, "Go on with it" if note else "", self._open_recovered if note else None)
        self.recovered.setVisible(not self._room)
        if not self._room:
            self.recovered.begin()  # Enter goes on where it stopped

    def _open_recovered(self) -> None:
        note, self._recovered = self._recovered, None
        if note:
            self.open_note(note)

    def _forget_recovered(self) -> None:
        self._recovered = None

    def _save(self, key: str, text: str) -> None:
        super()._save(key, text)
        if self._recovered is not None:  # whoever writes again has found the way back
            self._forget_recovered()
            self.recovered.dismiss()

    # --- another note, another line -----------------------------------------------------------------------------------

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

    def _previous(self) -> None:
        self._open_and_write(self.list.step(-1) or self._key)

    def _next(self) -> None:
        self._open_and_write(self.list.step(1) or self._key)

    def back(self) -> bool:
        if self.tagging.close_list():
            return True
        if self.beside.open:
            self._toggle(self.beside.open)
            return True
        return False

    def _go_to_finding(self) -> None:
        """Where these words are used; in the room the screen stays as it is."""
        if self._key and not self._room and self.editor.flush():
            self.line.tell(go_to_use(self.visit, self.tagging.meant(), self.finding_asked.emit, self))

    # --- into the text ------------------------------------------------------------------------------------------------

    def _insert_time(self) -> None:
        self.editor.write(f"{self._now():%H:%M} ")

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
                if told := self.owning.keep_here(note):
                    self.told.emit(told, "", None)

    def _raise(self) -> None:
        if note := self._written():
            with self.telling():
                if told := self.owning.raise_it(note):
                    self.told.emit(told, "", None)

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
        if self._key or self.beside.open == COLLEAGUE:
            self._toggle(COLLEAGUE)

    def _toggle(self, which: str) -> None:
        """The cursor stays in the sentence."""
        if self.aside.questions.hasFocus() or self.aside.note.hasFocus():
            self.begin()
        self.tagging.answer(self.beside.toggle(which))
        self.arrange()
