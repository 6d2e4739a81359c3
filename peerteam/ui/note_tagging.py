"""Tags on the desk: the keys, the line that says what the words at the cursor are, and the list to put them right.

Everything here leaves the cursor where it is, except going to a tag's words.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from peerteam.ui.note_tags import NoteTags
from peerteam.ui.widgets.aloud import heard, say_aloud
from peerteam.ui.widgets.note_desk import NoteDesk

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

NO_TAG = "No tag"
"""Said aloud where tagged words end."""


class NoteTagging:
    """Between the desk's widgets and the tags of the visit; `note` is the one open, once it is begun."""

    def __init__(self, visit: VisitFile, desk: NoteDesk, telling: Callable[[], AbstractContextManager[None]]) -> None:
        self._visit, self._telling = visit, telling
        self._desk = desk
        self._editor, self._foot, self._line, self._list = desk.editor, desk.foot, desk.line, desk.tags
        self._tags = NoteTags(visit, desk.editor)
        self.note: str | None = None
        self._connect()

    def _connect(self) -> None:
        self._editor.theme_pressed.connect(self._tag)
        self._editor.kind_pressed.connect(self._set_kind)
        self._editor.moved.connect(self._cursor_moved)
        self._foot.pressed.connect(self._tag)
        self._line.asked.connect(self.toggle_list)
        self._list.shown.connect(self._point_at)
        self._list.opened.connect(self._go_to)
        self._list.confirmed.connect(self._confirm)
        self._list.put.connect(self._put)
        self._list.taken_off.connect(self._take_off)
        self._list.closed.connect(self.close_list)

    # --- showing ------------------------------------------------------------------------------------------------------

    def read_themes(self) -> None:
        """The themes may have changed: their names stand at the foot."""
        self._foot.show_themes(self._tags.read_themes())

    def opened(self) -> None:
        """Another note is open."""
        self._tags.forget_last()

    def show(self) -> None:
        """Show the tags as they are on the disk, unless words are being typed over them."""
        if self._editor.unsaved:  # the places on disk are those of the words on disk
            return
        self._editor.show_marks(self._tags.marks(self.note))
        self._line.count(*self._tags.count())
        if self._list.isVisible():
            self._read_list()

    def _cursor_moved(self) -> None:
        self._foot.light(mark.number for mark in self._editor.marks_here() if mark.number)
        self._say_here()

    def _say_here(self) -> None:
        """For who does not see the marks: what the words at the cursor are, whenever that is something else."""
        here = self._tags.here()
        if self._line.say_here(here):
            self._editor.setAccessibleDescription(heard(here))
            if self._editor.hasFocus():
                say_aloud(self._editor, here or NO_TAG)

    def answer(self, words: str) -> None:
        """What a key did: in words if there is something to say, else what the words at the cursor now are."""
        self._say_here()
        if words:
            self._line.tell(words)
            say_aloud(self._editor, words)

    def themes_here(self) -> list[str]:
        """The themes of the words at the cursor."""
        return self._tags.themes_here()

    def meant(self) -> list[str]:
        """The tags that are meant: the one chosen in the list, or else those of the words at the cursor."""
        if self._list.isVisible() and self._list.list.hasFocus():
            return [self._list.list.current_key] if self._list.list.current_key else []
        return [mark.id for mark in self._editor.marks_here()]

    # --- by key -------------------------------------------------------------------------------------------------------

    def _tag(self, number: int) -> None:
        if self._editor.flush():
            with self._telling():
                self.answer(self._tags.toggle(self.note, number))

    def _set_kind(self, kind: str) -> None:
        if self._editor.flush():
            with self._telling():
                self.answer(self._tags.set_kind(kind))

    def clear_quote(self) -> None:
        """The quote at the cursor is one step further on its way into the report."""
        if self._editor.flush():
            with self._telling():
                self.answer(self._tags.clear_further())

    # --- the list -----------------------------------------------------------------------------------------------------

    def toggle_list(self) -> None:
        """Open the list of tags, or go back to the text."""
        if self._list.isVisible() or not self._editor.key or not self._editor.flush():
            self.close_list()
            return
        self._read_list()
        self._desk.list_tags()
        self._list.list.setFocus()

    def close_list(self) -> bool:
        """Go back to the text; False if there was no list."""
        was_open = self._list.isVisible()
        self._list.hide()
        self._editor.stop_pointing()
        if was_open:
            self._editor.setFocus()
        return was_open

    def _read_list(self) -> None:
        self._list.show_tags(self._tags.lines(self._editor.text))

    def _point_at(self, tag: str) -> None:
        place = self._tags.place(tag)
        if place is not None:
            self._editor.show_words(*place)
        else:
            self._editor.stop_pointing()

    def _go_to(self, tag: str) -> None:
        place = self._tags.place(tag)
        self._editor.stop_pointing()
        if place is not None:
            self._editor.select(*place)
        self._editor.setFocus()

    def _confirm(self, tag: str) -> None:
        with self._telling():
            self.answer(self._tags.confirm(tag))

    def _put(self, tag: str) -> None:
        with self._telling():
            self.answer(self._tags.put(tag))

    def _take_off(self, tag: str) -> None:
        with self._telling():
            self._visit.notes.untag(tag)
