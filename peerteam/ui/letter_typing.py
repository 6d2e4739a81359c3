"""Typing in a part of the letter: its words are on the disk while they are typed, and one step when one is done."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from peerteam.domain.letter_news import Since, taken_in
from peerteam.ui.widgets.part_editor import PartEditor

if TYPE_CHECKING:
    from peerteam.domain.letter_page import PartState
    from peerteam.domain.records import Section
    from peerteam.store.step import Step
    from peerteam.store.visit_file import VisitFile
    from peerteam.ui.page import Page

MADE = "This part is made from the visit each time, so there is nothing to type in it."


class LetterTyping(QObject):
    """One part at a time."""

    ended = Signal()

    def __init__(self, visit: VisitFile, page: Page) -> None:
        super().__init__(page)
        self._visit, self._page = visit, page
        self.editor = PartEditor()
        self._state: PartState | None = None
        self._before: Section | None = None
        self._opened = ""  # the words as they were when typing began
        self._ours = False  # what is on the disk is what was typed here
        self._then: str | None = None  # the draft the words stand beside, what was decided about taken into it
        self.editor.typed.connect(self._save)
        self.editor.done.connect(self.finish)
        self.editor.draft_asked.connect(self.as_drafted)
        self.editor.taken.connect(self._take_in)
        self.editor.left.connect(self._leave_out)

    @property
    def active(self) -> bool:
        """Whether a part is being typed in."""
        return self._state is not None

    @property
    def part(self) -> str:
        """Its key."""
        return self._state.key if self._state else ""

    def open(self, state: PartState) -> bool:
        """Begin with a part; False, and told, if nothing can be typed there."""
        if not state.can_type:
            self._page.told.emit(MADE, "", None)
            return False
        self.finish()
        self._state, self._before, self._ours = state, self._visit.letter.section(state.key), False
        self._then = self._before.words if self._before and state.own else None
        words = self._before.edited if self._before and state.own and self._before.edited else state.typed
        self.editor.open(state.key, state.name, words, own=state.own)
        self._opened = self.editor.words
        self.editor.show_news(state.news)
        return True

    def show_state(self, state: PartState | None) -> None:
        """The visit has changed: what the draft says otherwise now is shown beside what is typed, which stays."""
        if self._state is None or state is None or state.key != self._state.key:
            return
        untouched = not self._ours and self.editor.words == self._opened
        if untouched and self._visit.letter.section(state.key) != self._before:
            self._state = None  # its words were taken back, or came from elsewhere, and nothing was typed to lose
            self.open(state)
        else:
            from peerteam.domain.letter_news import news

            self.editor.show_news(news(self._then, state.draft))

    def finish(self) -> bool:
        """Done: what is typed is kept as one step. False if it could not be."""
        state = self._state
        if state is None:
            return True
        words, self._ours = self.editor.words, True
        kept = False
        with self._page.telling():
            self._keep(state, words)
            kept = True
        if kept:
            self._end()
        return kept

    def as_drafted(self) -> None:
        """Back to the drafted words."""
        state = self._state
        if state is None:
            return
        self._ours = True
        with self._page.telling():
            self._forget(state)
            self._visit.letter.as_drafted(state.key)
            self._tell(f"“{state.name}” is as drafted again.")
            self._end()

    def _keep(self, state: PartState, words: str) -> None:
        letter, before = self._visit.letter, self._before
        was = before.edited if before and before.edited and state.own else state.typed
        if words == (was or "").strip() and self._then == (before.words if before and state.own else None):
            self._forget(state)
        elif words in ("", state.draft.strip()):
            self._forget(state)
            if state.own:
                letter.as_drafted(state.key)
                self._tell(f"“{state.name}” is as drafted again.")
        else:
            letter.write(state.key, words, self._then or state.draft, state.digest, before)
            self._tell(f"“{state.name}” is in your words.")

    def _forget(self, state: PartState) -> None:
        """What was saved while typing goes again, so that the step begins from what was there before."""
        if self._visit.letter.section(state.key) != self._before:
            self._visit.letter.stop_typing(state.key, self._before)

    def _end(self) -> None:
        self._state = self._before = None
        self.editor.close_part()
        self.ended.emit()

    def _save(self, part: str, words: str) -> None:
        if self._state is not None and part == self._state.key and words:
            with self._page.telling():
                self._ours = True
                self._visit.letter.save_typing(part, words)
                self._page.saved.emit()

    def _take_in(self, since: Since) -> None:
        if self._state is not None:
            self.editor.put(taken_in(self.editor.words, since, self._state.draft))
            self._decide(since)

    def _leave_out(self, since: Since) -> None:
        self._decide(since)

    def _decide(self, since: Since) -> None:
        """This change has been looked at: the words stand beside a draft that has it."""
        from peerteam.domain.letter_news import news

        state = self._state
        if state is not None and self._then is not None:
            self._then = taken_in(self._then, since, state.draft)
            left = news(self._then, state.draft)
            if not left:
                self._then = state.draft
            self.editor.show_news(left)

    def _tell(self, words: str) -> None:
        self._page.told.emit(words, "Undo", functools.partial(self._take_back, self._visit.history.last))

    def _take_back(self, step: Step | None) -> None:
        with self._page.telling():
            if step is not None:
                self._visit.history.take_back(step)
