"""Tagging in the note editor: from a key to a tag in the visit, and from the visit's tags to marks in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.domain.records import TagKind, TagState, Theme
from peerteam.ui.widgets.marks import Mark
from peerteam.ui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_UNSEEN = (TagState.GONE, TagState.WAITING)


class NoteTags:
    """The tags of the open note. What it returns is a word of advice, or nothing when all is well."""

    def __init__(self, visit: VisitFile, editor: NoteEditor) -> None:
        self._visit, self._editor = visit, editor
        self._themes: dict[int, Theme] = {}
        self._last: str | None = None  # the tag just made, which the kind keys are for

    def read_themes(self) -> list[tuple[int, str, str]]:
        """The themes that have a key, as (key, short name, name)."""
        self._themes = {theme.key: theme for theme in self._visit.programme.themes() if theme.key}
        return [(key, t.short_name or t.name or "", t.name or "") for key, t in self._themes.items()]

    def forget_last(self) -> None:
        """Another note is open: the kind keys are for nothing that is not seen."""
        self._last = None

    def marks(self, note: str | None) -> list[Mark]:
        """The tags of a note as the editor shows them."""
        if note is None:
            return []
        known = {t.id: (t.key, t.name or "") for t in self._themes.values()}
        return [
            Mark(tag.id, tag.at, tag.upto, *known.get(tag.theme or "", (None, "")), kind=tag.kind or TagKind.POINT)
            for tag in self._visit.notes.tags_of(note)
            if tag.at is not None and tag.upto is not None and tag.state not in _UNSEEN
        ]

    def toggle(self, note: str | None, number: int) -> str:
        """Tag the selection or the current sentence with the theme of this key, or take that tag off."""
        theme = self._themes.get(number)
        if theme is None:
            return f"No theme has the key {number}"
        at, upto = self._editor.range_for(number)
        if note is None or at >= upto:
            return "There are no words here to tag"
        self._last = self._visit.notes.toggle_tag(note, at, upto, theme.id)
        return ""

    def set_kind(self, note: str | None, kind: str) -> str:
        """For the tag at the cursor, or else the one just made; the same again makes it a plain point."""
        here = self._editor.marks_here()
        mark = next((m for m in here if m.id == self._last), here[-1] if here else None)
        mark = mark or next((m for m in self.marks(note) if m.id == self._last), None)
        if mark is None:
            return "Tag the sentence first: Ctrl+1 … 9"
        self._visit.notes.set_kind(mark.id, TagKind.POINT if mark.kind == kind else TagKind(kind))
        return ""
