"""What is said above the note: newer words, another version, a note deleted meanwhile. In the room, nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from peerteam.ui import note_versions
from peerteam.ui.widgets.note_desk import NoteDesk

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from peerteam.store.visit_file import VisitFile


class NoteStrip:
    """One calm line at a time. What is still true when one comes out of the room is said again by reading anew."""

    def __init__(self, visit: VisitFile, desk: NoteDesk, telling: Callable[[], AbstractContextManager[None]]) -> None:
        self._visit, self._desk, self._telling = visit, desk, telling
        self._strip, self._editor = desk.strip, desk.editor
        self._passing = True
        self.in_room = False
        self.note: str | None = None

    def say(self, words: str, act: str = "", do: Callable[[], None] | None = None, *, passing: bool = False) -> None:
        """Say it. What is `passing` goes when it no longer holds; the rest stays until it is closed."""
        if not self.in_room:
            self._passing = passing
            self._strip.say(words, act, do)

    def dismiss(self) -> None:
        """Nothing more to say."""
        self._strip.dismiss()

    def say_waiting(self) -> None:
        """Another version of the open note waits, or what was said of it no longer holds."""
        words = note_versions.told(self._visit, self.note)
        if words:
            self.say(words, "Compare", self._compare, passing=True)
        elif self._passing:
            self.dismiss()

    def _compare(self) -> None:
        if self.note is None or not self._editor.flush():
            return
        sheet = note_versions.sheet(self._visit, self.note, self._desk)
        if sheet is not None:
            sheet.chosen.connect(self._choose)
            sheet.finished.connect(self._compared)
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            sheet.open()

    def _choose(self, text: str) -> None:
        if self.note is None or not self._editor.flush():
            return
        before = self._editor.text
        self._editor.replace_text(text)  # first, so that they are not taken for words from elsewhere
        with self._telling():
            self._visit.notes.choose_body(self.note, text)
            return
        self._editor.replace_text(before)

    def _compared(self) -> None:
        self.say_waiting()
        self._editor.setFocus()
