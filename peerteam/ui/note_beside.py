"""What stands beside the note when asked for: the guiding questions of its themes, or what a colleague wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.domain.records import Document, DocumentTheme, Note, Peer, Session, Tag, TagKind, Theme
from peerteam.ui.note_index import is_mine
from peerteam.ui.note_tags import NoteTags
from peerteam.ui.widgets.note_aside import NoteAside, Section
from peerteam.ui.wording import first_name

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

QUESTIONS, COLLEAGUE = "questions", "colleague"
NOBODY = "Nobody else has a note of this here yet. What colleagues write comes with the next exchange."
NOT_IN_ROOM = "In the room no colleague’s note is shown"


class NoteBeside:
    """Which of the two is open is remembered; both follow the note. In the room only the questions are ever shown."""

    def __init__(self, visit: VisitFile, aside: NoteAside) -> None:
        self._visit, self._aside = visit, aside
        self._tags = NoteTags(visit, aside.note)
        self._open = ""
        self._in_room = False
        self._about: str | None = None
        self._note: str | None = None
        self._turn = 0  # which of several colleagues

    @property
    def open(self) -> str:
        """Which one is shown now."""
        return self._open if not self._in_room or self._open == QUESTIONS else ""

    def toggle(self, which: str) -> str:
        """Show it, or put it away; returns a word of advice, or nothing."""
        if self._in_room and which == COLLEAGUE:
            return NOT_IN_ROOM
        self._open = "" if self.open == which else which
        self._turn = 0
        self.read()
        return ""

    def set_room(self, on: bool) -> str:
        """The room begins with nothing beside the note; returns what was open, to be put back afterwards."""
        before, self._in_room = self._open, on
        self._open = ""
        self.read()
        return before

    def reopen(self, which: str) -> None:
        """What was open before the room."""
        self._open = which
        self.read()

    def follow(self, about: str | None, note: str | None) -> None:
        """Another note is open, about this."""
        if (about, note) != (self._about, self._note):
            self._turn = 0
        self._about, self._note = about, note
        self.read()

    def next(self) -> None:
        """The next colleague who wrote about this."""
        self._turn += 1
        self.read()

    def read(self) -> None:
        """Show what is open as the visit is now."""
        self._aside.setVisible(bool(self.open))
        if self.open == QUESTIONS:
            self._read_questions()
        elif self.open == COLLEAGUE:
            self._read_colleague()

    # --- a colleague's note -------------------------------------------------------------------------------------------

    def _read_colleague(self) -> None:
        notes = self._colleagues()
        if not notes:
            self._aside.show_no_note(NOBODY if self._about else "This note is about nothing that others write about.")
            return
        self._turn %= len(notes)
        note = notes[self._turn]
        author = self._visit.rows.get(Peer, note.author)
        more = f"{self._turn + 1} of {len(notes)}. Ctrl+Shift+B the next" if len(notes) > 1 else ""
        self._tags.read_themes()
        heading = f"{first_name(author) if author else 'Somebody'}’s note"
        self._aside.show_note(note.id, heading, more, note.body or "", self._tags.marks(note.id))

    def _colleagues(self) -> list[Note]:
        if self._about is None:
            return []
        notes = self._visit.notes.of_session(self._about)
        me = self._visit.me
        return [n for n in notes if n.id != self._note and not is_mine(n, me) and (n.body or "").strip()]

    # --- questions ----------------------------------------------------------------------------------------------------

    def _read_questions(self) -> None:
        themes = self._themes()
        chosen = themes or self._visit.programme.themes()
        sections: list[Section] = [
            (f"{theme.key or ''} {theme.name or ''}".strip(), theme.questions) for theme in chosen if theme.questions
        ]
        again = [] if self._in_room else self._to_ask({theme.id for theme in chosen})
        if again:
            sections.insert(0, ("Noted to ask again", again))
        self._aside.show_questions(sections, "" if themes else "Of all themes, because none is set here.")

    def _themes(self) -> list[Theme]:
        rows, about = self._visit.rows, self._about
        if rows.get(Session, about) is not None:
            return self._visit.programme.themes_of(about or "")
        if rows.get(Document, about) is not None:
            return rows.having(Theme, (link.theme for link in rows.where(DocumentTheme, document=about)))
        return []

    def _to_ask(self, themes: set[str]) -> list[str]:
        """What was noted to be asked again and belongs here; a private question stands only on its own laptop."""
        from peerteam.domain.ask_list import asks_for

        visit = self._visit
        tags = [tag for tag in visit.rows.where(Tag, kind=TagKind.ASK) if tag.note != self._note]
        notes = visit.rows.having(Note, {tag.note for tag in tags})
        return asks_for(self._about or "", themes, visit.programme.sessions(), notes, tags)
