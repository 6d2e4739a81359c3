"""Tagging in the note editor: from a key to a tag in the visit, and from the visit's tags to marks in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerteam.domain.records import Clearance, Tag, TagKind, TagState, Theme
from peerteam.ui.tag_words import line_of, needs_a_look, words_of
from peerteam.ui.widgets.line_list import Line
from peerteam.ui.widgets.marks import Mark
from peerteam.ui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from peerteam.store.visit_file import VisitFile

_UNSEEN = (TagState.GONE, TagState.WAITING)
_NEXT = {
    Clearance.RAW: Clearance.CHECKED,
    Clearance.CHECKED: Clearance.CLEARED,
    Clearance.CLEARED: Clearance.RAW,
}


class NoteTags:
    """The tags of the open note. What it returns is a word of advice, or nothing when all is well."""

    def __init__(self, visit: VisitFile, editor: NoteEditor) -> None:
        self._visit, self._editor = visit, editor
        self._themes: dict[int, Theme] = {}
        self._last: str | None = None  # the tag just made, which the kind keys are for
        self._tags: list[Tag] = []

    def read_themes(self) -> list[tuple[int, str, str]]:
        """The themes that have a key, as (key, short name, name)."""
        self._themes = {theme.key: theme for theme in self._visit.programme.themes() if theme.key}
        return [(key, t.short_name or t.name or "", t.name or "") for key, t in self._themes.items()]

    def forget_last(self) -> None:
        """Another note is open: the kind keys are for nothing that is not seen."""
        self._last = None

    def marks(self, note: str | None) -> list[Mark]:
        """The tags of a note as the editor shows them."""
        self._tags = self._visit.notes.tags_of(note) if note is not None else []
        return [
            self._mark(tag, tag.at, tag.upto)
            for tag in self._tags
            if tag.at is not None and tag.upto is not None and tag.state not in _UNSEEN
        ]

    def _mark(self, tag: Tag, at: int, upto: int) -> Mark:
        known = {t.id: (t.key, t.name or "") for t in self._themes.values()}
        number, name = known.get(tag.theme or "", (None, ""))
        kind, state = tag.kind or TagKind.POINT, tag.state or TagState.OK
        return Mark(tag.id, at, upto, number, name, kind, state, tag.clearance)

    # --- by key, while typing -----------------------------------------------------------------------------------------

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

    def set_kind(self, kind: str) -> str:
        """For the tag at the cursor, or else the one just made; the same again makes it a plain point."""
        mark = self._meant()
        if mark is None:
            return "Tag the sentence first: Ctrl+1 … 9"
        self._visit.notes.set_kind(mark.id, TagKind.POINT if mark.kind == kind else TagKind(kind))
        return ""

    def clear_further(self) -> str:
        """The quote at the cursor, or the one just made: raw, then checked, then cleared, then raw again."""
        mark = self._meant()
        if mark is None or mark.kind != TagKind.QUOTE:
            return "Only a quote is cleared: Ctrl+' makes the tag at the cursor a quote"
        self._visit.notes.set_clearance(mark.id, _NEXT[Clearance(mark.clearance or Clearance.RAW)])
        return ""

    def _meant(self) -> Mark | None:
        here = self._editor.marks_here()
        last = next((tag for tag in self._tags if tag.id == self._last), None)
        return next((m for m in here if m.id == self._last), here[-1] if here else None) or (
            self._mark(last, last.at or 0, last.upto or 0) if last else None
        )

    # --- in words -----------------------------------------------------------------------------------------------------

    def here(self) -> str:
        """What the words at the cursor are tagged as; for the tag just made also the keys of the kinds."""
        here = self._editor.marks_here()
        if len(here) > 1:
            return "     ".join(words_of(mark, short=True) for mark in here)
        return "".join(words_of(mark, just_made=mark.id == self._last) for mark in here)

    def themes_here(self) -> list[str]:
        """The themes of the words at the cursor."""
        here = {mark.number for mark in self._editor.marks_here()}
        return [theme.id for key, theme in self._themes.items() if key in here]

    def count(self) -> tuple[int, int]:
        """How many tags the note has, and of how many it is doubtful where they belong."""
        return len(self._tags), sum(1 for tag in self._tags if needs_a_look(tag))

    def lines(self, body: str) -> list[Line]:
        """The tags as a list, in the order of the text; those to look at first."""
        tags = sorted(self._tags, key=lambda tag: (not needs_a_look(tag), tag.at or 0))
        used = self._visit.findings.used_in
        return [line_of(tag, self._mark(tag, tag.at or 0, tag.upto or 0), body, len(used(tag.id))) for tag in tags]

    # --- putting right ------------------------------------------------------------------------------------------------

    def place(self, tag: str) -> tuple[int, int] | None:
        """Where the words of a tag are, if they are anywhere."""
        found = next((each for each in self._tags if each.id == tag and each.state not in _UNSEEN), None)
        return (found.at or 0, found.upto or 0) if found else None

    def confirm(self, tag: str) -> str:
        """The tag is right on the words it is on now."""
        place = self.place(tag)
        if place is None:
            return "Its words are gone. Select the words it is for in the note, then press P here"
        self._visit.notes.put_tag(tag, *place)
        return ""

    def put(self, tag: str) -> str:
        """Put the tag on the words selected in the note."""
        at, upto = self._editor.selection
        if at >= upto:
            return "Select the words it is for in the note first, then press P here"
        self._visit.notes.put_tag(tag, at, upto)
        return ""
